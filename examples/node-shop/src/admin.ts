// The merchant's pages: capture, cancel, refund, events.

import type { FastifyInstance, FastifyReply } from "fastify";
import { amount, InputError, orderStatus } from "pinelabs-online";
import { fresh, type Kind, type Order } from "./database.js";
import { NotAllowed } from "./fulfilment.js";
import { form, freshToken, number, page, Refused, reference, rupees, type Services, same, see } from "./web.js";

interface OrderPath {
  Params: { id: string };
}

export function loginRoutes(app: FastifyInstance, shop: Services): void {
  app.get("/admin/login", async (request, reply) => page(shop, request, reply, "admin_login.html", { wrong: false }));

  app.post("/admin/login", async (request, reply) => {
    if (!same(form(request)["password"] ?? "", shop.settings.adminPassword)) {
      return page(shop, request, reply, "admin_login.html", { wrong: true }, 403);
    }
    request.session.admin = true;
    request.session.csrf = freshToken();
    return see(reply, "/admin");
  });
}

export function adminRoutes(app: FastifyInstance, shop: Services): void {
  const { db } = shop;

  app.addHook("preHandler", async (request, reply) => {
    if (request.session.admin !== true) {
      return see(reply, "/admin/login");
    }
  });

  app.get("/admin", async (request, reply) => {
    const orders = await db.selectFrom("orders").selectAll().orderBy("created_at", "desc").limit(100).execute();
    return page(shop, request, reply, "admin.html", { orders: orders.map(brief) });
  });

  app.get("/admin/events", async (request, reply) => {
    const found = await db.selectFrom("webhook_events").selectAll().orderBy("received_at", "desc").limit(100).execute();
    const events = found.map((event) => ({
      type: event.event_type,
      order: event.order_id ?? "",
      effect: event.effect,
      at: when(event.received_at),
    }));
    return page(shop, request, reply, "admin_events.html", { events });
  });

  app.get<OrderPath>("/admin/orders/:id", async (request, reply) => {
    const order = await db.selectFrom("orders").selectAll().where("id", "=", request.params.id).executeTakeFirst();
    if (order === undefined) {
      throw new Refused(404);
    }
    const payments = await db
      .selectFrom("payments")
      .selectAll()
      .where("order_id", "=", order.id)
      .orderBy("created_at")
      .execute();
    const actions = await db
      .selectFrom("actions")
      .selectAll()
      .where("order_id", "=", order.id)
      .orderBy("created_at")
      .execute();
    const busy = actions.some((action) => action.state === "started");
    const allowed = busy ? [] : orderStatus.actions(order.gateway_status ?? "CREATED");
    const left = order.captured_paise - order.refunded_paise;
    const shown = {
      ...brief(order),
      gateway_order_id: order.gateway_order_id ?? "",
      gateway_status: order.gateway_status ?? "",
      captured: order.captured_paise > 0 ? rupees(order.captured_paise) : "",
      refunded: order.refunded_paise > 0 ? rupees(order.refunded_paise) : "",
      problem: order.problem ?? "",
      busy,
      can_capture: allowed.includes("capture"),
      can_cancel: allowed.includes("cancel"),
      can_refund: allowed.includes("refund") && left > 0,
      left: `${Math.floor(left / 100)}.${String(left % 100).padStart(2, "0")}`,
      payments: payments.map((row) => ({
        method: row.method,
        state: row.state,
        code: row.error_code ?? "",
        at: when(row.created_at),
      })),
      actions: actions.map((row) => ({
        kind: row.kind,
        amount: rupees(row.amount_paise),
        state: row.state,
        code: row.error_code ?? "",
        at: when(row.created_at),
      })),
    };
    // The refund's reference is in the form: posted twice, it gives the money back once.
    return page(shop, request, reply, "admin_order.html", { order: shown, refund_ref: fresh("refund") });
  });

  app.post<OrderPath>("/admin/orders/:id/capture", async (request, reply) => {
    form(request);
    return act(reply, request.params.id, "capture", request.params.id.replace("order-", "capture-"));
  });

  app.post<OrderPath>("/admin/orders/:id/cancel", async (request, reply) => {
    form(request);
    return act(reply, request.params.id, "cancel", request.params.id.replace("order-", "cancel-"));
  });

  app.post<OrderPath>("/admin/orders/:id/refund", async (request, reply) => {
    const fields = form(request);
    let paise: number;
    try {
      paise = amount.inr(fields["amount"] ?? "").value;
    } catch (error) {
      throw error instanceof InputError ? new Refused(400, "Please enter an amount such as 99.50.") : error;
    }
    return act(reply, request.params.id, "refund", reference(fields, "refund"), paise);
  });

  async function act(reply: FastifyReply, id: string, kind: Kind, ref: string, paise?: number) {
    try {
      await shop.fulfilment.start(id, kind, ref, paise);
    } catch (error) {
      throw error instanceof NotAllowed ? new Refused(409, "The order does not allow this just now.") : error;
    }
    return see(reply, `/admin/orders/${id}`);
  }
}

function brief(order: Order) {
  const words = order.state.replaceAll("_", " ");
  return {
    id: order.id,
    number: number(order.id),
    state: order.state,
    words,
    total: rupees(order.amount_paise),
    at: when(order.created_at),
  };
}

function when(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
