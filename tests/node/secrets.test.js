// Canaries are driven through everything that prints; none may come out.

import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";

import { callbacks, PineLabs, webhooks } from "pinelabs-online";

import { gateway } from "./support/gateway.js";

const CANARIES = {
  pan: "4012001037141112",
  cvv: "987",
  expiry: "2077",
  name_free_token: "9988776655443322",
  cryptogram: "AgAAAGCanaryCryptogram=",
  client_secret: "canary-client-secret",
  bearer: "canary-bearer-token",
  challenge: "https://gateway.example/challenge/canary-session",
  callback_key: "CA9A7282D0556544C59AFE8EC92F5C85",
  webhook_secret: "canary-webhook-secret",
};

/** Every way in which a program may print a thing. */
function printed(thing) {
  // An error's fields are read one by one by reporters of errors.
  const own = thing instanceof Error ? Object.getOwnPropertyDescriptors(thing) : {};
  return [
    inspect(thing),
    inspect(thing, { depth: Infinity, showHidden: true, getters: true }),
    inspect({ nested: [thing] }, { depth: Infinity }),
    JSON.stringify(thing),
    JSON.stringify({ nested: [thing] }),
    String(thing?.stack),
    String(thing?.message),
    `${typeof thing === "object" && !(thing instanceof Error) ? "" : thing}`,
    ...Object.values(own).map(({ value }) => (typeof value === "string" ? value : inspect(value))),
  ].join("\n");
}

/** What may hold any three digits by chance: ids, ports, and places in the code. */
const CHANCE = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|:\d+(:\d+)?/g;

function assertSilent(what, thing) {
  const text = printed(thing).replace(CHANCE, "");
  for (const [name, canary] of Object.entries(CANARIES)) {
    assert.ok(!text.includes(canary), `${what} prints the ${name}:\n${text}`);
  }
}

const {
  pan,
  cvv,
  expiry,
  name_free_token,
  cryptogram,
  client_secret,
  bearer,
  challenge,
  callback_key,
  webhook_secret,
} = CANARIES;
const order_id = "v1-1";
const payment_amount = { value: 1100, currency: "INR" };
const card_details = { card_number: pan, cvv, expiry_month: "12", expiry_year: expiry };
const card_token_details = {
  token: name_free_token,
  cryptogram,
  cvv,
  expiry_month: "12",
  expiry_year: expiry,
};

/** Payments of which some are right and each of the others is wrong somewhere else. */
const payments = [
  { payment_amount, payment_option: { card_details } },
  { payment_amount, payment_option: { card_token_details } },
  { payment_amount, payment_option: { card_details: { ...card_details, card_number: Number(pan) } } },
  { payment_amount, payment_option: { card_details: { ...card_details, [pan]: cvv } } },
  { payment_amount, payment_option: { card_details: { ...card_details, cvv: `${cvv}${pan}` } } },
  { payment_amount, payment_option: { card_details: { ...card_details, expiry_month: pan } } },
  { payment_amount, payment_option: { card_details, card_token_details } },
  { payment_amount: { value: pan, currency: cryptogram }, payment_option: { card_token_details } },
  pan,
];

/**
 * What a gateway may write: the whole request, in its message and beside it. All but the year of expiry: what the gateway
 * writes is searched for the request's secrets, and a year is in every date.
 */
const echo = (request, body) =>
  JSON.stringify({
    code: "INVALID_REQUEST",
    message: `refused ${request.headers.authorization} ${body.replaceAll('"', "").replaceAll(expiry, "")}`,
    challenge,
    body,
  });

test("nothing that is printed holds a secret", async (t) => {
  const said = [];
  const capture = (...given) => said.push(given.map(String).join(" "));
  const listeners = [];
  for (const [name, answer] of [
    ["refused", (request, response, body) => response.writeHead(422).end(echo(request, body))],
    ["failed", (request, response, body) => response.writeHead(500).end(echo(request, body))],
    ["unreadable", (request, response, body) => response.end(`{"data": ${echo(request, body)}`)],
    ["no HTTP", (request, response, body) => response.socket.end(`HTTP/1.1 ${echo(request, body)}\r\n\r\n`)],
    [
      "a success",
      (_, response) =>
        response.end(JSON.stringify({ data: { order_id, status: "PENDING", challenge_url: challenge } })),
    ],
  ]) {
    const { url } = await gateway(t, answer, { token: bearer });
    for (const own of [false, true]) {
      const options = { client_id: "id", client_secret, base_url: url, max_retries: 0, total_timeout_ms: 500 };
      const transport = async (request) => {
        assertSilent("the request", request);
        if (request.operation === "auth.generate_token") {
          return { status: 200, body: JSON.stringify({ access_token: bearer }) };
        }
        // What a library of HTTP throws has the whole request in it.
        throw Object.assign(new Error("failed"), {
          config: request,
          response: echo({ headers: Object.fromEntries(request.headers) }, request.body),
        });
      };
      const observer = (event) => listeners.push(event);
      const pl = new PineLabs({ ...options, observer, ...(own ? { transport } : {}) });
      assertSilent("the client", pl);
      for (const payment of payments) {
        const error = await pl.payments.create({ order_id, payments: [payment] }).then(
          () => undefined,
          (thrown) => thrown,
        );
        assert.equal(error === undefined, name === "a success" && !own && payments.indexOf(payment) < 2);
        assertSilent(`the error after ${name}`, error);
        capture(error);
      }
      pl.close();
    }
  }
  assertSilent("the events", listeners);
  assert.ok(listeners.length > 20);

  assertSilent("the verifiers", [callbacks.verifier(callback_key), webhooks.verifier(webhook_secret)]);
  const body = Buffer.from(JSON.stringify({ event_type: "ORDER_AUTHORIZED", data: { challenge_url: challenge, pan } }));
  // A time of its own: the clock's digits would hold the CVV's from time to time.
  const timestamp = 1_728_543_028;
  const headers = webhooks.sign(body, webhook_secret, { timestamp });
  assertSilent("the webhook", webhooks.verify(body, headers, webhook_secret, { now_ms: timestamp * 1000 }));
  for (const ask of [
    () => new PineLabs({ client_id: "", client_secret }),
    () => new PineLabs({ client_id: "id", client_secret, base_url: `https://user:${client_secret}@gateway.example` }),
    () => new PineLabs({ client_id: "id", client_secret, timeout_ms: client_secret }),
    () => new PineLabs({ client_id: "id", client_secret, environment: client_secret }),
    () => callbacks.verifier(`${callback_key}x`),
    () => callbacks.verify(`order_id=a&status=b&signature=${pan}`, callback_key),
    () => callbacks.verify({ order_id: pan, status: pan, [pan]: pan, signature: pan }, callback_key),
    () => webhooks.verifier(webhook_secret, { encoding: "base64" }),
    () => webhooks.verify(body, { ...headers, "webhook-signature": webhook_secret }, webhook_secret),
    () => webhooks.verify(`${pan}`, headers, webhook_secret),
  ]) {
    assert.throws(ask, (error) => {
      assertSilent(String(ask), error);
      capture(error);
      return true;
    });
  }
  assert.ok(said.length > 80);
});

test("what the gateway said is there for who asks for it", async (t) => {
  const { url } = await gateway(t, (request, response, body) => response.writeHead(422).end(echo(request, body)));
  const pl = new PineLabs({ client_id: "id", client_secret, base_url: url });
  t.after(() => pl.close());
  const error = await pl.payments.create({ order_id, payments: [payments[0]] }).catch((thrown) => thrown);
  assert.equal(error.code, "INVALID_REQUEST");
  assert.match(error.message, /card_number:\[redacted\]/);
  assert.equal(JSON.parse(JSON.parse(error.body).body).payments[0].payment_option.card_details.card_number, pan);
});
