// The long test of memory: `cargo xtask leak`, some minutes. Prints what is held after each part, and fails if it grows.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";

import { callbacks, orderStatus, PineLabs, webhooks } from "pinelabs-online";

// The inside of the package, which no user can reach.
import { generation, memory } from "../../bindings-wasm/dist/esm/border.js";
import { CONFIG, TOKEN } from "./support/scripted.js";

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const SECRET = "abc1234";
const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';
const PARTS = 10;

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc");

const transport = async ({ operation, url }) => {
  if (operation === "auth.generate_token") {
    return { status: TOKEN.status, body: JSON.stringify(TOKEN.body) };
  }
  return url.endsWith("refused") ? { status: 422, body: '{"code":"X","message":"no"}' } : { status: 200, body: ORDER };
};
const pl = new PineLabs({ ...CONFIG, transport });
const verifier = callbacks.verifier(KEY);
const hooks = webhooks.verifier(SECRET);
const fields = { order_id: "o", status: "AUTHORIZED" };
fields.signature = callbacks.sign(fields, KEY);
const form = callbacks.signForm({ order_id: "o", status: "AUTHORIZED" }, KEY);
const body = '{"event_type":"ORDER_PROCESSED"}';
const headers = webhooks.sign(body, SECRET);

/** 100,000 verifications of every kind, some of them of forged things, and with keys prepared and not. */
function verify() {
  for (let i = 0; i < 10_000; i += 1) {
    verifier.verify(fields);
    verifier.verify(form);
    callbacks.verify(fields, KEY);
    callbacks.verify(form, KEY);
    hooks.verify(body, headers).event();
    webhooks.verify(body, headers, SECRET);
    assert.throws(() => verifier.verify({ ...fields, order_id: "p" }), { kind: "signature" });
    assert.throws(() => hooks.verify(`${body} `, headers), { kind: "signature" });
    assert.throws(() => orderStatus.check("FAILED", "pay"), { kind: "not_allowed" });
    orderStatus.actions("CREATED");
  }
}

/** 10,000 calls, a tenth of them refused. */
async function call() {
  for (let i = 0; i < 10_000; i += 100) {
    const ids = Array.from({ length: 100 }, (_, n) => (n % 10 === 0 ? "refused" : "v1-1"));
    await Promise.all(
      ids.map((order_id) => pl.orders.get({ order_id }).catch((error) => assert.equal(error.code, "X"))),
    );
  }
}

async function held() {
  for (let i = 0; i < 5; i += 1) {
    collectGarbage();
    await wait(5);
  }
  return { heap: process.memoryUsage().heapUsed, module: memory().buffer.byteLength };
}

verify();
await call();
const first = await held();
let last = first;
for (let part = 1; part <= PARTS; part += 1) {
  verify();
  await call();
  last = await held();
  const kb = (bytes) => `${Math.round(bytes / 1000)} kB`;
  console.log(
    `${part * 100_000} verifications, ${part * 10_000} calls: heap ${kb(last.heap)}, module ${kb(last.module)}`,
  );
}
assert.equal(last.module, first.module);
assert.ok(last.heap < first.heap + 1_000_000, `${first.heap} ${last.heap}`);
assert.equal(generation(), 0);
