// The border to the WebAssembly module: starts it, asks it, and replaces an instance that broke.

import { brotliDecompressSync } from "node:zlib";

// Leaves the compressed module behind, in base64.
import "../module.js";
import * as core from "./generated/glue.js";
import type { ErrorJson } from "./types.js";
import { Unavailable } from "./unavailable.js";

export type Core = typeof core;

/** What the core throws when it refuses. A plain object: its class would be that of one realm only. */
export interface Refusal {
  error: ErrorJson;
  display: string;
  body: string | null;
}

/** The instance broke, which is a defect of this package; the next question goes to a new one. */
export class Broken extends Error {
  override name = "WebAssemblyError";
}

const PACKED = Symbol.for("pinelabs-online/module");
const shelf = globalThis as unknown as { [PACKED]: string };

let isStarted = false;
/** Whether the instance can be asked: not before the first question, and not if replacing it failed. */
let isWhole = false;
let instances = 0;

/** How many instances broke: what belongs to an earlier one is gone. */
export const generation = (): number => instances;

/** The running instance's memory, for tests. */
export const memory = (): { buffer: ArrayBuffer } => core.initSync(undefined).memory;

export function isRefusal(error: unknown): error is Refusal {
  return (
    typeof error === "object" && error !== null && !(error instanceof Error) && "error" in error && "display" in error
  );
}

function begin(): void {
  try {
    if (isStarted) {
      core.__wbg_reset_state();
    } else {
      core.initSync({ module: brotliDecompressSync(Buffer.from(shelf[PACKED], "base64")) });
    }
    isStarted = true;
    isWhole = true;
  } catch (error) {
    throw new Unavailable(error);
  }
}

/** Replaces the instance. Its own words may be its memory's: of them only the place of a panic is shown. */
function broken(error: unknown): Broken {
  isWhole = false;
  instances += 1;
  try {
    // At once: finalizers of collected objects must not run in the broken instance.
    core.__wbg_reset_state();
    isWhole = true;
  } catch {
    // The next question tries again.
  }
  const place = error instanceof Error && /^panicked at [\w./-]{1,200}:\d{1,9}:\d{1,9}$/.exec(error.message);
  return new Broken(place ? `the core ${place[0]}` : "the core broke");
}

/**
 * Asks the core. The question only calls the core, with values of the right types: whatever comes out of it but a
 * refusal counts as a broken instance.
 */
export function ask<Answer>(question: (core: Core) => Answer): Answer {
  if (!isWhole) {
    begin();
  }
  try {
    return question(core);
  } catch (error) {
    throw isRefusal(error) ? error : broken(error);
  }
}

/** An object of the core that is made again whenever the instance is another one. */
export class Held<Kind extends { free(): void }> {
  #make: (core: Core) => Kind;
  #object: Kind;
  #generation: number;

  constructor(make: (core: Core) => Kind) {
    this.#make = make;
    this.#object = ask(make);
    this.#generation = instances;
  }

  get(): Kind {
    if (this.#generation !== instances) {
      this.#object = ask(this.#make);
      this.#generation = instances;
    }
    return this.#object;
  }

  free(): void {
    free(this.#object, this.#generation);
    this.#generation = -1;
  }
}

/** Frees an object of the core, unless its instance is gone: in another one its address is something else's. */
export function free(object: { free(): void }, made: number): void {
  if (made === instances) {
    try {
      ask(() => object.free());
    } catch {
      // The instance broke, and the object is gone with it.
    }
  }
}
