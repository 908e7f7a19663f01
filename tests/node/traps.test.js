// The border to the WebAssembly module: what generated bindings leave to the code around them.

import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import v8 from "node:v8";
import vm from "node:vm";

import { callbacks, orderStatus, PineLabs, PineLabsError, TransportFailure, webhooks } from "pinelabs-online";

// The inside of the package, which no user can reach.
import * as border from "../../bindings-wasm/dist/esm/border.js";
import { CONFIG, TOKEN } from "./support/scripted.js";

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
  return new PineLabs({ ...CONFIG, transport, max_retries: 0, total_timeout_ms: 200, ...options });
}

/** Runs a test's body and holds that no instance broke meanwhile. */
async function unbroken(body) {
  const before = border.generation();
  await body();
  assert.equal(border.generation(), before, "an instance broke");
}

const fillMemory = (text) => Buffer.from(border.memory().buffer).fill(text);

test("1. only `false` says that nothing was sent: a `sent` that is text or an object leaves a doubt", () =>
  unbroken(async () => {
    for (const sent of ["yes", "no", "false", {}, [], 1, 0, "", null, undefined, NaN]) {
      for (const failure of [
        Object.assign(new Error("lost"), { sent }),
        Object.assign(new TransportFailure("lost", { sent: true }), { sent }),
        new TransportFailure("lost", { sent }),
        { sent },
      ]) {
        const pl = client(() => Promise.reject(failure));
        await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), (error) => {
          assert.deepEqual([error.effect, error.inquiry?.operation], ["unknown", "orders.get"], inspect(sent));
          return true;
        });
      }
    }
    const honest = client(() => Promise.reject(new TransportFailure("refused", { sent: false })));
    await assert.rejects(honest.orders.capture({ order_id: "v1-1" }), { kind: "network", effect: "none" });
  }));

test("2. what a caller gives is checked outside of the module", () =>
  unbroken(async () => {
    const pl = client(() => assert.fail("sent"));
    const circle = {};
    circle.circle = circle;
    const asked = [];
    const getter = {
      get order_id() {
        asked.push(new Error().stack);
        return {};
      },
    };
    for (const params of [circle, { order_id: 5n }, { order_id: "\ud800" }, { order_id: NaN }, getter]) {
      await assert.rejects(pl.orders.get(params), { kind: "input", effect: "none" });
    }
    assert.ok(asked.length > 0 && asked.every((stack) => !stack.includes("wasm:")));
    const { pl: dates, bodies } = sees();
    await dates.raw({ method: "POST", path: "/x", body: { at: new Date(0), absent: undefined } });
    assert.deepEqual(bodies, [{ at: "1970-01-01T00:00:00.000Z" }]);
  }));

function sees() {
  const bodies = [];
  const pl = client(({ body }) => {
    bodies.push(JSON.parse(body));
    return { status: 200, body: ORDER };
  });
  return { pl, bodies };
}

test("3. a field named `__proto__` arrives, in an answer, a callback and an event", () =>
  unbroken(async () => {
    const own = (object) => Object.getOwnPropertyDescriptor(object, "__proto__")?.value;
    const pl = client(() => ({ status: 200, body: '{"data":{"order_id":"v1-1","status":"CREATED","__proto__":"x"}}' }));
    const order = await pl.orders.get({ order_id: "v1-1" });
    assert.equal(own(order), "x");
    const fields = [
      ["order_id", "o"],
      ["status", "AUTHORIZED"],
      ["__proto__", "y"],
    ];
    const callback = callbacks.verify(callbacks.signForm(fields, KEY), KEY);
    assert.equal(own(callback.other), "y");
    const body = '{"event_type":"ORDER_PROCESSED","__proto__":"z","data":{}}';
    assert.equal(own(webhooks.verify(body, webhooks.sign(body, "abc1234"), "abc1234").event().other), "z");
  }));

test("4. what is no text is refused before it crosses, by everything that takes text", () =>
  unbroken(async () => {
    const pl = client(() => assert.fail("sent"));
    const verifier = callbacks.verifier(KEY);
    const hooks = webhooks.verifier("abc1234");
    for (const junk of [5, {}, [], null, true, Symbol("x"), () => {}, 5n, new String("x"), NaN]) {
      for (const use of [
        () => new PineLabs({ ...CONFIG, client_id: junk, transport: junk }),
        () => callbacks.verifier(junk),
        () => verifier.verify(junk),
        () => verifier.verify({ order_id: junk, status: "x", signature: "x" }),
        () => callbacks.sign({ order_id: junk }, KEY),
        () => webhooks.verifier(junk),
        () => hooks.verify(junk, {}),
        () => hooks.verify("{}", { "webhook-id": junk, "webhook-timestamp": "1", "webhook-signature": "x" }),
        () => webhooks.sign("{}", "abc1234", { id: junk }),
        () => webhooks.sign("{}", "abc1234", { timestamp: junk }),
        () => orderStatus.check(junk, "pay"),
        () => orderStatus.check("CREATED", junk),
        () => orderStatus.observe(junk, "CREATED"),
        () => orderStatus.isFinal(junk),
        () => orderStatus.actions(junk),
      ]) {
        try {
          use();
        } catch (error) {
          assert.ok(
            error instanceof PineLabsError && error.kind !== "internal",
            `${String(use)} ${inspect(junk)} ${error?.stack}`,
          );
        }
      }
      await assert.rejects(pl.invoke(junk), { kind: "input", path: "operation" });
    }
    // A transport may throw what has no text to its name.
    const odd = client(() => Promise.reject(Object.assign(new TransportFailure("x", { sent: false }), { message: 5 })));
    await assert.rejects(odd.orders.get({ order_id: "v1-1" }), { kind: "network" });
  }));

test("5. objects of an earlier instance free nothing in the new one", async () => {
  const fields = { order_id: "o", status: "AUTHORIZED" };
  fields.signature = callbacks.sign(fields, KEY);
  const old = Array.from({ length: 50 }, () => [client(() => ({ status: 200, body: ORDER })), callbacks.verifier(KEY)]);
  fillMemory("\xff");
  assert.throws(() => orderStatus.isFinal("CREATED"), { kind: "internal" });
  const now = border.generation();
  const verifiers = Array.from({ length: 50 }, () => callbacks.verifier(KEY));
  const clients = Array.from({ length: 50 }, () => client(() => ({ status: 200, body: ORDER })));
  old.forEach(([pl]) => pl.close());
  old.length = 0;
  for (let i = 0; i < 5; i += 1) {
    collectGarbage();
    await wait(5);
  }
  for (const verifier of verifiers) {
    assert.equal(verifier.verify(fields).order_id, "o");
  }
  for (const pl of clients) {
    assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  }
  assert.equal(border.generation(), now);
});

test("6. a broken instance's own words are not shown", async () => {
  const secret = "canary 4012001037141112 ";
  for (const thrown of [
    secret,
    `panicked at ${secret}`,
    `panicked at core/src/a.rs:1:2\n${secret}`,
    `x panicked at a.rs:1:2`,
  ]) {
    const throws = () =>
      border.ask(() => {
        throw new Error(thrown);
      });
    assert.throws(throws, (error) => {
      const said = inspect(error, { depth: Infinity, showHidden: true });
      assert.ok(!said.includes("canary") && !said.includes("4012001037141112"), said);
      assert.equal(error.message, "the core broke");
      return true;
    });
  }
  assert.throws(
    () =>
      border.ask(() => {
        throw new Error("panicked at core/src/call/machine.rs:12:5");
      }),
    { message: "the core panicked at core/src/call/machine.rs:12:5" },
  );
  const pl = client((request) => {
    if (request.method === "PUT") {
      fillMemory(secret);
    }
    return { status: 200, body: ORDER };
  });
  await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), (error) => {
    const said = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error);
    assert.ok(!said.includes("canary") && !said.includes("4012001037141112"), said);
    assert.deepEqual([error.kind, error.effect, error.inquiry.operation], ["internal", "unknown", "orders.get"]);
    return true;
  });
});

test("7. a number that would wrap or saturate is refused before it crosses", () =>
  unbroken(async () => {
    // 65,736 is 200 in sixteen bits.
    for (const status of [65_736, -65_336, 200.5, 2 ** 32 + 200, NaN, Infinity, "200"]) {
      const pl = client((request) => (request.method === "PUT" ? { status, body: ORDER } : { status: 500 }));
      await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), { effect: "unknown" }, String(status));
    }
    const body = '{"event_type":"ORDER_PROCESSED"}';
    const headers = webhooks.sign(body, "abc1234");
    for (const now_ms of [-1, -5, NaN, Infinity, 2 ** 53, 2 ** 64, 0.5]) {
      assert.throws(() => webhooks.verify(body, headers, "abc1234", { now_ms }), { kind: "input", path: "now_ms" });
      assert.throws(() => webhooks.sign(body, "abc1234", { timestamp: now_ms }), { kind: "input", path: "timestamp" });
      const pl = client(() => assert.fail("sent"), { platform: { now: () => now_ms } });
      if (now_ms !== 0.5) {
        await assert.rejects(pl.orders.get({ order_id: "v1-1" }), { kind: "aborted" }, String(now_ms));
      }
    }
  }));

test("8. a refusal is told by its shape, not by its realm", async () => {
  assert.ok(border.isRefusal(vm.runInNewContext('({ error: {}, display: "x", body: null })')));
  assert.ok(!border.isRefusal(new Error("x")) && !border.isRefusal(null) && !border.isRefusal("x"));
  await unbroken(async () => {
    const foreign = vm.runInNewContext('Object.assign(new Error("refused"), { sent: false })');
    const pl = client(() => Promise.reject(foreign));
    await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), { kind: "network", effect: "none" });
  });
});

test("9. whatever breaks an instance replaces it, again and again, with collected objects in between", async () => {
  const uncaught = [];
  const listen = (error) => uncaught.push(error);
  process.on("uncaughtException", listen);
  const deep = () => deep();
  for (const [name, harm] of Object.entries({
    garbage: () => {
      fillMemory("\xff");
      return orderStatus.isFinal("CREATED");
    },
    zeros: () => {
      fillMemory("\0");
      return callbacks.verifier(KEY);
    },
    "an exhausted stack": () => border.ask(deep),
    "too much memory": () => border.ask((core) => core.read_event("a", 1, { length: 2 ** 32 - 1 })),
    "a wrong type": () => border.ask((core) => core.check_status(5, {}, undefined)),
    "a freed object": () =>
      border.ask((core) => {
        const key = new core.CallbackVerifier(KEY);
        key.free();
        return key.verify_form(Buffer.from("a=b"));
      }),
    "a thrown place": () =>
      border.ask(() => {
        throw new Error("panicked at core/src/call.rs:1:2");
      }),
  })) {
    for (let i = 0; i < 25; i += 1) {
      const before = border.generation();
      client(() => ({ status: 200 }));
      callbacks.verifier(KEY);
      webhooks.verifier("abc1234");
      let broke = false;
      try {
        harm();
      } catch {
        broke = true;
      }
      if (i % 5 === 0) {
        collectGarbage();
        await wait(1);
      }
      // Zeros may be survived by luck; then nothing was asked of what was lost.
      assert.ok(border.generation() === before + 1 || (name === "zeros" && !broke), name);
      if (name === "zeros" && border.generation() === before) {
        assert.throws(() => border.ask(deep));
      }
      assert.equal(orderStatus.isFinal("FAILED"), true, name);
    }
  }
  collectGarbage();
  await wait(20);
  process.off("uncaughtException", listen);
  assert.deepEqual(uncaught, []);
  const pl = client(() => ({ status: 200, body: ORDER }));
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
});

test("10. what the caller's own code throws breaks no instance", () =>
  unbroken(async () => {
    const own = new Error("the caller's own");
    const throws = () => {
      throw own;
    };
    const iterable = { [Symbol.iterator]: throws };
    assert.throws(() => callbacks.verify(iterable, KEY), own);
    assert.throws(() => webhooks.verify("{}", iterable, "abc1234"), own);
    const pl = client(() => ({ status: 200, headers: iterable, body: ORDER }));
    await assert.rejects(pl.orders.get({ order_id: "v1-1" }), { kind: "network" });
    for (const platform of [{ now: throws }, { entropy: throws }]) {
      const broken = client(() => assert.fail("sent"), { platform });
      await assert.rejects(broken.orders.get({ order_id: "v1-1" }), { kind: "aborted", cause: own });
    }
  }));
