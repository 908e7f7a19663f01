// The client.

import { inspect, type InspectOptions } from "node:util";

import { Held, ask } from "./border.js";
import { drive, type Means } from "./call.js";
import { NO_INQUIRY, errorOf, refuse } from "./errors.js";
import { explained } from "./explain.js";
import { withEnvironment } from "./environment.js";
import { FunctionTransport } from "./function_transport.js";
import { checkText, printJson } from "./json.js";
import { OPERATIONS, type OperationName, type Operations } from "./operations.js";
import { readCallOptions, readClientOptions } from "./options.js";
import { SYSTEM, runtimeOf } from "./platform.js";
import { HttpTransport } from "./transport.js";
import type { CallOptions, KnownToken, PineLabsOptions } from "./types.js";

const NAMES: ReadonlySet<string> = new Set(OPERATIONS.map(({ name }) => name));

/** The client's methods: group, method, operation; an operation without a group has none. */
const METHODS = OPERATIONS.map(({ name }): [group: string | undefined, method: string, operation: string] => {
  const [group, method] = name.includes(".") ? (name.split(".") as [string, string]) : [undefined, name];
  return [group, method.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), name];
});

/**
 * A client of Pine Labs Online. Connections and the access token are shared by all its calls: make one and keep it.
 *
 * Calls are made by group and method, `pl.orders.capture({ order_id })`, and answer with the gateway's own JSON, fields
 * included that this version does not know. The client runs on servers only: it needs the client secret.
 *
 * ```ts
 * const pl = new PineLabs({ client_id, client_secret });
 * const order = await pl.orders.create({ order_amount: { value: 110_000, currency: "INR" }, pre_auth: true });
 * ```
 */
export class PineLabs {
  readonly #means: Means;
  readonly #shown: object;
  readonly #calls = new Set<Promise<unknown>>();
  #isClosed = false;

  /** Throws a `ConfigError` for an option that is missing, unknown or out of its range. */
  constructor(options: PineLabsOptions) {
    const { json, own, shown } = readClientOptions(options);
    this.#means = {
      session: explained(() => new Held((core) => new core.Session(json))),
      transport: own.transport === undefined ? new HttpTransport(own) : new FunctionTransport(own.transport, own),
      runtime: own.platform === undefined ? SYSTEM : runtimeOf(own.platform),
      observer: own.observer,
    };
    this.#shown = shown;
    const methods = this as unknown as { [name: string]: unknown };
    for (const [group, method, operation] of METHODS) {
      const call = (params: object, options: CallOptions): Promise<unknown> => this.invoke(operation, params, options);
      Object.defineProperty(call, "name", { value: method });
      const place = group === undefined ? methods : ((methods[group] ??= {}) as typeof methods);
      place[method] = call;
    }
  }

  /**
   * Makes a call by the operation's name, which {@link OPERATIONS} lists. An error's inquiry is made with it:
   *
   * ```ts
   * const order = await pl.invoke<Order>(error.inquiry.operation, error.inquiry.params);
   * ```
   */
  async invoke<Answer = unknown>(
    operation: OperationName | (string & {}),
    params: object = {},
    options?: CallOptions,
  ): Promise<Answer> {
    if (this.#isClosed) {
      throw refuse("config", undefined, "the client is closed");
    }
    checkOperation(operation);
    const { signal, json } = readCallOptions(options);
    const call = drive(this.#means, operation, printJson("input", params), json, signal);
    this.#calls.add(call);
    try {
      return (await call) as Answer;
    } finally {
      this.#calls.delete(call);
    }
  }

  /**
   * A client with `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET`, `PINELABS_ENVIRONMENT` (`uat`, the default, or
   * `production`) and `PINELABS_BASE_URL` of the process's environment. Options that are given here replace them.
   *
   * Throws a `ConfigError` with the variable's name for one that is needed and missing.
   */
  static fromEnv(options: Partial<PineLabsOptions> = {}): PineLabs {
    return new PineLabs(withEnvironment(options));
  }

  /**
   * The access token that the calls use, to be given to another client as its option `access_token`; nothing before the
   * first call and after the client was closed. It is a secret: keep it as you keep the client secret.
   */
  accessToken(): KnownToken | undefined {
    if (this.#isClosed) {
      return undefined;
    }
    const session = this.#means.session.get();
    const json = explained(() => ask(() => session.access_token()));
    return json === undefined ? undefined : (JSON.parse(json) as KnownToken);
  }

  /**
   * Closes the client: its kept connections at once, and every later call is a `ConfigError`. Calls that are on their way
   * go on, or fail with their connection. The process can end without it.
   */
  close(): void {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#release();
    }
  }

  #release(): void {
    this.#means.transport.close();
    this.#means.session.free();
  }

  /** As {@link PineLabs.close}, at the end of a block: `using pl = new PineLabs(..)`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** As {@link PineLabs.close}, but first waits for the calls that are on their way: `await using pl = ..`. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      await Promise.allSettled(this.#calls);
      this.#release();
    }
  }

  /** What printing shows: the environment, and no secret. */
  toJSON(): object {
    return this.#shown;
  }

  /** @internal */
  [inspect.custom](_depth: number, options: InspectOptions, inspectThis: typeof inspect): string {
    return `PineLabs ${inspectThis(this.#shown, options)}`;
  }
}

export interface PineLabs extends Operations {}

function checkOperation(operation: unknown): asserts operation is string {
  if (typeof operation !== "string") {
    throw refuse("input", "operation", "expected a string");
  }
  checkText("input", "operation", operation);
  if (operation === NO_INQUIRY.operation) {
    throw errorOf({ kind: "input", effect: "unknown", path: "operation", message: NO_INQUIRY.look_for });
  }
  const meant = operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (meant !== operation && NAMES.has(meant)) {
    const names = "names of operations are the same in every language";
    throw refuse("input", "operation", `unknown operation \`${operation}\`: \`${meant}\` is meant, ${names}`);
  }
}
