// The rules of the order's state, without a network: what is late, repeated or wrong does no harm.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { NetworkError } from "pinelabs-online";
import { Checkout, NotPayable } from "../dist/checkout.js";
import { connect, migrate } from "../dist/database.js";
import { Fulfilment, NotAllowed } from "../dist/fulfilment.js";
import { decide } from "../dist/orders.js";

const ID = `order-${"0".repeat(32)}`;
const AMOUNT = { value: 110_000, currency: "INR" };
const CARD = { card_details: { card_number: "4895489548954895", cvv: "065", expiry_month: "12", expiry_year: "2035" } };
const GIVE_UP = 600_000;

const order = (fields = {}) => ({
  id: ID,
  shopper_id: "shopper-1",
  amount_paise: 110_000,
  state: "paying",
  gateway_order_id: "v1-1",
  gateway_status: null,
  payment_ref: "pay-1",
  pre_auth: 1,
  captured_paise: 0,
  refunded_paise: 0,
  problem: null,
  check_at: 1,
  created_at: Date.now(),
  ...fields,
});
const payment = (fields = {}) => ({
  ref: "pay-1",
  order_id: ID,
  method: "card",
  state: "open",
  error_code: null,
  created_at: Date.now(),
  ...fields,
});
const paid = (ref, status = "AUTHORIZED", capture_data = []) => ({
  merchant_payment_reference: ref,
  status,
  capture_data,
});
const told = (status, payments = [], fields = {}) => ({
  order_id: "v1-1",
  merchant_order_reference: ID,
  status,
  order_amount: AMOUNT,
  payments,
  refunds: [],
  ...fields,
});

test("late and repeated news change nothing", () => {
  const [row, payments] = [order(), [payment()]];
  assert.equal(decide(row, payments, told("AUTHORIZED", [paid("pay-1")]), GIVE_UP), "forward");
  assert.deepEqual([row.state, row.check_at, payments[0].state], ["authorised", null, "paid"]);
  assert.equal(decide(row, payments, told("AUTHORIZED", [paid("pay-1")]), GIVE_UP), "same");
  assert.equal(decide(row, payments, told("PENDING", [paid("pay-1", "PENDING")]), GIVE_UP), "stale");
  assert.equal(row.state, "authorised");
});

test("the failure of an earlier payment does not fail the one under way", () => {
  const row = order({ payment_ref: "pay-2", gateway_status: "ATTEMPTED" });
  const payments = [payment({ state: "failed" }), payment({ ref: "pay-2" })];
  assert.equal(decide(row, payments, told("ATTEMPTED", [paid("pay-1", "FAILED")]), GIVE_UP), "stale");
  assert.equal(row.state, "paying");
  decide(row, payments, told("ATTEMPTED", [paid("pay-1", "FAILED"), paid("pay-2", "FAILED")]), GIVE_UP);
  assert.deepEqual([row.state, payments[1].state], ["failed", "failed"]);
});

test("another amount is shown to a person and not taken", () => {
  const row = order();
  const other = told("AUTHORIZED", [paid("pay-1")], { order_amount: { value: 110_001, currency: "INR" } });
  assert.equal(decide(row, [payment()], other, GIVE_UP), "inconsistent");
  assert.equal(row.state, "paying");
  assert.match(row.problem, /another amount/);
});

test("a payment that was given up and appears is taken", () => {
  const [row, payments] = [order(), [payment({ created_at: Date.now() - GIVE_UP - 1 })]];
  decide(row, payments, told("CREATED"), GIVE_UP);
  assert.deepEqual([row.state, payments[0].state], ["failed", "given_up"]);
  decide(row, payments, told("AUTHORIZED", [paid("pay-1")]), GIVE_UP);
  assert.deepEqual([row.state, payments[0].state], ["authorised", "paid"]);
});

const lost = (operation) => async () => {
  const inquiry = { operation: "orders.get", params: { order_id: "v1-1" }, look_for: "the payment" };
  throw new NetworkError({ effect: "unknown", operation, inquiry });
};

async function shop(t, row, pl) {
  const folder = mkdtempSync(join(tmpdir(), "shop-"));
  const db = connect(`sqlite:///${join(folder, "shop.db")}`);
  t.after(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  await migrate(db);
  await db.insertInto("shoppers").values({ id: "shopper-1", customer_id: "cust-1", created_at: 0 }).execute();
  await db.insertInto("orders").values(row).execute();
  const settings = { url: "http://127.0.0.1", callMs: 20_000, settleMs: 90_000, giveUpMs: GIVE_UP };
  return new Checkout(settings, db, pl);
}

test("of two clicks one pays, and an unknown payment is being checked", async (t) => {
  const pl = { payments: { create: lost("payments.create") } };
  const checkout = await shop(t, order({ state: "new", payment_ref: null, check_at: null }), pl);
  const clicks = [checkout.pay(ID, "card", CARD), checkout.pay(ID, "card", CARD)];
  const [first, second] = await Promise.allSettled(clicks);
  assert.equal(first.status, "fulfilled");
  assert.ok(second.reason instanceof NotPayable);
  const row = await checkout.read(ID);
  assert.equal(row.state, "checking");
  assert.notEqual(row.check_at, null);
});

test("the first payment decides whether the money is blocked", async (t) => {
  const fresh = await shop(t, order({ state: "new", payment_ref: null, check_at: null }), {});
  await fresh.claim(ID, "upi");
  assert.equal((await fresh.read(ID)).pre_auth, 0);
  const blocked = await shop(t, order({ state: "failed", check_at: null }), {});
  await assert.rejects(blocked.claim(ID, "upi"), NotPayable);
  await blocked.claim(ID, "card");
  assert.equal((await blocked.read(ID)).pre_auth, 1);
});

test("an action keeps its reference until its outcome is known", async (t) => {
  const pl = { orders: { capture: lost("orders.capture"), get: lost("orders.get") } };
  const checkout = await shop(t, order({ state: "authorised", gateway_status: "AUTHORIZED", check_at: null }), pl);
  const fulfilment = new Fulfilment(checkout);
  await fulfilment.start(ID, "capture", "capture-1");
  await assert.rejects(fulfilment.start(ID, "cancel", "cancel-1"), NotAllowed);
  const sent = [];
  pl.orders.capture = async ({ merchant_capture_reference }) => {
    sent.push(merchant_capture_reference);
    const capture = { merchant_capture_reference, capture_amount: AMOUNT };
    return told("PROCESSED", [paid("pay-1", "PROCESSED", [capture])]);
  };
  await fulfilment.carryOut("capture-1");
  assert.deepEqual(sent, ["capture-1"]);
  const row = await checkout.read(ID);
  assert.deepEqual([row.state, row.captured_paise], ["paid", 110_000]);
});
