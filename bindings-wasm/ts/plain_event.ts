// Reads an event whose JSON is already what the core would make of it, which spares the second parse of a body.
//
// The core reads events: names in camel case, numbers as text, words in any case, fields that do not fit. What it makes of
// an event as it is documented is the same JSON with the missing lists added, and that is told here by its fields. Any
// doubt is the core's to settle: there is no error here.

import { customer, EVENT_TYPE, order, token } from "./plain.js";
import { isObject, names } from "./plain_values.js";
import type { WebhookEvent } from "./types.js";

/**
 * What events of each family are about, as `EventData::read` of the core has it. Those of subscriptions are not here: they
 * are never plain, because two more fields stand beside their data.
 */
const FAMILIES = new Map([
  ["ORDER", { kind: "order", fits: order }],
  ["PAYMENT", { kind: "order", fits: order }],
  ["REFUND", { kind: "refund", fits: order }],
  ["CUSTOMER", { kind: "customer", fits: customer }],
  ["TOKEN", { kind: "token", fits: token }],
]);

/** The core reads no deeper than 128 lists and objects within each other; a model has at most two of them in one level. */
const DEPTH = 32;

/** The event in a body's text, if it is plain. */
export function plainEvent(id: string, timestamp: number, body: string): WebhookEvent | undefined {
  // An escape may be half a character, which parsers read differently.
  if (body.includes("\\u")) {
    return undefined;
  }
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isObject(read, DEPTH)) {
    return undefined;
  }
  const { event_type, data } = read;
  // What stands beside them is passed on as it came, after the core has looked at its numbers.
  if (typeof event_type !== "string" || !EVENT_TYPE.has(event_type) || names(read) !== 2) {
    return undefined;
  }
  const family = FAMILIES.get(event_type.slice(0, event_type.indexOf("_")));
  if (family === undefined || family.fits(data, DEPTH) !== 1) {
    return undefined;
  }
  return { id, timestamp, event_type, kind: family.kind, data, other: {} } as WebhookEvent;
}
