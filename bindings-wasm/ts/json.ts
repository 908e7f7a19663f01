import { types } from "node:util";

import { AnyError, refuse } from "./errors.js";

/** About what a value is: parameters, or options. */
export type Subject = "input" | "config";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Prints what a caller gave as JSON, and refuses by its path whatever JSON would leave out, turn into `null` or change:
 * a `NaN` that is left out of a capture's amount would capture the whole order.
 *
 * The text is printed from a copy, so that what was checked is what is sent, whatever a getter says the second time.
 */
export function printJson(kind: Subject, value: unknown): string {
  return JSON.stringify(new Reader(kind).read((reader) => reader.copy(value, "")));
}

/** Refuses options that are no object, or whose fields are not its own. */
export function checkOptions(kind: Subject, options: unknown, expected: string): void {
  new Reader(kind).read((reader) => {
    if (typeof options !== "object" || options === null || Array.isArray(options)) {
      throw reader.refuse(expected);
    }
    reader.checkObject(options, Object.keys(options), true);
  });
}

/** The core reads no deeper; nothing that the gateway documents is a tenth as deep. */
const DEEPEST = 128;

const HALF = "expected text without half a character (a lone surrogate)";

/** What JSON prints as `{}` or as something else than what it is, with its name. */
const FOREIGN: readonly (readonly [is: (value: unknown) => boolean, what: string])[] = [
  [types.isMap, "a `Map`"],
  [types.isSet, "a `Set`"],
  [types.isWeakMap, "a `WeakMap`"],
  [types.isWeakSet, "a `WeakSet`"],
  [types.isPromise, "a promise"],
  [types.isRegExp, "a regular expression"],
  [types.isNativeError, "an error"],
  [types.isAnyArrayBuffer, "bytes"],
  [types.isArrayBufferView, "bytes"],
  [types.isGeneratorObject, "a generator"],
  [types.isMapIterator, "an iterator"],
  [types.isSetIterator, "an iterator"],
];

/** Reads a value of the caller, whose code may run meanwhile: getters, proxies, `toJSON`. */
class Reader {
  readonly #kind: Subject;
  /** Where it reads: the names of fields and the places in lists, from the outside in. */
  readonly #path: (string | number)[] = [];
  /** The objects around that place. */
  readonly #around: object[] = [];

  constructor(kind: Subject) {
    this.#kind = kind;
  }

  /** Runs `use`. What the caller's code throws may quote anything, so it is not passed on. */
  read<Result>(use: (reader: Reader) => Result): Result {
    try {
      return use(this);
    } catch (error) {
      throw error instanceof AnyError ? error : this.refuse("expected what can be read: reading it threw an error");
    }
  }

  /** The error about the value at this place. */
  refuse(message: string): Error {
    let path = "";
    for (const name of this.#path) {
      path += typeof name === "number" ? `[${name}]` : path === "" ? name : `.${name}`;
    }
    return refuse(this.#kind, path === "" && this.#kind === "input" ? undefined : path, message);
  }

  /** The value as `JSON.stringify` prints it; `name` is what its `toJSON` is told. */
  copy(value: unknown, name: string): Json {
    switch (typeof value) {
      case "string":
        if (!value.isWellFormed()) {
          throw this.refuse(HALF);
        }
        return value;
      case "number":
        if (!Number.isFinite(value)) {
          throw this.refuse(`expected a finite number, not \`${value}\``);
        }
        if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
          throw this.refuse("expected an integer below 2^53, which a JavaScript number can hold exactly");
        }
        return value;
      case "boolean":
        return value;
      case "undefined":
        throw this.refuse("expected what JSON can hold, not `undefined`");
      case "object":
        return value === null ? null : this.#copyObject(value, name);
      default:
        throw this.refuse(`expected what JSON can hold, not a ${typeof value === "bigint" ? "BigInt" : typeof value}`);
    }
  }

  #copyObject(object: object, name: string): Json {
    if (this.#around.length > DEEPEST) {
      throw this.refuse(`expected at most ${DEEPEST} objects and lists within each other`);
    }
    if (this.#around.includes(object)) {
      throw this.refuse("expected what JSON can hold, not a circle");
    }
    this.#around.push(object);
    const copy = this.#copyOther(object, name) ?? (Array.isArray(object) ? this.#list(object) : this.#fields(object));
    this.#around.pop();
    return copy;
  }

  /** What JSON prints in an object's place: what its `toJSON` gives, or the number, text or boolean that it is. */
  #copyOther(object: object, name: string): Json | undefined {
    const own = object as { toJSON?: unknown };
    if (typeof own.toJSON === "function") {
      const given: unknown = own.toJSON(name);
      if (given === undefined || given === null) {
        throw this.refuse("expected what JSON can hold: its `toJSON` gave nothing");
      }
      return given === object || typeof (given as typeof own).toJSON === "function"
        ? this.#copyPlain(given)
        : this.copy(given, name);
    }
    return types.isBoxedPrimitive(object) ? this.#unboxed(object) : undefined;
  }

  /** What `toJSON` gave is printed as it is, also if it has a `toJSON` of its own. */
  #copyPlain(value: unknown): Json {
    if (typeof value !== "object" || value === null) {
      return this.copy(value, "");
    }
    return Array.isArray(value) ? this.#list(value) : this.#fields(value);
  }

  #unboxed(object: object): Json {
    if (types.isNumberObject(object)) {
      return this.copy(Number(object), "");
    }
    if (types.isStringObject(object)) {
      return this.copy(String(object), "");
    }
    return this.copy(object.valueOf(), "");
  }

  #list(list: readonly unknown[]): Json[] {
    const { length } = list;
    const copies: Json[] = [];
    for (let i = 0; i < length; i += 1) {
      this.#path.push(i);
      copies.push(this.copy(list[i], String(i)));
      this.#path.pop();
    }
    if (Object.keys(list).length !== length) {
      throw this.refuse("expected a list without fields of its own");
    }
    return copies;
  }

  #fields(object: object): { [name: string]: Json } {
    const names = Object.keys(object);
    this.checkObject(object, names, false);
    const copies: { [name: string]: Json } = {};
    for (const name of names) {
      if (!name.isWellFormed()) {
        throw this.refuse("expected names without half a character (a lone surrogate)");
      }
      this.#path.push(name);
      const value = (object as { [name: string]: unknown })[name];
      if (value !== undefined) {
        const copy = this.copy(value, name);
        if (name === "__proto__") {
          Object.defineProperty(copies, name, { value: copy, enumerable: true });
        } else {
          copies[name] = copy;
        }
      }
      this.#path.pop();
    }
    return copies;
  }

  /** Refuses an object that has more than the fields of these names, which are all that JSON prints of it. */
  checkObject(object: object, names: readonly string[], mayBeEmpty: boolean): void {
    const prototype: object | null = Object.getPrototypeOf(object);
    // The last is a plain object of another realm.
    if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      for (const [is, what] of FOREIGN) {
        if (is(object)) {
          throw this.refuse(`expected a plain object, not ${what}`);
        }
      }
      if (names.length === 0 && !mayBeEmpty) {
        throw this.refuse("expected a plain object: this one has no fields that JSON prints");
      }
      this.#checkInherited(prototype, names);
    }
    for (const symbol of Object.getOwnPropertySymbols(object)) {
      if (Object.prototype.propertyIsEnumerable.call(object, symbol)) {
        throw this.refuse("expected names that are strings, not symbols");
      }
    }
  }

  /** Refuses fields that are inherited, a getter of a class among them: JSON leaves them out. */
  #checkInherited(prototype: object, names: readonly string[]): void {
    for (let at = prototype; Object.getPrototypeOf(at) !== null; at = Object.getPrototypeOf(at) as object) {
      for (const [name, { get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
        if ((get !== undefined || enumerable) && !names.includes(name)) {
          this.#path.push(name);
          throw this.refuse("expected a field of the object's own: JSON leaves inherited ones out");
        }
      }
    }
  }
}

/** Refuses a text with half a character in it. */
export function checkText(kind: Subject, path: string, text: string): string {
  if (!text.isWellFormed()) {
    throw refuse(kind, path, HALF);
  }
  return text;
}
