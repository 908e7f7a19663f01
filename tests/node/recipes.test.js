// The recipes of the package's README, taken from it and run with the real frameworks.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { callbacks, webhooks } from "pinelabs-online";

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const SECRET = "abc1234";
const here = dirname(fileURLToPath(import.meta.url));
let folder;

/** What the shop was told, by every recipe. */
const told = (globalThis.pinelabsRecipeTold = []);
const SHOP = `
export const handleEvent = async (event) => void globalThis.pinelabsRecipeTold.push(event.data.order_id);
export const handleReturn = async (callback) => "<p>" + callback.order_id + "</p>";
`;

before(async () => {
  Object.assign(process.env, { PINELABS_CALLBACK_KEY: KEY, PINELABS_WEBHOOK_SECRET: SECRET });
  // Inside the tests' folder, so that the frameworks are found.
  folder = await mkdtemp(join(here, "node_modules", ".recipes-"));
  const readme = await readFile(join(here, "../../bindings-wasm/README.md"), "utf8");
  for (const [, path, code] of readme.matchAll(/```js\n\/\/ (\S+\.js)\n([^]*?)```/g)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), code);
    await writeFile(join(folder, dirname(path), "shop.js"), SHOP);
  }
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
});

after(() => rm(folder, { recursive: true, force: true }));

const load = (path) => import(pathToFileURL(join(folder, path)));

/** Drives the two doors of a shop; `post` sends and gives status and text. */
async function drive(post) {
  told.length = 0;
  // The spaces and the order of names are the point: a parsed body printed again would lose them.
  const body = '{ "event_type":"ORDER_PROCESSED",  "data":{"status":"PROCESSED","order_id":"v1-\u20b9"} }';
  const headers = { "content-type": "application/json", ...webhooks.sign(body, SECRET) };
  assert.equal((await post("/webhook", headers, body)).status, 200);
  assert.equal((await post("/webhook", headers, body.replace("PROCESSED", "CANCELLED"))).status, 400);
  assert.equal((await post("/webhook", { "content-type": "application/json" }, body)).status, 400);
  assert.deepEqual(told, ["v1-\u20b9"]);

  const form = callbacks.signForm({ order_id: "v1-1", status: "AUTHORIZED", error_message: "a b & c" }, KEY);
  const type = { "content-type": "application/x-www-form-urlencoded" };
  assert.deepEqual(await post("/return", type, form), { status: 200, text: "<p>v1-1</p>" });
  assert.equal((await post("/return", type, `${form}&status=AUTHORIZED`)).status, 400);
  assert.equal((await post("/return", type, form.replace("v1-1", "v1-2"))).status, 400);
  assert.equal((await post("/return", type, "")).status, 400);
}

const read = async (response) => ({ status: response.status, text: await response.text() });

test("Express", async (t) => {
  const { app } = await load("express.js");
  const server = app.listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}`;
  await drive(async (path, headers, body) => read(await fetch(url + path, { method: "POST", headers, body })));
});

test("Fastify", async (t) => {
  const { app } = await load("fastify.js");
  t.after(() => app.close());
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  await drive(async (path, headers, body) => read(await fetch(url + path, { method: "POST", headers, body })));
});

test("Hono", async () => {
  const { app } = await load("hono.js");
  await drive(async (path, headers, body) => read(await app.request(path, { method: "POST", headers, body })));
});

test("Next.js route handlers", async () => {
  const handlers = { "/webhook": await load("app/webhook/route.js"), "/return": await load("app/return/route.js") };
  await drive(async (path, headers, body) => {
    const request = new Request(`https://shop.example${path}`, { method: "POST", headers, body });
    return read(await handlers[path].POST(request));
  });
});
