// The steps of the documentation in TypeScript; a test compiles them and runs them against the sandbox.

import {
  amount,
  type CallbackVerifier,
  type Order,
  type PineLabs,
  PineLabsError,
  SignatureError,
  type WebhookVerifier,
} from "pinelabs-online";

export async function start(pl: PineLabs) {
  // --8<-- [start:start]
  // const pl = new PineLabs({ client_id: "your-client-id", client_secret: "your-client-secret" });
  const order = await pl.orders.create({ order_amount: amount.inr("1100.00"), pre_auth: true });
  console.log(order.order_id, order.status);
  // --8<-- [end:start]
  return order;
}

export async function token(pl: PineLabs) {
  // --8<-- [start:token]
  const token = await pl.auth.generateToken();
  console.log("valid for", token.expires_in, "seconds");
  // --8<-- [end:token]
  return token.expires_in;
}

export async function customer(pl: PineLabs) {
  // --8<-- [start:customer]
  const customer = await pl.customers.create({
    first_name: "Kevin",
    last_name: "Bob",
    country_code: "91",
    mobile_number: "9876543210",
    email_id: "kevin.bob@example.com",
  });
  console.log(customer.customer_id, customer.status);
  // --8<-- [end:customer]
  return customer;
}

export async function createOrder(pl: PineLabs, customer_id: string, reference: string, returnUrl: string) {
  // --8<-- [start:order]
  const order = await pl.orders.create({
    merchant_order_reference: reference, // stored before this call
    order_amount: { value: 110_000, currency: "INR" }, // paise
    pre_auth: true,
    callback_url: returnUrl,
    purchase_details: { customer: { customer_id } },
  });
  // --8<-- [end:order]
  return order;
}

export async function payByCard(pl: PineLabs, order_id: string) {
  // --8<-- [start:card]
  const order = await pl.payments.create({
    order_id,
    payments: [
      {
        payment_method: "CARD",
        payment_amount: { value: 110_000, currency: "INR" },
        payment_option: {
          card_details: {
            name: "Kevin Bob",
            card_number: "4895489548954895",
            cvv: "065",
            expiry_month: "12",
            expiry_year: "2030",
            save: true, // with the shopper's consent
          },
        },
      },
    ],
  });
  const { challenge_url } = order; // send the shopper's browser there
  // --8<-- [end:card]
  return challenge_url;
}

export async function payBySavedCard(pl: PineLabs, order_id: string, token_id: string) {
  // --8<-- [start:saved]
  const order = await pl.payments.create({
    order_id,
    payments: [
      {
        payment_method: "CARD",
        payment_amount: { value: 110_000, currency: "INR" },
        payment_option: { card_token_details: { token_id, token_txn_type: "NETWORK_TOKEN", cvv: "065" } },
      },
    ],
  });
  // --8<-- [end:saved]
  return order.challenge_url;
}

export async function payByForeignToken(pl: PineLabs, order_id: string) {
  // --8<-- [start:foreign]
  const order = await pl.payments.create({
    order_id,
    payments: [
      {
        payment_method: "CARD",
        payment_amount: { value: 110_000, currency: "INR" },
        payment_option: {
          card_token_details: {
            token: "4122980000000008",
            cryptogram: "AgAAAGQkm6LscccAAAA5gz4AAAA=",
            token_txn_type: "ALT_TOKEN",
            expiry_month: "03",
            expiry_year: "2030",
            last4_digit: "4026",
            cvv: "123",
            name: "Kevin Bob",
          },
        },
      },
    ],
  });
  // --8<-- [end:foreign]
  return order.challenge_url;
}

// --8<-- [start:callback]
export async function onReturn(pl: PineLabs, verifier: CallbackVerifier, body: Uint8Array, expectedOrderId: string) {
  try {
    const callback = verifier.verify(body);
    if (callback.order_id !== expectedOrderId) return "refused";
  } catch (error) {
    if (error instanceof SignatureError) return "refused";
    throw error;
  }
  // Authentic, not paid: the order is the truth.
  try {
    const order = await pl.orders.get({ order_id: expectedOrderId });
    return order.status;
  } catch {
    return "Your payment is being checked.";
  }
}
// --8<-- [end:callback]

// --8<-- [start:webhook]
export function onWebhook(
  verifier: WebhookVerifier,
  body: Uint8Array,
  headers: Record<string, string>,
  handled: Set<string>,
) {
  try {
    const verified = verifier.verify(body, headers);
    if (!handled.has(verified.id)) {
      // A webhook may come more than once.
      const event = verified.event();
      if (event.kind === "order" || event.kind === "refund") console.log(event.event_type, event.data.order_id);
      handled.add(verified.id); // in one transaction with what the event changes
    }
    return 204;
  } catch (error) {
    if (error instanceof SignatureError) return 400;
    throw error;
  }
}
// --8<-- [end:webhook]

export async function capture(pl: PineLabs, order_id: string, reference: string) {
  // --8<-- [start:capture]
  const order = await pl.orders.capture({
    order_id,
    merchant_capture_reference: reference,
    capture_amount: { value: 40_000, currency: "INR" }, // absent: all of it
  });
  // --8<-- [end:capture]
  return order;
}

export async function cancel(pl: PineLabs, order_id: string) {
  // --8<-- [start:cancel]
  const order = await pl.orders.cancel({ order_id });
  // --8<-- [end:cancel]
  return order;
}

export async function refund(pl: PineLabs, order_id: string, reference: string) {
  // --8<-- [start:refund]
  const refund = await pl.refunds.create({
    order_id,
    merchant_order_reference: reference, // of the refund, not of the order
    order_amount: { value: 10_000, currency: "INR" },
  });
  // --8<-- [end:refund]
  return refund;
}

export async function cards(pl: PineLabs, customer_id: string) {
  // --8<-- [start:cards]
  const saved = await pl.tokens.list({ customer_id });
  for (const card of saved.tokens) {
    console.log(card.token_id, card.status, card.card_data?.last4_digit);
  }
  // --8<-- [end:cards]
  return saved;
}

export async function forgetCard(pl: PineLabs, customer_id: string, token_id: string) {
  // --8<-- [start:forget]
  await pl.tokens.delete({ customer_id, token_id });
  // --8<-- [end:forget]
}

export async function subscribe(pl: PineLabs, customer_id: string, reference: string) {
  // --8<-- [start:subscribe]
  const plan = await pl.plans.create({
    plan_name: "Pay as you go",
    frequency: "AS", // charged as presented
    amount: amount.inr("499.00"),
    max_limit_amount: amount.inr("5000.00"),
    end_date: "2035-01-01T00:00:00Z",
  });
  const subscription = await pl.subscriptions.create({
    merchant_subscription_reference: reference, // stored before this call
    plan_id: plan.plan_id,
    customer_id,
    start_date: "2026-01-01T00:00:00Z",
    end_date: "2034-01-01T00:00:00Z",
    integration_mode: "REDIRECT",
    callback_url: "https://shop.example/return",
  });
  const { redirect_url } = subscription; // send the customer's browser there
  // --8<-- [end:subscribe]
  return { subscription_id: subscription.subscription_id, redirect_url };
}

export async function debit(pl: PineLabs, subscription_id: string, reference: string) {
  // --8<-- [start:debit]
  const presentation = await pl.presentations.create({
    subscription_id,
    merchant_presentation_reference: reference, // stored before this call
    amount: amount.inr("499.00"),
    due_date: "2026-06-05T06:00:00Z",
  });
  // Later, and after each event of the subscription: only COMPLETED says that money came.
  const { status } = await pl.presentations.get({ presentation_id: presentation.presentation_id });
  // --8<-- [end:debit]
  return status;
}

export async function errors(pl: PineLabs, order_id: string) {
  // --8<-- [start:errors]
  try {
    await pl.orders.capture({ order_id, merchant_capture_reference: "capture-1" });
  } catch (error) {
    if (!(error instanceof PineLabsError)) throw error;
    if (error.effect === "none") return "nothing was done: try again";
    if (error.effect === "rejected") return `refused: ${error.code}`;
    // It may have happened: store the inquiry, and ask before anything else.
    console.log(error.inquiry);
    return "unknown";
  }
  return "captured";
  // --8<-- [end:errors]
}

// --8<-- [start:reconcile]
/** The order as the gateway has it; `undefined` if the gateway has none with this reference. */
export async function reconcile(
  pl: PineLabs,
  order_id: string | undefined,
  merchant_order_reference: string,
): Promise<Order | undefined> {
  try {
    return order_id === undefined
      ? await pl.orders.getByReference({ merchant_order_reference })
      : await pl.orders.get({ order_id });
  } catch (error) {
    // A code that says so, not the HTTP status alone.
    if (error instanceof PineLabsError && error.code === "ORDER_NOT_FOUND") return undefined;
    throw error;
  }
}
// --8<-- [end:reconcile]
