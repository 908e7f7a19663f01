// The signed events that the gateway posts to the merchant's server.

import { isUtf8 } from "node:buffer";
import { createHmac, createSecretKey, type KeyObject, randomUUID } from "node:crypto";
import { inspect } from "node:util";

import { ask, type Core, Held } from "./border.js";
import { bytesOf, isLonger } from "./bytes.js";
import { refuse, shown } from "./errors.js";
import { explain, explained } from "./explain.js";
import { checkOptions, checkText } from "./json.js";
import { plainEvent } from "./plain_event.js";
import type { Bytes, WebhookEvent, WebhookHeaders, WebhookKeyOptions } from "./types.js";
import { readHeaders } from "./webhook_headers.js";

const PARSED =
  "expected the raw body as it came, a string or bytes: this one was parsed already, and printing it again changes it";

/** No event that is documented has a hundredth of it. */
const MAX_BYTES = 1024 * 1024;

/** The body as bytes. Strings cost a copy; what HTTP servers give are bytes. */
function readBody(body: unknown): Uint8Array {
  const given = typeof body === "string" ? body : bytesOf(body);
  if (given === undefined) {
    const isParsed = typeof body === "object" && body !== null;
    throw refuse("input", "body", isParsed ? PARSED : "expected the raw body, a string or bytes");
  }
  if (isLonger(given, MAX_BYTES)) {
    throw refuse("signature", undefined, `more than ${MAX_BYTES} bytes`);
  }
  return typeof given === "string" ? Buffer.from(given) : given;
}

/** The options, which may be left out. */
function readOptions(kind: "input" | "config", options: unknown): { [name: string]: unknown } {
  if (options === undefined || options === null) {
    return {};
  }
  checkOptions(kind, options, "expected the options as an object");
  return options as { [name: string]: unknown };
}

function whole(path: string, value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw refuse("input", path, `expected ${what} since 1970, a whole number${shown(value)}`);
  }
  return value;
}

/** From so many bytes on, Node's own SHA-256, which the processor helps, makes up for the way to it. */
const LONG = 512;

/** A secret, prepared for the core and for Node, each when it is first needed. */
class Key {
  readonly core: Held<InstanceType<Core["WebhookVerifier"]>>;
  readonly #secret: string;
  readonly #isBase64: boolean;
  #node: KeyObject | undefined;

  /** The caller says how the secret is written, because base64 and plain texts look alike. */
  constructor(secret: unknown, options: unknown) {
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
    const isBase64 = encoding === "base64";
    this.#secret = secret;
    this.#isBase64 = isBase64;
    this.core = explained(() => new Held((core) => new core.WebhookVerifier(secret, isBase64)));
  }

  /** The key as Node wants it; the core has checked the secret. */
  node(): KeyObject {
    return (this.#node ??= createSecretKey(Buffer.from(this.#secret, this.#isBase64 ? "base64" : "utf8")));
  }
}

function verify(key: Key, body: unknown, headers: unknown, options: unknown): Webhook {
  const { now_ms = Date.now() } = readOptions("input", options);
  const bytes = readBody(body);
  const { flat, id, timestamp } = readHeaders(headers);
  const found = flat.join("\0");
  const now = whole("now_ms", now_ms, "milliseconds");
  const held = key.core.get();
  // What is no object may be base64 of one, which only the core says.
  if (bytes.length < LONG || bytes[0] !== 0x7b) {
    ask(() => held.verify(found, bytes, now));
  } else {
    const tag = createHmac("sha256", key.node()).update(`${id}.${timestamp}.`).update(bytes).digest();
    ask((core) => core.verify_webhook_tag(found, tag, now));
  }
  return new Webhook(id, Number(timestamp), kept(body, bytes));
}

/** What was verified, so that it is what is read later: a text, or a copy of bytes that are none. */
function kept(body: unknown, bytes: Uint8Array): string | Uint8Array {
  if (typeof body === "string" && body.isWellFormed()) {
    return body;
  }
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : Buffer.from(bytes);
}

/** An authentic webhook of the last five minutes. Printing it does not show its body. */
export class Webhook {
  /** The event's id: the same when it is sent again. */
  readonly id: string;
  /** When it was signed, in seconds since 1970. */
  readonly timestamp: number;
  readonly #body: string | Uint8Array;

  /** @internal Webhooks are made by verifying. */
  constructor(id: string, timestamp: number, body: string | Uint8Array) {
    this.id = id;
    this.timestamp = timestamp;
    this.#body = body;
  }

  /**
   * Reads the body. Throws an `UnreadableAnswerError` if it is not JSON or has no `event_type`: the webhook is authentic
   * all the same, so answer 2xx, keep the body, and read the order.
   */
  event(): WebhookEvent {
    const body = this.#body;
    return (typeof body === "string" && plainEvent(this.id, this.timestamp, body)) || this.#read(Buffer.from(body));
  }

  #read(body: Uint8Array): WebhookEvent {
    return explained(() => {
      const json = ask((core) => core.read_event(this.id, this.timestamp, body));
      return JSON.parse(json) as WebhookEvent;
    });
  }
}

/** The three headers of a webhook. */
export interface SignedHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

function sign(key: Key, body: unknown, options: unknown): SignedHeaders {
  const given = readOptions("input", options);
  const { id = `msg_${randomUUID()}`, timestamp: seconds = Math.floor(Date.now() / 1000) } = given;
  if (typeof id !== "string") {
    throw refuse("input", "id", "expected a string");
  }
  checkText("input", "id", id);
  if (isLonger(id, MAX_BYTES)) {
    throw refuse("signature", undefined, "the header `webhook-id` is longer than 256 bytes");
  }
  const timestamp = whole("timestamp", seconds, "seconds");
  if (typeof body === "string") {
    checkText("input", "body", body);
  }
  const bytes = readBody(body);
  const held = key.core.get();
  const signature = ask(() => held.sign(id, timestamp, bytes));
  return { "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": signature };
}

/** A webhook's secret, prepared once: several times as fast as giving it each time. */
export class WebhookVerifier {
  readonly #key: Key;

  constructor(secret: string, options?: WebhookKeyOptions) {
    this.#key = new Key(secret, options);
  }

  /** As `webhooks.verify`; `now_ms` is the clock, for tests. */
  verify(
    rawBody: string | Bytes,
    headers: WebhookHeaders,
    options?: { readonly now_ms?: number | undefined },
  ): Webhook {
    return explained(() => verify(this.#key, rawBody, headers, options));
  }

  /** @internal */
  toJSON(): object {
    return {};
  }

  /** @internal */
  [inspect.custom](): string {
    return "WebhookVerifier {}";
  }
}

/** Lends a secret for one use. */
function withKey<Result>(secret: unknown, options: unknown, use: (key: Key) => Result): Result {
  const key = new Key(secret, options);
  try {
    return use(key);
  } catch (error) {
    throw explain(error);
  } finally {
    key.core.free();
  }
}

/** The signed events that the gateway posts to the merchant's server. */
export const webhooks = Object.freeze({
  /**
   * Verifies a webhook: its signature over the raw body as it came, 1 MiB at most, and its age, 300 seconds at most.
   *
   * Webhooks come more than once: remember the `id`, and answer 2xx without acting if it is known. Throws a
   * `SignatureError` if it is not authentic, also for a body that is still in base64, and an `InputError` for one that was
   * parsed.
   */
  verify: (
    rawBody: string | Bytes,
    headers: WebhookHeaders,
    secret: string,
    options?: WebhookKeyOptions & { readonly now_ms?: number | undefined },
  ): Webhook => withKey(secret, options, (key) => verify(key, rawBody, headers, options)),
  /** Prepares a secret once for many webhooks, which is several times as fast. */
  verifier: (secret: string, options?: WebhookKeyOptions): WebhookVerifier => new WebhookVerifier(secret, options),
  /** The three headers of this webhook, as the gateway makes them: for tests. `timestamp` is in seconds. */
  sign: (
    rawBody: string | Bytes,
    secret: string,
    options?: WebhookKeyOptions & { readonly id?: string | undefined; readonly timestamp?: number | undefined },
  ): SignedHeaders => withKey(secret, options, (key) => sign(key, rawBody, options)),
});
