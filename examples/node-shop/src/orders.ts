// What the gateway told, applied to an order: the one place where an order's state follows the gateway's.

import { orderStatus, type Order as Told, type Transition } from "pinelabs-online";
import { type Action, type Order, type OrderState, type Payment, saveOrder, type Within } from "./database.js";

/** The state of an order by the gateway's status. `CREATED` and `PENDING` leave it open. */
const STATES: Readonly<Record<string, OrderState>> = {
  AUTHORIZED: "authorised",
  PARTIALLY_CAPTURED: "paid",
  PROCESSED: "paid",
  ATTEMPTED: "failed",
  FAILED: "failed",
  CANCELLED: "cancelled",
  PARTIALLY_REFUNDED: "part_refunded",
  FULLY_REFUNDED: "refunded",
};

/** Whether the gateway is asked for it. */
export function isOpen(order: Order): boolean {
  return order.state === "paying" || order.state === "checking";
}

/**
 * Applies an answer or an event of this order, which must be locked.
 *
 * Late and repeated news change nothing; what contradicts the order is kept for a person and asked again.
 */
export async function apply(db: Within, order: Order, told: Told, giveUpMs: number): Promise<Transition> {
  const payments = await db
    .selectFrom("payments")
    .selectAll()
    .where("order_id", "=", order.id)
    .orderBy("created_at")
    .execute();
  const before = JSON.stringify(payments);
  const move = decide(order, payments, told, giveUpMs);
  await saveOrder(db, order);
  if (JSON.stringify(payments) !== before) {
    for (const { ref, state, error_code } of payments) {
      await db.updateTable("payments").set({ state, error_code }).where("ref", "=", ref).execute();
    }
  }
  return move;
}

/** What the news mean for the order and its payments: changes both, and stores nothing. */
export function decide(order: Order, payments: Payment[], told: Told, giveUpMs: number): Transition {
  const problem = contradiction(order, told);
  if (problem !== undefined) {
    order.problem = problem;
    order.check_at = Date.now() + 60_000;
    return "inconsistent";
  }
  order.gateway_order_id = told.order_id;
  const payment = payments.find((row) => row.ref === order.payment_ref);
  const missing = !told.payments.some((listed) => listed.merchant_payment_reference === order.payment_ref);
  const status: string = told.status;
  if (status === "ATTEMPTED" && payment?.state === "open" && !hasFailed(payments, payment, told)) {
    // The failure of an earlier payment; the one under way is not told of yet, or still open.
    keepAsking(order, payment, missing, giveUpMs);
    return "stale";
  }
  const move = orderStatus.observe(order.gateway_status ?? "CREATED", status);
  if (move === "inconsistent") {
    order.problem = `the gateway says ${status} after ${order.gateway_status}`;
    order.check_at = Date.now() + 60_000;
  }
  if (move === "stale" || move === "inconsistent") {
    return move;
  }
  order.problem = null;
  order.gateway_status = status;
  const state = STATES[status];
  if (state !== undefined) {
    order.state = state;
    order.check_at = null;
    takeAmounts(order, told);
    settlePayments(order, payments, payment, told);
  } else if (isOpen(order) || status === "PENDING") {
    order.state = order.state === "checking" ? "checking" : "paying";
    keepAsking(order, payment, missing && status === "CREATED", giveUpMs);
  } else {
    order.check_at = null;
  }
  return move;
}

/** Why this cannot be the order, in words for the admin. */
function contradiction(order: Order, told: Told): string | undefined {
  const amount = told.order_amount;
  if ((told.merchant_order_reference ?? order.id) !== order.id) {
    return "the gateway tells another merchant_order_reference";
  }
  if ((order.gateway_order_id ?? told.order_id) !== told.order_id) {
    return "the gateway tells another order_id";
  }
  if (amount !== undefined && (amount.value !== order.amount_paise || amount.currency !== "INR")) {
    return `the gateway tells another amount: ${amount.value} ${amount.currency}`;
  }
  return undefined;
}

/** Whether the payment under way is among those that failed. */
function hasFailed(payments: Payment[], payment: Payment, told: Told): boolean {
  const failed = told.payments.filter((listed) => listed.status === "FAILED" || listed.status === "CANCELLED");
  const refs = failed.map((listed) => listed.merchant_payment_reference);
  if (payment.method !== "hosted") {
    return refs.includes(payment.ref);
  }
  // Payments of the gateway's own page have references of its own.
  const foreign = refs.filter((ref) => !payments.some((row) => row.ref === ref));
  return foreign.length > payments.filter((row) => row.method === "hosted" && row.state === "failed").length;
}

/** Says when the worker asks again: the older, the rarer. A payment that is missing is given up in the end. */
function keepAsking(order: Order, payment: Payment | undefined, missing: boolean, giveUpMs: number): void {
  const now = Date.now();
  const age = now - (payment?.created_at ?? order.created_at);
  if (missing && payment?.state === "open") {
    // The shopper may take the time on the gateway's page.
    const patience = payment.method === "hosted" ? 6 * giveUpMs : giveUpMs;
    if (age > patience) {
      payment.state = "given_up";
      order.state = "failed";
      order.check_at = null;
      return;
    }
  }
  order.check_at = now + Math.min(Math.max(Math.floor(age / 2), 2_000), 600_000);
}

/** The rows of the payments follow: which one paid, which failed and why. One that was given up may have paid. */
function settlePayments(order: Order, payments: Payment[], payment: Payment | undefined, told: Told): void {
  for (const row of payments) {
    const listed = told.payments.find((one) => one.merchant_payment_reference === row.ref);
    if (listed === undefined || row.state === "paid" || row.state === "failed") {
      continue;
    }
    if (listed.status === "AUTHORIZED" || listed.status === "PROCESSED") {
      row.state = "paid";
      row.error_code = null;
    } else if (listed.status === "FAILED" || listed.status === "CANCELLED") {
      row.state = "failed";
      row.error_code = listed.error_detail?.code ?? null;
    }
  }
  if (order.state === "failed" || order.state === "cancelled") {
    if (payment?.state === "open") {
      payment.state = "failed";
    }
  } else if (!payments.some((row) => row.state === "paid")) {
    // On the gateway's page: its payments have references of its own.
    const hosted = payments.filter((row) => row.method === "hosted").at(-1);
    if (hosted !== undefined) {
      hosted.state = "paid";
    }
  }
}

/** What was captured and given back, by the gateway's own lists: also what was done in its dashboard. */
function takeAmounts(order: Order, told: Told): void {
  const captures = told.payments.flatMap((payment) => payment.capture_data);
  if (captures.length > 0) {
    order.captured_paise = captures.reduce((sum, capture) => sum + (capture.capture_amount?.value ?? 0), 0);
  } else if (["PROCESSED", "PARTIALLY_REFUNDED", "FULLY_REFUNDED"].includes(told.status)) {
    order.captured_paise = order.amount_paise;
  }
  const refunds = told.refunds.filter((refund) => refund.status === "PROCESSED");
  const givenBack = refunds.reduce((sum, refund) => sum + (refund.order_amount?.value ?? 0), 0);
  order.refunded_paise = Math.max(order.refunded_paise, givenBack);
}

/** Applies what was told of a refund, an order of its own whose reference is the action's. Both rows are locked. */
export async function applyRefund(db: Within, order: Order, action: Action, told: Told): Promise<boolean> {
  if (action.state !== "started") {
    return false;
  }
  if (told.status === "PROCESSED") {
    await db.updateTable("actions").set({ state: "done", check_at: null }).where("ref", "=", action.ref).execute();
    const done = await db
      .selectFrom("actions")
      .select("amount_paise")
      .where("order_id", "=", order.id)
      .where("kind", "=", "refund")
      .where("state", "=", "done")
      .execute();
    order.refunded_paise = Math.max(
      order.refunded_paise,
      done.reduce((sum, row) => sum + row.amount_paise, 0),
    );
    // Its order is PARTIALLY_REFUNDED or FULLY_REFUNDED now: the worker reads it.
    order.check_at ??= Date.now();
    await saveOrder(db, order);
  } else if (told.status === "FAILED" || told.status === "CANCELLED") {
    const error_code = told.payments.find((payment) => payment.error_detail !== undefined)?.error_detail?.code ?? null;
    await db
      .updateTable("actions")
      .set({ state: "refused", error_code, check_at: null })
      .where("ref", "=", action.ref)
      .execute();
  } else {
    await db
      .updateTable("actions")
      .set({ check_at: Date.now() + 5_000 })
      .where("ref", "=", action.ref)
      .execute();
    return false;
  }
  return true;
}
