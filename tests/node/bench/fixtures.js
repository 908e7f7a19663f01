// What is measured with: the guide's own bodies, as in the benchmarks of the other languages.

import { readFileSync } from "node:fs";

export const CALLBACK_KEY = "9A7282D0556544C59AFE8EC92F5C85F69A7282D0556544C59AFE8EC92F5C85F6";
export const WEBHOOK_SECRET = "an-invented-secret-of-the-benchmarks";
export const ORDER_ID = "v1-4405071524-aa-qlAtAf";

const cases = JSON.parse(readFileSync(new URL("../../vectors/calls/orders.json", import.meta.url), "utf8"));

/** The guide's whole request to create an order. */
export const newOrder = cases.find(({ operation }) => operation === "orders.create").params;

/** A webhook's body: an order with so many payments; two are 2.6 kB. */
export function event(payments) {
  const { data } = cases.find(({ name }) => name === "a capture in part").script[1].answer.body;
  return JSON.stringify({
    event_type: "ORDER_PROCESSED",
    data: { ...data, payments: Array(payments).fill(data.payments[0]) },
  });
}
