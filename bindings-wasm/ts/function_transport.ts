import { bytesOf } from "./bytes.js";
import { TransportFailure } from "./failure.js";
import type { HttpRequest } from "./request.js";
import type { Answer, Sender } from "./transport.js";
import type { HttpResponse, Transport } from "./types.js";

/** Lets any async function from request to response be the transport. */
export class FunctionTransport implements Sender {
  readonly #send: Transport;
  readonly #maxBody: number;

  constructor(send: Transport, { max_body_bytes }: { max_body_bytes: number }) {
    this.#send = send;
    this.#maxBody = max_body_bytes;
  }

  close(): void {}

  /** The time limit and the signal are kept even if the function does not keep them. */
  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<Answer> {
    const stop = new AbortController();
    let giveUp: (message: string) => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      giveUp = (message) => {
        reject(new TransportFailure(message, { sent: true }));
        stop.abort();
      };
    });
    // The loser of the race may still reject.
    stopped.catch(() => {});
    const timer = setTimeout(() => giveUp(`no answer in ${request.timeout_ms} ms`), request.timeout_ms);
    const abort = (): void => giveUp("given up");
    signal?.addEventListener("abort", abort, { once: true });
    (request as { signal: AbortSignal }).signal = stop.signal;
    try {
      return this.#read(await Promise.race([(0, this.#send)(request), stopped]));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  #read(response: HttpResponse | undefined): Answer {
    const refuse = (message: string): TransportFailure => new TransportFailure(message, { sent: true });
    const { status, headers, body }: { status?: unknown; headers?: unknown; body?: unknown } = response ?? {};
    if (typeof status !== "number" || !Number.isInteger(status) || status < 100 || status > 599) {
      throw refuse("the transport's answer has no `status` from 100 to 599");
    }
    const bytes = bodyBytes(body);
    if (bytes === undefined) {
      throw refuse("the transport's answer has no `body` that is a string or bytes");
    }
    if (bytes.length > this.#maxBody) {
      throw refuse(`the answer is larger than ${this.#maxBody} bytes`);
    }
    return { status, retryAfter: retryAfter(headers), body: bytes, headers: () => pairs(headers) };
  }
}

/** A body as bytes; undefined for anything else. */
function bodyBytes(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) {
    return Buffer.alloc(0);
  }
  return typeof body === "string" ? Buffer.from(body) : bytesOf(body);
}

/** The first `retry-after` among headers of any kind. */
function retryAfter(headers: unknown): string | undefined {
  for (const [name, value] of pairs(headers)) {
    if (name.toLowerCase() === "retry-after") {
      return value;
    }
  }
  return undefined;
}

/** Headers of any kind as pairs: `Headers`, a map, pairs, an object; a value may be a list of values. */
function* pairs(headers: unknown): Iterable<readonly [string, string]> {
  if (headers === undefined || headers === null) {
    return;
  }
  const given = headers as Partial<Iterable<[unknown, unknown]>>;
  const all =
    typeof given[Symbol.iterator] === "function" ? (given as Iterable<[unknown, unknown]>) : Object.entries(given);
  for (const [name, value] of all) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined) {
        yield [String(name), String(one)];
      }
    }
  }
}
