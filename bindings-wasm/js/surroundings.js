"use strict";

const { randomFillSync } = require("node:crypto");

/** As many random words are fetched at once as 256 stamps need. */
const pool = new Uint32Array(4 * 256);
let next = pool.length;

/** Four random words of the operating system: where they begin in the pool. */
function entropyAt() {
  next += 4;
  if (next >= pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  return next;
}

/** Waits; ends early when the signal says so. */
function sleep(ms, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}

/** The real clock, the operating system's randomness, and timers. */
const SYSTEM = {
  now: Date.now,
  sleep,
  /** Gives `use` the words and where to read four of them. */
  withEntropy: (use) => use(pool, entropyAt()),
};

/** Other surroundings, for tests: any of `now`, `entropy` and `sleep`. */
function surroundings({ now: clock = Date.now, entropy, sleep: wait = sleep } = {}) {
  const now = () => {
    const ms = clock();
    if (typeof ms !== "number" || !(ms >= 0 && ms <= Number.MAX_SAFE_INTEGER)) {
      throw new RangeError("expected milliseconds since 1970 from `now`");
    }
    return ms;
  };
  if (entropy === undefined) {
    return { ...SYSTEM, now, sleep: wait };
  }
  const withEntropy = (use) => {
    const bytes = Uint8Array.from(entropy());
    if (bytes.length !== 16) {
      throw new RangeError("expected sixteen bytes of entropy");
    }
    return use(new Uint32Array(bytes.buffer), 0);
  };
  return { now, sleep: wait, withEntropy };
}

module.exports = { SYSTEM, surroundings };
