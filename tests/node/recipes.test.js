// The recipes of the package's README and of docs/crash-safe-checkout.md, taken from there, compiled (strict) and run with
// the real frameworks.

import assert from "node:assert/strict";
import { execFile, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import test, { after, before } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { callbacks, PineLabs, webhooks } from "pinelabs-online";
import { ScriptedTransport } from "pinelabs-online/testing";

import { gateway } from "./support/gateway.js";
import { tsc } from "./support/tools.js";

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const SECRET = "abc1234";
const PAID = "<p>Thank you, your order is paid.</p>";
const CHECKED = "<p>Your payment is being checked.</p>";
const FAILED = "<p>Your payment did not go through.</p>";
const here = dirname(fileURLToPath(import.meta.url));

let folder;
/** The environment of the gateway's clients. */
let environment;
/** Stops the gateway of the recipes. */
const stops = [];
/** What the recipes logged. */
const logged = [];
/** The orders that the recipes read. */
const read = [];

/** Orders by their ids: paid, failed, pending, and one that cannot be read. */
const ORDERS = { "v1-1": "AUTHORIZED", "v1-2": "FAILED", "v1-3": "PENDING" };

before(async () => {
  const { url } = await gateway({ after: (stop) => stops.push(stop) }, (request, response) => {
    const order_id = request.url.split("/").at(-1);
    read.push(order_id);
    const status = ORDERS[order_id];
    response.writeHead(status === undefined ? 503 : 200).end(JSON.stringify({ data: { order_id, status } }));
  });
  Object.assign(process.env, {
    PINELABS_BASE_URL: url,
    PINELABS_CLIENT_ID: "id",
    PINELABS_CLIENT_SECRET: "secret",
    PINELABS_CALLBACK_KEY: KEY,
    PINELABS_WEBHOOK_SECRET: SECRET,
  });
  // Inside the tests' folder, so that the frameworks are found.
  folder = await mkdtemp(join(here, "node_modules", ".recipes-"));
  const documents = ["bindings-wasm/README.md", "docs/crash-safe-checkout.md"];
  const texts = await Promise.all(documents.map((name) => readFile(join(here, "../..", name), "utf8")));
  for (const [, path, code] of texts.join("\n").matchAll(/```ts\n\/\/ (\S+\.ts)\n([^]*?)```/g)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom"],
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(here, "node_modules/@types")],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    experimentalDecorators: true,
    // The frameworks' own declarations are theirs.
    skipLibCheck: true,
    outDir: "out",
    rootDir: ".",
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, exclude: ["out"] }));
  const compiled = await promisify(execFile)(process.execPath, [tsc, "--pretty", "false"], { cwd: folder }).catch(
    (failed) => failed,
  );
  assert.equal(compiled.stdout, "");
  environment = { ...process.env };
  // Tests within tests are otherwise not run.
  delete environment.NODE_TEST_CONTEXT;
  for (const name of ["log", "error"]) {
    console[name] = (line) => logged.push(line);
  }
});

after(() => {
  stops.forEach((stop) => stop());
  return rm(folder, { recursive: true, force: true });
});

const load = (path) => import(pathToFileURL(join(folder, "out", path)));

/** Drives the two ways into a shop; `post` sends and gives status and text. */
async function drive(post) {
  logged.length = 0;
  // The spaces and the order of names are the point: a parsed body printed again would lose them.
  const body = '{ "event_type":"ORDER_PROCESSED",  "data":{"status":"PROCESSED","order_id":"v1-\u20b9"} }';
  const headers = { "content-type": "application/json", ...webhooks.sign(body, SECRET) };
  assert.equal((await post("/webhook", headers, body)).status, 200);
  assert.deepEqual(logged, ["v1-\u20b9 is PROCESSED"]);
  // It came before.
  assert.equal((await post("/webhook", headers, body)).status, 200);
  assert.equal((await post("/webhook", headers, body.replace("PROCESSED", "CANCELLED"))).status, 400);
  assert.equal((await post("/webhook", { "content-type": "application/json" }, body)).status, 400);
  assert.equal(logged.length, 1);
  // Authentic, but without an `event_type`: having it sent again would not help.
  const odd = '{"news":1}';
  const signed = { "content-type": "application/json", ...webhooks.sign(odd, SECRET) };
  assert.equal((await post("/webhook", signed, odd)).status, 200);
  assert.match(logged[1], /unreadable_answer/);

  const type = { "content-type": "application/x-www-form-urlencoded" };
  const form = (order_id) => callbacks.signForm({ order_id, status: "AUTHORIZED", error_message: "a b & c" }, KEY);
  for (const [order_id, text] of [
    ["v1-1", PAID],
    ["v1-2", FAILED],
    ["v1-3", CHECKED],
    ["v1-503", CHECKED],
  ]) {
    read.length = 0;
    assert.deepEqual(await post("/return", type, form(order_id)), { status: 200, text }, order_id);
    assert.ok(read.includes(order_id), order_id);
  }
  read.length = 0;
  assert.equal((await post("/return", type, `${form("v1-1")}&status=AUTHORIZED`)).status, 400);
  assert.equal((await post("/return", type, form("v1-1").replace("v1-1", "v1-2"))).status, 400);
  assert.equal((await post("/return", type, "")).status, 400);
  assert.deepEqual(read, []);
}

const answerOf = async (response) => ({ status: response.status, text: await response.text() });
/** Posts to a server. */
const over = (url) => async (path, headers, body) =>
  answerOf(await fetch(url + path, { method: "POST", headers, body }));

test("Express", async (t) => {
  const { app } = await load("express.js");
  const server = app.listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  await drive(over(`http://127.0.0.1:${server.address().port}`));
});

test("Fastify", async (t) => {
  const { app } = await load("fastify.js");
  t.after(() => app.close());
  await drive(over(await app.listen({ port: 0, host: "127.0.0.1" })));
});

test("Hono", async () => {
  const { app } = await load("hono.js");
  await drive(async (path, headers, body) => answerOf(await app.request(path, { method: "POST", headers, body })));
});

test("Next.js route handlers", async () => {
  const handlers = { "/webhook": await load("app/webhook/route.js"), "/return": await load("app/return/route.js") };
  await drive(async (path, headers, body) => {
    const request = new Request(`https://shop.example${path}`, { method: "POST", headers, body });
    return answerOf(await handlers[path].POST(request));
  });
});

test("NestJS", async (t) => {
  const { create } = await load("nest.js");
  const app = await create();
  t.after(() => app.close());
  await app.listen(0, "127.0.0.1");
  await drive(over(await app.getUrl()));
});

for (const isBase64Encoded of [false, true]) {
  test(`AWS Lambda behind API Gateway, body ${isBase64Encoded ? "in base64" : "as text"}`, async () => {
    const { handler } = await load("lambda.js");
    await drive(async (rawPath, headers, body) => {
      const sent = isBase64Encoded ? Buffer.from(body).toString("base64") : body;
      const { statusCode, body: text = "" } = await handler({ rawPath, headers, body: sent, isBase64Encoded });
      return { status: statusCode, text };
    });
  });
}

test("the crash-safe checkout", async () => {
  const shop = await load("checkout.js");
  const script = new ScriptedTransport();
  const pl = script.client();
  script.lose("orders.create").answer("orders.get_by_reference").answer("orders.create");
  for (let times = 0; times < 2; times += 1) {
    assert.equal((await shop.order(pl, "order-1", 110_000)).merchant_order_reference, "order-1");
  }
  const payments = [{ merchant_payment_reference: "pay-1" }];
  script.answer("orders.get", { payments }, { times: 2 });
  assert.deepEqual([await shop.isKnown(pl, "v1-1", "pay-1"), await shop.isKnown(pl, "v1-1", "pay-2")], [true, false]);

  for (const [status, text] of [
    ["PROCESSED", /arrived/],
    ["CANCELLED", /Nothing was charged/],
    ["ATTEMPTED", /try again/],
    ["PENDING", /being checked/],
  ]) {
    script.answer("orders.get", { status });
    assert.match(await shop.told(pl.orders.get({ order_id: "v1-1" })), text);
  }
  script.lose("orders.get", { times: 3 });
  assert.match(await shop.told(pl.orders.get({ order_id: "v1-1" })), /being checked/);

  script.answer("orders.get").answer("orders.get_by_reference");
  assert.equal((await shop.reconcile(pl, "v1-7", "order-1")).order_id, "v1-7");
  assert.equal((await shop.reconcile(pl, undefined, "order-1")).merchant_order_reference, "order-1");
  script.reject("orders.get", "ORDER_NOT_FOUND", { status: 422 }).reject("orders.get", "X", { status: 404 });
  assert.equal(await shop.reconcile(pl, "v1-7", "order-1"), undefined);
  await assert.rejects(shop.reconcile(pl, "v1-7", "order-1"), { kind: "rejected", code: "X" });

  script.answer("orders.capture").reject("orders.capture", "INVALID_REQUEST", { status: 422 });
  assert.deepEqual([await shop.capture(pl, "v1-1", "c-1"), await shop.capture(pl, "v1-1", "c-2")], [true, false]);
  script.lose("orders.capture", { times: 9 }).lose("orders.get", { times: 9 });
  await assert.rejects(shop.capture(pl, "v1-1", "c-1"), { effect: "unknown" });

  const more = new ScriptedTransport().answer("refunds.create").answer("tokens.list").answer("tokens.delete");
  const refunded = await shop.refund(more.client(), "v1-1", "refund-1", 100);
  assert.deepEqual([refunded.parent_order_id, refunded.merchant_order_reference], ["v1-1", "refund-1"]);
  await shop.forgetCards(more.client(), "cust-1");
  more.check();
});

test("OpenTelemetry: a span for every request within the span of its call", async () => {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const { observe, traced } = await load("tracing.js");
  const pl = new PineLabs({
    client_id: "id",
    client_secret: "secret",
    base_url: environment.PINELABS_BASE_URL,
    observer: observe,
    platform: { sleep: () => wait(5) },
  });
  await Promise.all([
    traced("read", () => pl.orders.get({ order_id: "v1-1" })),
    traced("read in vain", () => pl.orders.get({ order_id: "v1-503" }, { max_retries: 1 })).catch(() => {}),
  ]);
  pl.close();
  const spans = exporter.getFinishedSpans();
  const [read, vain] = ["read", "read in vain"].map((name) => spans.find((span) => span.name === name));
  const inside = (parent) => spans.filter((span) => span.parentSpanContext?.spanId === parent.spanContext().spanId);
  const told = (span) => [
    span.attributes["pinelabs.operation"],
    span.attributes["http.response.status_code"],
    span.attributes["http.request.resend_count"],
    span.status.code,
  ];
  const sent = (parent) =>
    inside(parent)
      .map(told)
      .filter(([operation]) => operation === "orders.get");
  assert.deepEqual(sent(read), [["orders.get", 200, 0, SpanStatusCode.UNSET]]);
  const { ERROR } = SpanStatusCode;
  assert.deepEqual(sent(vain), [
    ["orders.get", 503, 0, ERROR],
    ["orders.get", 503, 1, ERROR],
  ]);
  // The one token request is within the call that needed it first.
  assert.equal(spans.length, 6);
  assert.ok(inside(read).every(({ kind, name }) => kind === SpanKind.CLIENT && /^(GET|POST) \/api\//.test(name)));
  assert.deepEqual([read.status.code, vain.status.code], [SpanStatusCode.UNSET, ERROR]);
  assert.deepEqual([vain.attributes["error.type"], vain.attributes["pinelabs.effect"]], ["server", "none"]);
  assert.doesNotMatch(
    JSON.stringify(spans.map(({ attributes, status, name }) => [attributes, status, name])),
    /secret|token-1/,
  );
});

test("tests of your own, with the testing kit", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--test", "--test-reporter", "tap", "out/shipping.test.js"],
    { cwd: folder, env: environment },
  );
  assert.match(stdout, /# pass 4\n# fail 0/);
});

/** A Redis on a socket in a folder; it ends with the test. */
async function redisServer(t) {
  const data = await mkdtemp(join(tmpdir(), "pinelabs-redis-"));
  const socket = join(data, "socket");
  const options = ["--port", "0", "--unixsocket", socket, "--dir", data, "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  t.after(async () => {
    if (server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
    await rm(data, { recursive: true, force: true });
  });
  await new Promise((resolve, reject) => {
    createInterface(server.stdout).on("line", (line) => /ready to accept connections/i.test(line) && resolve());
    server.once("error", reject);
    server.once("exit", () => reject(new Error("redis-server ended")));
  });
  return socket;
}

const PROCESSES = 50;

test("Redis: one token is fetched by 50 processes that start together", async (t) => {
  const bearers = [];
  const { url, seen } = await gateway(t, (request, response) => {
    bearers.push(request.headers.authorization);
    response.end('{"data":{"order_id":"v1-1","status":"CREATED"}}');
  });
  const socket = await redisServer(t);
  await writeFile(
    join(folder, "out/process.js"),
    `import { createClient } from "redis";
    import { sharedClient } from "./tokens.js";
    const redis = createClient({ socket: { path: process.env.REDIS_SOCKET } });
    await redis.connect();
    process.send("ready");
    process.once("message", async () => {
      const pl = await sharedClient(redis, {
        client_id: "id",
        client_secret: "secret",
        base_url: process.env.PINELABS_BASE_URL,
      });
      const order = await pl.orders.get({ order_id: "v1-1" });
      await redis.close();
      process.disconnect();
      process.exitCode = order.status === "CREATED" ? 0 : 1;
      pl.close();
    });`,
  );
  const env = { ...environment, PINELABS_BASE_URL: url, REDIS_SOCKET: socket };
  const processes = Array.from({ length: PROCESSES }, () => fork(join(folder, "out/process.js"), { env }));
  t.after(() => processes.forEach((child) => child.kill()));
  const ends = processes.map((child) => once(child, "exit"));
  const early = Promise.race(ends).then(([code]) => assert.fail(`a process ended before it began: ${code}`));
  await Promise.race([Promise.all(processes.map((child) => once(child, "message"))), early]);
  early.catch(() => {});
  processes.forEach((child) => child.send("go"));
  const codes = (await Promise.all(ends)).map(([code]) => code);
  assert.deepEqual(codes, Array(PROCESSES).fill(0));
  const tokens = seen.filter(({ url }) => url === "/api/auth/v1/token").length;
  assert.deepEqual([tokens, bearers], [1, Array(PROCESSES).fill("Bearer token-1")]);
});
