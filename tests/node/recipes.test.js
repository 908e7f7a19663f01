// The recipes of the package's README, taken from it, compiled (strict) and run with the real frameworks.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { callbacks, webhooks } from "pinelabs-online";

import { gateway } from "./support/gateway.js";
import { tsc } from "./support/tools.js";

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const SECRET = "abc1234";
const PAID = "<p>Thank you, your order is paid.</p>";
const CHECKED = "<p>Your payment is being checked.</p>";
const FAILED = "<p>Your payment did not go through.</p>";
const here = dirname(fileURLToPath(import.meta.url));

let folder;
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
  const readme = await readFile(join(here, "../../bindings-wasm/README.md"), "utf8");
  for (const [, path, code] of readme.matchAll(/```ts\n\/\/ (\S+\.ts)\n([^]*?)```/g)) {
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
  const compiled = await promisify(execFile)(process.execPath, [tsc, "--pretty", "false"], { cwd: folder }).catch((failed) => failed);
  assert.equal(compiled.stdout, "");
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
  for (const [order_id, text] of [["v1-1", PAID], ["v1-2", FAILED], ["v1-3", CHECKED], ["v1-503", CHECKED]]) {
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
const over = (url) => async (path, headers, body) => answerOf(await fetch(url + path, { method: "POST", headers, body }));

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
