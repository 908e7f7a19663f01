// How much of a call is spent inside the WebAssembly module, in a real loop of requests.

import { createRequire } from "node:module";

import { PineLabs } from "pinelabs-online";

import { ORDER_ID, newOrder } from "./fixtures.js";
import { print, quick, rateOf } from "./measure.js";

/** The package's way into the module: the functions that a call goes through, with the copying of its texts. */
const door = createRequire(import.meta.url)("../../../bindings-wasm/js/door.js");
const OF_A_CALL = ["startCall", "stepCall", "mark", "read", "receive", "freeCall"];

/** Counts the time in the door's functions while `use` runs; gives microseconds. The clock's own time is in it. */
async function timeInside(use) {
  let inside = 0;
  const own = OF_A_CALL.map((name) => [name, door[name]]);
  for (const [name, ask] of own) {
    door[name] = (a, b, c, d, e) => {
      const since = performance.now();
      const answer = ask(a, b, c, d, e);
      inside += performance.now() - since;
      return answer;
    };
  }
  try {
    await use();
  } finally {
    Object.assign(door, Object.fromEntries(own));
  }
  return inside * 1_000;
}

export async function inside(url) {
  const pl = new PineLabs({ client_id: "id", client_secret: "secret", base_url: url });
  const calls = {
    "read an order": () => pl.orders.get({ order_id: ORDER_ID }),
    "create an order": () => pl.orders.create(newOrder),
  };
  const times = {};
  for (let round = -1; round < (quick ? 3 : 9); round += 1) {
    for (const [name, call] of Object.entries(calls)) {
      let made = 0;
      const counted = () => {
        made += 1;
        return call();
      };
      // The first round is long and unmeasured: V8 compiles what is hot.
      const took = await timeInside(() => rateOf(64, counted, round < 0 ? 700_000_000n : 250_000_000n));
      if (round >= 0) {
        (times[name] ??= []).push(took / made);
      }
    }
  }
  print("the module's part of a call, 64 in flight", "us", times);
  pl.close();
}
