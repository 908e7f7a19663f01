"use strict";

const door = require("./door.js");
const { explained, refuse } = require("./error.js");
const { checkText } = require("./json.js");

/** The longest word that is known has 19 characters. */
const LONGEST = 1024;

function word(path, value) {
  if (typeof value !== "string") {
    throw refuse("input", path, "expected a string");
  }
  if (value.length > LONGEST || value.includes("\0")) {
    throw refuse("input", path, `expected a word of at most ${LONGEST} characters`);
  }
  return checkText("input", path, value);
}

/** `true`, `false`, or not known. */
function world(order) {
  if (order !== undefined && (typeof order !== "object" || Array.isArray(order))) {
    throw refuse("input", undefined, "expected what the order was created with as an object");
  }
  const pre_auth = order?.pre_auth;
  if (pre_auth !== undefined && pre_auth !== null && typeof pre_auth !== "boolean") {
    throw refuse("input", "pre_auth", "expected a boolean, or nothing if it is not known");
  }
  return pre_auth === true ? 1 : pre_auth === false ? 0 : -1;
}

const orderStatus = Object.freeze({
  check: (status, action, options) =>
    explained(() => door.checkStatus(world(options), word("status", status), word("action", action))),
  actions: (status, options) => explained(() => door.statusActions(world(options), word("status", status))),
  observe: (stored, reported) =>
    explained(() => door.observeStatus(word("stored", stored), word("reported", reported))),
  isFinal: (status) => explained(() => door.statusIsFinal(word("status", status))),
});

module.exports = { orderStatus };
