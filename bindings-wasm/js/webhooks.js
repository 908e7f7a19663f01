"use strict";

const { randomUUID } = require("node:crypto");
const { inspect } = require("node:util");

const door = require("./door.js");
const { explain, explained, refuse } = require("./error.js");

const PARSED =
  "expected the raw body as it came, a string or bytes: this one was parsed already, and printing it again changes it";

const HEADERS = "expected the request's headers: `Headers`, an object or pairs";

/** The body as bytes. Strings cost a copy; what HTTP servers give are bytes. */
function readBody(body) {
  if (typeof body === "string") {
    return Buffer.from(body);
  }
  if (body instanceof Uint8Array) {
    return body;
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body);
  }
  throw refuse(
    "input",
    "body",
    typeof body === "object" && body !== null ? PARSED : "expected the raw body, a string or bytes",
  );
}

/**
 * The headers that a webhook is verified by: as one text, each name and value with a zero byte between, and two of them
 * apart. One that is there twice is there twice in the text; the core refuses it.
 */
class HeaderReader {
  text = "";
  id = "";
  timestamp = "";

  add(name, value) {
    // Most headers are told apart by their first letter.
    if ((name.charCodeAt(0) | 0x20) !== 0x77) {
      return;
    }
    const known = name.toLowerCase();
    if (known !== "webhook-id" && known !== "webhook-timestamp" && known !== "webhook-signature") {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((one) => this.add(name, one));
      return;
    }
    if (typeof value !== "string" || value.includes("\0")) {
      throw refuse("signature", "headers", "expected headers that are strings without a zero byte");
    }
    this.text = this.text === "" ? `${known}\0${value}` : `${this.text}\0${known}\0${value}`;
    if (known === "webhook-id") {
      this.id = value;
    } else if (known === "webhook-timestamp") {
      this.timestamp = value;
    }
  }
}

function readHeaders(headers) {
  if (typeof headers !== "object" || headers === null) {
    throw refuse("input", "headers", HEADERS);
  }
  const reader = new HeaderReader();
  if (typeof headers[Symbol.iterator] === "function") {
    for (const pair of headers) {
      if (!Array.isArray(pair) || typeof pair[0] !== "string") {
        throw refuse("input", "headers", HEADERS);
      }
      reader.add(pair[0], pair[1]);
    }
  } else {
    for (const name of Object.keys(headers)) {
      reader.add(name, headers[name]);
    }
  }
  return reader;
}

/** `withKey` lends the key's number: it may be prepared once or for each use. */
function verify(withKey, body, headers, { now_ms = Date.now() } = {}) {
  const bytes = readBody(body);
  const { text, id, timestamp } = readHeaders(headers);
  if (!Number.isSafeInteger(now_ms) || now_ms < 0) {
    throw refuse("input", "now_ms", "expected milliseconds since 1970, a whole number");
  }
  const ask = (whole) => withKey((key) => door.verifyWebhook(key, now_ms, whole, text, bytes));
  try {
    ask(false);
  } catch (error) {
    throw explain(error);
  }
  return new Webhook(id, Number(timestamp), ask);
}

/** An authentic webhook of the last five minutes. Printing it does not show its body. */
class Webhook {
  #read;

  constructor(id, timestamp, read) {
    this.id = id;
    this.timestamp = timestamp;
    this.#read = read;
  }

  /** Reads the body. The core verifies the bytes again, so that nobody can have changed them since. */
  event() {
    return explained(() => this.#read(true));
  }
}

function sign(withKey, body, { id = `msg_${randomUUID()}`, timestamp = Math.floor(Date.now() / 1000) } = {}) {
  if (typeof id !== "string") {
    throw refuse("input", "id", "expected a string");
  }
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw refuse("input", "timestamp", "expected seconds since 1970, a whole number");
  }
  const bytes = readBody(body);
  const signature = explained(() => withKey((key) => door.signWebhook(key, timestamp, id, bytes)));
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signature };
}

/** What a key is made from: the caller says how it is written, because base64 and plain texts look alike. */
function keySource(secret, { encoding = "plain" } = {}) {
  if (typeof secret !== "string") {
    throw refuse("config", "webhook_secret", "expected a string");
  }
  if (encoding !== "plain" && encoding !== "base64") {
    throw refuse("config", "encoding", "expected `plain` or `base64`");
  }
  return [encoding === "base64", secret];
}

/** A key for webhooks, prepared once: several times as fast as giving the secret each time. */
class WebhookVerifier {
  #withKey;

  constructor(secret, options) {
    const from = keySource(secret, options);
    const held = explained(() => door.hold(this, door.newWebhookKey, door.freeWebhookKey, ...from));
    this.#withKey = (use) => use(held.number());
  }

  verify(body, headers, options) {
    return verify(this.#withKey, body, headers, options);
  }

  toJSON() {
    return {};
  }

  [inspect.custom]() {
    return "WebhookVerifier {}";
  }
}

const once = (secret, options) => {
  const from = keySource(secret, options);
  return (use) => door.holding(use, door.newWebhookKey, door.freeWebhookKey, ...from);
};

const webhooks = Object.freeze({
  verify: (body, headers, secret, options) => verify(once(secret, options), body, headers, options),
  verifier: (secret, options) => new WebhookVerifier(secret, options),
  sign: (body, secret, options) => sign(once(secret, options), body, options),
});

module.exports = { Webhook, WebhookVerifier, webhooks };
