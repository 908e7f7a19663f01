"use strict";

const { inspect } = require("node:util");

const door = require("./door.js");

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
    this.#json = json;
    this.#body = body ?? undefined;
    this.kind = json.kind;
    this.effect = json.effect;
    this.operation = json.operation;
    this.path = json.path;
    this.status = json.status;
    this.code = json.code;
    this.requestId = json.request_id;
    this.retryAfterMs = json.retry_after_ms;
    this.inquiry = json.inquiry;
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
    return this.#json;
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

/** Makes the error that a user sees of what the door threw. */
function explain(error, { effect = "none", operation, cause } = {}) {
  if (error instanceof door.Refusal) {
    return new PineLabsError(error.error, error.message, { body: error.body, cause });
  }
  if (error instanceof door.Broken) {
    const message = `${error.message}: a defect of this package, please report it`;
    const json = { kind: "internal", effect, message, ...(operation === undefined ? {} : { operation }) };
    const display = operation === undefined ? message : `${operation}: ${message}`;
    return new PineLabsError(json, display, { cause: error });
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

/** An error about what the caller gave; nothing was sent. */
function refuse(kind, path, message, cause) {
  const json = { kind, effect: "none", message, path };
  return new PineLabsError(json, path === "" ? message : `\`${path}\`: ${message}`, { cause });
}

module.exports = { PineLabsError, explain, explained, refuse };
