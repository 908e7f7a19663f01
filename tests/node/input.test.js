// What a caller may give: whatever JSON would leave out or turn into `null` is refused by its path, and nothing is sent.

import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";

import { callbacks, orderStatus, PineLabs, webhooks } from "pinelabs-online";

import { className } from "./support/names.js";
import { CONFIG, TOKEN } from "./support/scripted.js";

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';

/** A client that fails the test as soon as it sends anything. */
const silent = () => new PineLabs({ ...CONFIG, transport: () => assert.fail("sent") });

/** A client that keeps the bodies of the requests that are no token requests. */
function listening() {
  const bodies = [];
  const transport = async ({ operation, body }) => {
    if (operation === "auth.generate_token") {
      return { status: TOKEN.status, body: JSON.stringify(TOKEN.body) };
    }
    bodies.push(body === null ? null : JSON.parse(body));
    return { status: 200, body: ORDER };
  };
  return { pl: new PineLabs({ ...CONFIG, transport }), bodies };
}

class Hidden {
  #amount = 5;
  get amount() {
    return this.#amount;
  }
}

/** Values that JSON leaves out, turns into `null`, or prints as something else than they are. */
const BROKEN = {
  "not a number": NaN,
  infinity: Infinity,
  "infinity below zero": -Infinity,
  "a number in an object that is not one": Object(NaN),
  "an integer that a number cannot hold": 2 ** 53,
  // biome-ignore lint/correctness/noPrecisionLoss: that it loses some is what is tested.
  "a larger one": 12345678901234567890,
  "a function": () => {},
  "a class": Hidden,
  "a symbol": Symbol("x"),
  "a symbol in an object": Object(Symbol("x")),
  "a BigInt": 5n,
  "a BigInt in an object": Object(5n),
  "a map": new Map([["a", 1]]),
  "a set": new Set([1]),
  "a weak map": new WeakMap(),
  "a map of another realm": vm.runInNewContext("new Map([['a', 1]])"),
  "a promise": Promise.resolve(5),
  "a regular expression": /x/,
  "an error": new Error("x"),
  "form data": new URLSearchParams("a=1"),
  "web headers": new Headers({ a: "1" }),
  "an iterator": [1][Symbol.iterator](),
  "a generator": (function* () {})(),
  bytes: new Uint8Array(2),
  "a buffer": new ArrayBuffer(2),
  "a view": new DataView(new ArrayBuffer(2)),
  "an invalid date": new Date(NaN),
  "what prints as nothing": { toJSON: () => undefined },
  "what prints as null": { toJSON: () => null },
  "what prints as not a number": { toJSON: () => NaN },
  "what fails to print": {
    toJSON() {
      throw new Error("4012001037141112");
    },
  },
  "half a character": "Asha \ud83d",
  "the other half": "\ude00 Asha",
  "a text in an object with half a character": Object("\ud83d"),
  "an object whose fields are private": new Hidden(),
  "an object whose fields are inherited": Object.create({ amount: 5 }),
  "a revoked proxy": (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
};

const refused = (kind, path) => (error) => {
  assert.deepEqual(
    [error.name, error.kind, error.effect, error.path],
    [className(kind), kind, "none", path],
    error.stack,
  );
  assert.ok(!error.message.includes("4012001037141112"));
  assert.match(error.message, /^[^A-Z]*`|^[a-z]/);
  assert.doesNotMatch(error.message, /\.$|\n/);
  return true;
};

for (const [name, value] of Object.entries(BROKEN)) {
  test(`${name} is refused by its path wherever it stands, and nothing is sent`, async () => {
    const pl = silent();
    for (const [operation, params, path] of [
      [
        "orders.capture",
        { order_id: "v1-1", merchant_capture_reference: "c-1", capture_amount: value },
        "capture_amount",
      ],
      ["orders.capture", { order_id: "v1-1", capture_amount: { value, currency: "INR" } }, "capture_amount.value"],
      ["orders.create", { order_amount: { value: 1100, currency: "INR" }, pre_auth: value }, "pre_auth"],
      ["orders.create", { order_amount: { value: 1100, currency: "INR" }, part_payment: value }, "part_payment"],
      [
        "orders.create",
        { order_amount: { value: 1100, currency: "INR" }, purchase_details: { merchant_metadata: value } },
        "purchase_details.merchant_metadata",
      ],
      [
        "payments.create",
        { order_id: "v1-1", payments: [{ payment_amount: { value, currency: "INR" } }] },
        "payments[0].payment_amount.value",
      ],
      ["payments.create", { order_id: "v1-1", payments: [{}, value] }, "payments[1]"],
      ["raw", { method: "POST", path: "/x", body: { a: value } }, "body.a"],
      ["raw", { method: "POST", path: "/x", body: [[value]] }, "body[0][0]"],
      ["raw", { method: "POST", path: "/x", body: value }, "body"],
    ]) {
      await assert.rejects(pl.invoke(operation, params), refused("input", path), `${operation} ${path}`);
    }
    await assert.rejects(pl.invoke("orders.create", value), refused("input", undefined));
    for (const option of ["timeout_ms", "total_timeout_ms", "max_retries", "headers"]) {
      await assert.rejects(pl.orders.get({ order_id: "a" }, { [option]: value }), refused("config", option));
    }
    await assert.rejects(
      pl.orders.get({ order_id: "a" }, { headers: { "Merchant-ID": value } }),
      refused("config", "headers.Merchant-ID"),
    );
    for (const option of ["client_id", "environment", "base_url", "timeout_ms", "max_retries", "connect_timeout_ms"]) {
      assert.throws(() => new PineLabs({ ...CONFIG, [option]: value }), refused("config", option));
    }
  });
}

test("a name that JSON leaves out or that has half a character is refused", async () => {
  const pl = silent();
  const raw = (body) => pl.raw({ method: "POST", path: "/x", body });
  await assert.rejects(raw({ [Symbol("a")]: 1 }), refused("input", "body"));
  await assert.rejects(raw({ a: { ["x\ud83d"]: 1 } }), refused("input", "body.a"));
  await assert.rejects(raw({ a: Object.assign([1], { b: 2 }) }), refused("input", "body.a"));
  class Order {
    order_id = "v1-1";
    get capture_amount() {
      return { value: 100, currency: "INR" };
    }
  }
  await assert.rejects(pl.orders.capture(new Order()), refused("input", "capture_amount"));
});

test("a hole or nothing in a list is refused, a property that is nothing is absent", async () => {
  const { pl, bodies } = listening();
  // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
  const payments = [, { payment_amount: { value: 1, currency: "INR" } }];
  await assert.rejects(pl.payments.create({ order_id: "a", payments }), refused("input", "payments[0]"));
  await assert.rejects(pl.raw({ method: "POST", path: "/x", body: [1, undefined] }), refused("input", "body[1]"));
  await pl.orders.capture({ order_id: "v1-1", merchant_capture_reference: "c-1", capture_amount: undefined });
  await pl.orders.capture({ order_id: "v1-1", merchant_capture_reference: "c-1", capture_amount: null });
  assert.deepEqual(bodies, [{ merchant_capture_reference: "c-1" }, { merchant_capture_reference: "c-1" }]);
  await pl.orders.get({ order_id: "v1-1" }, { timeout_ms: undefined, signal: undefined });
});

test("what JSON can hold is sent as JSON prints it", async () => {
  const { pl, bodies } = listening();
  const time = new Date(1_720_511_828_022);
  class Dto {
    a = 1;
    b;
  }
  const shared = { x: 1 };
  const body = {
    text: "caf\u00e9 \u{1f600}",
    zero: 0,
    below: -1.5,
    safe: Number.MAX_SAFE_INTEGER,
    no: false,
    nothing: null,
    absent: undefined,
    time,
    boxed: [Object(5), Object("x"), Object(false)],
    dto: new Dto(),
    bare: Object.assign(Object.create(null), { y: 2 }),
    twice: [shared, shared],
    elsewhere: vm.runInNewContext("({ list: [1, { z: 'q' }], when: new Date(0) })"),
    own: { toJSON: (name) => ({ printed: name }) },
    "": { "": [] },
  };
  Object.defineProperty(body, "__proto__", { value: "a field", enumerable: true });
  await pl.raw({ method: "POST", path: "/x", body });
  assert.deepEqual(bodies[0], JSON.parse(JSON.stringify(body)));
  assert.equal(bodies[0].time, time.toJSON());
  assert.equal(bodies[0].own.printed, "own");
  assert.equal(Object.getOwnPropertyDescriptor(bodies[0], "__proto__").value, "a field");
});

test("a circle and a nesting without end are refused by their path", async () => {
  const pl = silent();
  const circle = { list: [] };
  circle.list.push({ circle });
  await assert.rejects(pl.raw({ method: "POST", path: "/x", body: circle }), refused("input", "body.list[0].circle"));
  let deep = {};
  for (let i = 0; i < 100_000; i += 1) {
    deep = { deep };
  }
  await assert.rejects(pl.raw({ method: "POST", path: "/x", body: deep }), { kind: "input", effect: "none" });
  const endless = { toJSON: () => ({ endless }) };
  await assert.rejects(pl.raw({ method: "POST", path: "/x", body: endless }), { kind: "input", effect: "none" });
});

test("what was checked is what is sent, also when a getter changes its mind", async () => {
  const { pl, bodies } = listening();
  let asked = 0;
  const params = {
    order_id: "v1-1",
    merchant_capture_reference: "c-1",
    get capture_amount() {
      asked += 1;
      return asked === 1 ? { value: 100, currency: "INR" } : undefined;
    },
  };
  await pl.orders.capture(params);
  assert.deepEqual(bodies[0].capture_amount, { value: 100, currency: "INR" });
  const failing = {
    get order_id() {
      throw new Error("4012001037141112");
    },
  };
  await assert.rejects(silent().orders.capture(failing), refused("input", "order_id"));
});

test("half a character in any text is refused in the same words", async () => {
  const words = /expected text without half a character \(a lone surrogate\)$/;
  const half = "a\ud800";
  const pl = silent();
  await assert.rejects(pl.orders.get({ order_id: half }), { kind: "input", path: "order_id", message: words });
  await assert.rejects(pl.invoke(half), { kind: "input", path: "operation" });
  assert.throws(() => new PineLabs({ ...CONFIG, client_secret: half }), {
    kind: "config",
    path: "client_secret",
    message: words,
  });
  assert.throws(() => callbacks.verifier(half), { kind: "config", path: "callback_key" });
  assert.throws(() => webhooks.verifier(half), { kind: "config", path: "webhook_secret", message: words });
  assert.throws(() => webhooks.sign("{}", "abc1234", { id: half }), { kind: "input", path: "id", message: words });
  assert.throws(() => webhooks.sign(half, "abc1234"), { kind: "input", path: "body", message: words });
  assert.throws(() => orderStatus.check(half, "pay"), { kind: "input", path: "status", message: words });
  for (const [fields, path] of [
    [{ order_id: half }, "fields.order_id"],
    [[["order_id", half]], "fields.order_id"],
    [{ [half]: "x" }, "fields"],
    [{ order_id: ["a", half] }, "fields.order_id"],
  ]) {
    for (const sign of [callbacks.sign, callbacks.signForm]) {
      assert.throws(() => sign(fields, KEY), { name: "InputError", kind: "input", path, message: words });
    }
  }
});

test("options that are no object are refused, wherever they are taken", () => {
  for (const options of ["base64", 5, [], new Map([["encoding", "base64"]])]) {
    assert.throws(() => webhooks.verifier("abc1234", options), { kind: "config" }, String(options));
    assert.throws(() => webhooks.sign("{}", "abc1234", options), { name: "ConfigError" }, String(options));
    assert.throws(() => webhooks.verifier("abc1234").verify("{}", {}, options), { kind: "input" }, String(options));
  }
  for (const order of ["PROCESSED", true, []]) {
    assert.throws(() => orderStatus.check("CREATED", "pay", order), { kind: "input" }, String(order));
  }
  assert.throws(() => webhooks.verifier("abc1234").verify("{}", {}, { now_ms: NaN }), {
    kind: "input",
    path: "now_ms",
  });
  assert.throws(() => webhooks.sign("{}", "abc1234", { timestamp: NaN }), { kind: "input", path: "timestamp" });
  assert.throws(() => orderStatus.actions("CREATED", { pre_auth: NaN }), { kind: "input", path: "pre_auth" });
  assert.deepEqual(orderStatus.actions("PROCESSED", null), ["refund"]);
  assert.throws(() => orderStatus.observe("AUTHORIZED\0PENDING", "PENDING"), { kind: "input", path: "stored" });
});
