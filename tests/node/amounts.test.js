// Amounts, the environment's configuration, and a token that outlives its client.

import assert from "node:assert/strict";
import test from "node:test";

import { amount, ConfigError, InputError, PineLabs } from "pinelabs-online";

test("rupees are read exactly or not at all", () => {
  for (const [text, value] of [
    ["1100", 110_000],
    ["1100.5", 110_050],
    ["1100.50", 110_050],
    ["0.01", 1],
  ]) {
    assert.deepEqual(amount.inr(text), { value, currency: "INR" });
  }
  assert.deepEqual(amount.inr(110_050), { value: 110_050, currency: "INR" });
  for (const wrong of [
    "",
    "-1",
    "1,100",
    "1.005",
    "1e3",
    "₹ 5",
    "1\ud800",
    10.5,
    NaN,
    -1,
    2 ** 53,
    null,
    undefined,
    5n,
    {},
  ]) {
    assert.throws(
      () => amount.inr(wrong),
      (error) => error instanceof InputError && error.path === "amount" && error.effect === "none",
      String(wrong),
    );
  }
});

test("an amount prints grouped", () => {
  assert.equal(amount.format({ value: 110_050, currency: "INR" }), "INR 1,100.50");
  assert.equal(amount.format({ value: 100_000_000, currency: "INR" }), "INR 10,00,000.00");
  assert.equal(amount.format({ value: 100_000_000, currency: "USD" }), "USD 1,000,000.00");
  for (const wrong of [undefined, null, {}, { value: 1.5, currency: "INR" }, { value: 1, currency: "rupees" }]) {
    assert.throws(() => amount.format(wrong), InputError);
  }
});

test("the configuration comes from the environment", () => {
  const names = ["CLIENT_ID", "CLIENT_SECRET", "ENVIRONMENT", "BASE_URL"].map((name) => `PINELABS_${name}`);
  const before = names.map((name) => process.env[name]);
  const refused = (path) => (error) =>
    error instanceof ConfigError && error.path === path && !error.message.includes("invented");
  try {
    for (const name of names) {
      delete process.env[name];
    }
    assert.throws(() => PineLabs.fromEnv(), refused("PINELABS_CLIENT_ID"));
    process.env.PINELABS_CLIENT_ID = "a-client";
    process.env.PINELABS_CLIENT_SECRET = "";
    assert.throws(() => PineLabs.fromEnv(), refused("PINELABS_CLIENT_SECRET"));
    process.env.PINELABS_CLIENT_SECRET = "invented-secret\n";
    assert.throws(() => PineLabs.fromEnv(), refused("client_secret"));
    process.env.PINELABS_CLIENT_SECRET = "invented-secret";
    process.env.PINELABS_ENVIRONMENT = "staging";
    assert.throws(() => PineLabs.fromEnv(), refused("PINELABS_ENVIRONMENT"));
    process.env.PINELABS_ENVIRONMENT = "production";
    process.env.PINELABS_BASE_URL = "http://127.0.0.1:4100";
    const client = PineLabs.fromEnv();
    assert.deepEqual(client.toJSON(), { environment: "production", base_url: "http://127.0.0.1:4100" });
    assert.deepEqual(PineLabs.fromEnv({ environment: "uat" }).toJSON().environment, "uat");
  } finally {
    names.forEach((name, index) => {
      delete process.env[name];
      if (before[index] !== undefined) {
        process.env[name] = before[index];
      }
    });
  }
});

test("a token outlives its client", async () => {
  let tokens = 0;
  const transport = async ({ url }) => {
    const isToken = url.endsWith("/auth/v1/token");
    tokens += Number(isToken);
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const body = isToken
      ? { access_token: "invented-token", expires_at }
      : { data: { order_id: "v1-1", status: "CREATED" } };
    return { status: 200, body: JSON.stringify(body) };
  };
  const options = { client_id: "a-client", client_secret: "invented-secret", transport };
  const first = new PineLabs(options);
  assert.equal(first.accessToken(), undefined);
  await first.orders.get({ order_id: "v1-1" });
  const kept = first.accessToken();
  assert.equal(kept.access_token, "invented-token");
  assert.ok(Math.abs(kept.expires_at_ms - Date.now() - 3_600_000) < 60_000);
  const second = new PineLabs({ ...options, access_token: JSON.parse(JSON.stringify(kept)) });
  await second.orders.get({ order_id: "v1-1" });
  assert.equal(tokens, 1);
});
