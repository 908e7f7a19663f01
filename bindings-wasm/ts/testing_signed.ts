// Callbacks and webhooks that verify, as the gateway would sign them.

import { randomUUID } from "node:crypto";

import type { EventType, WebhookKeyOptions } from "./api.js";
import { callbacks, webhooks } from "./index.js";
import { order } from "./testing_answers.js";

/** An invented key for callbacks. */
export const CALLBACK_KEY = `${"c0ffee".repeat(10)}c0ff`;

/** An invented secret for webhooks. */
export const WEBHOOK_SECRET = "an-invented-webhook-secret";

type CallbackFields = { readonly [name: string]: string };

const unsigned = (fields: CallbackFields): CallbackFields => ({
  order_id: order().order_id,
  status: "AUTHORIZED",
  ...fields,
});

/** The fields that the shopper's browser posts to the return URL, with their signature. */
export function callbackFields(fields: CallbackFields = {}, key: string = CALLBACK_KEY): { [name: string]: string } {
  const all = unsigned(fields);
  return { ...all, signature: callbacks.sign(all, key) };
}

/** The same as the body of the post, `application/x-www-form-urlencoded`. */
export function callbackForm(fields: CallbackFields = {}, key: string = CALLBACK_KEY): string {
  return callbacks.signForm(unsigned(fields), key);
}

/** What the gateway posts to the merchant's server. */
export interface SignedWebhook {
  /** The raw body. */
  body: string;
  /** Its content type, id, time and signature. */
  headers: { [name: string]: string };
}

/**
 * A webhook with this event; without data it is of an order that is authorized.
 *
 * A fresh id and the present time, in seconds since 1970, unless they are given: give the same id twice to test that an
 * event is handled once, and an old time to test that it is refused.
 */
export function webhook(
  event_type: EventType | (string & {}) = "ORDER_AUTHORIZED",
  data: object = order({ status: "AUTHORIZED" }),
  { secret = WEBHOOK_SECRET, ...signing }: WebhookOptions = {},
): SignedWebhook {
  const body = JSON.stringify({ event_type, data });
  const { id = `msg_${randomUUID()}`, timestamp, encoding } = signing;
  return {
    body,
    headers: { "content-type": "application/json", ...webhooks.sign(body, secret, { id, timestamp, encoding }) },
  };
}

/** How a webhook is signed. */
interface WebhookOptions extends WebhookKeyOptions {
  secret?: string | undefined;
  id?: string | undefined;
  timestamp?: number | undefined;
}
