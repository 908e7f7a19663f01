// The shopper's pages.

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type PaymentOption, PineLabsError } from "pinelabs-online";
import { canPay, canUpi, challenge, NotPayable, UPI_LINK } from "./checkout.js";
import { fresh, isPostgres, isTaken, type Method, type Order, type OrderState, type Shopper } from "./database.js";
import { form, number, page, Refused, reference, rupees, type Services, see } from "./web.js";

/** What the shopper reads of an order in each state. */
const TOLD: Readonly<Record<OrderState, readonly [string, string]>> = {
  new: ["Not paid yet", "Choose how you want to pay."],
  paying: ["Payment not finished", "Go on with the payment, or ask whether it has arrived."],
  checking: [
    "Your payment is being checked",
    "Please do not pay again. We keep asking your bank, and this page says what became of it.",
  ],
  authorised: ["Thank you, your payment has arrived", "We are packing your order."],
  paid: ["Thank you, your payment has arrived", "Your order is on its way."],
  failed: ["The payment failed", "Nothing was charged."],
  cancelled: ["The order is cancelled", "Nothing was charged; money that was blocked is free again."],
  part_refunded: ["Part of your money is on its way back", "Your bank shows it within some days."],
  refunded: ["Your money is on its way back", "Your bank shows it within some days."],
};

interface OrderPath {
  Params: { id: string };
}

export function shopperRoutes(app: FastifyInstance, shop: Services): void {
  const { db } = shop;

  app.get("/", async (request, reply) => {
    const found = await db.selectFrom("products").selectAll().orderBy("name").execute();
    const products = found.map(({ id, name, description, price_paise }) => ({
      id,
      name,
      description,
      price: rupees(price_paise),
    }));
    return page(shop, request, reply, "products.html", { products });
  });

  // Sets how many of a product are in the cart; without a number, one more.
  app.post("/cart", async (request, reply) => {
    const fields = form(request);
    const shopper = await startSession(shop, request);
    const product = await db
      .selectFrom("products")
      .selectAll()
      .where("id", "=", fields["product"] ?? "")
      .executeTakeFirst();
    if (product === undefined) {
      throw new Refused(404);
    }
    const key = { shopper_id: shopper, product_id: product.id };
    await db.transaction().execute(async (within) => {
      const mine = within.selectFrom("cart_items").selectAll().where("shopper_id", "=", shopper);
      const item = await mine.where("product_id", "=", product.id).executeTakeFirst();
      const wanted = Math.min(
        fields["quantity"] === undefined ? (item?.quantity ?? 0) + 1 : whole(fields["quantity"]),
        9,
      );
      if (wanted === 0) {
        const gone = within.deleteFrom("cart_items").where("shopper_id", "=", shopper);
        await gone.where("product_id", "=", product.id).execute();
        return;
      }
      const added = within.insertInto("cart_items").values({ ...key, quantity: wanted });
      await added
        .onConflict((known) => known.columns(["shopper_id", "product_id"]).doUpdateSet({ quantity: wanted }))
        .execute();
    });
    return see(reply, "/cart");
  });

  app.get("/cart", async (request, reply) => {
    const items = await cart(shop, request.session.shopper);
    const lines = items.map(({ product_id, name, quantity, price_paise }) => ({
      product: product_id,
      name,
      quantity,
      price: rupees(quantity * price_paise),
    }));
    // The order's reference is in the form: posted twice, it makes one order.
    const total = items.length > 0 ? rupees(sum(items)) : "";
    return page(shop, request, reply, "cart.html", { lines, total, order_ref: fresh("order") });
  });

  // The cart becomes an order, with the prices of this moment.
  app.post("/orders", async (request, reply) => {
    const id = reference(form(request), "order");
    const shopper_id = request.session.shopper ?? "";
    const made = await db
      .transaction()
      .execute(async (within) => {
        const items = await cart({ ...shop, db: within }, shopper_id);
        if ((await within.selectFrom("orders").select("id").where("id", "=", id).executeTakeFirst()) !== undefined) {
          return true;
        }
        if (items.length === 0) {
          return false;
        }
        const order: Order = {
          id,
          shopper_id,
          amount_paise: sum(items),
          state: "new",
          gateway_order_id: null,
          gateway_status: null,
          payment_ref: null,
          pre_auth: 1,
          captured_paise: 0,
          refunded_paise: 0,
          problem: null,
          check_at: null,
          created_at: Date.now(),
        };
        await within.insertInto("orders").values(order).execute();
        const lines = items.map(({ product_id, name, price_paise, quantity }) => ({
          order_id: id,
          product_id,
          name,
          price_paise,
          quantity,
        }));
        await within.insertInto("order_lines").values(lines).execute();
        await within.deleteFrom("cart_items").where("shopper_id", "=", shopper_id).execute();
        return true;
      })
      .catch((error: unknown) => {
        // Of two clicks, the first has made the order.
        if (isTaken(error)) {
          return true;
        }
        throw error;
      });
    return see(reply, made ? `/orders/${id}/pay` : "/cart");
  });

  app.get("/orders", async (request, reply) => {
    const mine = db
      .selectFrom("orders")
      .selectAll()
      .where("shopper_id", "=", request.session.shopper ?? "");
    const orders = await mine.orderBy("created_at", "desc").limit(50).execute();
    return page(shop, request, reply, "orders.html", { orders: orders.map(brief) });
  });

  app.get<OrderPath>("/orders/:id", async (request, reply) => {
    const order = await own(shop, request);
    const lines = await db
      .selectFrom("order_lines")
      .selectAll()
      .where("order_id", "=", order.id)
      .orderBy("name")
      .execute();
    const payment = await current(shop, order);
    const shown = {
      ...brief(order),
      lines: lines.map(({ name, quantity, price_paise }) => ({
        name,
        quantity,
        price: rupees(quantity * price_paise),
      })),
      open: order.state === "paying" || order.state === "checking",
      can_pay: canPay(order),
      refunded: order.refunded_paise > 0 ? rupees(order.refunded_paise) : "",
      error_code: order.state === "failed" ? payment?.error_code : null,
    };
    return page(shop, request, reply, "order.html", { order: shown });
  });

  app.get<OrderPath>("/orders/:id/pay", async (request, reply) => {
    const order = await own(shop, request);
    if (!canPay(order)) {
      return see(reply, `/orders/${order.id}`);
    }
    const cards = (await savedCards(shop, await shopperOf(shop, order.shopper_id))) ?? [];
    const shown = { ...brief(order), can_upi: canUpi(order) };
    return page(shop, request, reply, "pay.html", { order: shown, cards });
  });

  app.post<OrderPath>("/orders/:id/pay", async (request, reply) => {
    const fields = form(request);
    const order = await own(shop, request);
    const [method, option] = await paymentOption(shop, await shopperOf(shop, order.shopper_id), fields);
    let goOn: string | undefined;
    try {
      goOn = await shop.checkout.pay(order.id, method, option);
    } catch (error) {
      if (!(error instanceof NotPayable)) {
        throw error;
      }
    }
    return onward(shop, request, reply, order, goOn);
  });

  app.post<OrderPath>("/orders/:id/check", async (request, reply) => {
    form(request);
    const order = await own(shop, request);
    // If the gateway cannot be asked just now, the worker goes on asking.
    await shop.checkout.ask(order.id).catch(onlyGateway);
    return see(reply, `/orders/${order.id}`);
  });

  // Back to the page on which the shopper was paying, if it is still open.
  app.post<OrderPath>("/orders/:id/continue", async (request, reply) => {
    form(request);
    const order = await own(shop, request);
    const payment = await current(shop, order);
    let url: string | undefined;
    try {
      const told = await shop.checkout.ask(order.id);
      if (told !== undefined && payment?.state === "open") {
        const hosted = payment.method === "hosted" && ["CREATED", "PENDING", "ATTEMPTED"].includes(told.status);
        url = challenge(told) ?? (hosted ? await shop.checkout.hosted(order) : undefined);
      }
    } catch (error) {
      onlyGateway(error);
    }
    return onward(shop, request, reply, order, url);
  });

  app.get("/cards", async (request, reply) => {
    const shopper = await shopperOf(shop, request.session.shopper ?? "");
    const cards = shopper === undefined ? [] : await savedCards(shop, shopper);
    return page(shop, request, reply, "cards.html", { cards: cards ?? [], unreadable: cards === undefined });
  });

  app.post("/cards/delete", async (request, reply) => {
    const { card: token_id = "" } = form(request);
    const shopper = await shopperOf(shop, request.session.shopper ?? "");
    if (shopper?.customer_id != null) {
      try {
        // The gateway holds the card against its customer.
        await shop.pl.tokens.delete({ customer_id: shopper.customer_id, token_id }, shop.checkout.limits);
      } catch (error) {
        onlyGateway(error);
        if (error instanceof PineLabsError && error.effect !== "rejected") {
          throw new Refused(503, "The card could not be deleted just now. Please try again.");
        }
      }
    }
    return see(reply, "/cards");
  });
}

/** To the page where the payment goes on, or to the order's. What opens an app is a link on a page of our own. */
async function onward(
  shop: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  order: Order,
  url: string | undefined,
) {
  if (url?.startsWith(UPI_LINK)) {
    return page(shop, request, reply, "upi.html", { order: brief(order), link: url });
  }
  return see(reply, url ?? `/orders/${order.id}`);
}

/** What the shopper pays with. The values go to the gateway and nowhere else. */
async function paymentOption(
  shop: Services,
  shopper: Shopper | undefined,
  fields: Record<string, string>,
): Promise<[Method, PaymentOption | undefined]> {
  const { method, cvv = "" } = fields;
  if (method === "hosted") {
    return ["hosted", undefined];
  }
  if (method === "upi") {
    return ["upi", { upi_details: { txn_mode: "INTENT" } }];
  }
  if (method === "saved_card") {
    const { card: token_id = "" } = fields;
    const cards = shopper === undefined ? [] : ((await savedCards(shop, shopper)) ?? []);
    if (!cards.some((card) => card.id === token_id)) {
      throw new Refused(400, "This card is not among your saved cards.");
    }
    return ["saved_card", { card_token_details: { token_id, cvv } }];
  }
  if (method === "card") {
    const [month = "", year = ""] = (fields["expiry"] ?? "").replaceAll(" ", "").split("/");
    const card_details = {
      card_number: fields["number"] ?? "",
      cvv,
      expiry_month: month.padStart(2, "0"),
      expiry_year: year.length === 2 ? `20${year}` : year,
      name: fields["name"] ?? "",
      save: "save" in fields,
    };
    return ["card", { card_details }];
  }
  throw new Refused(400, "Choose how you want to pay.");
}

/** The shopper's cards, as the gateway lists them; undefined if it cannot be asked just now. */
async function savedCards(
  shop: Services,
  shopper: Shopper | undefined,
): Promise<{ id: string; label: string }[] | undefined> {
  if (shopper?.customer_id == null) {
    return [];
  }
  try {
    const { tokens } = await shop.pl.tokens.list({ customer_id: shopper.customer_id }, shop.checkout.limits);
    const active = tokens.filter((token) => token.status === "ACTIVE");
    return active.map(({ token_id, card_data }) => {
      const network = card_data?.network_name ?? "Card";
      const label = `${network.slice(0, 1).toUpperCase()}${network.slice(1).toLowerCase()} ending in ${card_data?.last4_digit ?? "????"}`;
      return { id: token_id, label };
    });
  } catch (error) {
    onlyGateway(error);
    return undefined;
  }
}

/** The shopper of this session, made with the first thing in the cart. */
async function startSession(shop: Services, request: FastifyRequest): Promise<string> {
  if (request.session.shopper === undefined) {
    const id = fresh("shopper");
    await shop.db.insertInto("shoppers").values({ id, customer_id: null, created_at: Date.now() }).execute();
    request.session.shopper = id;
  }
  return request.session.shopper;
}

/** The order of the path, if it is of this session. */
async function own(shop: Services, request: FastifyRequest<OrderPath>): Promise<Order> {
  const mine = shop.db
    .selectFrom("orders")
    .selectAll()
    .where("shopper_id", "=", request.session.shopper ?? "");
  const order = await mine.where("id", "=", request.params.id).executeTakeFirst();
  if (order === undefined) {
    throw new Refused(404);
  }
  return order;
}

async function shopperOf(shop: Services, id: string): Promise<Shopper | undefined> {
  return shop.db.selectFrom("shoppers").selectAll().where("id", "=", id).executeTakeFirst();
}

async function current(shop: Services, order: Order) {
  return shop.db
    .selectFrom("payments")
    .selectAll()
    .where("ref", "=", order.payment_ref ?? "")
    .executeTakeFirst();
}

async function cart(shop: Pick<Services, "db">, shopper: string | undefined) {
  const items = shop.db
    .selectFrom("cart_items")
    .innerJoin("products", "products.id", "cart_items.product_id")
    .select(["product_id", "quantity", "name", "price_paise"])
    .where("shopper_id", "=", shopper ?? "")
    .orderBy("name");
  // Locked in a transaction: of two clicks, the second waits for the first.
  return (shop.db.isTransaction && isPostgres(shop.db) ? items.forUpdate("cart_items") : items).execute();
}

function sum(items: { quantity: number; price_paise: number }[]): number {
  return items.reduce((total, item) => total + item.quantity * item.price_paise, 0);
}

function brief(order: Order) {
  const [heading, advice] = TOLD[order.state];
  return {
    id: order.id,
    number: number(order.id),
    state: order.state,
    heading,
    advice,
    total: rupees(order.amount_paise),
  };
}

function whole(text: string): number {
  if (!/^[0-9]{1,3}$/.test(text)) {
    throw new Refused(400, "Please enter a whole number.");
  }
  return Number(text);
}

/** The gateway's errors are expected; all others are not. */
function onlyGateway(error: unknown): undefined {
  if (!(error instanceof PineLabsError)) {
    throw error;
  }
  return undefined;
}
