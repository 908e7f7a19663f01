// Whole calls over loopback, against what else people call gateways with.

import http from "node:http";

import { PineLabs } from "pinelabs-online";
import Stripe from "stripe";

import { newOrder, ORDER_ID } from "./fixtures.js";
import { compareRates } from "./measure.js";

const HEADERS = {
  Authorization: "Bearer token-1",
  "Content-Type": "application/json",
  accept: "application/json",
  "Request-ID": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  "Request-Timestamp": "2024-07-09T07:57:08.022Z",
};

export async function calls(url) {
  const pl = new PineLabs({ client_id: "id", client_secret: "secret", base_url: url });
  const { hostname, port } = new URL(url);
  const stripe = new Stripe("sk_test_invented", { host: hostname, port, protocol: "http", telemetry: false });
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 256 });

  const fetchJson = async (method, path, params) => {
    const answer = await fetch(`${url}${path}`, { method, headers: HEADERS, body: params && JSON.stringify(params) });
    return answer.json();
  };
  const httpJson = (method, path, params) =>
    new Promise((resolve, reject) => {
      const body = params && JSON.stringify(params);
      const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
      const options = { agent, hostname, port, method, path, headers: { ...HEADERS, ...length } };
      const request = http.request(options, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      });
      request.on("error", reject);
      request.end(body);
    });

  const path = `/api/pay/v1/orders/${ORDER_ID}`;
  const get = () => pl.orders.get({ order_id: ORDER_ID });
  const metadata = newOrder.purchase_details.merchant_metadata;
  for (const inFlight of [1, 64]) {
    await compareRates(`read an order, ${inFlight} in flight`, {
      "node:http and JSON by hand": [inFlight, () => httpJson("GET", path)],
      "pinelabs-online": [inFlight, get],
      "fetch and JSON by hand": [inFlight, () => fetchJson("GET", path)],
      "stripe, read a payment intent": [inFlight, () => stripe.paymentIntents.retrieve("pi_1")],
    });
    await compareRates(`create an order, ${inFlight} in flight`, {
      "node:http and JSON by hand": [inFlight, () => httpJson("POST", "/api/pay/v1/orders", newOrder)],
      "pinelabs-online": [inFlight, () => pl.orders.create(newOrder)],
      "fetch and JSON by hand": [inFlight, () => fetchJson("POST", "/api/pay/v1/orders", newOrder)],
      "stripe, create a payment intent": [
        inFlight,
        () => stripe.paymentIntents.create({ amount: 1100, currency: "inr", metadata }),
      ],
    });
  }
  const growth = [1, 4, 16, 64, 256].map((inFlight) => [`${inFlight} in flight`, [inFlight, get]]);
  await compareRates("pinelabs-online by calls in flight", Object.fromEntries(growth));
  pl.close();
  agent.destroy();
}
