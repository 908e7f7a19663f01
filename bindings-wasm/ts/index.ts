// The package's entry, of the ES build and of the CommonJS build.
//
// A process that uses both, or bundles the package more than once, gets one of them: the first. So there is one
// instance, one set of classes, and `instanceof` holds wherever an error was thrown. The version is part of the key.

import * as own from "./api.js";
import { VERSION } from "./version.js";

const KEY = Symbol.for(`pinelabs-online/${VERSION}`);
const shelf = globalThis as { [KEY]?: typeof own };

if (shelf[KEY] === undefined) {
  Object.defineProperty(globalThis, KEY, { value: own });
}
const shared = shelf[KEY] ?? own;

export const {
  AbortedError,
  AuthenticationError,
  CallbackVerifier,
  ConfigError,
  HttpRequest,
  InputError,
  InternalError,
  NetworkError,
  NotAllowedError,
  OPERATIONS,
  PineLabs,
  PineLabsError,
  RateLimitedError,
  RejectedError,
  ServerError,
  SignatureError,
  TransportFailure,
  UnreadableAnswerError,
  Webhook,
  WebhookVerifier,
  allFields,
  amount,
  callbacks,
  linkStatus,
  orderStatus,
  planStatus,
  presentationStatus,
  subscriptionStatus,
  webhooks,
} = shared;
