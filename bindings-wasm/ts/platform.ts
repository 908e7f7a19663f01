import { randomFillSync } from "node:crypto";

import type { Platform } from "./types.js";

/** Clock, entropy and timer as a call uses them. */
export interface Runtime {
  now(): number;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
  /** Four random words: the list, and where in it they begin. */
  words(): readonly [words: Uint32Array, at: number];
}

/** As many random words are fetched at once as 256 steps need. */
const pool = new Uint32Array(4 * 256);
let next = pool.length;

function words(): [Uint32Array, number] {
  next += 4;
  if (next >= pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  return [pool, next];
}

/** Waits; ends early when the signal says so. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}

/** The real clock, the operating system's randomness, and timers. */
export const SYSTEM: Runtime = { now: Date.now, sleep, words };

/** Another platform, for tests: any of `now`, `entropy` and `sleep`. */
export function runtimeOf({ now: clock = Date.now, entropy, sleep: wait = sleep }: Platform): Runtime {
  const now = (): number => {
    const ms: unknown = clock();
    if (typeof ms !== "number" || !(ms >= 0 && ms <= Number.MAX_SAFE_INTEGER)) {
      throw new RangeError("expected milliseconds since 1970 from `now`");
    }
    return ms;
  };
  const own = (given: () => Uint8Array) => (): [Uint32Array, number] => {
    const bytes = Uint8Array.from(given());
    if (bytes.length !== 16) {
      throw new RangeError("expected sixteen bytes of entropy");
    }
    return [new Uint32Array(bytes.buffer), 0];
  };
  return {
    now,
    sleep: (ms, signal) => (signal === undefined ? wait(ms) : wait(ms, signal)),
    words: entropy === undefined ? words : own(entropy),
  };
}
