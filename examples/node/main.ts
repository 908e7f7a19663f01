// The checkout of the Tokenization guide: three orders, paid in three ways; and two more, by UPI and by hosted checkout.
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

import {
  type Amount,
  amount,
  callbacks,
  type EventType,
  type Order,
  type OrderStatus,
  type PaymentOption,
  PineLabs,
  webhooks,
} from "pinelabs-online";

import { openShop } from "./shop.js";
import { approve, authenticate, payOnPage } from "./shopper.js";

const pl = PineLabs.fromEnv();
const callbackKey = callbacks.verifier(process.env.PINELABS_CALLBACK_KEY ?? "");
const webhookKey = webhooks.verifier(process.env.PINELABS_WEBHOOK_SECRET ?? "");
const shop = await openShop();

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
await payByUpi();
await payOnTheGatewaysPage();
console.log("Done: one order captured in part, one cancelled, one captured in full, two paid at once.");
shop.close();
pl.close();

/** Sections 3, 4.1, 5 and 6 of the guide: an order of INR 1,100.00 is paid by card, and the card saved. */
async function payByCardAndCapture(): Promise<void> {
  console.log("3. Order of INR 1100.00, paid by card, the card saved");
  const { order_id } = await orderAndPay(amount.inr("1100.00"), {
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
  const order = await pl.orders.capture({ order_id, capture_amount: amount.inr("400.00") });
  console.log(`   ${order.order_id} is ${order.status}`);
  await webhook(order_id, "ORDER_PROCESSED");
}

/** Sections 4.2 and 7 of the guide: the saved card pays a second order, which is cancelled. */
async function payBySavedCardAndCancel(): Promise<void> {
  console.log("5. Saved cards of the customer");
  const { tokens } = await pl.tokens.list({ customer_id: customer.customer_id });
  const [saved] = tokens;
  if (saved === undefined) {
    throw new Error("the card was not saved");
  }
  console.log(`   ${saved.token_id} ends in ${saved.card_data?.last4_digit ?? "????"}`);

  console.log("6. Order of INR 250.00, paid by the saved card");
  const { order_id } = await orderAndPay(amount.inr("250.00"), {
    card_token_details: { token_id: saved.token_id, cvv: "065" },
  });

  console.log("7. Cancellation");
  const order = await pl.orders.cancel({ order_id });
  console.log(`   ${order.order_id} is ${order.status}`);
  await webhook(order_id, "ORDER_CANCELLED");
}

/** Section 4.3 of the guide: a token of another PA/PG pays a third order, with its cryptogram. */
async function payByTokenOfAnotherGateway(): Promise<void> {
  console.log("8. Order of INR 99.00, paid by another gateway's token and cryptogram");
  const { order_id } = await orderAndPay(amount.inr("99.00"), {
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

/** Beyond the guide: a fourth order is paid in the shopper's UPI app, at once. */
async function payByUpi(): Promise<void> {
  console.log("10. Order of INR 49.00, paid by UPI");
  const order_amount = amount.inr("49.00");
  const created = await pl.orders.create({ order_amount });
  console.log(`   ${created.order_id} is ${created.status}`);

  const pending = await pl.payments.create({
    order_id: created.order_id,
    payments: [{ payment_amount: order_amount, payment_option: { upi_details: { txn_mode: "INTENT" } } }],
  });
  console.log(`   ${pending.order_id} is ${pending.status}, the shopper opens a UPI app`);
  if (pending.challenge_url === undefined) {
    throw new Error("the payment has no link for the app");
  }
  await approve(pending.challenge_url);

  // No browser comes back from an app: the webhook tells, or the order when it is asked for.
  await webhook(pending.order_id, "ORDER_PROCESSED");
  await read(pending.order_id, "PROCESSED");
}

/** Beyond the guide: hosted checkout. The fifth order is paid on the gateway's own page; no card data comes here. */
async function payOnTheGatewaysPage(): Promise<void> {
  console.log("11. Order of INR 75.00, paid on the gateway's own page");
  const checkout = await pl.checkout.create({ order_amount: amount.inr("75.00"), callback_url: `${shop.url}/return` });
  console.log(`   ${checkout.order_id} is created, the shopper goes to the page`);
  if (checkout.redirect_url === undefined) {
    throw new Error("the checkout has no page");
  }
  await payOnPage(checkout.redirect_url);

  const order = await read(await callback(), "PROCESSED");
  await webhook(order.order_id, "ORDER_PROCESSED");
}

/** Creates an order, pays it, sends the shopper to the challenge, and comes back with the money blocked. */
async function orderAndPay(order_amount: Amount, payment_option: PaymentOption): Promise<Order> {
  const created = await pl.orders.create({
    order_amount,
    pre_auth: true,
    callback_url: `${shop.url}/return`,
    purchase_details: { customer: { customer_id: customer.customer_id } },
  });
  console.log(`   ${created.order_id} is ${created.status}`);

  const pending = await pl.payments.create({
    order_id: created.order_id,
    payments: [{ payment_amount: order_amount, payment_option }],
  });
  console.log(`   ${pending.order_id} is ${pending.status}, the shopper goes to the challenge page`);
  if (pending.challenge_url === undefined) {
    throw new Error("the payment has no challenge page");
  }
  await authenticate(pending.challenge_url);

  const order = await read(await callback(), "AUTHORIZED");
  await webhook(order.order_id, "ORDER_AUTHORIZED");
  return order;
}

/** Waits for the shopper's browser to come back, and says for which order. */
async function callback(): Promise<string> {
  const { order_id, status } = callbackKey.verify(await shop.nextReturn());
  console.log(`   callback verified: ${order_id} says ${status}`);
  return order_id;
}

/** A callback is authentic, not paid: what counts is what the gateway says when asked. */
async function read(order_id: string, expected: OrderStatus): Promise<Order> {
  const order = await pl.orders.get({ order_id });
  console.log(`   ${order.order_id} is ${order.status}`);
  if (order.status !== expected) {
    throw new Error(`the order is ${order.status}`);
  }
  return order;
}

/** Waits for a webhook of this order and this type, and verifies everything that comes. */
async function webhook(orderId: string, eventType: EventType): Promise<void> {
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
