// The worker: settles by asking what no answer, callback or webhook has settled. Any number of them may run.

import { setTimeout as sleep } from "node:timers/promises";
import { PineLabsError } from "pinelabs-online";
import type { Fulfilment } from "./fulfilment.js";

/** How many orders and actions are taken at a time. */
const AT_ONCE = 16;

/** Works until it is told to stop. */
export async function work(fulfilment: Fulfilment, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await Promise.all(await due(fulfilment));
    } catch (error) {
      // The database may be away for a while; what was due stays due.
      console.error("the worker goes on after an error", error);
    }
    await sleep(500, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** What is due, taken for this worker: the others see it again after `settleMs`. */
async function due(fulfilment: Fulfilment): Promise<Promise<void>[]> {
  const { db, settings } = fulfilment.checkout;
  const now = Date.now();
  const later = { check_at: now + settings.settleMs };
  const orders = db.selectFrom("orders").select(["id", "check_at"]).where("check_at", "<=", now);
  const actions = db.selectFrom("actions").select(["ref", "check_at"]).where("check_at", "<=", now);
  const jobs: Promise<void>[] = [];
  for (const { id, check_at } of await orders.orderBy("check_at").limit(AT_ONCE).execute()) {
    const claim = db.updateTable("orders").set(later).where("id", "=", id).where("check_at", "=", check_at);
    if ((await claim.executeTakeFirst()).numUpdatedRows === 1n) {
      jobs.push(settle(fulfilment, id));
    }
  }
  for (const { ref, check_at } of await actions.orderBy("check_at").limit(AT_ONCE).execute()) {
    const claim = db.updateTable("actions").set(later).where("ref", "=", ref).where("check_at", "=", check_at);
    if ((await claim.executeTakeFirst()).numUpdatedRows === 1n) {
      jobs.push(fulfilment.carryOut(ref));
    }
  }
  return jobs;
}

async function settle(fulfilment: Fulfilment, orderId: string): Promise<void> {
  try {
    await fulfilment.checkout.ask(orderId);
  } catch (error) {
    if (!(error instanceof PineLabsError)) {
      throw error;
    }
    console.error(`order ${orderId}: ${error.message}`);
    await fulfilment.checkout.askLater(orderId, 5_000);
  }
}
