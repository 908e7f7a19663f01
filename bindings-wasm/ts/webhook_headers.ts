import { refuse } from "./errors.js";

const HEADERS = "expected the request's headers: `Headers`, a map, an object, pairs or names and values in turns";

/** How long a header may be, checked before anything is copied into the core, and what the core says of a longer one. */
type Limit = readonly [longest: number, message: string];

const LIMITS = new Map<string, Limit>([
  ["webhook-id", [256, "is longer than 256 bytes"]],
  ["webhook-timestamp", [256, "is not whole seconds since 1970"]],
  ["webhook-signature", [8192, "is longer than 8192 bytes"]],
]);

/**
 * The headers that a webhook is verified by: names and values in turns, and two of them apart. One that is there twice is
 * there twice in the list; the core refuses it.
 */
export class HeaderReader {
  readonly flat: string[] = [];
  id = "";
  timestamp = "";

  add(name: string, value: unknown): void {
    // Most headers are told apart by their first letter.
    if ((name.charCodeAt(0) | 0x20) !== 0x77) {
      return;
    }
    const known = name.toLowerCase();
    const limit = LIMITS.get(known);
    // A header that is there as nothing is not there.
    if (limit === undefined || value === undefined) {
      return;
    }
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      this.#addOne(known, one, limit);
    }
  }

  #addOne(name: string, value: unknown, [longest, message]: Limit): void {
    if (typeof value !== "string") {
      throw refuse("input", `headers.${name}`, "expected a string, or a list of strings");
    }
    if (value.length > longest) {
      throw refuse("signature", undefined, `the header \`${name}\` ${message}`);
    }
    if (value.includes("\0")) {
      throw refuse("signature", undefined, `the header \`${name}\` holds a zero byte`);
    }
    // Of four, one is there twice, which the core refuses.
    if (this.flat.length === 8) {
      return;
    }
    this.flat.push(name, value);
    if (name === "webhook-id") {
      this.id = value;
    } else if (name === "webhook-timestamp") {
      this.timestamp = value;
    }
  }
}

/** Reads headers of any kind. */
export function readHeaders(headers: unknown): HeaderReader {
  if (typeof headers !== "object" || headers === null) {
    throw refuse("input", "headers", HEADERS);
  }
  const reader = new HeaderReader();
  if (typeof (headers as Partial<Iterable<unknown>>)[Symbol.iterator] !== "function") {
    for (const name of Object.keys(headers)) {
      reader.add(name, (headers as { [name: string]: unknown })[name]);
    }
  } else if (Array.isArray(headers) && typeof headers[0] === "string") {
    readFlat(headers as unknown[], reader);
  } else {
    for (const pair of headers as Iterable<unknown>) {
      if (!Array.isArray(pair) || typeof pair[0] !== "string") {
        throw refuse("input", "headers", HEADERS);
      }
      reader.add(pair[0], pair[1]);
    }
  }
  return reader;
}

/** Names and values in turns, as Node's `rawHeaders`. */
function readFlat(headers: readonly unknown[], reader: HeaderReader): void {
  for (let i = 0; i < headers.length; i += 2) {
    const [name, value] = [headers[i], headers[i + 1]];
    if (typeof name !== "string" || typeof value !== "string") {
      throw refuse("input", "headers", HEADERS);
    }
    reader.add(name, value);
  }
}
