// A gateway that answers by a script: tokens and envelopes are its own business.

import type * as api from "./api.js";
import type { HttpRequest, HttpResponse, OperationName, PineLabsOptions } from "./api.js";
import { OPERATIONS, PineLabs, TransportFailure } from "./index.js";
import { bodyOf, enveloped, ready } from "./testing_ready.js";

/** A clock that only sleeping moves: waits between repeats take no time. */
export class VirtualPlatform {
  readonly #began = Date.now();
  /** How long was slept, in milliseconds. */
  sleptMs = 0;

  readonly now = (): number => this.#began + this.sleptMs;

  readonly sleep = async (ms: number): Promise<void> => {
    this.sleptMs += ms;
  };
}

/** How often an answer is given. */
export interface Repeat {
  /** Default 1; `Infinity` for ever. */
  times?: number | undefined;
}

type Respond = (request: HttpRequest) => HttpResponse;

const JSON_TYPE = { "content-type": "application/json" };
const NAMES: readonly string[] = OPERATIONS.map(({ name }) => name);

/**
 * Answers each operation with what the script has for it, in order; access tokens are given without being scripted.
 *
 * Methods of the script give the script itself, so that calls of them can be chained. Operations are named as in
 * `pl.invoke`. A request for which the script has nothing fails as if the gateway could not be reached, and
 * {@link ScriptedTransport.check} throws.
 */
export class ScriptedTransport {
  /** What was sent, without the requests for tokens. */
  readonly requests: HttpRequest[] = [];
  readonly #script = new Map<string, { respond: Respond; times: number }[]>();
  readonly #unanswered: string[] = [];

  /**
   * Answers with the usual answer of the operation, which has the ids and the reference of its request, and these fields.
   * With `whole` the fields are the whole answer.
   */
  answer(
    operation: OperationName,
    fields: object = {},
    { times, whole = false }: Repeat & { whole?: boolean } = {},
  ): this {
    const respond = (request: HttpRequest): HttpResponse => {
      const answer = whole ? fields : { ...ready(request, this.requests), ...fields };
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify(enveloped(operation, answer)) };
    };
    return this.respond(operation, respond, { times });
  }

  /** Answers with the gateway's error of this code. */
  reject(
    operation: OperationName,
    code: string,
    { message = "the gateway refused", status = 400, times }: Repeat & { message?: string; status?: number } = {},
  ): this {
    return this.respond(operation, { status, headers: JSON_TYPE, body: JSON.stringify({ code, message }) }, { times });
  }

  /** Gives no answer; `sent` says whether the gateway may have got the request. */
  lose(
    operation: OperationName,
    { message = "no answer in time", sent = true, times }: Repeat & { message?: string; sent?: boolean } = {},
  ): this {
    const fail = (): never => {
      throw new TransportFailure(message, { sent });
    };
    return this.respond(operation, fail, { times });
  }

  /** Answers with a response as it is, or with what a function makes of the request. */
  respond(operation: OperationName, response: HttpResponse | Respond, { times = 1 }: Repeat = {}): this {
    if (!NAMES.includes(operation)) {
      throw new TypeError(`\`${operation}\` is no operation; there are ${NAMES.join(", ")}`);
    }
    const queue = this.#script.get(operation) ?? [];
    this.#script.set(operation, queue);
    queue.push({ respond: typeof response === "function" ? response : () => response, times });
    return this;
  }

  /** A client on this transport, whose waits take no time. */
  client(options: Partial<PineLabsOptions> = {}): api.PineLabs {
    return new PineLabs({
      client_id: "an-invented-id",
      client_secret: "an-invented-secret",
      transport: this.send,
      platform: new VirtualPlatform(),
      ...options,
    });
  }

  /** The bodies that were sent to this operation, read from their JSON; null where there was none. */
  bodies(operation: OperationName): unknown[] {
    return this.requests.filter((request) => request.operation === operation).map(bodyOf);
  }

  /** Throws if the script has answers that were not asked for, or had none for a request. */
  check(): void {
    const left = [...this.#script]
      .filter(([, queue]) => queue.some(({ times }) => times !== Infinity))
      .map(([name]) => name);
    if (this.#unanswered.length > 0) {
      throw new Error(`the script had no answer for ${this.#unanswered.join(", ")}`);
    }
    if (left.length > 0) {
      throw new Error(`answers that were not asked for: ${left.join(", ")}`);
    }
  }

  /** The transport: `new PineLabs({ .., transport: script.send })`. */
  readonly send = async (request: HttpRequest): Promise<HttpResponse> => {
    const { operation } = request;
    if (operation === "auth.generate_token" && !this.#script.has(operation)) {
      return { status: 200, body: JSON.stringify(ready(request, [])) };
    }
    this.requests.push(request);
    const queue = this.#script.get(operation);
    const next = queue?.[0];
    if (queue === undefined || next === undefined) {
      this.#unanswered.push(operation);
      throw new TransportFailure(`the script has no answer for ${operation}`, { sent: false });
    }
    next.times -= 1;
    if (next.times <= 0) {
      queue.shift();
    }
    return next.respond(request);
  };
}
