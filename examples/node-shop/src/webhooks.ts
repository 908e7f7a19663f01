// What the gateway sends: the form that the shopper's browser posts, and signed events.

import type { FastifyInstance } from "fastify";
import { PineLabsError, type Order as Told, type WebhookEvent } from "pinelabs-online";
import { isTaken, lockOrder, type Within } from "./database.js";
import { lockAction } from "./fulfilment.js";
import { apply, applyRefund } from "./orders.js";
import { MAX_FORM, MAX_WEBHOOK, Refused, type Services, see } from "./web.js";

export function gatewayRoutes(app: FastifyInstance, shop: Services): void {
  // The browser comes from the bank's site, without our cookie: the signature speaks. Authentic, not paid: the order
  // is read. Whose it is, is seen at the page we send the browser to.
  app.post("/return", { bodyLimit: MAX_FORM }, async (request, reply) => {
    const callback = authentic(() => shop.callbackVerifier.verify(request.body as Buffer));
    const mine = shop.db.selectFrom("orders").select("id").where("gateway_order_id", "=", callback.order_id);
    const found = await mine.executeTakeFirst();
    if (found === undefined) {
      throw new Refused(404);
    }
    try {
      await shop.checkout.ask(found.id);
    } catch (error) {
      // It is being checked, and the worker asks.
      if (!(error instanceof PineLabsError)) {
        throw error;
      }
    }
    await shop.checkout.cameBack(found.id);
    return see(reply, `/orders/${found.id}`);
  });

  // An event: its id and its effect in one transaction, so that it counts once however often it comes.
  app.post("/webhook", { bodyLimit: MAX_WEBHOOK }, async (request, reply) => {
    const webhook = authentic(() => shop.webhookVerifier.verify(request.body as Buffer, request.headers));
    let event: WebhookEvent;
    try {
      event = webhook.event();
    } catch (error) {
      // Authentic, and of a shape that this version cannot read: the worker asks for what it may have said.
      console.error(`webhook ${webhook.id}: ${String(error)}`);
      return reply.code(204).send();
    }
    try {
      await shop.db.transaction().execute(async (db) => {
        const row = {
          id: webhook.id,
          event_type: event.event_type,
          order_id: null,
          effect: "none",
          received_at: Date.now(),
        };
        await db.insertInto("webhook_events").values(row).execute();
        if (event.kind === "order" || event.kind === "refund") {
          const effect = await takeOrder(shop, db, event.kind === "refund", event.data);
          await db.updateTable("webhook_events").set(effect).where("id", "=", webhook.id).execute();
        }
      });
    } catch (error) {
      // Its id is known: it came before.
      if (!isTaken(error)) {
        throw error;
      }
    }
    return reply.code(204).send();
  });
}

/** The effect of an event about an order or a refund: which order, and what it did. */
async function takeOrder(
  shop: Services,
  db: Within,
  refund: boolean,
  told: Told,
): Promise<{ order_id: string | null; effect: string }> {
  const reference = told.merchant_order_reference ?? "";
  if (refund) {
    const found = await lockAction(db, reference);
    if (found === undefined) {
      return { order_id: null, effect: "none" };
    }
    const changed = await applyRefund(db, found.order, found.action, told);
    return { order_id: found.order.id, effect: changed ? "forward" : "same" };
  }
  const order = await lockOrder(db, reference);
  if (order === undefined) {
    return { order_id: null, effect: "none" };
  }
  return { order_id: order.id, effect: await apply(db, order, told, shop.settings.giveUpMs) };
}

function authentic<T>(verify: () => T): T {
  try {
    return verify();
  } catch (error) {
    throw error instanceof PineLabsError ? new Refused(400, "This is not a message of the payment gateway.") : error;
  }
}
