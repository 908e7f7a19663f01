// How much of a call is spent inside the WebAssembly module, in a real loop of requests.

import { PineLabs } from "pinelabs-online";
// The inside of the package: the generated glue, through which a call goes into the module.
import { Call, Session } from "../../../bindings-wasm/dist/esm/generated/glue.js";
import { newOrder, ORDER_ID } from "./fixtures.js";
import { print, quick, rateOf } from "./measure.js";

const OF_A_CALL = [
  [Session.prototype, ["call"]],
  [Call.prototype, ["step", "receive", "free"]],
];

/** Counts the time in the glue and the module while `use` runs; gives microseconds. The clock's own time is in it. */
async function timeInside(use) {
  let inside = 0;
  const own = OF_A_CALL.flatMap(([object, names]) => names.map((name) => [object, name, object[name]]));
  for (const [object, name, ask] of own) {
    object[name] = function (...given) {
      const since = performance.now();
      try {
        return ask.apply(this, given);
      } finally {
        inside += performance.now() - since;
      }
    };
  }
  try {
    await use();
  } finally {
    for (const [object, name, ask] of own) {
      object[name] = ask;
    }
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
