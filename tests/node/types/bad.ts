// What must not compile: each line below a comment, with the error that the comment names.

import { order as readyOrder, ScriptedTransport } from "pinelabs-online/testing";
import { PineLabs, PineLabsError as PineLabsErrorClass, RejectedError, callbacks, orderStatus, webhooks, type Order, type PineLabsError, type WebhookEvent } from "pinelabs-online";

declare const pl: PineLabs;
declare const error: PineLabsError;
declare const order: Order;
declare const event: WebhookEvent;
const payment_amount = { value: 1100, currency: "INR" };
const card_details = { card_number: "1", cvv: "1", expiry_month: "12", expiry_year: "2030" };
const saved = { token_id: "token-v1-1" };

// TS2561 a misspelt field, with the right one offered
pl.orders.capture({ ordr_id: "v1-1" });
// TS2353 a field that does not exist
pl.orders.create({ order_amount: payment_amount, colour: "red" });
// TS2561 a misspelt field deep inside
pl.customers.create({ billing_address: { adress1: "x" } });
// TS2561 the address field with two d, which the gateway ignores
pl.customers.create({ billing_address: { address_type: "Home" } });
// TS2741 a missing required field
pl.payments.create({ order_id: "v1-1" });
// TS2554 missing parameters
pl.orders.get();
// TS2741 an amount without its currency
pl.orders.create({ order_amount: { value: 1100 } });
// TS2322 an amount as text
pl.orders.create({ order_amount: { value: "1100", currency: "INR" } });
// TS2322 an amount as a BigInt
pl.orders.create({ order_amount: { value: 1100n, currency: "INR" } });
// TS2322 two payment kinds at once
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { card_details, card_token_details: saved } }] });
// TS2322 no payment kind
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: {} }] });
// TS2322 a saved card and another gateway's token at once
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { card_token_details: { ...saved, token: "1", cryptogram: "x", expiry_month: "12", expiry_year: "2030" } } }] });
// TS2322 another gateway's cryptogram without its token
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { card_token_details: { cryptogram: "x", expiry_month: "12", expiry_year: "2030" } } }] });
// TS2322 a card number that is a number
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { card_details: { ...card_details, card_number: 4 } } }] });
// TS2322 a payment method that is not modelled
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_method: "BNPL", payment_option: { card_details } }] });
// TS2322 a card and UPI at once
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { card_details, upi_details: { txn_mode: "INTENT" } } }] });
// TS2322 a collect request without who is asked
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { upi_details: { txn_mode: "COLLECT" } } }] });
// TS2322 a code to scan with a collect request
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { upi_details: { txn_mode: "COLLECT", payer: { vpa: "a@b" }, upi_qr: true } } }] });
// TS2561 a misspelt field of net banking
pl.payments.create({ order_id: "v1-1", payments: [{ payment_amount, payment_option: { netbanking_details: { paycode: "NB1531" } } }] });
// TS2551 a method that does not exist
pl.orders.captur({ order_id: "v1-1" });
// TS2339 a group that does not exist
pl.offers;
// TS2353 an option of a call that does not exist
pl.orders.get({ order_id: "v1-1" }, { timeout: 5 });
// TS2741 a client without its secret
new PineLabs({ client_id: "id" });
// TS2322 an environment that does not exist
new PineLabs({ client_id: "id", client_secret: "secret", environment: "prod" });
// TS2322 a transport that answers nothing
new PineLabs({ client_id: "id", client_secret: "secret", transport: async () => {} });
// TS2353 a parsed body
webhooks.verify({ event_type: "ORDER_PROCESSED" }, {}, "secret");
// TS2322 a third encoding
webhooks.verifier("secret", { encoding: "hex" });
// TS2322 fields that are no strings
callbacks.verify({ order_id: 5 }, "9A");
// TS2345 an action that does not exist
orderStatus.check("AUTHORIZED", "void");
// TS2367 an effect that does not exist
if (error.effect === "maybe") throw error;
// TS18048 an inquiry that may not be there
error.inquiry.operation;
// TS2551 a misspelt field of an answer
order.stauts;
// TS2339 a field of an answer that this version does not know, without saying so
order.what_comes_next;
// TS2367 a misspelt status
if (order.status === "AUTHORISED") throw error;
// TS2367 a misspelt type of an event
if (event.event_type === "ORDER_PROCESED") throw error;
// TS2678 a misspelt status in a switch
switch (order.status) { case "CANCELED": break; }
// TS2367 another kind's type of an event
if (event.kind === "order" && event.event_type === "CUSTOMER_ACTIVATED") throw error;
// TS2367 another type's kind of an event
if (event.event_type === "CUSTOMER_ACTIVATED" && event.kind === "order") throw error;
// TS18048 an inquiry where nothing is in doubt
if (error.effect === "rejected") error.inquiry.operation;
// TS2353 another kind for the class of a kind
new RejectedError({ kind: "input" });
// TS2511 an error of no kind
new PineLabsErrorClass();
// TS2339 a response that no call without it gives
pl.orders.get({ order_id: "v1-1" }).then((given) => given.response);
// TS2551 a misspelt field of an answer with its response
pl.withResponse.orders.get({ order_id: "v1-1" }).then(({ data }) => data.stauts);
// TS2551 a field of a response that does not exist
pl.withResponse.orders.get({ order_id: "v1-1" }).then(({ response }) => response.request_id);
// TS2551 an operation that does not exist, with the response around it
pl.withResponse.orders.captur({ order_id: "v1-1" });
// TS2561 a misspelt field, with the response around the answer
pl.withResponse.orders.capture({ ordr_id: "v1-1" });
// TS2339 a group of the client that has no calls
pl.withResponse.close();
// TS2345 an operation that a script does not know
new ScriptedTransport().answer("orders.captured");
// TS2322 a ready answer with a field of another type
readyOrder({ order_id: 5 });
