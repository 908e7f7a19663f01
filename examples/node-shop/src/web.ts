// Sessions, CSRF tokens, forms, pages.

import { randomBytes, timingSafeEqual } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { FastifyReply, FastifyRequest } from "fastify";
import nunjucks from "nunjucks";
import { amount, type callbacks, type PineLabs, type webhooks } from "pinelabs-online";
import type { Checkout } from "./checkout.js";
import type { Database } from "./database.js";
import type { Fulfilment } from "./fulfilment.js";
import type { Settings } from "./settings.js";

/** What the routes work with, made once a process. */
export interface Services {
  readonly settings: Settings;
  readonly db: Database;
  readonly pl: PineLabs;
  readonly checkout: Checkout;
  readonly fulfilment: Fulfilment;
  readonly callbackVerifier: ReturnType<typeof callbacks.verifier>;
  readonly webhookVerifier: ReturnType<typeof webhooks.verifier>;
}

/** What the signed cookie holds. */
export interface Session {
  shopper?: string;
  csrf: string;
  admin?: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    session: Session;
  }
}

/** A page that says what is wrong with the request. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly detail = "",
  ) {
    super(detail);
  }
}

export const MAX_FORM = 16 * 1024;
export const MAX_WEBHOOK = 1024 * 1024;

const COOKIE = "shop";
const pages = nunjucks.configure(fileURLToPath(new URL("../templates", import.meta.url)), { autoescape: true });

export function readSession(request: FastifyRequest): void {
  const signed = request.unsignCookie(request.cookies[COOKIE] ?? "");
  try {
    request.session = JSON.parse(Buffer.from(signed.value ?? "", "base64url").toString()) as Session;
  } catch {
    request.session = { csrf: freshToken() };
  }
}

export function writeSession(request: FastifyRequest, reply: FastifyReply, settings: Settings): void {
  const value = Buffer.from(JSON.stringify(request.session)).toString("base64url");
  reply.setCookie(COOKIE, value, {
    signed: true,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: 14 * 24 * 3600,
    secure: settings.url.startsWith("https://"),
  });
}

export function freshToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The fields of one of our own forms. They are never shown again and never logged: they may be a card. */
export function form(request: FastifyRequest): Record<string, string> {
  const { csrf = "", ...fields } = Object.fromEntries(new URLSearchParams(String(request.body ?? "")));
  if (!same(csrf, request.session.csrf)) {
    throw new Refused(403, "This form is too old. Go back, load the page again, and send it once more.");
  }
  return fields;
}

export function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A page. Every page has the session's CSRF token and the number of things in the cart. */
export async function page(
  shop: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  values: object,
  status = 200,
) {
  const { session } = request;
  let cart = 0;
  if (session.shopper !== undefined && status < 400) {
    const items = await shop.db
      .selectFrom("cart_items")
      .select("quantity")
      .where("shopper_id", "=", session.shopper)
      .execute();
    cart = items.reduce((sum, item) => sum + item.quantity, 0);
  }
  const html = pages.render(template, {
    csrf: session.csrf,
    cart_count: cart,
    admin: session.admin === true,
    ...values,
  });
  return reply.code(status).type("text/html; charset=utf-8").send(html);
}

/** Go on there, with a GET. */
export function see(reply: FastifyReply, path: string) {
  return reply.redirect(path, 303);
}

/** A reference of ours that a form carried. */
export function reference(fields: Record<string, string>, kind: string): string {
  const { ref = "" } = fields;
  if (!new RegExp(`^${kind}-[0-9a-f]{32}$`).test(ref)) {
    throw new Refused(400);
  }
  return ref;
}

/** `INR 1,100.50` */
export function rupees(paise: number): string {
  return amount.format({ value: paise, currency: "INR" });
}

export function number(orderId: string): string {
  return orderId.replace("order-", "").slice(0, 8).toUpperCase();
}
