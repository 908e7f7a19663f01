"use strict";

const { inspect } = require("node:util");

const door = require("./door.js");
const { explained, refuse } = require("./error.js");

const STATUSES = explained(door.facts).order_statuses;

/** What became of the form, in words, if it is neither of those that can be verified. */
const EXPECTED = "expected the form's text or bytes, or its fields as an object of strings, pairs or URLSearchParams";

/**
 * The fields of a callback as one text, each name and value ended by a zero byte, and how many they are. A form whose
 * text is given is not taken apart here.
 */
function readFields(form) {
  const pairs = [];
  const add = (name, value) => {
    if (typeof name !== "string" || typeof value !== "string") {
      throw refuse("input", "form", `${EXPECTED}, not one whose values are something else`);
    }
    pairs.push([name, value]);
  };
  if (typeof form[Symbol.iterator] === "function") {
    for (const pair of form) {
      if (!Array.isArray(pair) || pair.length !== 2) {
        throw refuse("input", "form", EXPECTED);
      }
      add(pair[0], pair[1]);
    }
  } else {
    for (const name of Object.keys(form)) {
      const value = form[name];
      // A body parser makes a list of a field that is posted twice; the core refuses it by its name.
      if (Array.isArray(value)) {
        value.forEach((one) => add(name, one));
      } else {
        add(name, value);
      }
    }
  }
  return pairs;
}

function verify(key, form) {
  if (typeof form === "string" || form instanceof Uint8Array) {
    return door.verifyForm(key, form);
  }
  if (typeof form !== "object" || form === null) {
    throw refuse("input", "form", EXPECTED);
  }
  const pairs = readFields(form);
  let text = "";
  for (const [name, value] of pairs) {
    text += `${name}\0${value}\0`;
  }
  const place = text.isWellFormed() ? door.verifyFields(key, pairs.length, text) : door.ASK_IN_JSON;
  if (place === door.ASK_IN_JSON) {
    return door.verifyPairs(key, JSON.stringify(pairs.map((pair) => pair.map((part) => part.toWellFormed()))));
  }
  return read(pairs, place);
}

/** The verified fields as the core would give them; `place` is the status's among those that are known, from 1. */
function read(pairs, place) {
  const callback = { order_id: "", status: "", other: {} };
  for (const [name, value] of pairs) {
    if (name === "order_id" || name === "error_code" || name === "error_message") {
      callback[name] = value;
    } else if (name === "status") {
      callback.status = place === 0 ? value : STATUSES[place - 1];
    } else if (name !== "signature") {
      Object.defineProperty(callback.other, name, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  return callback;
}

function sign(key, fields, whole) {
  if (typeof fields !== "object" || fields === null || fields instanceof Uint8Array) {
    throw refuse("input", "fields", "expected an object of strings, pairs or URLSearchParams");
  }
  return door.signFields(key, whole, JSON.stringify(readFields(fields)));
}

function checkKey(key) {
  if (typeof key !== "string") {
    throw refuse("config", "callback_key", "expected a string: the secret key from onboarding, in hexadecimal");
  }
  return key;
}

/** A key for callbacks, prepared once: several times as fast as giving the key each time. */
class CallbackVerifier {
  #held;

  constructor(key) {
    checkKey(key);
    this.#held = explained(() => door.hold(this, door.newCallbackKey, door.freeCallbackKey, key));
  }

  verify(form) {
    return explained(() => verify(this.#held.number(), form));
  }

  toJSON() {
    return {};
  }

  [inspect.custom]() {
    return "CallbackVerifier {}";
  }
}

const withKey = (key, use) =>
  explained(() => {
    checkKey(key);
    return door.holding(use, door.newCallbackKey, door.freeCallbackKey, key);
  });

const callbacks = Object.freeze({
  verify: (form, key) => withKey(key, (number) => verify(number, form)),
  verifier: (key) => new CallbackVerifier(key),
  sign: (fields, key) => withKey(key, (number) => sign(number, fields, false)),
  signForm: (fields, key) => withKey(key, (number) => sign(number, fields, true)),
});

module.exports = { CallbackVerifier, callbacks };
