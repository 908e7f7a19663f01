"use strict";

const { randomUUID } = require("node:crypto");
const { inspect } = require("node:util");

const door = require("./door.js");
const { explained, refuse } = require("./error.js");

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

/** The webhook's headers as one text, names and values with a zero byte between; the core picks and checks them. */
function readHeaders(headers) {
  if (typeof headers !== "object" || headers === null) {
    throw refuse("input", "headers", HEADERS);
  }
  let text = "";
  const add = (name, value) => {
    if (!/^webhook-/i.test(name)) {
      return;
    }
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== "string" || one.includes("\0") || name.includes("\0")) {
        throw refuse("signature", "headers", "expected headers that are strings without a zero byte");
      }
      text += text === "" ? `${name}\0${one}` : `\0${name}\0${one}`;
    }
  };
  if (typeof headers[Symbol.iterator] === "function") {
    for (const pair of headers) {
      if (!Array.isArray(pair) || typeof pair[0] !== "string") {
        throw refuse("input", "headers", HEADERS);
      }
      add(pair[0], pair[1]);
    }
  } else {
    for (const name of Object.keys(headers)) {
      add(name, headers[name]);
    }
  }
  return text;
}

/** `withKey` lends the key's number: it may be prepared once or for each use. */
function verify(withKey, body, headers, { now_ms = Date.now() } = {}) {
  const bytes = readBody(body);
  const head = readHeaders(headers);
  if (!Number.isSafeInteger(now_ms) || now_ms < 0) {
    throw refuse("input", "now_ms", "expected milliseconds since 1970, a whole number");
  }
  const ask = (whole) => explained(() => withKey((key) => door.verifyWebhook(key, now_ms, whole, head, bytes)));
  ask(false);
  return new Webhook(head, () => ask(true));
}

/** An authentic webhook of the last five minutes. Printing it does not show its body. */
class Webhook {
  #read;

  constructor(head, read) {
    this.#read = read;
    this.id = "";
    this.timestamp = 0;
    const parts = head.split("\0");
    for (let i = 0; i + 1 < parts.length; i += 2) {
      const name = parts[i].toLowerCase();
      if (name === "webhook-id") {
        this.id = parts[i + 1];
      } else if (name === "webhook-timestamp") {
        this.timestamp = Number(parts[i + 1]);
      }
    }
  }

  /** Reads the body. The core verifies the bytes again, so that nobody can have changed them since. */
  event() {
    return this.#read();
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
