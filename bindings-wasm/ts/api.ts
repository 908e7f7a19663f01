/// <reference types="node" preserve="true" />

/**
 * Everything that the package exports. `index.ts` exports it to programs.
 *
 * @module pinelabs-online
 */

export { amount } from "./amount.js";
export { CallbackVerifier, callbacks } from "./callbacks.js";
export { type InvokeWithResponse, PineLabs } from "./client.js";
export {
  AbortedError,
  AuthenticationError,
  ConfigError,
  type ErrorFields,
  type ErrorOptions,
  InputError,
  InternalError,
  NetworkError,
  NotAllowedError,
  PineLabsError,
  RateLimitedError,
  RejectedError,
  ServerError,
  SignatureError,
  UnreadableAnswerError,
} from "./errors.js";
export { TransportFailure } from "./failure.js";
export { linkStatus, planStatus, presentationStatus, type StatusTable, subscriptionStatus } from "./lifecycle.js";
export type * from "./operations.js";
export { OPERATIONS } from "./operations.js";
export { orderStatus } from "./order_status.js";
export { HttpRequest } from "./request.js";
export type { OperationsWithResponse, ResponseHeaders, ResponseInfo, WithResponse } from "./response.js";
export type * from "./types.js";
export type { ErrorKind } from "./types.js";
export { type SignedHeaders, Webhook, WebhookVerifier, webhooks } from "./webhooks.js";
export { allFields, type UnlistedWord } from "./words.js";
