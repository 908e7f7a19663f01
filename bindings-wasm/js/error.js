"use strict";

const { inspect } = require("node:util");

const door = require("./door.js");

const EFFECTS = ["none", "rejected", "unknown"];

/**
 * Every failure of this package: what happened, and what it means for the money.
 *
 * Look at `effect` first. `message` is one line for people; `toJSON()` is the same in every language of the SDK and
 * fit for a structured log. Neither holds a secret: the gateway's own words are only in `body`.
 */
class PineLabsError extends Error {
  #json;
  #body;

  /** Not for callers: errors are made by this package. */
  constructor(json, display, { body, cause } = {}) {
    super(display, cause === undefined ? undefined : { cause });
    // An effect that is not known is never taken for none.
    const effect = EFFECTS.includes(json.effect) ? json.effect : "unknown";
    this.#json = { ...json, effect };
    this.#body = body ?? undefined;
    this.kind = json.kind;
    this.effect = effect;
    this.operation = json.operation;
    this.path = json.path;
    this.status = json.status;
    this.code = json.code;
    this.requestId = json.request_id;
    this.retryAfterMs = json.retry_after_ms;
    this.inquiry = json.inquiry;
  }

  /**
   * Rebuilds an error from what `toJSON` gave: the object, a clone of it or its JSON text. `cause`, `body` and the
   * stack are not among it.
   */
  static fromJSON(json) {
    const fields = readFields(json);
    return new PineLabsError(fields, display(fields));
  }

  get name() {
    return "PineLabsError";
  }

  get retryAfter() {
    return this.retryAfterMs === undefined ? undefined : this.retryAfterMs / 1000;
  }

  get body() {
    return this.#body;
  }

  toJSON() {
    return { ...this.#json };
  }

  [inspect.custom](_depth, options, inspectThis) {
    const fields = Object.fromEntries(
      Object.entries(this).filter(([, value]) => value !== undefined && typeof value !== "function"),
    );
    const stack = this.stack ?? `${this.name}: ${this.message}`;
    const cause = this.cause === undefined ? {} : { cause: this.cause };
    return `${stack} ${inspectThis({ ...fields, ...cause }, options)}`;
  }
}

const isText = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const isInquiry = (value) =>
  typeof value === "object" && value !== null && isText(value.operation) && typeof value.params === "object";

const isEffect = (value) => EFFECTS.includes(value);

/**
 * The fields of a printed error in the order in which the core prints them, what each one is, and what stands for one
 * that is missing or something else. What an error does not say about the money is unknown.
 */
const FIELDS = [
  ["code", isText],
  ["effect", isEffect, "unknown"],
  ["inquiry", isInquiry],
  ["kind", isText, "internal"],
  ["message", isText, "an error of which only a part was kept"],
  ["operation", isText],
  ["path", isText],
  ["request_id", isText],
  ["retry_after_ms", isNumber],
  ["status", isNumber],
];

/** Reads what is left of a printed error. */
function readFields(json) {
  const given = parsed(json);
  // The names of an error's own properties, for one that was cloned by them.
  const renamed = { request_id: given.requestId, retry_after_ms: given.retryAfterMs };
  const fields = {};
  for (const [name, is, missing] of FIELDS) {
    const value = given[name] ?? renamed[name];
    if (is(value)) {
      fields[name] = value;
    } else if (missing !== undefined) {
      fields[name] = missing;
    }
  }
  return fields;
}

function parsed(json) {
  let value = json;
  if (isText(json)) {
    try {
      value = JSON.parse(json);
    } catch {
      // Then nothing of the error is left.
    }
  }
  return typeof value === "object" && value !== null ? value : {};
}

/** The line for people, as the core writes it. */
function display({ operation, path, message, status, code }) {
  const where = `${operation === undefined ? "" : `${operation}: `}${path ? `\`${path}\`: ` : ""}`;
  const http = status === undefined ? "" : code === undefined ? ` (HTTP ${status})` : ` (HTTP ${status}, ${code})`;
  return `${where}${message}${http}`;
}

/**
 * Makes the error that a user sees of what the door threw.
 *
 * An instance that broke says nothing about the call: what is known of it (`effect`, `operation`, `request_id`,
 * `inquiry`) was kept outside.
 */
function explain(error, { effect = "none", operation, request_id, inquiry, cause } = {}) {
  if (error instanceof door.Refusal) {
    return new PineLabsError(error.error, error.message, { body: error.body, cause });
  }
  if (error instanceof door.Unavailable) {
    return refuse("config", undefined, error.message, error.cause);
  }
  if (error instanceof door.Broken) {
    const message = `${error.message}: a defect of this package, please report it`;
    const json = readFields({ kind: "internal", effect, message, operation, request_id, inquiry });
    return new PineLabsError(json, display(json), { cause: error });
  }
  return error;
}

/** Runs a function of the door; what it throws is what a user should see. */
function explained(ask) {
  try {
    return ask();
  } catch (error) {
    throw explain(error);
  }
}

/** An error about what the caller gave; nothing was sent. Without a path it is about no field. */
function refuse(kind, path, message, cause) {
  const json = { effect: "none", kind, message, ...(path === undefined ? {} : { path }) };
  return new PineLabsError(json, display(json), { cause });
}

module.exports = { PineLabsError, explain, explained, refuse };
