// What Node's own HTTP writes on the wire: nothing that the core did not ask for, and nothing twice.

import assert from "node:assert/strict";
import http from "node:http";
import net from "node:net";
import test from "node:test";

import { HttpRequest, PineLabs } from "pinelabs-online";

// The inside of the package, which no user can reach.
import { HttpTransport } from "../../bindings-wasm/dist/esm/transport.js";

import { gateway, ORDER } from "./support/gateway.js";
import { CONFIG } from "./support/scripted.js";

const answerOrder = (_, response) => response.end(ORDER);

/** Goes to a port of its own, wherever it is sent. */
class Detour extends http.Agent {
  #port;
  constructor(port) {
    super();
    this.#port = port;
  }
  createConnection(_, done) {
    const socket = net.connect(this.#port, "127.0.0.1", () => done(null, socket));
  }
}

test("a base URL may spell out a default port or write it with zeros", async (t) => {
  const { port, seen } = await gateway(t, answerOrder);
  for (const [base_url, host] of [
    ["http://127.0.0.1:80", "127.0.0.1"],
    ["http://127.0.0.1:0080", "127.0.0.1"],
    ["http://127.0.0.1:080/base", "127.0.0.1"],
    ["http://localhost:00080/", "localhost"],
    ["http://LOCALHOST:80", "localhost"],
    ["http://[::1]:80", "[::1]"],
    ["http://127.0.0.1:08081", "127.0.0.1:8081"],
    ["http://127.1.2.3", "127.1.2.3"],
    [`http://127.0.0.1:0${port}`, `127.0.0.1:${port}`],
  ]) {
    seen.length = 0;
    const pl = new PineLabs({ ...CONFIG, base_url, max_retries: 0, agent: new Detour(port) });
    const path = new URL(base_url).pathname.replace(/\/$/, "");
    if (path === "") {
      assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1", base_url);
      assert.equal((await pl.orders.get({ order_id: "v1-1" })).order_id, "v1-1", base_url);
      assert.deepEqual(
        seen.map(({ url }) => url),
        ["/api/auth/v1/token", "/api/pay/v1/orders/v1-1", "/api/pay/v1/orders/v1-1"],
        base_url,
      );
    } else {
      await pl.orders.get({ order_id: "v1-1" }).catch(() => {});
      assert.deepEqual(
        seen.map(({ url }) => url),
        [`${path}/api/auth/v1/token`],
        base_url,
      );
    }
    assert.ok(
      seen.every(({ headers }) => headers.host === host),
      `${base_url} ${seen[0].headers.host}`,
    );
  }
  const direct = new PineLabs({ ...CONFIG, base_url: `http://127.0.0.1:0${port}`, max_retries: 0 });
  t.after(() => direct.close());
  assert.equal((await direct.orders.get({ order_id: "v1-1" })).order_id, "v1-1");
});

test("the transport writes the headers that it is given, and only those of the connection beside them", async (t) => {
  const { url, seen } = await gateway(t, answerOrder);
  const transport = new HttpTransport({ connect_timeout_ms: 1000, max_body_bytes: 1024 });
  t.after(() => transport.close());
  const given = [
    ["Authorization", "Bearer t"],
    ["accept", "application/json"],
    ["User-Agent", "shop/1"],
    ["X-Own", "1"],
  ];
  for (const [method, body, more] of [
    ["GET", null, []],
    ["PUT", null, [["Content-Length", "0"]]],
    ["POST", "{}", [["Content-Length", "2"]]],
    ["DELETE", null, [["Content-Length", "0"]]],
  ]) {
    seen.length = 0;
    const send = { method, url: `${url}/x`, headers: given, body, timeout_ms: 1000 };
    await transport.send(
      new HttpRequest({ ...send, operation: "raw", path_template: "/x", attempt: 1, request_id: "id" }),
    );
    const [{ rawHeaders }] = seen;
    const written = rawHeaders.flatMap((_, i) => (i % 2 === 0 ? [[rawHeaders[i], rawHeaders[i + 1]]] : []));
    const expected = [["Host", new URL(url).host], ...given, ...more, ["Connection", "keep-alive"]];
    assert.deepEqual(written.sort(), expected.sort(), method);
  }
});

test("no header is written twice, whatever a call adds", async (t) => {
  const { url, seen } = await gateway(t, answerOrder);
  const pl = new PineLabs({ ...CONFIG, base_url: url });
  t.after(() => pl.close());
  await pl.orders.cancel({ order_id: "v1-1" }, { headers: { "Merchant-ID": "104359", "X-Request-Source": "shop" } });
  assert.equal(seen.length, 2);
  for (const { rawHeaders } of seen) {
    const names = rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    );
  }
});
