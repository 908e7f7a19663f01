"use strict";

const { bytesOf } = require("./bytes.js");
const { TransportFailure } = require("./failure.js");

/** Lets any async function from request to response be the transport. */
class FunctionTransport {
  #send;
  #maxBody;

  constructor(send, { max_body_bytes }) {
    this.#send = send;
    this.#maxBody = max_body_bytes;
  }

  close() {}

  /** The time limit and the signal are kept even if the function does not keep them. */
  async send(request, signal) {
    const stop = new AbortController();
    let giveUp;
    const stopped = new Promise((_, reject) => {
      giveUp = (message) => {
        reject(new TransportFailure(message, { sent: true }));
        stop.abort();
      };
    });
    // Whoever lost the race may still reject.
    stopped.catch(() => {});
    const timer = setTimeout(() => giveUp(`no answer in ${request.timeout_ms} ms`), request.timeout_ms);
    const abort = () => giveUp("given up");
    signal?.addEventListener("abort", abort, { once: true });
    request.signal = stop.signal;
    try {
      return this.#read(await Promise.race([(0, this.#send)(request), stopped]));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  #read(response) {
    const refuse = (message) => new TransportFailure(message, { sent: true });
    const { status, headers, body } = response ?? {};
    if (!Number.isInteger(status) || status < 100 || status > 599) {
      throw refuse("the transport's answer has no `status` from 100 to 599");
    }
    const bytes = bodyBytes(body);
    if (bytes === undefined) {
      throw refuse("the transport's answer has no `body` that is a string or bytes");
    }
    if (bytes.length > this.#maxBody) {
      throw refuse(`the answer is larger than ${this.#maxBody} bytes`);
    }
    return { status, head: headLines(headers), body: bytes };
  }
}

/** A body as bytes; undefined for what is none. */
function bodyBytes(body) {
  if (body === undefined || body === null) {
    return Buffer.alloc(0);
  }
  if (typeof body === "string") {
    return Buffer.from(body);
  }
  const bytes = bytesOf(body);
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Headers of any kind (`Headers`, a map, pairs, an object) as lines. */
function headLines(headers) {
  if (headers === undefined || headers === null) {
    return "";
  }
  const pairs = typeof headers[Symbol.iterator] === "function" ? headers : Object.entries(headers);
  const lines = [];
  for (const [name, value] of pairs) {
    for (const one of Array.isArray(value) ? value : [value]) {
      // A line break in one would make two lines of it.
      lines.push(String(name).replace(/[\r\n]/g, " "), String(one).replace(/[\r\n]/g, " "));
    }
  }
  return lines.join("\n");
}

module.exports = { FunctionTransport };
