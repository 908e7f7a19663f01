// The shop's own server: where the shopper comes back to, and where webhooks arrive.

import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";

/** A webhook as it came. */
export interface Posted {
  body: Buffer;
  headers: IncomingHttpHeaders;
}

export interface Shop {
  /** How a browser reaches it. */
  readonly url: string;
  /** The next form that a shopper's browser posted, as it came. */
  nextReturn(): Promise<Buffer>;
  /** The next webhook, as it came. */
  nextWebhook(): Promise<Posted>;
  close(): void;
}

/** Opens the shop at `PINELABS_MERCHANT_ADDRESS`. */
export async function openShop(): Promise<Shop> {
  const address = process.env.PINELABS_MERCHANT_ADDRESS ?? "127.0.0.1:8000";
  const returns = new Queue<Buffer>();
  const webhooks = new Queue<Posted>();
  const server = createServer(async (request, response) => {
    // The raw bytes: a body that was parsed and printed again has another signature.
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
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
  const [host = "", port] = address.split(":");
  server.listen(Number(port), host);
  await once(server, "listening");
  return {
    url: process.env.PINELABS_MERCHANT_URL ?? `http://${address}`,
    nextReturn: () => returns.take(),
    nextWebhook: () => webhooks.take(),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Items that nothing has waited for yet, and those who wait for the next ones. */
class Queue<Item> {
  readonly #waiting: ((item: Item) => void)[] = [];
  readonly #items: Item[] = [];

  put(item: Item): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) {
      this.#items.push(item);
    } else {
      waiting(item);
    }
  }

  take(): Promise<Item> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }
}
