// The classes of errors, and what errors say of what the caller gave.

import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import * as pinelabs from "pinelabs-online";
import {
  callbacks,
  OPERATIONS,
  orderStatus,
  PineLabs,
  PineLabsError,
  TransportFailure,
  webhooks,
} from "pinelabs-online";

import { className } from "./support/names.js";
import { CONFIG, TOKEN } from "./support/scripted.js";

const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';

/** A client on a transport that answers tokens itself and everything else with `answer`. */
function client(answer, options) {
  const transport = async (request) =>
    request.operation === "auth.generate_token"
      ? { status: TOKEN.status, body: JSON.stringify(TOKEN.body) }
      : answer(request);
  return new PineLabs({ ...CONFIG, transport, max_retries: 0, total_timeout_ms: 300, ...options });
}

const thrownBy = (call) =>
  call.then(
    () => assert.fail("it went well"),
    (thrown) => thrown,
  );

/** What happens, by the kind of its error. */
const HAPPENS = {
  input: () => client(() => {}).orders.get({ order_id: {} }),
  config: async () => new PineLabs({}),
  authentication: () =>
    new PineLabs({ ...CONFIG, transport: async () => ({ status: 401, body: "{}" }) }).auth.generateToken(),
  rejected: () =>
    client(() => ({ status: 422, body: '{"code":"X","message":"no"}' })).orders.capture({ order_id: "v1-1" }),
  rate_limited: () => client(() => ({ status: 429 })).orders.get({ order_id: "v1-1" }),
  server: () => client(() => ({ status: 500 })).orders.get({ order_id: "v1-1" }),
  network: () =>
    client(() => Promise.reject(new TransportFailure("no", { sent: false }))).orders.get({ order_id: "v1-1" }),
  unreadable_answer: () => client(() => ({ status: 200, body: "not JSON" })).orders.get({ order_id: "v1-1" }),
  aborted: () => client(() => {}).orders.get({ order_id: "v1-1" }, { signal: AbortSignal.abort() }),
  signature: async () => callbacks.verify("order_id=a&status=b&signature=c", "9A"),
  not_allowed: async () => orderStatus.check("FAILED", "capture"),
  internal: async () => {
    throw PineLabsError.fromJSON({ kind: "internal" });
  },
};

for (const [kind, happen] of Object.entries(HAPPENS)) {
  test(`an error of the kind ${kind} is of its class, and no other`, async () => {
    const error = await thrownBy(happen());
    assert.equal(error.kind, kind, error.stack);
    for (const other of Object.keys(HAPPENS)) {
      assert.equal(error instanceof pinelabs[className(other)], other === kind, other);
    }
    assert.ok(error instanceof PineLabsError && error instanceof Error);
    assert.deepEqual([error.name, error.constructor.name], [className(kind), className(kind)]);
    assert.match(error.stack, new RegExp(`^${className(kind)}: `));
    const again = PineLabsError.fromJSON(JSON.stringify(error));
    assert.equal(again.constructor, error.constructor);
  });

  test(`a test can make an error of the kind ${kind}`, () => {
    const Class = pinelabs[className(kind)];
    const cause = new Error("beneath");
    const made = new Class(
      { message: "no", operation: "orders.capture", status: 422, code: "X", path: "a.b" },
      { cause, body: "{}" },
    );
    assert.deepEqual(
      [made.kind, made.operation, made.status, made.code, made.path],
      [kind, "orders.capture", 422, "X", "a.b"],
    );
    assert.equal(made.message, "orders.capture: `a.b`: no (HTTP 422, X)");
    assert.deepEqual([made.cause, made.body], [cause, "{}"]);
    // The kind is the class's, and an effect that is not given is never taken for none where it is not certain.
    assert.equal(new Class({ kind: "input" }).kind, kind);
    const certain = { input: "none", config: "none", signature: "none", not_allowed: "none", rejected: "rejected" };
    assert.equal(new Class().effect, certain[kind] ?? "unknown");
    assert.equal(new Class({ effect: "perhaps" }).effect, "unknown");
  });
}

test("with the effect `unknown`, and only then, there is an inquiry", async () => {
  const lost = () => Promise.reject(new TransportFailure("lost", { sent: true }));
  const capture = await thrownBy(client(lost).orders.capture({ order_id: "v1-1" }));
  assert.deepEqual([capture.effect, capture.inquiry.operation], ["unknown", "orders.get"]);
  const refused = await thrownBy(HAPPENS.rejected());
  assert.equal(refused.inquiry, undefined);

  // No call settles what `raw` did: its inquiry says so, and making it tells nothing that is not so.
  const raw = await thrownBy(client(lost).raw({ method: "POST", path: "/x" }));
  assert.deepEqual([raw.effect, raw.inquiry.operation, raw.toJSON().inquiry], ["unknown", "", undefined]);
  assert.match(raw.inquiry.look_for, /dashboard/);
  const pl = client(() => assert.fail("sent"));
  await assert.rejects(pl.invoke(raw.inquiry.operation, raw.inquiry.params), { kind: "input", effect: "unknown" });
  const again = PineLabsError.fromJSON(structuredClone({ ...raw }));
  assert.deepEqual([again.effect, again.inquiry, again.toJSON().inquiry], ["unknown", raw.inquiry, undefined]);
});

test("an unknown option is answered with all that there are, those of the transport among them", async () => {
  const options = [
    "client_id",
    "client_secret",
    "environment",
    "base_url",
    "timeout_ms",
    "total_timeout_ms",
    "max_retries",
    "headers",
    "idempotency_key",
    "app_info",
    "access_token",
    "connect_timeout_ms",
    "max_body_bytes",
    "agent",
    "proxy_from_environment",
    "transport",
    "observer",
    "platform",
  ];
  const list = (names) => `unknown field, expected one of ${names.map((name) => `\`${name}\``).join(", ")}`;
  for (const value of [5, () => {}, undefined, 5n]) {
    for (const name of ["connectTimeoutMs", "onEvent", "surroundings"]) {
      assert.throws(
        () => new PineLabs({ ...CONFIG, [name]: value }),
        (error) => {
          assert.deepEqual([error.name, error.path, error.toJSON().message], ["ConfigError", name, list(options)]);
          return true;
        },
      );
    }
  }
  const error = await thrownBy(client(() => {}).orders.get({ order_id: "a" }, { abort: 5 }));
  const calls = ["timeout_ms", "total_timeout_ms", "max_retries", "headers", "idempotency_key", "extra_body", "signal"];
  assert.deepEqual([error.name, error.path, error.toJSON().message], ["ConfigError", "abort", list(calls)]);
});

test("a number that is wrong is shown, so that -5 and NaN are told apart", () => {
  for (const value of [-5, NaN, 0.5, Infinity]) {
    const shows = { message: new RegExp(`, not \`${value}\`$`) };
    assert.throws(() => new PineLabs({ ...CONFIG, connect_timeout_ms: value }), shows);
    assert.throws(() => new PineLabs({ ...CONFIG, max_body_bytes: value }), shows);
    assert.throws(() => webhooks.verifier("abc1234").verify("{}", {}, { now_ms: value }), shows);
    assert.throws(() => webhooks.sign("{}", "abc1234", { timestamp: value }), shows);
  }
  // A text may be a secret.
  assert.throws(
    () => new PineLabs({ ...CONFIG, max_body_bytes: "4012001037141112" }),
    (error) => !error.message.includes("4012"),
  );
});

test("`invoke` says which name was meant when it is given a method's", async () => {
  const pl = client(() => assert.fail("sent"));
  for (const { name } of OPERATIONS) {
    const method = name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    if (method !== name) {
      const message = `operation\`: unknown operation \`${method}\`: \`${name}\` is meant`;
      await assert.rejects(
        pl.invoke(method),
        (error) => error.kind === "input" && error.message.includes(message),
        method,
      );
    }
  }
  await assert.rejects(pl.invoke("orders.getByRefrence"), {
    kind: "input",
    message: /OPERATIONS lists those that exist/,
  });
});

test("OPERATIONS lists what `invoke` takes, and cannot be changed", async () => {
  assert.ok(Object.isFrozen(OPERATIONS));
  assert.deepEqual(
    OPERATIONS.find(({ name }) => name === "orders.capture"),
    {
      name: "orders.capture",
      method: "PUT",
      path: "/api/pay/v1/orders/{order_id}/capture",
      paged: false,
    },
  );
  const pl = client(() => ({ status: 200, body: ORDER }));
  for (const { name } of OPERATIONS) {
    // Parameters may be missing; an operation that does not exist is told by its path.
    const error = await pl.invoke(name, { no_such_field: 1 }).then(
      () => undefined,
      (thrown) => thrown,
    );
    assert.notEqual(error?.path, "operation", name);
  }
});

test("a client is closed at the end of its block", async () => {
  const pl = client(() => ({ status: 200, body: ORDER }));
  pl[Symbol.dispose]();
  await assert.rejects(pl.orders.get({ order_id: "v1-1" }), { kind: "config", message: "the client is closed" });
});

test("a client that is disposed of asynchronously waits for its calls", async () => {
  const pl = client(
    async () => {
      await wait(20);
      return { status: 200, body: ORDER };
    },
    { total_timeout_ms: 5_000 },
  );
  const calls = [pl.orders.get({ order_id: "v1-1" }), pl.orders.capture({ order_id: "v1-1" })];
  await wait(5);
  let done = 0;
  calls.forEach((call) => call.then(() => (done += 1)));
  const disposed = pl[Symbol.asyncDispose]();
  await assert.rejects(pl.orders.get({ order_id: "v1-1" }), { kind: "config" });
  await disposed;
  await pl[Symbol.asyncDispose]();
  assert.equal(done, 2);
});
