// What must compile.

import { Agent } from "node:https";
import {
  type Amount,
  allFields,
  type CreatePayment,
  callbacks,
  type Effect,
  type Inquiry,
  linkStatus,
  NetworkError,
  OPERATIONS,
  type Order,
  type OrderStatus,
  orderStatus,
  type PaymentOption,
  PineLabs,
  PineLabsError,
  type PineLabsOptions,
  planStatus,
  presentationStatus,
  RejectedError,
  type ResponseInfo,
  subscriptionStatus,
  type Transport,
  TransportFailure,
  type WebhookEvent,
  type WithResponse,
  webhooks,
} from "pinelabs-online";
import * as kit from "pinelabs-online/testing";

const transport: Transport = async ({ method, url, headers, body, signal }) => {
  const response = await fetch(url, { method, headers, body, signal, redirect: "manual" });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const refusing: Transport = async () => {
  throw new TransportFailure("refused", { sent: false });
};

const options: PineLabsOptions = {
  client_id: "id",
  client_secret: "secret",
  environment: "production",
  timeout_ms: 5_000,
  observer: ({ operation, outcome }) => console.log(operation, outcome?.status ?? "goes out"),
};

export async function pay(): Promise<Order> {
  const pl = new PineLabs({ ...options, agent: new Agent({ keepAlive: true }) });
  new PineLabs({ ...options, transport });
  new PineLabs({ ...options, observer: async ({ operation }) => console.log(operation) });
  new PineLabs({ ...options, transport: refusing, platform: { now: Date.now } });

  const amount: Amount = { value: 110_000, currency: "INR" };
  const token = await pl.auth.generateToken();
  const seconds: number | undefined = token.expires_in;
  const customer = await pl.customers.create({ first_name: "Kevin", mobile_number: "9876543210", country_code: "91" });
  const order = await pl.orders.create(
    { order_amount: amount, pre_auth: true },
    { signal: AbortSignal.timeout(seconds ?? 1) },
  );
  const byCard: CreatePayment = {
    order_id: order.order_id,
    payments: [
      {
        payment_amount: amount,
        payment_option: {
          card_details: { card_number: "1", cvv: "1", expiry_month: "12", expiry_year: "2030", save: true },
        },
      },
    ],
  };
  await pl.payments.create(byCard, { headers: { "Merchant-ID": "104359" } });
  await pl.payments.create({
    order_id: order.order_id,
    payments: [
      { payment_amount: amount, payment_option: { card_token_details: { token_id: "token-v1-1", cvv: "1" } } },
    ],
  });
  const others: PaymentOption[] = [
    { upi_details: { txn_mode: "INTENT", upi_qr: true } },
    { upi_details: { txn_mode: "COLLECT", payer: { vpa: "kevin@okbank" } } },
    { netbanking_details: { pay_code: "NB1531" } },
    { wallet_details: { wallet_code: "W1" } },
  ];
  for (const payment_option of others) {
    await pl.payments.create(
      { order_id: order.order_id, payments: [{ payment_amount: amount, payment_option }] },
      { idempotency_key: true },
    );
  }
  await pl.payments.create({
    order_id: order.order_id,
    payments: [
      {
        payment_amount: amount,
        payment_option: {
          card_token_details: { token: "1", cryptogram: "x", expiry_month: "12", expiry_year: "2030" },
        },
      },
    ],
  });
  const { tokens } = await pl.tokens.list({ customer_id: customer.customer_id });
  // Lists are always there, and nothing is null.
  const last4: string | undefined = tokens[0]?.card_data?.last4_digit;
  // What this version does not know yet is there, of no known type.
  const unknown: unknown = allFields(order)["what_comes_next"];
  const listed: unknown = await pl.raw({ method: "GET", path: "/api/settlements/v1/list?page=1" });
  console.log(last4, unknown, listed);
  return pl.orders.getByReference({ merchant_order_reference: "112345" });
}

export async function settle(pl: PineLabs): Promise<Order | undefined> {
  try {
    return await pl.orders.capture({ order_id: "v1-1" });
  } catch (error) {
    if (!(error instanceof PineLabsError)) throw error;
    const effect: Effect = error.effect;
    const inquiry: Inquiry | undefined = error.inquiry;
    const wait: number | undefined = error.retryAfterMs;
    // With the effect `unknown` there is an inquiry.
    if (error.effect === "unknown") {
      return pl.invoke<Order>(error.inquiry.operation, error.inquiry.params);
    }
    if (error instanceof RejectedError) console.log(error.code, error.kind satisfies "rejected", effect, inquiry);
    if (error.kind === "rate_limited") console.log(wait, error.toJSON().message);
    const again: PineLabsError = PineLabsError.fromJSON(structuredClone(error.toJSON()));
    PineLabsError.fromJSON(JSON.stringify(again));
    return undefined;
  }
}

/** A row of the caller's own database, where a status is text and what is absent is null. */
interface Row {
  status: string;
  note: string | null;
  methods: readonly ("CARD" | "UPI")[];
}

export async function store(pl: PineLabs, row: Row): Promise<Row> {
  const order = await pl.orders.create({
    order_amount: { value: 1100, currency: "INR" },
    notes: row.note,
    pre_auth: undefined,
    allowed_payment_methods: row.methods,
    purchase_details: null,
  });
  const status: OrderStatus = order.status;
  // A status is text, and a stored text can be asked about.
  const stored: string = status;
  orderStatus.check(row.status, "capture");
  orderStatus.observe(row.status, status);
  // A word that is newer than this package is compared as text.
  if (stored === "A_NEW_STATUS") console.log(`${status}`);
  switch (status) {
    case "AUTHORIZED":
    case "PROCESSED":
      break;
    default:
      console.log(status.toLowerCase());
  }
  return { ...row, status };
}

/** A shop's own test needs errors that it can make. */
export function errors(): PineLabsError[] {
  const lost = new NetworkError({ effect: "unknown", operation: "orders.capture" }, { cause: new Error("lost") });
  return [lost, new RejectedError({ message: "no", code: "DECLINED", status: 422 }), new RejectedError()];
}

export async function block(options: PineLabsOptions): Promise<string[]> {
  using first = new PineLabs(options);
  await using second = new PineLabs(options);
  console.log(first, second);
  return OPERATIONS.map(({ name, method, path }) => `${name} ${method} ${path}`);
}

export function receive(body: Buffer, headers: Headers, form: FormData): string {
  const webhook = webhooks.verify(body, headers, "secret", { encoding: "plain" });
  webhooks.verifier("c2VjcmV0", { encoding: "base64" }).verify(body.toString(), { "webhook-id": webhook.id });
  const event: WebhookEvent = webhook.event();
  if (event.event_type === "CUSTOMER_ACTIVATED") {
    const kind: "customer" | "other" = event.kind;
    console.log(kind);
  }
  if (event.kind === "order") {
    const type: `ORDER_${string}` | `PAYMENT_${string}` | string = event.event_type;
    console.log(type);
    if (orderStatus.observe("PENDING", event.data.status) === "stale") return event.data.order_id;
  } else if (event.kind === "customer") {
    return event.data.customer_id;
  } else if (event.kind === "subscription") {
    if (subscriptionStatus.isFinal(event.data.status)) return event.data.merchant_order_reference ?? "";
  }
  orderStatus.check("AUTHORIZED", "capture", { pre_auth: true });
  if (linkStatus.observe("CREATED", "PROCESSED") === "stale") linkStatus.isFinal("PROCESSED");
  if (planStatus.isFinal("INACTIVE")) presentationStatus.observe("PENDING", "COMPLETED");
  const callback = callbacks.verifier("9A").verify(form);
  callbacks.verify(new URLSearchParams(), "9A");
  callbacks.verify(new DataView(new ArrayBuffer(8)), "9A");
  callbacks.verify(new Map([["order_id", ["a"]]]), "9A");
  webhooks.verify(new DataView(new ArrayBuffer(8)), ["webhook-id", "a"], "secret");
  webhooks.verify(new ArrayBuffer(8), new Map([["webhook-id", "a"]]), "secret");
  callbacks.verify({ order_id: "a" }, "9A");
  callbacks.sign([["order_id", "a"]], "9A");
  return callback.status === "AUTHORIZED" ? callback.order_id : "";
}

export async function around(pl: PineLabs): Promise<ResponseInfo> {
  const { data, response } = await pl.withResponse.orders.get({ order_id: "v1-1" }, { timeout_ms: 5 });
  const order: Order = data;
  const trace: string | undefined = response.headers["x-trace"];
  const raw: WithResponse<unknown> = await pl.withResponse.raw({ method: "GET", path: "/api/x" });
  const invoked = await pl.withResponse.invoke<Order>("orders.get", { order_id: order.order_id });
  await pl.withResponse.auth.generateToken();
  console.log(trace, raw.data, invoked.data.status, response.status + response.durationMs + response.attempts);
  return response;
}

export async function tested(): Promise<void> {
  await using sandbox = await kit.Sandbox.start();
  const script = new kit.ScriptedTransport()
    .answer("orders.get", { status: "AUTHORIZED", comes_next: 1 }, { times: Infinity })
    .reject("orders.capture", "X", { status: 422 })
    .lose("refunds.create", { sent: false })
    .respond("tokens.list", ({ url }) => ({ status: 200, body: url }));
  const order: Order = kit.order({ status: "FAILED", comes_next: 1 });
  const error: PineLabsError = kit.lost({ operation: "orders.get", params: {}, look_for: "" });
  const { body, headers } = kit.webhook("ORDER_FAILED", order, { id: "msg_1", encoding: "base64", secret: "c2VjcmV0" });
  new PineLabs({ client_id: "id", client_secret: "s", transport: script.send, platform: new kit.VirtualPlatform() });
  console.log(
    script.client(),
    sandbox.client(),
    error,
    body,
    headers,
    kit.callbackFields(),
    script.bodies("orders.get"),
  );
}

/** A list is read page by page; rupees are text. */
export async function settled(pl: PineLabs): Promise<string[]> {
  const told: string[] = [];
  for await (const page of pl.settlements.listPages({ start_date: "2024-10-01", end_date: "2024-10-09" })) {
    for (const settlement of page.data) {
      const rupees: string | undefined = settlement.total_amount;
      told.push(`${settlement.utr_number ?? "?"}: ${rupees ?? "?"}`);
    }
  }
  return told;
}

export async function link(pl: PineLabs): Promise<string | undefined> {
  const made = await pl.paymentLinks.create({ amount: { value: 1100, currency: "INR" } });
  return made.payment_link;
}

export async function debit(pl: PineLabs, subscription_id: string): Promise<string[]> {
  const plan = await pl.plans.create({
    plan_name: "As presented",
    frequency: "AS",
    amount: { value: 1100, currency: "INR" },
    max_limit_amount: { value: 5000, currency: "INR" },
    end_date: "2099-01-01T00:00:00Z",
  });
  await pl.plans.delete({ plan_id: plan.plan_id });
  const debits: string[] = [];
  for await (const page of pl.presentations.listPages({ subscription_id })) {
    debits.push(...page.presentations.map(({ presentation_id }) => presentation_id));
  }
  return debits;
}
