// The transport on Node's own HTTP, over real sockets.

import assert from "node:assert/strict";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { PineLabs, PineLabsError } from "pinelabs-online";

import { CERTIFICATE, gateway, ORDER } from "./support/gateway.js";
import { className } from "./support/names.js";
import { CONFIG } from "./support/scripted.js";

const client = (t, base_url, options) => {
  const pl = new PineLabs({ ...CONFIG, base_url, max_retries: 0, total_timeout_ms: 3_000, ...options });
  t.after(() => pl.close());
  return pl;
};

const answerOrder = (_, response) => response.end(ORDER);

/** What an error says of the money when a capture goes wrong, without the inquiry that follows a doubt. */
async function effectOf(call) {
  const error = await call.then(
    () => assert.fail("it went well"),
    (thrown) => thrown,
  );
  assert.ok(error instanceof PineLabsError, error.stack);
  assert.equal(error.name, className(error.kind), error.stack);
  return { kind: error.kind, effect: error.effect, sent: error.cause?.sent, message: error.message };
}

test("a request is sent as the guide writes it, and connections are kept", async (t) => {
  const { url, seen, sockets } = await gateway(t, answerOrder);
  const pl = client(t, url);
  const order_amount = { value: 110_000, currency: "INR" };
  const order = await pl.orders.create(
    { order_amount, notes: "caf\u00e9 \u20b9" },
    { headers: { "Merchant-ID": "104359" } },
  );
  const lists = { allowed_payment_methods: [], payments: [], refunds: [] };
  assert.deepEqual(order, { order_id: "v1-1", status: "CREATED", ...lists });
  await pl.orders.get({ order_id: "v1-1" });
  await pl.orders.cancel({ order_id: "v1-1" });
  assert.equal(sockets.size, 1);
  const [, create, get, cancel] = seen;
  assert.deepEqual([create.method, create.url], ["POST", "/api/pay/v1/orders"]);
  assert.equal(JSON.parse(create.body).notes, "caf\u00e9 \u20b9");
  assert.equal(create.headers["content-length"], String(Buffer.byteLength(create.body)));
  assert.equal(create.headers["transfer-encoding"], undefined);
  assert.equal(create.headers.host, new URL(url).host);
  assert.equal(create.headers.authorization, "Bearer token-1");
  assert.equal(create.headers["merchant-id"], "104359");
  assert.match(create.headers["request-id"], /^[0-9a-f-]{36}$/);
  assert.match(create.headers["request-timestamp"], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.ok(create.rawHeaders.includes("Request-Timestamp"));
  assert.deepEqual([get.method, get.body, get.headers["content-length"]], ["GET", "", undefined]);
  assert.deepEqual([cancel.method, cancel.body, cancel.headers["content-length"]], ["PUT", "", "0"]);
  assert.equal(cancel.headers["content-type"], "application/json");
});

test("an agent that gives no connection is not waited for beyond the time to connect", async (t) => {
  const agent = new http.Agent();
  agent.addRequest = () => {};
  const pl = client(t, "http://127.0.0.1:9", { agent, connect_timeout_ms: 50 });
  const { kind, effect, sent, message } = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
  assert.deepEqual({ kind, effect, sent }, { kind: "network", effect: "none", sent: false });
  assert.match(message, /no connection in 50 ms/);
});

test("a transport may copy a request and change its headers", async (t) => {
  const seen = [];
  const transport = async (request) => {
    request.headers.push(["X-Added", "1"]);
    seen.push({ ...request }.headers.map(([name]) => name));
    return {
      status: 200,
      headers: {},
      body: '{"access_token":"t","expires_in":3600,"order_id":"v1-1","status":"CREATED"}',
    };
  };
  const pl = client(t, "http://127.0.0.1:9", { transport });
  await pl.orders.get({ order_id: "v1-1" });
  assert.equal(seen.length, 2);
  assert.ok(seen.every((names) => names.includes("Request-ID") && names.at(-1) === "X-Added"));
});

test("64 calls in flight share kept connections", async (t) => {
  const { url, sockets } = await gateway(t, answerOrder);
  const pl = client(t, url);
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(Array.from({ length: 64 }, () => pl.orders.get({ order_id: "v1-1" })));
  }
  assert.ok(sockets.size <= 65, String(sockets.size));
});

test("answers that come together are all handed over, and hold no connection back", async (t) => {
  const { url, sockets } = await gateway(t, answerOrder);
  // On a busy machine the last of 200 calls waits longer than the others' limit.
  const pl = client(t, url, { total_timeout_ms: 60_000 });
  await pl.orders.get({ order_id: "v1-1" });
  let left = 4_000;
  const workers = Array.from({ length: 200 }, async () => {
    while (left > 0) {
      left -= 1;
      const order = await pl.orders.get({ order_id: "v1-1" });
      assert.equal(order.order_id, "v1-1");
    }
  });
  await Promise.all(workers);
  assert.ok(sockets.size < 230, `${sockets.size} connections`);
});

test("a call comes to its end where a test has stopped the clock", async (t) => {
  const { url } = await gateway(t, answerOrder);
  const pl = client(t, url);
  t.mock.timers.enable({ apis: ["setImmediate", "setInterval", "setTimeout"] });
  const order = await pl.orders.get({ order_id: "v1-1" });
  assert.equal(order.order_id, "v1-1");
});

test("what surely was not sent has no effect", async (t) => {
  await t.test("refused", async (t) => {
    const free = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.on("listening", resolve));
    const { port } = free.address();
    await new Promise((resolve) => free.close(resolve));
    const pl = client(t, `http://127.0.0.1:${port}`);
    const error = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.kind, error.effect, error.sent], ["network", "none", false]);
    assert.match(error.message, /refused \(ECONNREFUSED\)/);
  });

  await t.test("a host that does not exist", async (t) => {
    const pl = client(t, "https://gateway.invalid");
    const error = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.kind, error.effect, error.sent], ["network", "none", false]);
    assert.match(error.message, /ENOTFOUND|EAI_AGAIN/);
  });

  await t.test("a certificate that nobody trusts", async (t) => {
    const { url, seen } = await gateway(t, answerOrder, { secure: true });
    const error = await effectOf(client(t, url).orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.kind, error.effect, error.sent], ["network", "none", false]);
    assert.deepEqual(seen, []);
  });

  await t.test("no TLS on the other side", async (t) => {
    const { port, seen } = await gateway(t, answerOrder);
    const error = await effectOf(client(t, `https://127.0.0.1:${port}`).orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.kind, error.effect, error.sent], ["network", "none", false]);
    assert.deepEqual(seen, []);
  });

  await t.test("no connection in time", async (t) => {
    // It accepts connections and never speaks TLS.
    const server = net.createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.on("listening", resolve));
    t.after(() => server.close());
    const pl = client(t, `https://127.0.0.1:${server.address().port}`, { connect_timeout_ms: 50 });
    const error = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
    assert.deepEqual([error.kind, error.effect, error.sent], ["network", "none", false]);
    assert.match(error.message, /no connection in 50 ms/);
    pl.close();
  });
});

test("what may have been sent is a doubt", async (t) => {
  for (const [name, answer, message] of [
    ["a reset", (_, response) => response.socket.resetAndDestroy(), /connection was lost \(ECONNRESET\)/],
    ["a close", (_, response) => response.socket.destroy(), /connection was lost/],
    ["no answer in time", () => {}, /no answer in 500 ms/],
    [
      "half an answer",
      (_, response) => {
        response.writeHead(200, { "content-length": "500" });
        response.write(ORDER);
        setTimeout(() => response.socket.destroy(), 20);
      },
      /within the answer/,
    ],
    ["no HTTP", (_, response) => response.socket.end("junk\r\n\r\n"), /connection was lost \(HPE_/],
    [
      "an answer that never ends",
      (_, response) => {
        response.write("{");
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
      /no answer in 500 ms/,
    ],
  ]) {
    await t.test(name, async (t) => {
      const { url } = await gateway(t, answer);
      const pl = client(t, url, { timeout_ms: 500, total_timeout_ms: 700 });
      const error = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
      assert.deepEqual([error.effect, error.sent], ["unknown", true], error.message);
      assert.match(error.message, message);
      const read = await effectOf(pl.orders.get({ order_id: "v1-1" }));
      assert.equal(read.effect, "none");
    });
  }
});

test("an abort in flight tells the truth", async (t) => {
  const { url } = await gateway(t, () => {});
  const pl = client(t, url);
  const sent = pl.orders.capture({ order_id: "v1-1" }, { signal: AbortSignal.timeout(100) });
  assert.deepEqual(await effectOf(sent).then(({ kind, effect }) => [kind, effect]), ["aborted", "unknown"]);

  const silent = net.createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.on("listening", resolve));
  t.after(() => silent.close());
  const unsent = client(t, `https://127.0.0.1:${silent.address().port}`);
  const call = unsent.orders.capture({ order_id: "v1-1" }, { signal: AbortSignal.timeout(100) });
  assert.deepEqual(await effectOf(call).then(({ kind, effect }) => [kind, effect]), ["aborted", "none"]);
});

test("a redirect is not followed", async (t) => {
  const { url, seen } = await gateway(t, (_, response) => {
    response.writeHead(307, { location: "/elsewhere" });
    response.end();
  });
  const error = await client(t, url)
    .orders.get({ order_id: "v1-1" })
    .catch((thrown) => thrown);
  assert.equal(error.status, 307);
  assert.ok(seen.every((request) => request.url !== "/elsewhere"));
});

test("an answer is bounded, whether it says its length or not", async (t) => {
  for (const headers of [{ "content-length": "3000" }, {}]) {
    const { url } = await gateway(t, (_, response) => {
      response.writeHead(200, headers);
      response.write("x".repeat(1500));
      response.end("x".repeat(1500));
    });
    const pl = client(t, url, { max_body_bytes: 2048, total_timeout_ms: 1000 });
    const error = await effectOf(pl.orders.capture({ order_id: "v1-1" }));
    assert.equal(error.effect, "unknown");
    assert.match(error.message, /larger than 2048 bytes/);
  }
  const large = JSON.stringify({ data: { order_id: "v1-1", status: "CREATED", notes: "x".repeat(3_000_000) } });
  const { url } = await gateway(t, (_, response) => response.end(large));
  const order = await client(t, url).orders.get({ order_id: "v1-1" });
  assert.equal(order.notes.length, 3_000_000);
});

test("an agent of one's own is used, and trusts whom it is told to", async (t) => {
  const { url, sockets } = await gateway(t, answerOrder, { secure: true });
  const agent = new https.Agent({ keepAlive: true, ca: CERTIFICATE });
  t.after(() => agent.destroy());
  const pl = client(t, url, { agent });
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  assert.equal(sockets.size, 1);
});

test("an agent that gives a connection that stands already leaves a doubt when it is lost", async (t) => {
  const { port } = await gateway(t, (_, response) => response.socket.destroy());
  class Tunnel extends http.Agent {
    createConnection(_, done) {
      const socket = net.connect(port, "127.0.0.1", () => done(null, socket));
    }
  }
  const pl = client(t, "http://127.0.0.1:1", { agent: new Tunnel(), total_timeout_ms: 1000 });
  assert.equal((await effectOf(pl.orders.capture({ order_id: "v1-1" }))).effect, "unknown");
});

test("an IPv6 address is a base URL too", async (t) => {
  const server = http.createServer((request, response) =>
    response.end(request.url === "/api/auth/v1/token" ? '{"access_token":"t"}' : ORDER),
  );
  const listens = await new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(0, "::1", () => resolve(true));
  });
  t.after(() => server.close());
  const base_url = listens ? `http://[::1]:${server.address().port}` : undefined;
  if (base_url === undefined) {
    // This machine has no IPv6: the address must at least be tried and not be mistaken for a name.
    const error = await effectOf(client(t, "http://[::1]:1").orders.get({ order_id: "v1-1" }));
    assert.doesNotMatch(error.message, /ENOTFOUND/);
    return;
  }
  assert.equal((await client(t, base_url).orders.get({ order_id: "v1-1" })).order_id, "v1-1");
});

test("a connection that the server closed while it was kept does not fail a read", async (t) => {
  const { url, server } = await gateway(t, answerOrder);
  const pl = client(t, url, { max_retries: 2 });
  await pl.orders.get({ order_id: "v1-1" });
  server.closeAllConnections();
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
  await wait(5);
  assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
});
