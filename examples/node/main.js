// The checkout of the Tokenization guide: three orders, paid in three ways.
//
// Against the sandbox everything runs by itself. Against UAT, set your credentials and open the challenge URLs in a
// browser when asked:
//
// | variable | what |
// |---|---|
// | `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET` | credentials |
// | `PINELABS_CALLBACK_KEY` | the hex key of the callback's signature |
// | `PINELABS_WEBHOOK_SECRET` | the plain secret of the webhooks |
// | `PINELABS_BASE_URL` | the sandbox's URL; UAT if absent |
// | `PINELABS_MERCHANT_ADDRESS` | where this shop listens; default `127.0.0.1:8000` |
// | `PINELABS_MERCHANT_URL` | how a browser reaches this shop; default `http://` and the address |

import { PineLabs, callbacks, webhooks } from "pinelabs-online";

import { openShop } from "./shop.js";
import { authenticate } from "./shopper.js";

const { env } = process;
const pl = new PineLabs({
  client_id: env.PINELABS_CLIENT_ID,
  client_secret: env.PINELABS_CLIENT_SECRET,
  base_url: env.PINELABS_BASE_URL,
});
const callbackKey = callbacks.verifier(env.PINELABS_CALLBACK_KEY);
const webhookKey = webhooks.verifier(env.PINELABS_WEBHOOK_SECRET);
const shop = await openShop();

const inr = (paise) => ({ value: paise, currency: "INR" });

console.log("1. Access token");
const token = await pl.auth.generateToken();
console.log(`   valid for ${token.expires_in ?? 0} seconds`);

console.log("2. Customer");
const customer = await pl.customers.create({
  first_name: "Kevin",
  last_name: "Bob",
  country_code: "91",
  mobile_number: "9876543210",
  email_id: "kevin.bob@example.com",
});
console.log(`   ${customer.customer_id} is ${customer.status ?? ""}`);

await payByCardAndCapture();
await payBySavedCardAndCancel();
await payByTokenOfAnotherGateway();
console.log("Done: one order captured in part, one cancelled, one captured in full.");
shop.close();
pl.close();

/** Sections 3, 4.1, 5 and 6 of the guide: an order of INR 1,100.00 is paid by card, and the card saved. */
async function payByCardAndCapture() {
  console.log("3. Order of INR 1100.00, paid by card, the card saved");
  const { order_id } = await orderAndPay(inr(110_000), {
    card_details: {
      card_number: "4895489548954895",
      cvv: "065",
      expiry_month: "12",
      expiry_year: "2030",
      name: "Kevin Bob",
      save: true,
    },
  });

  console.log("4. Capture of INR 400.00, the rest goes back to the customer");
  const order = await pl.orders.capture({ order_id, capture_amount: inr(40_000) });
  console.log(`   ${order.order_id} is ${order.status}`);
  await webhook(order_id, "ORDER_PROCESSED");
}

/** Sections 4.2 and 7 of the guide: the saved card pays a second order, which is cancelled. */
async function payBySavedCardAndCancel() {
  console.log("5. Saved cards of the customer");
  const { tokens } = await pl.tokens.list({ customer_id: customer.customer_id });
  const saved = tokens?.[0];
  if (saved === undefined) {
    throw new Error("the card was not saved");
  }
  console.log(`   ${saved.token_id} ends in ${saved.card_data?.last4_digit ?? "????"}`);

  console.log("6. Order of INR 250.00, paid by the saved card");
  const { order_id } = await orderAndPay(inr(25_000), {
    card_token_details: { token_id: saved.token_id, cvv: "065" },
  });

  console.log("7. Cancellation");
  const order = await pl.orders.cancel({ order_id });
  console.log(`   ${order.order_id} is ${order.status}`);
  await webhook(order_id, "ORDER_CANCELLED");
}

/** Section 4.3 of the guide: a token of another PA/PG pays a third order, with its cryptogram. */
async function payByTokenOfAnotherGateway() {
  console.log("8. Order of INR 99.00, paid by another gateway's token and cryptogram");
  const { order_id } = await orderAndPay(inr(9_900), {
    card_token_details: {
      token: "4122980000000008",
      cryptogram: "AgAAAGQkm6LscccAAAA5gz4AAAA=",
      expiry_month: "03",
      expiry_year: "2030",
      name: "Kevin Bob",
      last4_digit: "4026",
      cvv: "123",
    },
  });

  console.log("9. Capture of all of it");
  const order = await pl.orders.capture({ order_id });
  console.log(`   ${order.order_id} is ${order.status}`);
  await webhook(order_id, "ORDER_PROCESSED");
}

/** Creates an order, pays it, sends the shopper to the challenge, and comes back with the money blocked. */
async function orderAndPay(amount, payment_option) {
  const created = await pl.orders.create({
    order_amount: amount,
    pre_auth: true,
    callback_url: `${shop.url}/return`,
    purchase_details: { customer: { customer_id: customer.customer_id } },
  });
  console.log(`   ${created.order_id} is ${created.status}`);

  const pending = await pl.payments.create({
    order_id: created.order_id,
    payments: [{ payment_amount: amount, payment_option }],
  });
  console.log(`   ${pending.order_id} is ${pending.status}, the shopper goes to the challenge page`);
  await authenticate(pending.challenge_url);

  const callback = callbackKey.verify(await shop.nextReturn());
  console.log(`   callback verified: ${callback.order_id} says ${callback.status}`);

  // Authentic, not paid: what counts is what the gateway says when asked.
  const order = await pl.orders.get({ order_id: callback.order_id });
  console.log(`   ${order.order_id} is ${order.status}`);
  if (order.status !== "AUTHORIZED") {
    throw new Error(`the order is ${order.status}`);
  }
  await webhook(order.order_id, "ORDER_AUTHORIZED");
  return order;
}

/** Waits for a webhook of this order and this type, and verifies everything that comes. */
async function webhook(orderId, eventType) {
  for (;;) {
    const { body, headers } = await shop.nextWebhook();
    const event = webhookKey.verify(body, headers).event();
    // Another order's news, or older news of this one, is passed over.
    if (event.kind === "order" && event.data.order_id === orderId && event.event_type === eventType) {
      console.log(`   webhook verified: ${event.event_type}`);
      return;
    }
  }
}
