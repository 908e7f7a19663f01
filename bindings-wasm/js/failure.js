"use strict";

const { types } = require("node:util");

/**
 * No answer came.
 *
 * `sent` must be true whenever the gateway may have received the request. An honest `false` lets the call repeat at
 * once; a false `false` can charge twice.
 */
class TransportFailure extends Error {
  /**
   * @param {string} message what happened, without any secret
   * @param {{ sent: boolean }} options
   */
  constructor(message, { sent } = {}) {
    super(message);
    // Only what is said to be unsent is.
    this.sent = sent !== false;
  }

  get name() {
    return "TransportFailure";
  }
}

/**
 * A failure of any origin without what it may quote of the request: its words and its places in the code, each cleaned
 * by the call, and nothing else.
 *
 * @param {(text: string) => string} clean
 */
function cleaned(error, clean) {
  const { message, sent, stack } = read(error);
  const failure = new TransportFailure(clean(message), { sent });
  const places = stack.split("\n").filter((line) => /^ {4}at .{1,400}$/.test(line));
  const lines = places.slice(0, 10).map((line) => `    ${clean(line.trim())}`);
  failure.stack = [`${failure.name}: ${failure.message}`, ...lines].join("\n");
  return failure;
}

/** Reads an error, which may be anything, also an object whose properties throw. */
function read(error) {
  let message = "the transport failed";
  let stack = "";
  let sent = true;
  try {
    sent = error?.sent !== false;
    if (types.isNativeError(error) || error instanceof Error) {
      message = error instanceof TransportFailure ? `${error.message}` : `${error.name}: ${error.message}`;
      stack = `${error.stack ?? ""}`;
    }
  } catch {
    // What was read is kept.
  }
  return { message, sent, stack };
}

module.exports = { TransportFailure, cleaned };
