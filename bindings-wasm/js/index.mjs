// The same instance as `require` gives.
import pinelabs from "./index.js";

export const {
  CallbackVerifier,
  HttpRequest,
  PineLabs,
  PineLabsError,
  TransportFailure,
  Webhook,
  WebhookVerifier,
  callbacks,
  orderStatus,
  webhooks,
} = pinelabs;
