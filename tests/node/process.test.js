// Settings of the process (flags, environment, limits, failing observers): each case in a process of its own.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { CERTIFICATE } from "./support/gateway.js";

const run = promisify(execFile);
const folder = fileURLToPath(new URL(".", import.meta.url));

/** Runs a program with this Node; gives its exit code and what it said. */
async function play(code, { args = [], env = {}, shell } = {}) {
  const command = [process.execPath, ...args, "--input-type=module", "-e", code];
  const [program, given] =
    shell === undefined ? [command[0], command.slice(1)] : ["sh", ["-c", shell, "sh", ...command]];
  return run(program, given, { cwd: folder, env: { ...process.env, ...env }, timeout: 60_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

/** Prints as JSON what the package says of itself when it is used. */
const USES = `
import { PineLabs, PineLabsError, callbacks, orderStatus, webhooks } from "pinelabs-online";
const said = {};
for (const [name, use] of Object.entries({
  client: () => new PineLabs({ client_id: "id", client_secret: "secret" }),
  callback: () => callbacks.verify("order_id=a", "9A7282D0556544C59AFE8EC92F5C85F6"),
  webhook: () => webhooks.verifier("abc1234"),
  status: () => orderStatus.isFinal("FAILED"),
})) {
  try {
    use();
    said[name] = "fine";
  } catch (error) {
    said[name] = error instanceof PineLabsError ? error.toJSON() : { raw: String(error) };
  }
}
console.log(JSON.stringify(said));
`;

test("without WebAssembly every use is an error that names the cause and the remedy", async () => {
  const { stdout, stderr } = await play(USES, { args: ["--jitless"] });
  const said = JSON.parse(stdout || assert.fail(stderr));
  for (const [name, error] of Object.entries(said)) {
    assert.deepEqual([error.kind, error.effect], ["config", "none"], `${name}: ${JSON.stringify(error)}`);
    assert.match(error.message, /WebAssembly/);
    assert.match(error.message, /--jitless/);
  }
});

const LIMITED = 'ulimit -v 3000000; exec "$@"';

test("with little virtual memory the error names the option that helps, and it does", {
  skip: process.platform !== "linux",
}, async () => {
  const { stdout, stderr } = await play(USES, { shell: LIMITED });
  const said = JSON.parse(stdout || assert.fail(stderr));
  for (const [name, error] of Object.entries(said)) {
    assert.deepEqual([error.kind, error.effect], ["config", "none"], `${name}: ${JSON.stringify(error)}`);
    assert.match(error.message, /virtual memory/);
    assert.match(error.message, /NODE_OPTIONS=--disable-wasm-trap-handler/);
  }
  const helped = await play(USES, {
    shell: 'ulimit -v 2000000; exec "$@"',
    env: { NODE_OPTIONS: "--disable-wasm-trap-handler" },
  });
  const { client, webhook, status } = JSON.parse(helped.stdout || assert.fail(helped.stderr));
  assert.deepEqual([client, webhook, status], ["fine", "fine", "fine"]);
});

const OBSERVES = (observer) => `
import { PineLabs } from "pinelabs-online";
const body = '{"access_token":"t","expires_in":3600,"order_id":"v1-1","status":"CREATED"}';
const pl = new PineLabs({ client_id: "id", client_secret: "secret", transport: async () => ({ status: 200, body }), observer: ${observer} });
const order = await pl.orders.get({ order_id: "v1-1" });
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(order.order_id);
`;

test("an observer that fails stops neither the call nor the process, and is reported with message and stack", async () => {
  for (const observer of [
    'async function logs() { throw new Error("the log is full"); }',
    'function logs() { throw new Error("the log is full"); }',
    'function logs() { return { then(_, reject) { reject(Object.assign(new Error("the log is full"), {})); } }; }',
  ]) {
    const { code, stdout, stderr } = await play(OBSERVES(observer));
    assert.deepEqual([code, stdout], [0, "v1-1\n"], stderr);
    assert.match(stderr, /PINELABS_OBSERVER/);
    assert.match(stderr, /the log is full/);
    assert.match(stderr, /at .*logs|at reject|at Object\.then/);
  }
  for (const thrown of [
    "undefined",
    "null",
    "5",
    "Symbol('x')",
    "Object.create(null)",
    "new Proxy({}, { get() { throw 1; } })",
  ]) {
    for (const observer of [`async () => { throw ${thrown}; }`, `() => { throw ${thrown}; }`]) {
      const { code, stdout, stderr } = await play(OBSERVES(observer));
      assert.deepEqual([code, stdout], [0, "v1-1\n"], stderr);
      assert.match(stderr, /PINELABS_OBSERVER/);
    }
  }
});

test("NODE_TLS_REJECT_UNAUTHORIZED=0 does not switch the check of certificates off", async (t) => {
  let heard = 0;
  const key = readFileSync(new URL("support/localhost.key.pem", import.meta.url));
  const server = createServer({ cert: CERTIFICATE, key }, (_, response) => {
    heard += 1;
    response.end('{"access_token":"t","expires_in":3600,"order_id":"v1-1","status":"CREATED"}');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address();
  const program = (agent) => `
    import https from "node:https";
    import { PineLabs } from "pinelabs-online";
    const pl = new PineLabs({ client_id: "id", client_secret: "secret", base_url: "https://localhost:${port}", max_retries: 0 ${agent} });
    const said = await pl.orders.capture({ order_id: "v1-1" }).catch((error) => error.toJSON());
    pl.close();
    console.log(JSON.stringify(said));
    process.exit();
  `;
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  for (const agent of ["", ", agent: new https.Agent({ keepAlive: true })"]) {
    const { stdout, stderr } = await play(program(agent), { env });
    const said = JSON.parse(stdout || assert.fail(stderr));
    assert.deepEqual([said.kind, said.effect], ["network", "none"], stdout);
    assert.match(said.message, /DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED|UNABLE_TO_VERIFY/);
    assert.equal(heard, 0);
  }
  // An agent that says so in its own options is obeyed.
  const { stdout } = await play(program(", agent: new https.Agent({ rejectUnauthorized: false })"), { env: {} });
  assert.equal(JSON.parse(stdout).order_id, "v1-1");
});

test("a TLS below 1.2 is refused, also where the command line allows it", async (t) => {
  const key = readFileSync(new URL("support/localhost.key.pem", import.meta.url));
  const server = createServer(
    { cert: CERTIFICATE, key, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" },
    (_, response) => response.end("{}"),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { stdout, stderr } = await play(
    `
    import { PineLabs } from "pinelabs-online";
    const pl = new PineLabs({ client_id: "id", client_secret: "secret", base_url: "https://localhost:${server.address().port}", max_retries: 0 });
    console.log(JSON.stringify(await pl.orders.get({ order_id: "v1-1" }).catch((error) => error.toJSON())));
    process.exit();
  `,
    {
      args: ["--tls-min-v1.0", "--tls-cipher-list=DEFAULT@SECLEVEL=0"],
      env: { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL("support/localhost.cert.pem", import.meta.url)) },
    },
  );
  const said = JSON.parse(stdout || assert.fail(stderr));
  assert.deepEqual([said.kind, said.effect], ["network", "none"], stdout);
  assert.match(said.message, /EPROTO|PROTOCOL|VERSION/);
});
