// The client.

import { type InspectOptions, inspect } from "node:util";

import { ask, Held } from "./border.js";
import { drive, type Means } from "./call.js";
import { withDebugLog } from "./debug_log.js";
import { withEnvironment } from "./environment.js";
import { errorOf, NO_INQUIRY, refuse } from "./errors.js";
import { explained } from "./explain.js";
import { FunctionTransport } from "./function_transport.js";
import { checkText, printJson } from "./json.js";
import { OPERATIONS, type OperationName, type Operations } from "./operations.js";
import { readCallOptions, readClientOptions } from "./options.js";
import { runtimeOf, SYSTEM } from "./platform.js";
import type { OperationsWithResponse, WithResponse } from "./response.js";
import { HttpTransport } from "./transport.js";
import type { CallOptions, KnownToken, PineLabsOptions } from "./types.js";

const NAMES: ReadonlySet<string> = new Set(OPERATIONS.map(({ name }) => name));

/** The client's methods: group, method, operation; an operation without a group has none. */
const METHODS = OPERATIONS.map(({ name, paged }) => {
  const [group, method] = name.includes(".") ? (name.split(".") as [string, string]) : [undefined, name];
  return { group: group === undefined ? undefined : inCamelCase(group), method: inCamelCase(method), name, paged };
});

function inCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

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
  /** How many calls are on their way. A set of their promises would do, and costs a seventh of the calls a second. */
  #underWay = 0;
  /** Whom to tell when there is none left. */
  #idle: (() => void) | undefined;
  #withResponse: (OperationsWithResponse & InvokeWithResponse) | undefined;
  #isClosed = false;

  /** Throws a `ConfigError` for an option that is missing, unknown or out of its range. */
  constructor(options: PineLabsOptions) {
    const { json, own, shown } = readClientOptions(options);
    this.#means = {
      session: explained(() => new Held((core) => new core.Session(json))),
      transport: own.transport === undefined ? new HttpTransport(own) : new FunctionTransport(own.transport, own),
      runtime: own.platform === undefined ? SYSTEM : runtimeOf(own.platform),
      observer: withDebugLog(own.observer),
    };
    this.#shown = shown;
    addMethods(
      this,
      (operation, params, options) => this.invoke(operation, params, options),
      (operation, params, options) => this.#pages(operation, params, options),
    );
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
    return (await this.#call(operation, params, options)).data as Answer;
  }

  async #call(operation: string, params: object, options: CallOptions | undefined): Promise<WithResponse<unknown>> {
    if (this.#isClosed) {
      throw refuse("config", undefined, "the client is closed");
    }
    checkOperation(operation);
    const { signal, json } = readCallOptions(options);
    const given = { operation, params: printJson("input", params), options: json, signal };
    this.#underWay += 1;
    try {
      return await drive(this.#means, given);
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) {
        this.#idle?.();
      }
    }
  }

  /** The pages of a list; what comes after a page is known before the caller has it, and may change it. */
  async *#pages(
    operation: string,
    params: object = {},
    options?: CallOptions,
  ): AsyncGenerator<unknown, void, undefined> {
    let next: string | undefined = printJson("input", params);
    while (next !== undefined) {
      const given: string = next;
      const page = await this.invoke(operation, JSON.parse(given) as object, options);
      const answer = JSON.stringify(page);
      next = explained(() => ask((core) => core.next_page(operation, Buffer.from(given), answer)));
      yield page;
    }
  }

  /**
   * The same methods with the HTTP response around their answers: status, request id, duration, attempts, headers.
   *
   * ```ts
   * const { data: order, response } = await pl.withResponse.orders.get({ order_id });
   * console.log(order.status, response.requestId);
   * ```
   */
  get withResponse(): OperationsWithResponse & InvokeWithResponse {
    return (this.#withResponse ??= this.#makeWithResponse());
  }

  #makeWithResponse(): OperationsWithResponse & InvokeWithResponse {
    const invoke = async (
      operation: string,
      params: object = {},
      options?: CallOptions,
    ): Promise<WithResponse<unknown>> => {
      const { data, response } = await this.#call(operation, params, options);
      return { data, response };
    };
    const methods = { invoke };
    addMethods(methods, invoke);
    return methods as unknown as OperationsWithResponse & InvokeWithResponse;
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
      if (this.#underWay > 0) {
        await new Promise<void>((resolve) => {
          this.#idle = resolve;
        });
      }
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

/** A call by the operation's name, with the response around its answer. */
export interface InvokeWithResponse {
  invoke<Answer = unknown>(
    operation: OperationName | (string & {}),
    params?: object,
    options?: CallOptions,
  ): Promise<WithResponse<Answer>>;
}

type Invoke<Result = Promise<unknown>> = (
  operation: string,
  params: object | undefined,
  options: CallOptions | undefined,
) => Result;

/** Adds a method for each operation, in its group if it has one; and for a list one that gives its pages. */
function addMethods(target: object, invoke: Invoke, pages?: Invoke<AsyncGenerator>): void {
  const methods = target as { [name: string]: unknown };
  for (const { group, method, name, paged } of METHODS) {
    const place = group === undefined ? methods : ((methods[group] ??= {}) as typeof methods);
    place[method] = named(method, (params?: object, options?: CallOptions) => invoke(name, params, options));
    if (paged && pages !== undefined) {
      const list = `${method}Pages`;
      place[list] = named(list, (params?: object, options?: CallOptions) => pages(name, params, options));
    }
  }
}

function named(name: string, method: (params?: object, options?: CallOptions) => unknown): unknown {
  return Object.defineProperty(method, "name", { value: name });
}

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
