// The signed form that the shopper's browser posts to the return URL.

import { inspect } from "node:util";

import { ask, type Core, Held } from "./border.js";
import { bytesOf, isLonger } from "./bytes.js";
import { refuse } from "./errors.js";
import { explain, explained } from "./explain.js";
import { checkText } from "./json.js";
import type { Callback } from "./operations.js";
import type { Bytes, FormFields } from "./types.js";

type Key = Held<InstanceType<Core["CallbackVerifier"]>>;

const EXPECTED = "expected the form's text or bytes, or its fields as an object of strings, pairs or URLSearchParams";

/** The core's limits, checked before anything is copied into it. */
const MAX_BYTES = 64 * 1024;
const MAX_FIELDS = 64;

const tooLong = (): Error => refuse("signature", undefined, `more than ${MAX_BYTES} bytes`);
const tooMany = (): Error => refuse("signature", undefined, `more than ${MAX_FIELDS} fields`);

/** Reads the fields of a callback: names and values in turns; a field that came twice is there twice. */
class FieldReader {
  readonly flat: string[] = [];
  readonly #path: string;
  #units = 0;

  constructor(path: string) {
    this.#path = path;
  }

  read(fields: object): string[] {
    if (typeof (fields as Partial<Iterable<unknown>>)[Symbol.iterator] === "function") {
      for (const pair of fields as Iterable<unknown>) {
        if (!Array.isArray(pair) || pair.length !== 2) {
          throw refuse("input", this.#path, EXPECTED);
        }
        this.#add(pair[0], pair[1]);
      }
    } else {
      for (const name of Object.keys(fields)) {
        this.#add(name, (fields as { [name: string]: unknown })[name]);
      }
    }
    // The core counts the fields first, so that the reason is the same in every language.
    if (this.#units > MAX_BYTES) {
      throw tooLong();
    }
    return this.flat;
  }

  /** A parser makes a list of a field that is posted twice, or of every field; the core refuses one that is there twice. */
  #add(name: unknown, value: unknown): void {
    if (!Array.isArray(value)) {
      this.#addOne(name, value);
      return;
    }
    if (value.length === 0) {
      throw refuse("input", this.#path, `${EXPECTED}, not one with an empty list`);
    }
    for (const one of value as unknown[]) {
      this.#addOne(name, one);
    }
  }

  #addOne(name: unknown, value: unknown): void {
    if (typeof name !== "string" || typeof value !== "string") {
      throw refuse("input", this.#path, `${EXPECTED}, not one whose values are something else`);
    }
    this.#units += name.length + value.length;
    if (this.flat.length === 2 * MAX_FIELDS) {
      throw tooMany();
    }
    this.flat.push(name, value);
  }
}

function verify(key: Key, form: unknown): Callback {
  const raw = typeof form === "string" ? form : bytesOf(form);
  if (raw !== undefined) {
    return verifyRaw(key, raw);
  }
  if (typeof form !== "object" || form === null) {
    throw refuse("input", "form", EXPECTED);
  }
  const flat = new FieldReader("form").read(form);
  const held = key.get();
  return JSON.parse(ask(() => held.verify_fields(flat))) as Callback;
}

/** Verifies the form as it was posted: a text or bytes. */
function verifyRaw(key: Key, form: string | Uint8Array): Callback {
  if (isLonger(form, MAX_BYTES)) {
    throw tooLong();
  }
  const bytes = typeof form === "string" ? Buffer.from(form) : form;
  const held = key.get();
  return JSON.parse(ask(() => held.verify_form(bytes))) as Callback;
}

function sign(key: Key, fields: unknown, whole: boolean): string {
  if (typeof fields !== "object" || fields === null || bytesOf(fields) !== undefined) {
    throw refuse("input", "fields", "expected an object of strings, pairs or URLSearchParams");
  }
  const flat = new FieldReader("fields").read(fields);
  let name = "";
  flat.forEach((text, i) => {
    if (i % 2 === 0) {
      name = checkText("input", "fields", text);
    } else {
      checkText("input", `fields.${name}`, text);
    }
  });
  const held = key.get();
  return ask(() => (whole ? held.sign_form(flat) : held.sign(flat)));
}

function prepare(key: unknown): Key {
  if (typeof key !== "string") {
    throw refuse("config", "callback_key", "expected a string: the secret key from onboarding, in hexadecimal");
  }
  if (isLonger(key, MAX_BYTES)) {
    throw refuse("config", "callback_key", "expected a shorter key");
  }
  return explained(() => new Held((core) => new core.CallbackVerifier(key)));
}

/** Lends a key for one use. */
function withKey<Result>(key: unknown, use: (key: Key) => Result): Result {
  const held = prepare(key);
  try {
    return use(held);
  } catch (error) {
    throw explain(error);
  } finally {
    held.free();
  }
}

/** A key for callbacks, prepared once: several times as fast as giving the key each time. */
export class CallbackVerifier {
  readonly #key: Key;

  constructor(key: string) {
    this.#key = prepare(key);
  }

  /** As `callbacks.verify`. */
  verify(form: string | Bytes | FormFields): Callback {
    return explained(() => verify(this.#key, form));
  }

  /** @internal */
  toJSON(): object {
    return {};
  }

  /** @internal */
  [inspect.custom](): string {
    return "CallbackVerifier {}";
  }
}

/** The signed form that the shopper's browser posts to the return URL. */
export const callbacks = Object.freeze({
  /**
   * Verifies a callback with the `secret_key` of the onboarding, in hexadecimal.
   *
   * Give the form as it was posted, or all of its fields; at most 64 KiB and 64 fields. **A verified callback is
   * authentic, not paid**: compare its `order_id` with your own, and decide by the answer of `orders.get`. Throws a
   * `SignatureError` if it is not authentic, a `ConfigError` for a key that is none, an `InputError` for what is no text.
   * A form that is still in base64 is named as such.
   */
  verify: (form: string | Bytes | FormFields, key: string): Callback => withKey(key, (held) => verify(held, form)),
  /** Prepares a key once for many callbacks, which is several times as fast. */
  verifier: (key: string): CallbackVerifier => new CallbackVerifier(key),
  /** The signature of these fields, as the gateway makes it: for tests. */
  sign: (fields: FormFields, key: string): string => withKey(key, (held) => sign(held, fields, false)),
  /** A whole form with these fields and their signature, as a browser would post it: for tests. */
  signForm: (fields: FormFields, key: string): string => withKey(key, (held) => sign(held, fields, true)),
});
