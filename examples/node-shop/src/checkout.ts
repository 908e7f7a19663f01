// Paying an order: references stored before the call, outcomes stored after it.
//
// Card data passes through `pay` on its way to the gateway and is kept nowhere.

import {
  type Amount,
  orderStatus,
  type PaymentOption,
  type PineLabs,
  PineLabsError,
  type Order as Told,
} from "pinelabs-online";
import { type Database, fresh, lockOrder, type Method, type Order, saveOrder } from "./database.js";
import { apply, isOpen } from "./orders.js";
import type { Settings } from "./settings.js";

/** How a link begins that a UPI app opens. */
export const UPI_LINK = "upi://pay?";

/** The order is being paid already, or cannot be paid any more. */
export class NotPayable extends Error {}

/** Pays orders and asks what became of them. */
export class Checkout {
  readonly limits: { total_timeout_ms: number; timeout_ms: number };
  /** A person waits for these. */
  readonly quick: { total_timeout_ms: number };

  constructor(
    readonly settings: Settings,
    readonly db: Database,
    readonly pl: PineLabs,
  ) {
    this.limits = { total_timeout_ms: settings.callMs, timeout_ms: settings.callMs / 2 };
    this.quick = { total_timeout_ms: Math.min(settings.callMs, 6_000) };
  }

  /**
   * Pays an order and gives where the shopper goes on: the bank's page, the gateway's, a UPI app, or none.
   *
   * `option` is the card, the saved card, or UPI, and undefined for the gateway's own page. Throws `NotPayable`; every
   * other outcome is in the order's state.
   */
  async pay(orderId: string, method: Method, option: PaymentOption | undefined): Promise<string | undefined> {
    const ref = await this.claim(orderId, method);
    let sent = false;
    let told: Told;
    try {
      const order = method === "hosted" ? await this.read(orderId) : await this.knownOrder(orderId);
      sent = true;
      if (option === undefined) {
        return await this.hosted(order);
      }
      const payment = {
        merchant_payment_reference: ref,
        payment_amount: inr(order.amount_paise),
        payment_option: option,
      };
      told = await this.pl.payments.create(
        { order_id: order.gateway_order_id ?? "", payments: [payment] },
        this.limits,
      );
    } catch (error) {
      if (!(error instanceof PineLabsError)) {
        throw error;
      }
      await this.failed(orderId, ref, error, sent);
      return undefined;
    }
    await this.apply(orderId, told);
    const goOn = challenge(told);
    if (goOn === undefined) {
      // Paid at once, or the bank is silent: there is no page on which the shopper could go on.
      await this.cameBack(orderId);
    }
    return goOn;
  }

  /** Stores the payment before anything is sent: of two clicks, one gets here. */
  async claim(orderId: string, method: Method): Promise<string> {
    return this.db.transaction().execute(async (db) => {
      const order = await lockOrder(db, orderId);
      if (order === undefined || !canPay(order) || (method === "upi" && !canUpi(order))) {
        throw new NotPayable();
      }
      if (order.payment_ref === null) {
        order.pre_auth = method === "upi" ? 0 : 1;
      }
      const [ref, now] = [fresh("pay"), Date.now()];
      await db
        .insertInto("payments")
        .values({ ref, order_id: order.id, method, state: "open", error_code: null, created_at: now })
        .execute();
      await saveOrder(db, { ...order, state: "paying", payment_ref: ref, check_at: now + this.settings.settleMs });
      return ref;
    });
  }

  /** The order, made at the gateway if it is not there yet: the same call again gives the same order. */
  private async knownOrder(orderId: string): Promise<Order> {
    const order = await this.read(orderId);
    if (order.gateway_order_id !== null) {
      return order;
    }
    const told = await this.pl.orders.create(await this.request(order), this.limits);
    await this.keepGatewayId(orderId, told.order_id);
    return { ...order, gateway_order_id: told.order_id };
  }

  /** The gateway's own page for this order: the same call again gives the same page. */
  async hosted(order: Order): Promise<string | undefined> {
    const page = await this.pl.checkout.create(await this.request(order), this.limits);
    await this.keepGatewayId(order.id, page.order_id);
    return page.redirect_url;
  }

  private async request(order: Order) {
    return {
      merchant_order_reference: order.id,
      order_amount: inr(order.amount_paise),
      pre_auth: order.pre_auth === 1,
      callback_url: `${this.settings.url}/return`,
      purchase_details: { customer: { customer_id: await this.customer(order.shopper_id) } },
    };
  }

  private async keepGatewayId(orderId: string, gatewayOrderId: string): Promise<void> {
    const unknown = this.db.updateTable("orders").set({ gateway_order_id: gatewayOrderId }).where("id", "=", orderId);
    await unknown.where("gateway_order_id", "is", null).execute();
  }

  /** The shopper's customer at the gateway, made with our reference at the first payment. */
  private async customer(shopperId: string): Promise<string> {
    const shopper = await this.db
      .selectFrom("shoppers")
      .selectAll()
      .where("id", "=", shopperId)
      .executeTakeFirstOrThrow();
    if (shopper.customer_id !== null) {
      return shopper.customer_id;
    }
    const known = { merchant_customer_reference: shopperId };
    const customer = await this.pl.customers.create(known, this.limits).catch((error: unknown) => {
      if (error instanceof PineLabsError && error.code === "DUPLICATE_REQUEST") {
        return this.pl.customers.find(known, this.limits);
      }
      throw error;
    });
    const { customer_id } = customer;
    await this.db.updateTable("shoppers").set({ customer_id }).where("id", "=", shopperId).execute();
    return customer_id;
  }

  /** Stores what an error means for the money. Until the payment itself was sent, it means nothing. */
  private async failed(orderId: string, ref: string, error: PineLabsError, sent: boolean): Promise<void> {
    const effect = sent ? error.effect : "none";
    await this.change(orderId, async (order, db) => {
      if (order.payment_ref !== ref || !isOpen(order)) {
        // A webhook was quicker.
        return;
      }
      if (effect === "unknown") {
        // The worker makes the error's inquiry: it reads the order.
        order.state = "checking";
        order.check_at = Date.now() + 2_000;
        return;
      }
      const state = effect === "rejected" || error.kind === "input" ? "refused" : "not_sent";
      await db
        .updateTable("payments")
        .set({ state, error_code: error.code ?? error.kind })
        .where("ref", "=", ref)
        .execute();
      order.state = "failed";
      // An earlier payment may be why, one that was given up and has appeared: the worker reads the order.
      order.check_at = effect === "rejected" && sent ? Date.now() + 2_000 : null;
    });
  }

  /** Asks the gateway for an order and applies the answer; undefined if the gateway has no such order. */
  async ask(orderId: string): Promise<Told | undefined> {
    const order = await this.read(orderId);
    let told: Told;
    try {
      told =
        order.gateway_order_id === null
          ? await this.pl.orders.getByReference({ merchant_order_reference: order.id }, this.quick)
          : await this.pl.orders.get({ order_id: order.gateway_order_id }, this.quick);
    } catch (error) {
      // A code that says so, not the HTTP status alone.
      if (error instanceof PineLabsError && error.code === "ORDER_NOT_FOUND" && order.gateway_order_id === null) {
        await this.neverMade(orderId);
        return undefined;
      }
      throw error;
    }
    await this.apply(orderId, told);
    return told;
  }

  /** The gateway has no such order: if the call that would make it has ended, nothing was ever paid. */
  private async neverMade(orderId: string): Promise<void> {
    await this.change(orderId, async (order, db) => {
      const found = db
        .selectFrom("payments")
        .selectAll()
        .where("ref", "=", order.payment_ref ?? "");
      const payment = await found.executeTakeFirst();
      if (payment === undefined || !isOpen(order)) {
        return;
      }
      const ended = payment.created_at + this.settings.settleMs;
      if (Date.now() < ended) {
        order.check_at = ended;
        return;
      }
      await db.updateTable("payments").set({ state: "not_sent" }).where("ref", "=", payment.ref).execute();
      order.state = "failed";
      order.check_at = null;
    });
  }

  async apply(orderId: string, told: Told): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      const order = await lockOrder(db, orderId);
      if (order !== undefined) {
        await apply(db, order, told, this.settings.giveUpMs);
      }
    });
  }

  /** The shopper is not at the bank any more: what is still open is being checked from now on. */
  async cameBack(orderId: string): Promise<void> {
    await this.change(orderId, (order) => {
      if (isOpen(order)) {
        order.state = "checking";
        order.check_at = Math.min(order.check_at ?? 0, Date.now() + 2_000);
      }
    });
  }

  /** Has the worker ask in so many milliseconds. */
  async askLater(orderId: string, ms: number): Promise<void> {
    await this.db
      .updateTable("orders")
      .set({ check_at: Date.now() + ms })
      .where("id", "=", orderId)
      .execute();
  }

  async change(
    orderId: string,
    change: (order: Order, db: Parameters<typeof lockOrder>[0]) => Promise<void> | void,
  ): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      const order = await lockOrder(db, orderId);
      if (order !== undefined) {
        await change(order, db);
        await saveOrder(db, order);
      }
    });
  }

  async read(orderId: string): Promise<Order> {
    return this.db.selectFrom("orders").selectAll().where("id", "=", orderId).executeTakeFirstOrThrow();
  }
}

/** Whether a payment may be started now: none is open, and the gateway's status allows one. */
export function canPay(order: Order): boolean {
  const waits = order.state === "new" || order.state === "failed";
  return waits && orderStatus.actions(order.gateway_status ?? "CREATED").includes("pay");
}

/** Whether UPI is a way to pay: it takes the money at once, and the first payment decides whether the order does. */
export function canUpi(order: Order): boolean {
  return order.payment_ref === null || order.pre_auth === 0;
}

/**
 * Where the shopper goes on: the bank's page, or the link that a UPI app opens.
 *
 * It lets its holder go on with the payment: it is never stored.
 */
export function challenge(told: Told): string | undefined {
  const urls = [told.challenge_url, ...told.payments.map((payment) => payment.challenge_url)];
  return urls.find((url) => url !== undefined && (/^https?:\/\//.test(url) || url.startsWith(UPI_LINK)));
}

export function inr(paise: number): Amount {
  return { value: paise, currency: "INR" };
}
