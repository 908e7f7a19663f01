"use strict";

const door = require("./door.js");
const { explained, refuse } = require("./error.js");

function word(path, value) {
  if (typeof value !== "string") {
    throw refuse("input", path, "expected a string");
  }
  return value;
}

/** `true`, `false`, or not known. */
function world({ pre_auth } = {}) {
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
