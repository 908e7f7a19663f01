// What the merchant does with an order: capture when the goods are sent, cancel, give money back.
//
// Each is a row with its reference before it is sent, and is sent again with the same reference until its outcome is
// known.

import { orderStatus, PineLabsError, type Order as Told } from "pinelabs-online";
import { type Checkout, inr } from "./checkout.js";
import { type Action, isPostgres, isTaken, type Kind, lockOrder, type Order, type Within } from "./database.js";
import { applyRefund } from "./orders.js";

/** The order does not allow this action, or another one is under way. */
export class NotAllowed extends Error {}

/** Starts actions and carries them out. */
export class Fulfilment {
  constructor(readonly checkout: Checkout) {}

  /** Stores an action and carries it out. With a reference that is known already it does nothing. */
  async start(orderId: string, kind: Kind, ref: string, amountPaise?: number): Promise<void> {
    let stored: boolean;
    try {
      stored = await this.checkout.db.transaction().execute(async (db) => {
        const order = await lockOrder(db, orderId);
        if (order === undefined) {
          throw new NotAllowed();
        }
        if ((await db.selectFrom("actions").select("ref").where("ref", "=", ref).executeTakeFirst()) !== undefined) {
          return false;
        }
        const amount = amountPaise ?? order.amount_paise;
        const allowed = orderStatus.actions(order.gateway_status ?? "CREATED").includes(kind);
        if (!allowed || amount <= 0 || amount > left(order, kind)) {
          throw new NotAllowed();
        }
        const now = Date.now();
        // As for a payment: after every call that could still send it.
        const check_at = now + this.checkout.settings.settleMs;
        const action: Action = {
          ref,
          order_id: order.id,
          kind,
          amount_paise: amount,
          state: "started",
          error_code: null,
          check_at,
          created_at: now,
        };
        await db.insertInto("actions").values(action).execute();
        return true;
      });
    } catch (error) {
      // The index `one_open_action`.
      throw isTaken(error) ? new NotAllowed() : error;
    }
    if (stored) {
      await this.carryOut(ref);
    }
  }

  /** Sends an action that is started, again if need be, and applies the answer. */
  async carryOut(ref: string): Promise<void> {
    const action = await this.checkout.db
      .selectFrom("actions")
      .selectAll()
      .where("ref", "=", ref)
      .executeTakeFirstOrThrow();
    const order = await this.checkout.read(action.order_id);
    if (action.state !== "started" || order.gateway_order_id === null) {
      return;
    }
    let told: Told;
    try {
      told = await this.send(action, order.gateway_order_id);
    } catch (error) {
      if (!(error instanceof PineLabsError)) {
        throw error;
      }
      if (error.effect === "rejected") {
        // A cancellation has no reference: one that is repeated is refused, because it has happened.
        const done = action.kind === "cancel" && (await this.ask(order.id)) === "CANCELLED";
        await this.close(ref, order.id, done ? "done" : "refused", done ? null : (error.code ?? null));
      } else {
        await this.again(ref, error.effect === "none" ? 1_000 : 5_000);
      }
      return;
    }
    if (action.kind === "refund") {
      await this.checkout.db.transaction().execute(async (db) => {
        const found = await lockAction(db, ref);
        if (found !== undefined) {
          await applyRefund(db, found.order, found.action, told);
        }
      });
      await this.ask(order.id);
    } else {
      await this.checkout.apply(order.id, told);
      await this.close(ref, order.id, "done", null);
    }
  }

  private async send(action: Action, order_id: string): Promise<Told> {
    const { pl, limits } = this.checkout;
    switch (action.kind) {
      case "capture":
        return pl.orders.capture({ order_id, merchant_capture_reference: action.ref }, limits);
      case "cancel":
        return pl.orders.cancel({ order_id }, limits);
      case "refund": {
        const order_amount = inr(action.amount_paise);
        return pl.refunds.create({ order_id, merchant_order_reference: action.ref, order_amount }, limits);
      }
    }
  }

  /** Reads the order and gives its status; if that fails, the worker does it. */
  private async ask(orderId: string): Promise<string | undefined> {
    try {
      return (await this.checkout.ask(orderId))?.status;
    } catch (error) {
      if (!(error instanceof PineLabsError)) {
        throw error;
      }
      await this.checkout.askLater(orderId, 1_000);
      return undefined;
    }
  }

  private async close(
    ref: string,
    orderId: string,
    state: "done" | "refused",
    error_code: string | null,
  ): Promise<void> {
    const started = this.checkout.db.updateTable("actions").where("ref", "=", ref).where("state", "=", "started");
    await started.set({ state, error_code, check_at: null }).execute();
    if (state === "refused") {
      // Why it was refused may be that the order has moved on.
      await this.ask(orderId);
    }
  }

  private async again(ref: string, waitMs: number): Promise<void> {
    const started = this.checkout.db.updateTable("actions").where("ref", "=", ref).where("state", "=", "started");
    await started.set({ check_at: Date.now() + waitMs }).execute();
  }
}

/** An action and its order: the order is locked first, everywhere. */
export async function lockAction(db: Within, ref: string): Promise<{ order: Order; action: Action } | undefined> {
  const found = await db.selectFrom("actions").select("order_id").where("ref", "=", ref).executeTakeFirst();
  const order = found === undefined ? undefined : await lockOrder(db, found.order_id);
  if (order === undefined) {
    return undefined;
  }
  const rows = db.selectFrom("actions").selectAll().where("ref", "=", ref);
  const action = await (isPostgres(db) ? rows.forUpdate() : rows).executeTakeFirst();
  return action === undefined ? undefined : { order, action };
}

/** How many paise the action may be about. */
function left(order: Order, kind: Kind): number {
  return kind === "refund" ? order.captured_paise - order.refunded_paise : order.amount_paise;
}
