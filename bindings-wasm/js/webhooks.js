"use strict";

const { createHmac, createSecretKey, randomUUID } = require("node:crypto");
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

/** From so many bytes on, Node's own SHA-256, which the processor helps, makes up for the way to it. */
const LONG = 512;

/** The key of a secret, as Node wants it; the core has checked the secret. */
function nodeKey(base64, secret) {
  return createSecretKey(Buffer.from(secret, base64 ? "base64" : "utf8"));
}

/** `keys` lends the core's key by its number and Node's: they may be prepared once or for each use. */
function verify(keys, body, headers, { now_ms = Date.now() } = {}) {
  const bytes = readBody(body);
  const { text, id, timestamp } = readHeaders(headers);
  if (!Number.isSafeInteger(now_ms) || now_ms < 0) {
    throw refuse("input", "now_ms", "expected milliseconds since 1970, a whole number");
  }
  try {
    keys.core((key) => {
      if (bytes.length < LONG) {
        door.verifyWebhook(key, now_ms, text, bytes);
      } else {
        const hmac = createHmac("sha256", keys.node()).update(`${id}.${timestamp}.`).update(bytes);
        door.verifyWebhookTag(now_ms, text, hmac.digest());
      }
    });
  } catch (error) {
    throw explain(error);
  }
  // A copy, unless it is one: what is read later is what was verified.
  return new Webhook(id, Number(timestamp), typeof body === "string" ? bytes : Buffer.from(bytes));
}

/** An authentic webhook of the last five minutes. Printing it does not show its body. */
class Webhook {
  #body;

  constructor(id, timestamp, body) {
    this.id = id;
    this.timestamp = timestamp;
    this.#body = body;
  }

  /** Reads the body. */
  event() {
    const { event_type, event_type_name, kind, data } = explained(() => door.outlineWebhook(this.#body));
    // The core has read it, so this can; a name that is there twice means the last to both.
    const { [event_type_name]: _, data: given = null, ...other } = JSON.parse(this.#body.toString());
    return { id: this.id, timestamp: this.timestamp, event_type, kind, data: data ?? given, other };
  }
}

function sign(keys, body, { id = `msg_${randomUUID()}`, timestamp = Math.floor(Date.now() / 1000) } = {}) {
  if (typeof id !== "string") {
    throw refuse("input", "id", "expected a string");
  }
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw refuse("input", "timestamp", "expected seconds since 1970, a whole number");
  }
  const bytes = readBody(body);
  const signature = explained(() => keys.core((key) => door.signWebhook(key, timestamp, id, bytes)));
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
  #keys;

  constructor(secret, options) {
    const from = keySource(secret, options);
    const held = explained(() => door.hold(this, door.newWebhookKey, door.freeWebhookKey, ...from));
    let key;
    this.#keys = { core: (use) => use(held.number()), node: () => (key ??= nodeKey(...from)) };
  }

  verify(body, headers, options) {
    return verify(this.#keys, body, headers, options);
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
  return {
    core: (use) => door.holding(use, door.newWebhookKey, door.freeWebhookKey, ...from),
    node: () => nodeKey(...from),
  };
};

const webhooks = Object.freeze({
  verify: (body, headers, secret, options) => verify(once(secret, options), body, headers, options),
  verifier: (secret, options) => new WebhookVerifier(secret, options),
  sign: (body, secret, options) => sign(once(secret, options), body, options),
});

module.exports = { Webhook, WebhookVerifier, webhooks };
