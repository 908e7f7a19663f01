// `pinelabs-online/testing`: what tests of a shop are made with.

import assert from "node:assert/strict";
import test from "node:test";

import { callbacks, NetworkError, OPERATIONS, PineLabs, PineLabsError, RejectedError, webhooks } from "pinelabs-online";
import * as kit from "pinelabs-online/testing";
import { observed } from "./support/corpus.js";
import { vectors } from "./support/vectors.js";

const order_amount = { value: 100, currency: "INR" };
const card = { card_details: { card_number: "4012001037141112", cvv: "123", expiry_month: "12", expiry_year: "2077" } };
const payments = [{ payment_amount: order_amount, payment_option: card }];

/** Parameters of every operation that has a ready answer, and what of them its answer says. */
const CALLS = {
  "customers.create": [
    { merchant_customer_reference: "c-1", mobile_number: "9876543210" },
    { merchant_customer_reference: "c-1" },
  ],
  "customers.get": [{ customer_id: "cust-1" }, { customer_id: "cust-1" }],
  "customers.update": [{ customer_id: "cust-1", first_name: "A" }, { customer_id: "cust-1" }],
  "orders.create": [
    { order_amount, merchant_order_reference: "o-1" },
    { merchant_order_reference: "o-1", status: "CREATED", order_amount },
  ],
  "orders.get": [{ order_id: "v1-1" }, { order_id: "v1-1", status: "CREATED" }],
  "orders.get_by_reference": [{ merchant_order_reference: "o 1" }, { merchant_order_reference: "o 1" }],
  "orders.capture": [{ order_id: "v1-1" }, { order_id: "v1-1", status: "PROCESSED" }],
  "orders.cancel": [{ order_id: "v1-1" }, { order_id: "v1-1", status: "CANCELLED" }],
  "payments.create": [
    { order_id: "v1-1", payments },
    { order_id: "v1-1", status: "PENDING" },
  ],
  "tokens.list": [{ customer_id: "cust-1" }, { customer_id: "cust-1" }],
  "tokens.get": [
    { customer_id: "cust-1", token_id: "t-1" },
    { token_id: "t-1", status: "ACTIVE" },
  ],
  "tokens.delete": [
    { customer_id: "cust-1", token_id: "t-1" },
    { token_id: "t-1", status: "DELETED" },
  ],
  "refunds.create": [
    { order_id: "v1-1", order_amount, merchant_order_reference: "r-1" },
    { parent_order_id: "v1-1", type: "REFUND", merchant_order_reference: "r-1" },
  ],
  "otp.generate": [{ payment_id: "v1-1-cc" }, { next: ["SUBMIT_OTP", "RESEND_OTP"] }],
  "otp.submit": [
    { payment_id: "v1-1-cc", otp: "123456" },
    { status: "SUCCESS", next: [] },
  ],
  "checkout.create": [
    { order_amount, merchant_order_reference: "o-2" },
    { redirect_url: "https://api.example/checkout?token=an-invented-token" },
  ],
};

test("a ready answer speaks of its request, and the client finds nothing wrong with it", async () => {
  for (const [operation, [params, says]] of Object.entries(CALLS)) {
    const script = new kit.ScriptedTransport().answer(operation);
    const answer = await script
      .client()
      .invoke(operation, params)
      .catch((error) => assert.fail(`${operation}: ${error}`));
    for (const [name, value] of Object.entries(says)) {
      assert.deepEqual(answer[name], value, `${operation}: ${name}`);
    }
    script.check();
    assert.equal(script.requests.length, 1, operation);
  }
});

test("ready answers are those of the vectors, for every operation", async () => {
  const cases = vectors("ready_answers.json");
  assert.deepEqual(new Set(cases.map(({ operation }) => operation)), new Set(OPERATIONS.map(({ name }) => name)));
  for (const { name, before = [], operation, params, answer } of cases) {
    const script = new kit.ScriptedTransport();
    const calls = [...before, { operation, params }];
    for (const call of calls) {
      script.answer(call.operation);
    }
    let body;
    const transport = async (request) => {
      const response = await script.send(request);
      body = response.body;
      return response;
    };
    const pl = script.client({ transport });
    for (const call of calls) {
      await pl.invoke(call.operation, call.params);
    }
    script.check();
    assert.deepEqual(JSON.parse(body), answer, name);
    observed("ready_answers.json", name, JSON.parse(body));
  }
});

test("fields replace those of a ready answer; a whole answer has nothing else", async () => {
  const script = new kit.ScriptedTransport();
  script
    .answer("orders.get", { status: "FAILED", comes_next: 1 })
    .answer("orders.get", { order_id: "v1-1", status: "PENDING" }, { whole: true });
  const pl = script.client();
  const first = await pl.orders.get({ order_id: "v1-1" });
  assert.deepEqual(
    [first.order_id, first.status, first.comes_next, first.order_amount.value],
    ["v1-1", "FAILED", 1, 110_000],
  );
  const lists = { allowed_payment_methods: [], payments: [], refunds: [] };
  assert.deepEqual(await pl.orders.get({ order_id: "v1-1" }), { order_id: "v1-1", status: "PENDING", ...lists });
});

test("lost answers are asked for, with waits that take no time", async () => {
  const script = new kit.ScriptedTransport();
  script.lose("orders.create").answer("orders.get_by_reference").lose("orders.get", { times: 2 }).answer("orders.get");
  const platform = new kit.VirtualPlatform();
  const pl = script.client({ platform });
  const order = await pl.orders.create({ order_amount, merchant_order_reference: "cart-1" });
  assert.deepEqual([order.merchant_order_reference, order.order_amount], ["cart-1", order_amount]);
  await pl.orders.get({ order_id: "v1-1" });
  assert.ok(platform.sleptMs > 0);
  assert.equal(script.bodies("orders.create")[0].merchant_order_reference, "cart-1");
  assert.deepEqual(script.bodies("orders.get"), [null, null, null]);
  script.check();
});

test("a refusal, a response of one's own, and what is for ever", async () => {
  const script = new kit.ScriptedTransport()
    .reject("orders.capture", "INVALID_REQUEST", { status: 422, message: "no" })
    .respond("orders.cancel", { status: 500, body: "{}" }, { times: Infinity })
    .respond("orders.get", (request) => ({
      status: 200,
      body: JSON.stringify({ data: kit.order({ notes: request.method }) }),
    }))
    .answer("auth.generate_token", { access_token: "another", expires_in: 5 });
  const pl = script.client();
  await assert.rejects(pl.orders.capture({ order_id: "v1-1" }), {
    code: "INVALID_REQUEST",
    effect: "rejected",
    status: 422,
  });
  assert.equal((await pl.orders.get({ order_id: kit.order().order_id })).notes, "GET");
  await assert.rejects(pl.orders.cancel({ order_id: "v1-1" }));
  assert.equal(pl.accessToken().access_token, "another");
});

test("what the script has too much or too little of is told by `check`, and a misspelt operation at once", async () => {
  const left = new kit.ScriptedTransport().answer("orders.get").answer("orders.cancel", {}, { times: Infinity });
  assert.throws(() => left.check(), { message: "answers that were not asked for: orders.get" });
  const empty = new kit.ScriptedTransport();
  const error = await empty
    .client({ max_retries: 0 })
    .orders.get({ order_id: "v1-1" })
    .catch((thrown) => thrown);
  assert.match(error.message, /the script has no answer for orders\.get/);
  assert.equal(error.effect, "none");
  assert.throws(() => empty.check(), { message: "the script had no answer for orders.get" });
  assert.throws(
    () => empty.answer("orders.captured"),
    (thrown) => OPERATIONS.every(({ name }) => thrown.message.includes(name)),
  );
  // Parameters are checked as ever, and nothing is sent.
  await assert.rejects(empty.client().orders.get({}), { kind: "input" });
});

test("callbacks and webhooks verify, each once, unless they are made wrong", () => {
  const fields = kit.callbackFields({ order_id: "v1-9", error_code: "X" });
  assert.equal(callbacks.verify(fields, kit.CALLBACK_KEY).order_id, "v1-9");
  assert.equal(callbacks.verify(kit.callbackForm(), kit.CALLBACK_KEY).status, "AUTHORIZED");
  assert.throws(() => callbacks.verify(kit.callbackForm({}, "c0ffee"), kit.CALLBACK_KEY), { kind: "signature" });

  const [one, two] = [kit.webhook(), kit.webhook()];
  const read = ({ body, headers }, options) => webhooks.verify(body, headers, kit.WEBHOOK_SECRET, options);
  assert.notEqual(read(one).id, read(two).id);
  const event = read(one).event();
  assert.deepEqual([event.event_type, event.kind, event.data.status], ["ORDER_AUTHORIZED", "order", "AUTHORIZED"]);
  assert.equal(read(kit.webhook("TOKEN_ACTIVATED", kit.token(), { id: "msg_5" })).id, "msg_5");
  assert.throws(() => read(kit.webhook("ORDER_FAILED", kit.order(), { timestamp: 5 })), { kind: "signature" });
  const { body, headers } = kit.webhook("REFUND_PROCESSED", kit.refund(), { secret: "c2VjcmV0", encoding: "base64" });
  assert.equal(webhooks.verify(body, headers, "c2VjcmV0", { encoding: "base64" }).event().kind, "refund");
});

test("errors are made as a client throws them, and go through JSON", () => {
  const refused = kit.rejected("INVALID_REQUEST", { status: 422, operation: "orders.capture" });
  assert.ok(refused instanceof RejectedError && refused instanceof PineLabsError);
  assert.deepEqual([refused.effect, refused.code, refused.status], ["rejected", "INVALID_REQUEST", 422]);
  const inquiry = { operation: "orders.get", params: { order_id: "v1-1" }, look_for: "its captures" };
  const lost = kit.lost(inquiry);
  assert.ok(lost instanceof NetworkError);
  assert.deepEqual([lost.effect, lost.inquiry], ["unknown", inquiry]);
  for (const error of [refused, lost]) {
    assert.deepEqual(PineLabsError.fromJSON(JSON.stringify(error)).toJSON(), error.toJSON());
  }
});

test("the sandbox is started, looked into and stopped", {
  skip: process.env.PINELABS_SANDBOX === undefined,
}, async () => {
  const sandbox = await kit.Sandbox.start();
  const pl = sandbox.client();
  assert.ok(pl instanceof PineLabs);
  const { response } = await pl.withResponse.orders.create({ order_amount });
  assert.ok(JSON.stringify(await sandbox.api("GET", "requests")).includes(response.requestId));
  await assert.rejects(sandbox.api("GET", "nonsense"), /the sandbox answers 404/);
  pl.close();
  await sandbox.stop();
  await sandbox.stop();
  await assert.rejects(fetch(sandbox.ready.url));
  process.env.PINELABS_SANDBOX += ".nowhere";
  await assert.rejects(kit.Sandbox.start(), /ENOENT/);
});
