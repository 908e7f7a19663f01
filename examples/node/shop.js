// The shop's own server: where the shopper comes back to, and where webhooks arrive.

import { once } from "node:events";
import { createServer } from "node:http";

/** Opens the shop at `PINELABS_MERCHANT_ADDRESS`. */
export async function openShop() {
  const address = process.env.PINELABS_MERCHANT_ADDRESS ?? "127.0.0.1:8000";
  const returns = new Queue();
  const webhooks = new Queue();
  const server = createServer(async (request, response) => {
    // The raw bytes: a body that was parsed and printed again has another signature.
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    if (request.method === "POST" && request.url === "/return") {
      returns.put(body);
      response.end("Thank you. You can close this page.");
    } else if (request.method === "POST" && request.url === "/webhook") {
      webhooks.put({ body, headers: request.headers });
      response.end();
    } else {
      response.writeHead(404).end();
    }
  });
  const [host, port] = address.split(":");
  server.listen(Number(port), host);
  await once(server, "listening");
  return {
    /** How a browser reaches it. */
    url: process.env.PINELABS_MERCHANT_URL ?? `http://${address}`,
    /** The next form that a shopper's browser posted, as it came. */
    nextReturn: () => returns.take(),
    /** The next webhook, as it came. */
    nextWebhook: () => webhooks.take(),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What comes before somebody waits for it, and who waits before it comes. */
class Queue {
  #waiting = [];
  #items = [];

  put(item) {
    const waiting = this.#waiting.shift();
    waiting === undefined ? this.#items.push(item) : waiting(item);
  }

  take() {
    return this.#items.length > 0
      ? Promise.resolve(this.#items.shift())
      : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
