// What an error keeps of what it knows: over JSON, over a broken instance, and without the secrets of others.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import { Worker } from "node:worker_threads";

import { callbacks, PineLabs, PineLabsError, TransportFailure } from "pinelabs-online";

import { className } from "./support/names.js";
import { CONFIG, TOKEN } from "./support/scripted.js";

const require = createRequire(import.meta.url);
/** The inside of the package, which no user can reach. */
const border = require("../../bindings-wasm/dist/esm/border.js");

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';

/** A client on a transport that answers tokens itself and everything else with `answer`. */
function client(answer, options) {
  const transport = async (request) =>
    request.operation === "auth.generate_token"
      ? { status: TOKEN.status, body: JSON.stringify(TOKEN.body) }
      : answer(request);
  return new PineLabs({ ...CONFIG, transport, ...options });
}

const thrownBy = (call) =>
  call.then(
    () => assert.fail("it went well"),
    (thrown) => thrown,
  );

/** An error of a write that was lost. */
const lost = () => {
  const pl = client(
    () => {
      throw new TransportFailure("lost", { sent: true });
    },
    { max_retries: 0, total_timeout_ms: 300 },
  );
  return thrownBy(pl.orders.capture({ order_id: "v1-1" }));
};

const FIELDS = [
  "name",
  "message",
  "kind",
  "effect",
  "operation",
  "path",
  "status",
  "code",
  "requestId",
  "retryAfterMs",
  "retryAfter",
  "inquiry",
];

test("an error is rebuilt from what it prints", async () => {
  const errors = [
    await lost(),
    await thrownBy(client(() => assert.fail("sent")).orders.get({ order_id: 5 })),
    await thrownBy(
      client(() => ({ status: 429, headers: { "retry-after": "7" }, body: '{"code":"X","message":"no"}' }), {
        max_retries: 0,
      }).orders.get({ order_id: "v1-1" }),
    ),
    await thrownBy(
      client(() => ({ status: 422, body: '{"code":"X","message":"no"}' })).orders.capture({ order_id: "v1-1" }),
    ),
  ];
  assert.deepEqual(
    errors.map(({ effect }) => effect),
    ["unknown", "none", "none", "rejected"],
  );
  const worker = new Worker(
    'require("node:worker_threads").parentPort.on("message", (m) => postMessage(m));'.replace(
      "postMessage",
      'require("node:worker_threads").parentPort.postMessage',
    ),
    { eval: true },
  );
  for (const error of errors) {
    worker.postMessage(error.toJSON());
    const [posted] = await once(worker, "message");
    for (const printed of [
      error.toJSON(),
      JSON.stringify(error),
      JSON.parse(JSON.stringify(error)),
      structuredClone(error.toJSON()),
      structuredClone({ ...error, message: error.toJSON().message }),
      posted,
    ]) {
      const again = PineLabsError.fromJSON(printed);
      assert.ok(again instanceof PineLabsError);
      for (const field of FIELDS) {
        assert.deepEqual(again[field], error[field], field);
      }
      assert.deepEqual(again.toJSON(), error.toJSON());
      assert.equal(JSON.stringify(again), JSON.stringify(error));
    }
  }
  await worker.terminate();
});

test("an error whose effect is lost says that it is unknown", async () => {
  const error = await lost();
  for (const printed of [
    {},
    { kind: "network", message: "x" },
    { ...error.toJSON(), effect: undefined },
    { ...error.toJSON(), effect: "nothing" },
    { ...error.toJSON(), effect: null },
    structuredClone(error),
    "not JSON",
    "null",
    null,
    undefined,
    5,
    [],
  ]) {
    const again = PineLabsError.fromJSON(printed);
    assert.deepEqual(
      [again instanceof PineLabsError, again.name, again.effect, again.toJSON().effect],
      [true, className(again.kind), "unknown", "unknown"],
      inspect(printed),
    );
    assert.equal(typeof again.kind, "string");
  }
  const junk = {
    kind: 5,
    effect: "none",
    path: {},
    status: "x",
    code: [],
    inquiry: "y",
    retry_after_ms: {},
    message: 7,
  };
  const { kind, effect, path, status, code, inquiry, retryAfterMs, message } = PineLabsError.fromJSON(junk);
  assert.deepEqual(
    [kind, effect, path, status, code, inquiry, retryAfterMs, typeof message],
    ["internal", "none", undefined, undefined, undefined, undefined, undefined, "string"],
  );
});

test("what an error prints is the reader's own copy", async () => {
  const error = await lost();
  delete error.toJSON().effect;
  assert.equal(error.toJSON().effect, "unknown");
});

test("calls in flight keep their inquiry and request id when the instance breaks", async () => {
  const before = border.generation();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const sent = {};
  /** Writes that are in flight when the instance breaks, one that waits to ask, and a read. */
  const waiting = client(async (request) => {
    sent[request.operation] ??= request.request_id;
    await held;
    return { status: 200, body: ORDER };
  });
  const asking = client(
    (request) => {
      sent[request.operation] ??= request.request_id;
      throw new TransportFailure("lost", { sent: true });
    },
    { platform: { sleep: () => held } },
  );
  const amount = { value: 100, currency: "INR" };
  const calls = {
    "orders.cancel": waiting.orders.cancel({ order_id: "v1-1" }),
    "refunds.create": waiting.refunds.create({
      order_id: "v1-1",
      merchant_order_reference: "r-1",
      order_amount: amount,
    }),
    "orders.get": waiting.orders.get({ order_id: "v1-1" }),
    "orders.capture": asking.orders.capture({ order_id: "v1-1", merchant_capture_reference: "c-1" }),
  };
  const errors = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, thrownBy(call)]));
  await wait(20);
  // Whatever the core remembers is garbage from here on.
  new Uint8Array(border.memory().buffer).fill(0xff);
  assert.throws(() => callbacks.verifier(KEY), { kind: "internal", effect: "none" });
  release();
  for (const [name, operation, params] of [
    ["orders.cancel", "orders.get", { order_id: "v1-1" }],
    ["refunds.create", "orders.get_by_reference", { merchant_order_reference: "r-1" }],
    ["orders.capture", "orders.get", { order_id: "v1-1" }],
  ]) {
    const error = await errors[name];
    assert.deepEqual([error.kind, error.effect, error.operation], ["internal", "unknown", name]);
    assert.deepEqual([error.inquiry.operation, error.inquiry.params], [operation, params], name);
    assert.equal(typeof error.inquiry.look_for, "string");
    assert.equal(error.requestId, sent[name]);
    assert.deepEqual(PineLabsError.fromJSON(error.toJSON()).inquiry, error.inquiry);
  }
  const read = await errors["orders.get"];
  assert.deepEqual([read.kind, read.effect, read.inquiry], ["internal", "none", undefined]);
  assert.equal(border.generation(), before + 1);
});

test("text that cannot be signed breaks no call that is in flight", async () => {
  const before = border.generation();
  const pl = client(async () => {
    await wait(20);
    return { status: 200, body: ORDER };
  });
  const capture = pl.orders.capture({ order_id: "v1-1" });
  await wait(5);
  for (const half of ["a\ud800", "\udc00"]) {
    assert.throws(() => callbacks.sign({ order_id: half }, KEY), { kind: "input", effect: "none" });
  }
  assert.equal((await capture).order_id, "v1-1");
  assert.equal(border.generation(), before);
});

test("an answer that was read holds when the instance breaks while the call is freed", async (t) => {
  const before = border.generation();
  const { parse } = JSON;
  t.after(() => (JSON.parse = parse));
  const pl = client((request) => {
    // The answer is read last, then the call is freed.
    JSON.parse = (text) => {
      const value = parse(text);
      if (request.method === "PUT") {
        JSON.parse = parse;
        new Uint8Array(border.memory().buffer).fill(0xff);
      }
      return value;
    };
    return { status: 200, body: ORDER };
  });
  assert.equal((await pl.orders.capture({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal(border.generation(), before + 1);
  const held = new border.Held(() => ({ free: () => assert.fail("the instance broke") }));
  assert.equal(held.free(), undefined);
  assert.equal(border.generation(), before + 2);
});

test("a write that was sent keeps its inquiry when the client's own timer fails", async () => {
  const broken = new Error("no clock");
  for (const platform of [
    { sleep: () => Promise.reject(broken) },
    {
      sleep() {
        throw broken;
      },
    },
  ]) {
    const pl = client(
      () => {
        throw new TransportFailure("lost", { sent: true });
      },
      { platform },
    );
    const error = await thrownBy(pl.orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.name, error.effect, error.cause], ["AbortedError", "unknown", broken]);
    assert.equal(error.inquiry.operation, "orders.get");
  }
});

const SECRETS = { pan: "4012001037141112", cvv: "987", bearer: TOKEN.body.access_token, client: CONFIG.client_secret };

test("what a transport's failure quotes of the request is shown to neither the observer nor the caller", async (t) => {
  const quote = ({ headers, body }) => `refused ${headers.map((header) => header.join(": "))} ${body}\nagain`;
  const own = (error, request) =>
    Object.assign(error, { request, config: { headers: request.headers }, stack: `${error.stack} ${request.body}` });
  for (const [name, fail] of [
    ["an error", (request) => new Error(quote(request))],
    ["an error of a library", (request) => own(new TypeError(quote(request)), request)],
    ["an error with a cause", (request) => new Error("failed", { cause: new Error(quote(request)) })],
    ["a name", (request) => Object.assign(new Error("x"), { name: quote(request) })],
    ["a failure", (request) => new TransportFailure(quote(request), { sent: true })],
    ["a failure with more", (request) => own(new TransportFailure(quote(request), { sent: true }), request)],
    ["a text", (request) => quote(request)],
    ["an object", (request) => ({ message: quote(request), request })],
    ["a stack", (request) => Object.assign(new Error("x"), { stack: `Error: x\n    at ${request.body} (a.js:1:1)` })],
    [
      "a message that throws",
      (request) =>
        Object.defineProperty(new Error("x"), "message", {
          get() {
            throw new Error(quote(request));
          },
        }),
    ],
  ]) {
    await t.test(name, async () => {
      const events = [];
      const transport = async (request) => {
        if (request.operation === "auth.generate_token" && name !== "a failure") {
          return { status: 200, body: JSON.stringify(TOKEN.body) };
        }
        throw fail(request);
      };
      const pl = new PineLabs({
        ...CONFIG,
        transport,
        observer: (event) => events.push(event),
        max_retries: 0,
        total_timeout_ms: 300,
      });
      const card_details = { card_number: SECRETS.pan, cvv: SECRETS.cvv, expiry_month: "12", expiry_year: "2030" };
      const payments = [{ payment_amount: { value: 1100, currency: "INR" }, payment_option: { card_details } }];
      const error = await thrownBy(pl.payments.create({ order_id: "v1-1", payments }));
      assert.equal(error.kind, "network");
      assert.ok(error.cause instanceof TransportFailure, inspect(error.cause));
      assert.deepEqual(Object.keys(error.cause), ["sent"]);
      const { sent } = error.cause;
      assert.equal(sent, true);
      const failures = events.map(({ outcome }) => outcome?.failure).filter(Boolean);
      assert.ok(failures.length > 0);
      const printed = [
        inspect(error, { depth: Infinity, showHidden: true, getters: true }),
        JSON.stringify(error),
        error.stack,
        error.cause.stack,
        error.cause.message,
        inspect(error.cause, { showHidden: true, depth: Infinity }),
        inspect(events, { depth: Infinity }),
      ].join("\n");
      // Ids, times and places in the code may hold any three digits.
      const text = printed.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|:\d+(:\d+)?/g, "");
      for (const [which, secret] of Object.entries(SECRETS)) {
        assert.ok(!text.includes(secret), `the ${which} is shown:\n${text}`);
      }
    });
  }
});

test("a failure that does not say that nothing was sent leaves a doubt", async () => {
  for (const make of [
    () => new TransportFailure("lost"),
    () => new TransportFailure("lost", {}),
    () => new TransportFailure("lost", { sent: undefined }),
    () => new TransportFailure("lost", { sent: 0 }),
    () => Object.assign(new TransportFailure("lost", { sent: true }), { sent: undefined }),
  ]) {
    const pl = client(
      (request) => {
        if (request.method === "PUT") {
          throw make();
        }
        return { status: 500, body: "" };
      },
      { max_retries: 0, total_timeout_ms: 300 },
    );
    const error = await thrownBy(pl.orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.effect, error.inquiry?.operation], ["unknown", "orders.get"], String(make));
  }
});

test("a transport's failure keeps its words and its place in the code", async () => {
  const pl = client(
    function throwsHere() {
      throw new TypeError("fetch failed");
    },
    { max_retries: 0, total_timeout_ms: 300 },
  );
  const error = await thrownBy(pl.orders.get({ order_id: "v1-1" }));
  assert.equal(error.cause.message, "TypeError: fetch failed");
  assert.match(error.message, /TypeError: fetch failed/);
  assert.match(error.cause.stack, /throwsHere.*errors\.test\.js/);
});

test("a client that is closed makes no more calls", async () => {
  const { orders, close } = client(() => assert.fail("sent"));
  assert.equal(typeof orders.get, "function");
  const pl = client(() => ({ status: 200, body: ORDER }));
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal(pl.close(), undefined);
  pl.close();
  const closed = { name: "ConfigError", kind: "config", effect: "none", message: "the client is closed" };
  for (const call of [
    () => pl.orders.get({ order_id: "v1-1" }),
    () => pl.orders.capture({ order_id: "v1-1" }),
    () => pl.raw({ method: "GET", path: "/x" }),
    () => pl.invoke("orders.get", { order_id: "v1-1" }),
    () => pl.invoke(5),
    () => pl.auth.generateToken(),
  ]) {
    const error = await thrownBy(call());
    assert.deepEqual({ ...error.toJSON(), name: error.name }, closed);
    assert.equal(error.message, "the client is closed");
  }
  pl.close();
  assert.equal(typeof close, "function");
  assert.ok(inspect(pl).startsWith("PineLabs"));
});

test("a call that is on its way when its client is closed comes to its end", async () => {
  const pl = client(async () => {
    await wait(20);
    return { status: 200, body: ORDER };
  });
  const call = pl.orders.capture({ order_id: "v1-1" });
  await wait(5);
  pl.close();
  assert.equal((await call).order_id, "v1-1");
});
