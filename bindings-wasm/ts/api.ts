/// <reference types="node" preserve="true" />

// Everything that the package exports. `index.ts` exports it to programs.

export { amount } from "./amount.js";
export { CallbackVerifier, callbacks } from "./callbacks.js";
export { PineLabs } from "./client.js";
export {
  AbortedError,
  AuthenticationError,
  ConfigError,
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
  type ErrorFields,
  type ErrorOptions,
} from "./errors.js";
export { TransportFailure } from "./failure.js";
export { OPERATIONS } from "./operations.js";
export type * from "./operations.js";
export { orderStatus } from "./order_status.js";
export { HttpRequest } from "./request.js";
export type * from "./types.js";
export type { ErrorKind } from "./types.js";
export { Webhook, WebhookVerifier, webhooks, type SignedHeaders } from "./webhooks.js";
export { allFields, type UnlistedWord } from "./words.js";
