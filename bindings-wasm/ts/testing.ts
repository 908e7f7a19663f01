/**
 * For tests of code that takes payments. Importing the package does not load it.
 *
 * @module pinelabs-online/testing
 */

export {
  customer,
  type Fields,
  lost,
  order,
  otp,
  paymentLink,
  plan,
  presentation,
  refund,
  rejected,
  subscription,
  token,
} from "./testing_answers.js";
export { Sandbox } from "./testing_sandbox.js";
export {
  CALLBACK_KEY,
  callbackFields,
  callbackForm,
  type SignedWebhook,
  WEBHOOK_SECRET,
  webhook,
} from "./testing_signed.js";
export { type Repeat, ScriptedTransport, VirtualPlatform } from "./testing_transport.js";
