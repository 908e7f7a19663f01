"use strict";

const { inspect } = require("node:util");

const { bytesOf, decodedBase64, isLonger } = require("./bytes.js");
const door = require("./door.js");
const { explain, explained, refuse } = require("./error.js");
const { checkText } = require("./json.js");

let statuses;
/** The statuses that the core knows, in its order. */
const knownStatuses = () => (statuses ??= explained(door.facts).order_statuses);

const EXPECTED = "expected the form's text or bytes, or its fields as an object of strings, pairs or URLSearchParams";

/** The core's limits, held before anything is copied into it. */
const MAX_BYTES = 64 * 1024;
const MAX_FIELDS = 64;

const tooLong = () => refuse("signature", undefined, `more than ${MAX_BYTES} bytes`);
const tooMany = () => refuse("signature", undefined, `more than ${MAX_FIELDS} fields`);

/** The fields of a callback as pairs of texts; a field that came twice is there twice. */
class FieldReader {
  pairs = [];
  #path;
  #units = 0;

  constructor(path) {
    this.#path = path;
  }

  read(fields) {
    if (typeof fields[Symbol.iterator] === "function") {
      for (const pair of fields) {
        if (!Array.isArray(pair) || pair.length !== 2) {
          throw refuse("input", this.#path, EXPECTED);
        }
        this.#add(pair[0], pair[1]);
      }
    } else {
      for (const name of Object.keys(fields)) {
        this.#add(name, fields[name]);
      }
    }
    // The core counts the fields first, so that the reason is the same in every language.
    if (this.pairs.length <= MAX_FIELDS && this.#units > MAX_BYTES) {
      throw tooLong();
    }
    return this.pairs;
  }

  /** A parser makes a list of a field that is posted twice, or of every field; the core refuses one that is there twice. */
  #add(name, value) {
    if (!Array.isArray(value)) {
      this.#addOne(name, value);
      return;
    }
    if (value.length === 0) {
      throw refuse("input", this.#path, `${EXPECTED}, not one with an empty list`);
    }
    for (const one of value) {
      this.#addOne(name, one);
    }
  }

  #addOne(name, value) {
    if (typeof name !== "string" || typeof value !== "string") {
      throw refuse("input", this.#path, `${EXPECTED}, not one whose values are something else`);
    }
    this.#units += name.length + value.length;
    if (this.pairs.length === MAX_FIELDS) {
      throw tooMany();
    }
    this.pairs.push([name, value]);
  }
}

function verify(key, form) {
  const text = typeof form === "string" ? form : bytesOf(form);
  if (text !== undefined) {
    return verifyText(key, text);
  }
  if (typeof form !== "object" || form === null) {
    throw refuse("input", "form", EXPECTED);
  }
  return verifyPlain(key, form) ?? verifyPairs(key, new FieldReader("form").read(form));
}

/** Verifies the form as it was posted: a text or bytes. */
function verifyText(key, form) {
  if (isLonger(form, MAX_BYTES)) {
    throw tooLong();
  }
  try {
    return door.verifyForm(key, form);
  } catch (error) {
    if (error instanceof door.Refusal && decodedBase64(form)?.includes("=")) {
      throw refuse(
        "input",
        "form",
        "expected the form as it was posted: this is base64 of it (`isBase64Encoded`), decode it first",
      );
    }
    throw error;
  }
}

/** The usual case, an object of texts, without a list of its fields in between; nothing for any other. */
function verifyPlain(key, form) {
  if (typeof form[Symbol.iterator] === "function") {
    return undefined;
  }
  let text = "";
  const names = Object.keys(form);
  if (names.length > MAX_FIELDS) {
    return undefined;
  }
  for (let i = 0; i < names.length; i += 1) {
    const value = form[names[i]];
    if (typeof value !== "string") {
      return undefined;
    }
    text += `${names[i]}\0${value}\0`;
  }
  if (text.length - 2 * names.length > MAX_BYTES) {
    throw tooLong();
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
  if (typeof fields !== "object" || fields === null || bytesOf(fields) !== undefined) {
    throw refuse("input", "fields", "expected an object of strings, pairs or URLSearchParams");
  }
  const pairs = new FieldReader("fields").read(fields);
  for (const [name, value] of pairs) {
    checkText("input", "fields", name);
    checkText("input", `fields.${name}`, value);
  }
  return door.signFields(key, whole, JSON.stringify(pairs));
}

function checkKey(key) {
  if (typeof key !== "string") {
    throw refuse("config", "callback_key", "expected a string: the secret key from onboarding, in hexadecimal");
  }
  if (isLonger(key, MAX_BYTES)) {
    throw refuse("config", "callback_key", "expected a shorter key");
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
