// What the client promises beyond what the transcripts show.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import v8 from "node:v8";
import vm from "node:vm";

import * as esm from "pinelabs-online";
import { callbacks, OPERATIONS, PineLabs, PineLabsError, TransportFailure, webhooks } from "pinelabs-online";

import { CONFIG, scripted, TOKEN } from "./support/scripted.js";

const require = createRequire(import.meta.url);
/** The inside of the package, which no user can reach. */
const border = require("../../bindings-wasm/dist/esm/border.js");

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc");

/** A client on a transport that answers tokens itself and everything else with `answer`. */
function client(answer, options) {
  const transport = async (request) =>
    request.operation === "auth.generate_token"
      ? { status: TOKEN.status, body: JSON.stringify(TOKEN.body) }
      : answer(request);
  return new PineLabs({ ...CONFIG, transport, ...options });
}

test("import and require give the same instance", () => {
  const cjs = require("pinelabs-online");
  assert.deepEqual(Object.keys(esm).sort(), Object.keys(cjs).sort());
  for (const name of Object.keys(cjs)) {
    assert.equal(esm[name], cjs[name], name);
  }
});

test("every operation of the core is a method", () => {
  const pl = new PineLabs(CONFIG);
  assert.ok(OPERATIONS.length > 20);
  for (const { name } of OPERATIONS) {
    const [method, group] = name
      .replace(/_(.)/g, (_, c) => c.toUpperCase())
      .split(".")
      .reverse();
    assert.equal(typeof (group === undefined ? pl : pl[group])[method], "function", name);
  }
});

test("a method can be taken off its client", async () => {
  const { get } = client(() => ({ status: 200, body: ORDER })).orders;
  assert.equal((await get({ order_id: "v1-1" })).order_id, "v1-1");
});

test("an option that is wrong is named", async () => {
  for (const [options, path] of [
    [undefined, ""],
    [[], ""],
    [{ client_id: "a" }, "client_secret"],
    [{ ...CONFIG, client_secret: undefined }, "client_secret"],
    [{ ...CONFIG, base_url: "http://gateway.example" }, "base_url"],
    [{ ...CONFIG, timeout_ms: 0 }, "timeout_ms"],
    [{ ...CONFIG, timeoutMs: 5 }, "timeoutMs"],
    [{ ...CONFIG, onEvent() {} }, "onEvent"],
    [{ ...CONFIG, transport: {} }, "transport"],
    [{ ...CONFIG, observer: 5 }, "observer"],
    [{ ...CONFIG, agent: {} }, "agent"],
    [{ ...CONFIG, connect_timeout_ms: 0.5 }, "connect_timeout_ms"],
    [{ ...CONFIG, max_body_bytes: -1 }, "max_body_bytes"],
    [{ ...CONFIG, platform: null }, "platform"],
  ]) {
    const expected = { name: "ConfigError", kind: "config", effect: "none", path };
    assert.throws(() => new PineLabs(options), expected, JSON.stringify(options));
  }
  const pl = client(() => assert.fail("sent"));
  for (const [options, path] of [
    [{ signal: {} }, "signal"],
    [{ timeout: 5 }, "timeout"],
    [{ headers: { Authorization: "x" } }, "headers.Authorization"],
    [5, ""],
  ]) {
    await assert.rejects(pl.orders.get({ order_id: "a" }, options), { kind: "config", path }, JSON.stringify(options));
  }
});

test("parameters that are no JSON are refused before anything is sent", async () => {
  const pl = client(() => assert.fail("sent"));
  const circle = {};
  circle.circle = circle;
  for (const params of [
    circle,
    { order_amount: { value: 1100n, currency: "INR" } },
    { order_amount: { value: NaN, currency: "INR" } },
    { order_amount: { value: 11.5, currency: "INR" } },
    { order_amount: { value: 2 ** 53, currency: "INR" } },
    { notes: "\ud800" },
    null,
    [],
    "text",
    5,
    () => {},
    Symbol("x"),
  ]) {
    await assert.rejects(pl.orders.create(params), { name: "InputError", kind: "input", effect: "none" });
  }
  await assert.rejects(pl.invoke("orders.gett"), { kind: "input", path: "operation" });
  await assert.rejects(pl.invoke(5), { kind: "input", path: "operation" });
});

test("an access token is passed on to another client, and is not shown", async () => {
  const answered = [];
  const transport = async (request) => {
    answered.push(request.operation);
    return request.operation === "auth.generate_token"
      ? { status: 200, body: JSON.stringify({ access_token: "token-of-the-first", expires_in: 3600 }) }
      : { status: 200, body: ORDER };
  };
  const first = new PineLabs({ ...CONFIG, transport });
  assert.equal(first.accessToken(), undefined);
  await first.orders.get({ order_id: "v1-1" });
  const access_token = first.accessToken();
  assert.equal(access_token.access_token, "token-of-the-first");
  assert.ok(access_token.expires_at_ms > Date.now());
  const second = new PineLabs({ ...CONFIG, transport, access_token });
  assert.ok(!inspect(second, { showHidden: true, depth: Infinity }).includes("token-of-the-first"));
  await second.orders.get({ order_id: "v1-1" });
  assert.deepEqual(answered, ["auth.generate_token", "orders.get", "orders.get"]);
  first.close();
  assert.equal(first.accessToken(), undefined);
});

test("32 concurrent first calls fetch one token", async () => {
  let tokens = 0;
  const bearers = new Set();
  const transport = async ({ operation, headers }) => {
    await wait(30);
    if (operation === "auth.generate_token") {
      tokens += 1;
      return { status: 200, body: JSON.stringify({ access_token: `token-${tokens}`, expires_in: 3600 }) };
    }
    bearers.add(headers.find(([name]) => name === "Authorization")[1]);
    return { status: 200, body: ORDER };
  };
  const pl = new PineLabs({ ...CONFIG, transport });
  const orders = await Promise.all(Array.from({ length: 32 }, () => pl.orders.get({ order_id: "v1-1" })));
  assert.equal(orders.length, 32);
  assert.deepEqual([tokens, [...bearers]], [1, ["Bearer token-1"]]);
});

test("the observer hears of every request, and cannot stop a payment", async () => {
  const events = [];
  const observer = (event) => {
    events.push(event);
    throw new Error("a broken log");
  };
  const warnings = [];
  const listen = (warning) => warnings.push(warning.message);
  process.on("warning", listen);
  const { client: pl } = scripted(["token", { answer: { status: 200, body: ORDER } }], { observer });
  await pl.orders.get({ order_id: "v1-1" });
  await wait(0);
  process.off("warning", listen);
  assert.equal(warnings.length, 4);
  assert.deepEqual(
    events.map(({ operation, outcome }) => [operation, outcome?.status ?? null]),
    [
      ["auth.generate_token", null],
      ["auth.generate_token", 200],
      ["orders.get", null],
      ["orders.get", 200],
    ],
  );
  assert.deepEqual(events[3], {
    operation: "orders.get",
    method: "GET",
    path_template: "/api/pay/v1/orders/{order_id}",
    attempt: 1,
    request_id: events[2].request_id,
    outcome: { duration_ms: 0, status: 200, failure: null },
  });
});

test("giving up says what may have been left behind", async (t) => {
  const reason = new Error("the shopper left");
  const capture = (pl, signal) => pl.orders.capture({ order_id: "v1-1" }, { signal });
  /** Gives up when the operation is sent, which is never answered. */
  const stopAt = (stop, operation) => (request) =>
    new Promise((resolve) => {
      if (request.operation === operation) {
        stop.abort(reason);
      } else {
        resolve({ status: 200, body: JSON.stringify(TOKEN.body) });
      }
    });

  await t.test("before anything is sent: nothing", async () => {
    const pl = client(() => assert.fail("sent"));
    await assert.rejects(capture(pl, AbortSignal.abort(reason)), { kind: "aborted", effect: "none", cause: reason });
  });

  await t.test("while the token is fetched: nothing, and the next call fetches one", async () => {
    const stop = new AbortController();
    let answer = stopAt(stop, "auth.generate_token");
    const pl = new PineLabs({ ...CONFIG, transport: (request) => answer(request) });
    await assert.rejects(capture(pl, stop.signal), { kind: "aborted", effect: "none", cause: reason });
    answer = async ({ operation }) => ({
      status: 200,
      body: operation === "orders.get" ? ORDER : JSON.stringify(TOKEN.body),
    });
    assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  });

  await t.test("after a write went out: a doubt, with the question that settles it", async () => {
    const stop = new AbortController();
    const pl = new PineLabs({ ...CONFIG, transport: stopAt(stop, "orders.capture") });
    await assert.rejects(capture(pl, stop.signal), (error) => {
      assert.deepEqual([error.kind, error.effect, error.cause], ["aborted", "unknown", reason]);
      assert.equal(error.inquiry.operation, "orders.get");
      return true;
    });
  });

  await t.test("after a read went out: nothing", async () => {
    const stop = new AbortController();
    const pl = new PineLabs({ ...CONFIG, transport: stopAt(stop, "orders.get") });
    await assert.rejects(pl.orders.get({ order_id: "v1-1" }, { signal: stop.signal }), {
      kind: "aborted",
      effect: "none",
    });
  });

  await t.test("while it waits to ask about a lost write: a doubt", async () => {
    const stop = new AbortController();
    const pl = client(() => {
      setTimeout(() => stop.abort(reason), 20);
      throw new TransportFailure("lost", { sent: true });
    });
    await assert.rejects(capture(pl, stop.signal), { kind: "aborted", effect: "unknown", cause: reason });
  });

  await t.test("a signal that lives long keeps nothing of the calls", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...given) => ((listeners += 1), addEventListener.apply(signal, given));
    signal.removeEventListener = (...given) => ((listeners -= 1), removeEventListener.apply(signal, given));
    await client(() => ({ status: 200, body: ORDER })).orders.get({ order_id: "v1-1" }, { signal });
    assert.equal(listeners, 0);
  });
});

test("a transport that never answers is given up in time", async () => {
  const pl = client(() => new Promise(() => {}), { max_retries: 0 });
  await assert.rejects(pl.orders.get({ order_id: "v1-1" }, { timeout_ms: 20 }), (error) => {
    assert.deepEqual([error.kind, error.effect], ["network", "none"]);
    assert.match(error.message, /no answer in 20 ms/);
    assert.ok(error.cause instanceof TransportFailure);
    return true;
  });
});

test("a transport that breaks the rules leaves a doubt, not a wrong certainty", async () => {
  for (const answer of [
    () => undefined,
    () => ({ status: "200", body: ORDER }),
    () => ({ status: 99 }),
    () => ({ status: 200, body: 5 }),
    () => ({ status: 200, headers: 5, body: { parsed: true } }),
    () => ({ status: 200, body: "x".repeat(2000) }),
    () => {
      throw new TypeError("fetch failed");
    },
    () => Promise.reject("a string"),
  ]) {
    const pl = client((request) => (request.method === "PUT" ? answer() : { status: 500, body: "" }), {
      max_retries: 0,
      max_body_bytes: 1024,
      total_timeout_ms: 300,
    });
    await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), { effect: "unknown" }, String(answer));
  }
  const refused = client(() => Promise.reject(Object.assign(new Error("refused"), { sent: false })), {
    max_retries: 0,
  });
  await assert.rejects(refused.orders.capture({ order_id: "v1-1" }), { kind: "network", effect: "none" });
});

test("headers of any kind reach the core", async () => {
  for (const headers of [
    { "Retry-After": "7" },
    new Headers({ "retry-after": "7" }),
    [
      ["RETRY-AFTER", "7"],
      ["x", "a\nretry-after\n9"],
    ],
    new Map([["Retry-After", "7"]]),
    { "retry-after": ["7"] },
  ]) {
    const pl = client(() => ({ status: 429, headers, body: "" }), { max_retries: 0 });
    await assert.rejects(pl.orders.get({ order_id: "v1-1" }), { retryAfterMs: 7000, retryAfter: 7 });
  }
});

test("100,000 calls leave nothing behind", async () => {
  const pl = client((request) =>
    request.url.endsWith("refused")
      ? { status: 422, body: '{"code":"X","message":"no"}' }
      : { status: 200, body: ORDER },
  );
  const verifier = callbacks.verifier(KEY);
  const fields = { order_id: "o", status: "AUTHORIZED" };
  fields.signature = callbacks.sign(fields, KEY);
  const body = '{"event_type":"ORDER_PROCESSED"}';
  const headers = webhooks.sign(body, "abc1234");
  const some = async (times) => {
    for (let i = 0; i < times; i += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          pl.orders.get({ order_id: n % 10 === 0 ? "refused" : "v1-1" }).catch((error) => {
            assert.equal(error.code, "X");
          }),
        ),
      );
      callbacks.verify(fields, KEY);
      verifier.verify(fields);
      webhooks.verify(body, headers, "abc1234");
    }
    // Finalizers run between turns of the event loop.
    for (let i = 0; i < 5; i += 1) {
      collectGarbage();
      await wait(5);
    }
  };
  await some(20_000);
  const [core, heap] = [border.memory().buffer.byteLength, process.memoryUsage().heapUsed];
  await some(100_000);
  assert.equal(border.memory().buffer.byteLength, core);
  assert.ok(process.memoryUsage().heapUsed < heap + 2_000_000, `${heap} ${process.memoryUsage().heapUsed}`);
});

test("what belongs to a client goes with it", async () => {
  const make = (times) => {
    for (let i = 0; i < times; i += 1) {
      new PineLabs(CONFIG);
      callbacks.verifier(KEY);
      webhooks.verifier("abc1234");
    }
  };
  const settle = async () => {
    for (let i = 0; i < 5; i += 1) {
      collectGarbage();
      await wait(5);
    }
  };
  make(2_000);
  await settle();
  const bytes = border.memory().buffer.byteLength;
  for (let i = 0; i < 10; i += 1) {
    make(2_000);
    await settle();
  }
  assert.equal(border.memory().buffer.byteLength, bytes);
});

test("an instance that breaks is replaced, and the error is honest about the money", async () => {
  const fields = { order_id: "o", status: "AUTHORIZED" };
  fields.signature = callbacks.sign(fields, KEY);
  const verifier = callbacks.verifier(KEY);
  const body = '{"event_type":"ORDER_PROCESSED"}';
  const hooks = webhooks.verifier("abc1234");
  const headers = webhooks.sign(body, "abc1234");
  const before = border.generation();
  let breaks = true;
  const pl = client((request) => {
    if (breaks && request.method === "PUT") {
      // Whatever the core remembers is garbage from here on.
      new Uint8Array(border.memory().buffer).fill(0xff);
    }
    return { status: 200, body: ORDER };
  });
  const other = client(async () => {
    await wait(50);
    return { status: 200, body: ORDER };
  });
  const waiting = assert.rejects(other.orders.cancel({ order_id: "v1-1" }), { kind: "internal", effect: "unknown" });
  await wait(10);

  await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), (error) => {
    assert.ok(error instanceof PineLabsError);
    assert.deepEqual([error.kind, error.effect, error.operation], ["internal", "unknown", "orders.capture"]);
    assert.match(error.message, /a defect of this package/);
    return true;
  });
  await waiting;
  assert.equal(border.generation(), before + 1);

  breaks = false;
  assert.equal((await pl.orders.capture({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal((await other.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal(verifier.verify(fields).order_id, "o");
  assert.equal(hooks.verify(body, headers).id, headers["webhook-id"]);
  assert.equal(border.generation(), before + 1);
});
