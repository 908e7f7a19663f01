// `NODE_DEBUG=pinelabs`: a line for every request, and nothing secret in it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CANARY = /canary|4012001037141112|cvv\W{1,5}9876/;

/** A payment that is refused, one whose answer is lost with a quote of the request, and a read. */
const PROGRAM = `
import { PineLabs, TransportFailure } from "pinelabs-online";
const told = [];
const pl = new PineLabs({
  client_id: "id",
  client_secret: "canary-secret",
  max_retries: 0,
  observer: (event) => told.push(event),
  transport: async (request) => {
    if (request.operation === "auth.generate_token") {
      return { status: 200, body: '{"access_token":"canary-bearer","expires_in":3600}' };
    }
    if (request.operation === "payments.create") {
      throw new TransportFailure("lost\\n" + request.body + JSON.stringify(request.headers), { sent: true });
    }
    return { status: 422, body: '{"code":"X","message":"canary %s %o"}' };
  },
});
const card_details = { card_number: "4012001037141112", cvv: "9876", expiry_month: "12", expiry_year: "2077" };
const payments = [{ payment_amount: { value: 100, currency: "INR" }, payment_option: { card_details } }];
await pl.payments.create({ order_id: "v1-1", payments }).catch(() => {});
await pl.orders.get({ order_id: "v1-1" }).catch(() => {});
console.log(told.filter(({ outcome }) => outcome !== null).length);
`;

async function play(NODE_DEBUG) {
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const env = { ...process.env, NODE_DEBUG };
  return promisify(execFile)(process.execPath, ["--input-type=module", "-e", PROGRAM], { cwd, env, timeout: 60_000 });
}

test("NODE_DEBUG=pinelabs prints one line for every request, and nothing secret", async () => {
  for (const sections of ["pinelabs", "PineLabs,nothing"]) {
    const { stdout, stderr } = await play(sections);
    const lines = stderr.trim().split("\n");
    assert.equal(lines.length, Number(stdout), stderr);
    const line =
      /^PINELABS \d+: ([a-z_.]+): (?:GET|POST) \/[a-z0-9/{}_]+, attempt 1: (HTTP \d+|failed: .+) in \d+ ms, request id [0-9a-f-]{36}$/;
    const said = lines.map((text) => line.exec(text)?.slice(1) ?? assert.fail(text));
    assert.deepEqual(said[0], ["auth.generate_token", "HTTP 200"]);
    assert.equal(said[1][0], "payments.create");
    assert.match(said[1][1], /^failed: lost /);
    assert.deepEqual(said.at(-1), ["orders.get", "HTTP 422"]);
    assert.doesNotMatch(stderr, CANARY);
  }
});

test("without it nothing is printed", async () => {
  for (const sections of ["", "http2"]) {
    assert.equal((await play(sections)).stderr, "");
  }
});
