"use strict";

const { inspect } = require("node:util");

const door = require("./door.js");
const { explain, explained, refuse } = require("./error.js");

let statuses;
/** The statuses that the core knows, in its order. */
const knownStatuses = () => (statuses ??= explained(door.facts).order_statuses);

const EXPECTED = "expected the form's text or bytes, or its fields as an object of strings, pairs or URLSearchParams";

/** The fields of a callback as pairs of texts; a field that came twice is there twice. */
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
  return verifyPlain(key, form) ?? verifyPairs(key, readFields(form));
}

/** The usual case, an object of texts, without a list of its fields in between; nothing for any other. */
function verifyPlain(key, form) {
  if (typeof form[Symbol.iterator] === "function") {
    return undefined;
  }
  let text = "";
  const names = Object.keys(form);
  for (let i = 0; i < names.length; i += 1) {
    const value = form[names[i]];
    if (typeof value !== "string") {
      return undefined;
    }
    text += `${names[i]}\0${value}\0`;
  }
  if (!text.isWellFormed()) {
    return undefined;
  }
  const place = door.verifyFields(key, names.length, text);
  if (place === door.ASK_IN_JSON) {
    return undefined;
  }
  return callbackOf(form, names, place);
}

/** The verified fields, as the core would give them; `place` is the status's among those that it knows, from 1. */
function callbackOf(form, names, place) {
  const status = place === 0 ? form.status : knownStatuses()[place - 1];
  const other = {};
  if (names.length === 3) {
    return { order_id: form.order_id, status, other };
  }
  const callback = { order_id: form.order_id, status };
  for (const name of names) {
    if (name === "error_code" || name === "error_message") {
      callback[name] = form[name];
    } else if (name !== "order_id" && name !== "status" && name !== "signature") {
      Object.defineProperty(other, name, { value: form[name], enumerable: true, configurable: true, writable: true });
    }
  }
  callback.other = other;
  return callback;
}

/** Any fields. Half a character cannot be told in UTF-8 and becomes the mark that stands for it. */
function verifyPairs(key, pairs) {
  return door.verifyPairs(key, JSON.stringify(pairs.map((pair) => pair.map((part) => part.toWellFormed()))));
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
    try {
      return verify(this.#held.number(), form);
    } catch (error) {
      throw explain(error);
    }
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
