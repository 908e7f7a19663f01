// The web application.

import { readFileSync } from "node:fs";
import cookies from "@fastify/cookie";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { callbacks, PineLabs, webhooks } from "pinelabs-online";
import { adminRoutes, loginRoutes } from "./admin.js";
import { Checkout } from "./checkout.js";
import { connect } from "./database.js";
import { Fulfilment } from "./fulfilment.js";
import { shopperRoutes } from "./pages.js";
import type { Settings } from "./settings.js";
import { MAX_FORM, page, Refused, readSession, type Services, writeSession } from "./web.js";
import { gatewayRoutes } from "./webhooks.js";

const HEADERS = {
  // No `form-action`: browsers hold it against the redirect to the bank's page too, and that is on any host.
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
};

const REASONS: Readonly<Record<number, string>> = {
  400: "That cannot be read",
  403: "That is not allowed",
  404: "There is no such page",
  409: "Not just now",
};

/** What the routes and the worker work with. */
export function makeServices(settings: Settings): Services {
  const db = connect(settings.databaseUrl);
  const pl = new PineLabs({
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    base_url: settings.baseUrl,
  });
  const checkout = new Checkout(settings, db, pl);
  return {
    settings,
    db,
    pl,
    checkout,
    fulfilment: new Fulfilment(checkout),
    callbackVerifier: callbacks.verifier(settings.callbackKey),
    webhookVerifier: webhooks.verifier(settings.webhookSecret),
  };
}

export async function makeApp(shop: Services): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: MAX_FORM });
  await app.register(cookies, { secret: shop.settings.secret });
  const css = readFileSync(new URL("../static/shop.css", import.meta.url));
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(HEADERS);
    if (!reply.hasHeader("cache-control")) {
      reply.header("cache-control", "no-store");
    }
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error instanceof Refused ? error.status : (error.statusCode ?? 500);
    if (status >= 500 && !(error instanceof Refused)) {
      // The error, never the request: that may be a card.
      console.error(`${request.method} ${request.routeOptions.url}:`, error);
    }
    request.session ??= { csrf: "" };
    const detail = error instanceof Refused ? error.detail : "";
    return page(
      shop,
      request,
      reply,
      "error.html",
      { reason: REASONS[status] ?? "Something went wrong", detail },
      status,
    );
  });
  app.setNotFoundHandler(async () => {
    throw new Refused(404);
  });

  app.get("/shop.css", async (_request, reply) =>
    reply.type("text/css").header("cache-control", "max-age=3600").send(css),
  );
  app.get("/health", async () => {
    await shop.db.selectFrom("products").select("id").limit(1).execute();
    return "ok";
  });

  // The raw bytes, which are signed.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    gatewayRoutes(scope, shop);
  });

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.addHook("onRequest", async (request) => readSession(request));
    scope.addHook("onSend", async (request, reply) => writeSession(request, reply, shop.settings));
    shopperRoutes(scope, shop);
    loginRoutes(scope, shop);
    await scope.register(async (inner) => adminRoutes(inner, shop));
  });
  return app;
}
