// The proxies of the environment: real proxies on loopback, real TLS through them.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import test, { beforeEach } from "node:test";
import { inspect } from "node:util";

import { PineLabs } from "pinelabs-online";

// The inside of the package, which no user can reach.
import { Proxies } from "../../bindings-wasm/dist/esm/proxy.js";
import { TunnelAgent } from "../../bindings-wasm/dist/esm/tunnel.js";
import { CERTIFICATE, gateway, ORDER } from "./support/gateway.js";
import { CONFIG } from "./support/scripted.js";

const NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
const PASSWORD = "canary-password";

beforeEach(() => {
  for (const name of [...NAMES, ...NAMES.map((name) => name.toLowerCase()), "REQUEST_METHOD"]) {
    delete process.env[name];
  }
});

/** A proxy that takes `CONNECT` to anywhere and leads to the gateway; `refuse` may answer in its place. */
async function proxy(t, target, { secure = false, refuse } = {}) {
  const seen = [];
  const key = readFileSync(new URL("support/localhost.key.pem", import.meta.url));
  const server = secure ? https.createServer({ cert: CERTIFICATE, key }) : http.createServer();
  const sockets = new Set();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, socket, head) => {
    seen.push({ host: request.url, headers: request.headers });
    socket.on("error", () => {});
    if (refuse !== undefined) {
      refuse(socket);
      return;
    }
    const there = net.connect(target, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
    socket.on("close", () => there.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return { port: server.address().port, seen };
}

/** A client whose base URL no resolver knows: only a proxy leads there. */
function client(t, options = {}) {
  const pl = new PineLabs({
    ...CONFIG,
    base_url: "https://gateway.invalid",
    max_retries: 0,
    total_timeout_ms: 3_000,
    ...options,
  });
  t.after(() => pl.close());
  return pl;
}

/** What comes of a read: the failure in words. */
const failureOf = (pl) =>
  pl.orders.get({ order_id: "v1-1" }).then(
    () => assert.fail("it went well"),
    (error) => error,
  );

test("a proxy leads there by CONNECT, with its user's name, and the certificate is checked behind it", async (t) => {
  const { port: target } = await gateway(t, (_, response) => response.end(ORDER), { secure: true });
  const { port, seen } = await proxy(t, target);
  for (const [name, user, sent] of [
    ["HTTPS_PROXY", "", undefined],
    ["https_proxy", `shop:${PASSWORD}%40@`, `shop:${PASSWORD}@`],
    ["ALL_PROXY", "shop@", "shop:"],
    ["all_proxy", `:${PASSWORD}@`, `:${PASSWORD}`],
  ]) {
    process.env[name] = `http://${user}127.0.0.1:${port}`;
    const pl = client(t);
    // Nobody trusts the gateway's certificate: it is TLS with the gateway that fails.
    const error = await failureOf(pl);
    assert.match(error.message, /SELF_SIGNED|CERT/, error.stack);
    assert.deepEqual([error.effect, error.kind], ["none", "network"]);
    const { host, headers } = seen.at(-1);
    assert.deepEqual([host, headers.host], ["gateway.invalid:443", "gateway.invalid:443"]);
    const authorization = sent && `Basic ${Buffer.from(sent).toString("base64")}`;
    assert.equal(headers["proxy-authorization"], authorization);
    for (const thing of [pl, error, error.cause]) {
      assert.ok(!inspect(thing, { depth: Infinity, showHidden: true }).includes(PASSWORD));
    }
    delete process.env[name];
  }
  assert.equal(seen.length, 4);
});

test("whole calls go through a tunnel to a gateway whose authority is trusted, and connections are kept", async (t) => {
  for (const secure of [false, true]) {
    const { port: target, sockets } = await gateway(t, (_, response) => response.end(ORDER), { secure: true });
    const { port, seen } = await proxy(t, target, { secure });
    const trusted = { ca: CERTIFICATE, rejectUnauthorized: true, minVersion: "TLSv1.2" };
    const way = { secure, hostname: "localhost", port, authorization: undefined };
    const agent = new TunnelAgent({ keepAlive: true, ...trusted }, way, trusted, 1_000);
    t.after(() => agent.destroy());
    const pl = client(t, { agent, base_url: `https://localhost:${target}` });
    const order = await pl.orders.get({ order_id: "v1-1" });
    await pl.orders.get({ order_id: "v1-1" });
    assert.equal(order.order_id, "v1-1");
    assert.deepEqual([seen.length, sockets.size], [1, 1]);
    assert.equal(seen[0].host, `localhost:${target}`);
  }
});

test("a write that a tunnel may have carried counts as sent, one that never had a tunnel does not", async (t) => {
  const { port: target } = await gateway(t, (request) => request.socket.destroy(), { secure: true });
  const trusted = { ca: CERTIFICATE };
  const { port } = await proxy(t, target);
  const agent = new TunnelAgent(
    trusted,
    { secure: false, hostname: "127.0.0.1", port, authorization: undefined },
    {},
    1_000,
  );
  t.after(() => agent.destroy());
  const lost = await client(t, { agent, base_url: `https://localhost:${target}` })
    .orders.capture({ order_id: "v1-1" })
    .catch((error) => error);
  assert.equal(lost.effect, "unknown");
  process.env.HTTPS_PROXY = "http://127.0.0.1:9";
  const never = await client(t)
    .orders.capture({ order_id: "v1-1" })
    .catch((error) => error);
  assert.deepEqual([never.effect, never.cause.sent], ["none", false]);
  assert.match(never.message, /ECONNREFUSED/);
});

test("a proxy that refuses, says nonsense, speaks too early, hangs up or says nothing is an error in time", async (t) => {
  for (const [say, message] of [
    ["HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", /the proxy refused to connect \(PROXY_407\)/],
    ["HTTP/1.1 502 canary-reason\r\nContent-Length: 6\r\n\r\ncanary", /the proxy refused to connect \(PROXY_502\)/],
    ["HTTP/1.1 200 OK\r\n\r\ncanary", /the proxy refused to connect \(PROXY_200\)/],
    ["nonsense of a canary\r\n\r\n", /no connection|HPE_/],
    [null, /the connection was lost|no connection/],
    ["", /no connection in time|no connection in 1000 ms/],
  ]) {
    const refuse = (socket) => (say === null ? socket.destroy() : say !== "" && socket.write(say));
    const { port } = await proxy(t, 9, { refuse });
    process.env.HTTPS_PROXY = `http://shop:${PASSWORD}@127.0.0.1:${port}`;
    const error = await failureOf(client(t, { connect_timeout_ms: 1000 }));
    assert.match(error.message, message, String(say));
    assert.deepEqual([error.kind, error.effect, error.cause.sent], ["network", "none", false], String(say));
    assert.doesNotMatch(inspect(error, { depth: Infinity, showHidden: true }), /canary/);
  }
});

test("loopback never goes through a proxy, and neither does what the option or an agent keeps from it", async (t) => {
  const { url, seen } = await gateway(t, (_, response) => response.end(ORDER));
  const { port, seen: asked } = await proxy(t, 9);
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]) {
    process.env[name] = `http://127.0.0.1:${port}`;
  }
  await client(t, { base_url: url }).orders.get({ order_id: "v1-1" });
  assert.equal(seen.length, 2);
  for (const options of [{ proxy_from_environment: false }, { agent: new https.Agent() }]) {
    assert.match((await failureOf(client(t, options))).message, /ENOTFOUND|EAI_AGAIN|no answer|no connection/);
  }
  process.env.NO_PROXY = "other.example, .invalid";
  assert.match((await failureOf(client(t))).message, /ENOTFOUND|EAI_AGAIN|no answer|no connection/);
  assert.equal(asked.length, 0);
  assert.throws(() => client(t, { proxy_from_environment: "no" }), { kind: "config", path: "proxy_from_environment" });
});

test("the variables are read as in the other languages", () => {
  const way = (environment, hostname, secure = true) => new Proxies(environment).for({ secure, hostname })?.hostname;
  const both = { HTTP_PROXY: "http://one.example", HTTPS_PROXY: "http://two.example" };
  assert.equal(way(both, "a.example", false), "one.example");
  assert.equal(way(both, "a.example"), "two.example");
  assert.equal(way({ ALL_PROXY: "three.example:3128" }, "a.example"), "three.example");
  assert.equal(way({ ...both, ALL_PROXY: "three.example" }, "a.example"), "two.example");
  // Upper case first, and an empty one says that there is none.
  assert.equal(
    way({ HTTPS_PROXY: "http://one.example", https_proxy: "http://two.example" }, "a.example"),
    "one.example",
  );
  assert.equal(way({ HTTPS_PROXY: " ", https_proxy: "http://two.example" }, "a.example"), undefined);
  // Within CGI a request's header `Proxy` arrives as `HTTP_PROXY`.
  assert.equal(way({ ...both, REQUEST_METHOD: "GET" }, "a.example"), undefined);
  assert.equal(
    new Proxies({ HTTPS_PROXY: "https://u:p%40@proxy.example" }).for({ secure: true, hostname: "a" }).port,
    443,
  );
  assert.equal(new Proxies({ HTTPS_PROXY: " [::1]:3128 " }).for({ secure: true, hostname: "a" }).hostname, "::1");
});

test("NO_PROXY takes names with all below them, addresses, networks and everything", () => {
  const exempt = (list, hostname) =>
    new Proxies({ ALL_PROXY: "proxy.example", NO_PROXY: list }).for({ secure: true, hostname }) === undefined;
  for (const [list, hostname] of [
    ["pluralpay.in", "pluralpay.in"],
    ["pluralpay.in", "api.PluralPay.in"],
    [".pluralpay.in", "api.pluralpay.in"],
    [".pluralpay.in", "pluralpay.in"],
    ["a.example , API.pluralpay.in", "api.pluralpay.in."],
    ["*", "api.pluralpay.in"],
    ["*", "10.0.0.1"],
    ["10.0.0.1", "10.0.0.1"],
    ["192.168.1.0/24", "192.168.1.42"],
    ["fd00::/8", "fd12::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["", "localhost"],
    ["", "sub.localhost"],
    ["", "127.8.8.8"],
    ["", "::1"],
  ]) {
    assert.ok(exempt(list, hostname), `${list} ${hostname}`);
  }
  for (const [list, hostname] of [
    ["pluralpay.in", "notpluralpay.in"],
    ["api.pluralpay.in", "pluralpay.in"],
    ["", "api.pluralpay.in"],
    [",", "api.pluralpay.in"],
    ["192.168.1.0/24", "192.168.2.1"],
    ["10.0.0.0/99", "10.0.0.1"],
    ["10.0.0.1", "10.0.0.2"],
    ["*.pluralpay.in", "api.example"],
  ]) {
    assert.ok(!exempt(list, hostname), `${list} ${hostname}`);
  }
});

test("a variable that is no URL of a proxy is named, and its value is not", () => {
  for (const value of [
    "http://[bad",
    "socks5://proxy.example",
    "http://",
    "a b",
    "http://u:canary@p.example:99999",
    "http://u:%zz@p.example",
  ]) {
    for (const name of ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"]) {
      process.env[name] = value;
      assert.throws(
        () => new PineLabs(CONFIG),
        (error) =>
          error.kind === "config" && error.path === name && (value === "http://" || !inspect(error).includes(value)),
        value,
      );
      delete process.env[name];
    }
  }
});
