"use strict";

const { refuse } = require("./error.js");

const HEADERS = "expected the request's headers: `Headers`, a map, an object, pairs or names and values in turns";

/** What a header may be long, held before anything is copied into the core, and what the core says of a longer one. */
const LIMITS = new Map([
  ["webhook-id", [256, "is longer than 256 bytes"]],
  ["webhook-timestamp", [256, "is not whole seconds since 1970"]],
  ["webhook-signature", [8192, "is longer than 8192 bytes"]],
]);

/**
 * The headers that a webhook is verified by: as one text, each name and value with a zero byte between, and two of them
 * apart. One that is there twice is there twice in the text; the core refuses it.
 */
class HeaderReader {
  text = "";
  id = "";
  timestamp = "";
  #count = 0;

  add(name, value) {
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
    for (const one of Array.isArray(value) ? value : [value]) {
      this.#addOne(known, one, limit);
    }
  }

  #addOne(name, value, [longest, message]) {
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
    if (this.#count === 4) {
      return;
    }
    this.#count += 1;
    this.text = this.text === "" ? `${name}\0${value}` : `${this.text}\0${name}\0${value}`;
    if (name === "webhook-id") {
      this.id = value;
    } else if (name === "webhook-timestamp") {
      this.timestamp = value;
    }
  }
}

/** Reads headers of any kind. */
function readHeaders(headers) {
  if (typeof headers !== "object" || headers === null) {
    throw refuse("input", "headers", HEADERS);
  }
  const reader = new HeaderReader();
  if (typeof headers[Symbol.iterator] !== "function") {
    for (const name of Object.keys(headers)) {
      reader.add(name, headers[name]);
    }
  } else if (Array.isArray(headers) && typeof headers[0] === "string") {
    readFlat(headers, reader);
  } else {
    for (const pair of headers) {
      if (!Array.isArray(pair) || typeof pair[0] !== "string") {
        throw refuse("input", "headers", HEADERS);
      }
      reader.add(pair[0], pair[1]);
    }
  }
  return reader;
}

/** Names and values in turns, as Node's `rawHeaders`. */
function readFlat(headers, reader) {
  for (let i = 0; i < headers.length; i += 2) {
    if (typeof headers[i] !== "string" || typeof headers[i + 1] !== "string") {
      throw refuse("input", "headers", HEADERS);
    }
    reader.add(headers[i], headers[i + 1]);
  }
}

module.exports = { readHeaders };
