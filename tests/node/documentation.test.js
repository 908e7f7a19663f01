// The TypeScript snippets of the documentation's chapters, compiled (strict) and run against the sandbox.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { callbacks, PineLabs, webhooks } from "pinelabs-online";

import { sandbox } from "./support/sandbox.js";
import { tsc } from "./support/tools.js";

const here = dirname(fileURLToPath(import.meta.url));
const RETURN_URL = "https://shop.example/return";

let folder;
let guide;

before(async () => {
  // Inside the tests' folder, so that the package is found.
  folder = await mkdtemp(join(here, "node_modules", ".documentation-"));
  await copyFile(join(here, "../../docs/snippets/node/guide.ts"), join(folder, "guide.ts"));
  const readme = await readFile(join(here, "../../README.md"), "utf8");
  const [, code] = /^```ts\n([^]*?)^```/m.exec(readme);
  const credentials = '{ client_id: "your-client-id", client_secret: "your-client-secret" }';
  assert.ok(code.includes(credentials));
  await writeFile(join(folder, "readme.ts"), code.replace(credentials, "JSON.parse(process.env.README_SETTINGS!)"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    outDir: "out",
    rootDir: ".",
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  await promisify(execFile)(process.execPath, [tsc, "--project", folder]);
  guide = await import(pathToFileURL(join(folder, "out/guide.js")).href);
});

after(() => rm(folder, { recursive: true, force: true }));

/** Does what the shopper's browser does, and gives the form that it would post to the shop. */
async function answerChallenge(url) {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams({ otp: "123456", action: "pay" }) });
  const page = await response.text();
  const form = new URLSearchParams();
  for (const [, input] of page.matchAll(/<input type="hidden"([^>]*)>/g)) {
    form.append(/name="([^"]*)"/.exec(input)[1], /value="([^"]*)"/.exec(input)[1]);
  }
  return Buffer.from(form.toString());
}

test("the chapters in Node run as they are shown", async (t) => {
  const ready = await sandbox(t);
  const pl = new PineLabs({ client_id: ready.client_id, client_secret: ready.client_secret, base_url: ready.url });
  assert.equal((await guide.start(pl)).status, "CREATED");
  assert.ok((await guide.token(pl)) > 0);
  const { customer_id } = await guide.customer(pl);

  const first = await guide.createOrder(pl, customer_id, "order-1", RETURN_URL);
  const form = await answerChallenge(await guide.payByCard(pl, first.order_id));
  const verifier = callbacks.verifier(ready.callback_key);
  assert.equal(await guide.onReturn(pl, verifier, form, first.order_id), "AUTHORIZED");
  assert.equal(await guide.onReturn(pl, verifier, form, "v1-another"), "refused");
  assert.equal(await guide.onReturn(pl, verifier, Buffer.from(`${form}0`), first.order_id), "refused");
  assert.equal((await guide.capture(pl, first.order_id, "capture-1")).status, "PARTIALLY_CAPTURED");
  assert.equal((await guide.refund(pl, first.order_id, "refund-1")).status, "PROCESSED");

  const { tokens } = await guide.cards(pl, customer_id);
  const [{ token_id }] = tokens;
  const second = await guide.createOrder(pl, customer_id, "order-2", RETURN_URL);
  await answerChallenge(await guide.payBySavedCard(pl, second.order_id, token_id));
  assert.equal((await guide.cancel(pl, second.order_id)).status, "CANCELLED");
  assert.match(await guide.errors(pl, second.order_id), /^refused: /);

  const third = await guide.createOrder(pl, customer_id, "order-3", RETURN_URL);
  assert.ok(await guide.payByForeignToken(pl, third.order_id));
  await guide.forgetCard(pl, customer_id, token_id);

  assert.equal((await guide.reconcile(pl, undefined, "order-3")).order_id, third.order_id);
  assert.equal((await guide.reconcile(pl, third.order_id, "order-3")).order_id, third.order_id);
  assert.equal(await guide.reconcile(pl, undefined, "never-used"), undefined);

  const { subscription_id, redirect_url } = await guide.subscribe(pl, customer_id, "subscription-1");
  await fetch(redirect_url, { method: "POST", body: new URLSearchParams({ action: "pay" }) });
  assert.equal(await guide.debit(pl, subscription_id, "debit-1"), "COMPLETED");
});

test("the webhook of the chapters is handled once", () => {
  const body = Buffer.from('{"event_type":"ORDER_AUTHORIZED","data":{"order_id":"v1-1","status":"AUTHORIZED"}}');
  const headers = webhooks.sign(body, "abc1234");
  const handled = new Set();
  const verifier = webhooks.verifier("abc1234");
  assert.equal(guide.onWebhook(verifier, body, headers, handled), 204);
  assert.equal(guide.onWebhook(verifier, body, headers, handled), 204);
  assert.equal(guide.onWebhook(verifier, Buffer.concat([body, body]), headers, handled), 400);
  assert.equal(handled.size, 1);
});

test("the README's lines in Node run as they are shown", async (t) => {
  const { client_id, client_secret, url } = await sandbox(t);
  process.env.README_SETTINGS = JSON.stringify({ client_id, client_secret, base_url: url });
  t.after(() => delete process.env.README_SETTINGS);
  const log = t.mock.method(console, "log", () => {});
  await import(pathToFileURL(join(folder, "out/readme.js")).href);
  assert.deepEqual(log.mock.calls[0].arguments, ["PENDING", true]);
});
