"use strict";

const { createHmac, createSecretKey, randomUUID } = require("node:crypto");
const { inspect } = require("node:util");

const { bytesOf, decodedBase64, isLonger } = require("./bytes.js");
const door = require("./door.js");
const { explain, explained, refuse } = require("./error.js");
const { checkOptions, checkText } = require("./json.js");
const { readHeaders } = require("./webhook_headers.js");

const PARSED =
  "expected the raw body as it came, a string or bytes: this one was parsed already, and printing it again changes it";

/** No event that is documented has a hundredth of it. */
const MAX_BYTES = 1024 * 1024;

/** The body as bytes. Strings cost a copy; what HTTP servers give are bytes. */
function readBody(body) {
  const given = typeof body === "string" ? body : bytesOf(body);
  if (given === undefined) {
    throw refuse(
      "input",
      "body",
      typeof body === "object" && body !== null ? PARSED : "expected the raw body, a string or bytes",
    );
  }
  if (isLonger(given, MAX_BYTES)) {
    throw refuse("signature", undefined, `more than ${MAX_BYTES} bytes`);
  }
  return typeof given === "string" ? Buffer.from(given) : given;
}

/** The options, which may be left out. */
function readOptions(kind, options) {
  if (options === undefined || options === null) {
    return {};
  }
  checkOptions(kind, options, "expected the options as an object");
  return options;
}

/** From so many bytes on, Node's own SHA-256, which the processor helps, makes up for the way to it. */
const LONG = 512;

/** The key of a secret, as Node wants it; the core has checked the secret. */
function nodeKey(base64, secret) {
  return createSecretKey(Buffer.from(secret, base64 ? "base64" : "utf8"));
}

/** `keys` lends the core's key by its number and Node's: they may be prepared once or for each use. */
function verify(keys, body, headers, options) {
  const { now_ms = Date.now() } = readOptions("input", options);
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
    if (error instanceof door.Refusal && error.error.kind === "signature" && isBase64OfJson(bytes)) {
      throw refuse(
        "input",
        "body",
        "expected the raw body as it came: this is base64 of it (`isBase64Encoded`), decode it first",
      );
    }
    throw explain(error);
  }
  // A copy, unless it is one: what is read later is what was verified.
  return new Webhook(id, Number(timestamp), typeof body === "string" ? bytes : Buffer.from(bytes));
}

/** Whether bytes are base64 of JSON. Most are JSON, as the first of them says. */
function isBase64OfJson(bytes) {
  return bytes[0] !== 0x7b && /^\s*[{[]/.test(decodedBase64(bytes) ?? "");
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
    return explained(() => door.readEvent(this.timestamp, this.id, this.#body));
  }
}

function sign(keys, body, options) {
  const { id = `msg_${randomUUID()}`, timestamp = Math.floor(Date.now() / 1000) } = readOptions("input", options);
  if (typeof id !== "string") {
    throw refuse("input", "id", "expected a string");
  }
  checkText("input", "id", id);
  if (isLonger(id, MAX_BYTES)) {
    throw refuse("signature", undefined, "the header `webhook-id` is longer than 256 bytes");
  }
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw refuse("input", "timestamp", "expected seconds since 1970, a whole number");
  }
  if (typeof body === "string") {
    checkText("input", "body", body);
  }
  const bytes = readBody(body);
  const signature = explained(() => keys.core((key) => door.signWebhook(key, timestamp, id, bytes)));
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signature };
}

/** What a key is made from: the caller says how it is written, because base64 and plain texts look alike. */
function keySource(secret, options) {
  const { encoding = "plain" } = readOptions("config", options);
  if (typeof secret !== "string") {
    throw refuse("config", "webhook_secret", "expected a string");
  }
  checkText("config", "webhook_secret", secret);
  if (isLonger(secret, 64 * 1024)) {
    throw refuse("config", "webhook_secret", "expected a shorter secret");
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
