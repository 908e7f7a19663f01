// Node reads plain events itself, and what it reads is to the last field what the core makes of the same body.

import assert from "node:assert/strict";
import test from "node:test";

// The inside of the package, which no user can reach.
import { ask } from "../../bindings-wasm/dist/esm/border.js";
import { plainEvent } from "../../bindings-wasm/dist/esm/plain_event.js";
import { transcripts, vectors } from "./support/vectors.js";

/** What the core makes of a body; undefined if it cannot read it. */
function fromCore(body) {
  try {
    return JSON.parse(ask((core) => core.read_event("msg_1", 5, Buffer.from(body))));
  } catch {
    return undefined;
  }
}

/** Whether Node read the body itself; then the core must read the same. */
function isPlain(body) {
  const event = plainEvent("msg_1", 5, body);
  if (event !== undefined) {
    assert.deepEqual(event, fromCore(body), body);
  }
  return event !== undefined;
}

const TYPES = { order_id: "ORDER_PROCESSED", customer_id: "CUSTOMER_ACTIVATED", token_id: "TOKEN_ACTIVATED" };

/** Events about everything that the vectors' answers tell of an order, a customer or a token. */
function events() {
  const found = new Map();
  const look = (value) => {
    if (typeof value !== "object" || value === null) {
      return;
    }
    const [, event_type] = Object.entries(TYPES).find(([name]) => typeof value[name] === "string") ?? [];
    if (event_type !== undefined) {
      const body = JSON.stringify({ event_type, data: value });
      found.set(body, JSON.parse(body));
    }
    Object.values(value).forEach(look);
  };
  for (const { script } of transcripts()) {
    script.forEach(({ answer }) => look(answer?.body));
  }
  return [...found.values()];
}

test("every webhook of the vectors that Node reads itself is what the core reads", () => {
  const bodies = vectors("webhooks.json").flatMap(({ body }) => (typeof body === "string" ? [body] : []));
  assert.ok(bodies.filter(isPlain).length >= 2);
});

test("most events as they are documented are read by Node itself", () => {
  const all = events();
  const plain = all.filter((event) => isPlain(JSON.stringify(event)));
  assert.ok(all.length > 50 && plain.length > all.length / 2, `${plain.length} of ${all.length}`);
});

/** What may stand in the place of a value. */
const ODD = [
  null,
  "",
  "word",
  "CREATED",
  "created",
  "12",
  "true",
  0,
  -1,
  5,
  1.5,
  2 ** 53,
  1e300,
  true,
  false,
  [],
  [null],
  ["a"],
  [{}],
  {},
  { value: 1, currency: "INR" },
  { value: "1", currency: "INR" },
  { order_id: "v1-2", status: "FAILED" },
];
/** What a field may be called. */
const NAMES = [
  "next_thing",
  "nextThing",
  "token-id",
  "last_4_digit",
  "order",
  "__proto__",
  "orderId",
  "refunds",
  "payments",
];

test("an event with anything odd in it is the core's to read, or is the same", () => {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const pick = (list) => list[random(list.length)];
  const places = (value, found = []) => {
    if (typeof value === "object" && value !== null) {
      for (const name of Object.keys(value)) {
        found.push([value, name]);
        places(value[name], found);
      }
    }
    return found;
  };
  const all = events();
  let plain = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const event = structuredClone(pick(all));
    const [object, name] = pick(places(event));
    switch (random(4)) {
      case 0:
        delete object[name];
        break;
      case 1:
        object[name] = structuredClone(pick(ODD));
        break;
      case 2:
        Object.defineProperty(object, pick(NAMES), {
          value: structuredClone(pick(ODD)),
          enumerable: true,
          configurable: true,
        });
        break;
      default:
        // Another spelling of the same name or text.
        if (typeof object[name] === "string") {
          object[name] = object[name].toLowerCase();
        }
    }
    plain += isPlain(JSON.stringify(event)) ? 1 : 0;
  }
  assert.ok(plain > 2_000, `${plain}`);
});

test("what parsers read differently is the core's to read", () => {
  const ORDER = '{"event_type":"ORDER_PROCESSED","data":{"order_id":"v1-1","status":"PROCESSED"}}';
  assert.ok(isPlain(ORDER));
  const nested = (depth) => `${'{"order_id":"v1-1","status":"FAILED","refunds":['.repeat(depth)}${"]}".repeat(depth)}`;
  for (const body of [
    `\ufeff${ORDER}`,
    `${ORDER} x`,
    "",
    "5",
    "null",
    `[${ORDER}]`,
    ORDER.replace("v1-1", "\\ud83d"),
    ORDER.replace('"v1-1"', "12345678901234567890"),
    ORDER.replace("ORDER_PROCESSED", "ORDER_NEW_THING"),
    ORDER.replace("ORDER_PROCESSED", "order_processed"),
    ORDER.replace("ORDER_PROCESSED", "SUBSCRIPTION_CHARGED"),
    ORDER.replace("event_type", "eventType"),
    ORDER.replace("{", '{"eventType":"ORDER_FAILED",'),
    ORDER.replace("{", '{"beside":9007199254740993,'),
    `{"event_type":"ORDER_PROCESSED","data":${nested(60)}}`,
    `{"event_type":"ORDER_PROCESSED","data":${nested(70)}}`,
  ]) {
    assert.equal(isPlain(body), false, body);
  }
  assert.equal(fromCore(`{"event_type":"ORDER_PROCESSED","data":${nested(70)}}`), undefined);
  assert.ok(isPlain(`{"event_type":"ORDER_PROCESSED","data":${nested(10)}}`));
  // Given twice, the last one counts.
  assert.ok(isPlain(ORDER.replace('"status"', '"status":5,"status"')));
});
