// The HTTP response around an answer.

import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";

import { OPERATIONS, PineLabs } from "pinelabs-online";

import { gateway, ORDER } from "./support/gateway.js";
import { CONFIG, scripted } from "./support/scripted.js";

const success = (body, headers = {}) => ({ answer: { status: 200, headers, body } });
const order = (more) => ({ data: { order_id: "v1-1", status: "CREATED", ...more } });

test("an answer comes with status, request id, duration, attempts and headers, over real HTTP", async (t) => {
  const { url, seen } = await gateway(t, (_, response) => {
    response
      .writeHead(
        201,
        [
          ["X-Trace", "a"],
          ["x-trace", "b"],
          ["Set-Cookie", "canary=1"],
          ["__proto__", "x"],
        ].flat(),
      )
      .end(ORDER);
  });
  const pl = new PineLabs({ ...CONFIG, base_url: url });
  t.after(() => pl.close());
  const { data, response } = await pl.withResponse.orders.get({ order_id: "v1-1" });
  assert.deepEqual(data, await pl.orders.get({ order_id: "v1-1" }));
  assert.deepEqual([response.status, response.attempts], [201, 1]);
  assert.equal(response.requestId, seen[1].headers["request-id"]);
  assert.ok(Number.isInteger(response.durationMs) && response.durationMs >= 0);
  assert.equal(response.headers["x-trace"], "a, b");
  assert.equal(response.headers["set-cookie"], "canary=1");
  // biome-ignore lint/suspicious/noProto: a header of this name is a header.
  assert.equal(response.headers["__proto__"], "x");
  assert.equal(response.headers["toString"], undefined);
  const printed = [response, { nested: [response] }, response.headers, { data, response }].flatMap((thing) => [
    inspect(thing, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify(response),
  ]);
  printed.forEach((text) => assert.ok(/set-cookie/.test(text) && !/canary/.test(text), text));
});

test("every operation is there, `raw` and `invoke` too, and what they refuse is the same", async () => {
  const { client: pl } = scripted(["token", success('{"any":1}', { A: "1" }), success(order())]);
  for (const { name } of OPERATIONS) {
    const [group, method] = name
      .split(".")
      .map((part) => part.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()));
    const [here, there] = [pl, pl.withResponse].map((methods) =>
      method === undefined ? methods[group] : methods[group][method],
    );
    assert.equal(typeof there, "function", name);
    assert.equal(there.name, here.name);
  }
  assert.equal(pl.withResponse, pl.withResponse);
  const raw = await pl.withResponse.raw({ method: "GET", path: "/api/any" });
  assert.deepEqual([raw.data, { ...raw.response.headers }], [{ any: 1 }, { a: "1" }]);
  const invoked = await pl.withResponse.invoke("orders.get", { order_id: "v1-1" });
  assert.deepEqual([invoked.data.order_id, invoked.response.status], ["v1-1", 200]);
  await assert.rejects(pl.withResponse.orders.get({}), { kind: "input", path: "order_id" });
  await assert.rejects(pl.withResponse.invoke("orders.get", { order_id: "v1-1" }, { nonsense: 1 }), { kind: "config" });
  pl.close();
  await assert.rejects(pl.withResponse.orders.get({ order_id: "v1-1" }), { kind: "config", message: /closed/ });
});

test("a repeated call says how often it was sent, and how long it took with its waits", async () => {
  const busy = { answer: { status: 503, headers: { "retry-after": "2", from: "the first" }, body: "{}" } };
  const { client: pl, trace } = scripted(["token", busy, success(order(), { from: "the second" })]);
  const { response } = await pl.withResponse.orders.get({ order_id: "v1-1" });
  const slept = trace.reduce((sum, { sleep_ms = 0 }) => sum + sleep_ms, 0);
  assert.ok(slept >= 2000);
  const { durationMs, attempts, headers } = response;
  assert.deepEqual(
    { durationMs, attempts, headers: { ...headers } },
    { durationMs: slept, attempts: 2, headers: { from: "the second" } },
  );
});

test("of a write that an inquiry found done, the response is the inquiry's and the request id the write's", async () => {
  const lost = { failure: { sent: true, message: "the connection was lost" } };
  const { client: pl, trace } = scripted([
    "token",
    lost,
    success(order({ merchant_order_reference: "r-1", order_amount: { value: 100, currency: "INR" } }), {
      from: "the inquiry",
    }),
  ]);
  const params = { order_amount: { value: 100, currency: "INR" }, merchant_order_reference: "r-1" };
  const { data, response } = await pl.withResponse.orders.create(params);
  const sent = trace.filter(({ send }) => send !== undefined).map(({ send }) => send);
  assert.deepEqual([data.order_id, sent.at(-1).method, response.headers["from"]], ["v1-1", "GET", "the inquiry"]);
  const { "Request-ID": id } = Object.fromEntries(sent[1].headers);
  assert.deepEqual([response.requestId, response.attempts], [id, 1]);
});

test("headers of a transport of your own come in every shape", async () => {
  for (const headers of [
    new Headers({ "X-A": "1, 2" }),
    new Map([["X-A", "1, 2"]]),
    [
      ["X-A", "1"],
      ["x-a", "2"],
    ],
    { "X-A": ["1", "2"], "x-b": undefined },
  ]) {
    const { client: pl } = scripted(["token", success(order(), headers)]);
    const { response } = await pl.withResponse.orders.get({ order_id: "v1-1" });
    assert.deepEqual({ ...response.headers }, { "x-a": "1, 2" });
  }
});
