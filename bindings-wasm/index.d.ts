/// <reference types="node" />

import type { Agent } from "node:http";

import type {
  Action,
  Callback,
  Customer,
  Effect,
  ErrorKind as CoreErrorKind,
  EventType,
  Inquiry,
  Observation,
  OperationName,
  Operations,
  Order,
  OrderStatus,
  Token,
} from "./operations.js";

export type * from "./operations.js";

/**
 * What went wrong, in one word: those of the gateway and of the network, and `internal`, a defect of this package.
 */
export type ErrorKind = CoreErrorKind | "internal";

/**
 * A client of Pine Labs Online. Connections and the access token are shared by all its calls: make one and keep it.
 *
 * Calls are made by group and method, `pl.orders.capture({ order_id })`, and answer with the gateway's own JSON, fields
 * included that this version does not know. The client runs on servers only: it needs the client secret.
 *
 * ```js
 * const pl = new PineLabs({ client_id, client_secret });
 * const order = await pl.orders.create({ order_amount: { value: 110_000, currency: "INR" }, pre_auth: true });
 * ```
 */
export class PineLabs {
  /**
   * Throws a {@link PineLabsError} of kind `config` for an option that is missing, unknown or out of its range.
   */
  constructor(options: PineLabsOptions);

  /**
   * Makes a call by the operation's name. An error's inquiry is made with it:
   *
   * ```js
   * const order = await pl.invoke(error.inquiry.operation, error.inquiry.params);
   * ```
   */
  invoke<Answer = unknown>(
    operation: OperationName | (string & {}),
    params?: object,
    options?: CallOptions,
  ): Promise<Answer>;

  /**
   * Closes the client: its kept connections at once, and every later call is a {@link PineLabsError} of kind `config`.
   * Calls that are on their way go on, or fail with their connection. The process can end without it.
   */
  close(): void;
}

export interface PineLabs extends Operations {}

/** What a client is made of. Times are in milliseconds. */
export interface PineLabsOptions {
  /** The client id, from the dashboard's settings. */
  client_id: string;
  /** The client secret, from the dashboard's settings. */
  client_secret: string;
  /** `uat`, the default, where no money moves; or `production`. */
  environment?: "uat" | "production" | undefined;
  /** Another base URL than the environment's: https, or http on loopback (the sandbox). */
  base_url?: string | undefined;
  /** How long one HTTP exchange may take, 1 to 600,000. Default 30,000. */
  timeout_ms?: number | undefined;
  /** How long a whole call may take, repeats and inquiries included, 1 to 3,600,000. Default 120,000. */
  total_timeout_ms?: number | undefined;
  /** How often a request is repeated after a failure that allows it, 0 to 10. Default 2. */
  max_retries?: number | undefined;
  /** How long connecting may take, name lookup and TLS included, 1 to 600,000. Default 10,000. */
  connect_timeout_ms?: number | undefined;
  /** The largest answer that is read, in bytes, 1,024 to 67,108,864. Default 4 MiB. */
  max_body_bytes?: number | undefined;
  /**
   * The agent of the connections, for a proxy or for certificates of your own. Without one, connections are kept alive
   * in an agent that belongs to the client.
   */
  agent?: Agent | undefined;
  /** Another way to send: any function from request to response. */
  transport?: Transport | undefined;
  /**
   * Told of every request that goes out and of what came of it: nothing in it is secret, so log it as it is. What it
   * throws, or rejects with, is a warning of the process and stops no call.
   */
  observer?: ((event: RequestEvent) => void | Promise<void>) | undefined;
  /** Another clock and another source of randomness: for tests. */
  surroundings?: Surroundings | undefined;
}

/** Options of one call. Times are in milliseconds. */
export interface CallOptions {
  /** How long one HTTP exchange may take, 1 to 600,000. */
  timeout_ms?: number | undefined;
  /** How long the whole call may take, 1 to 3,600,000. */
  total_timeout_ms?: number | undefined;
  /** How often the request is repeated after a failure that allows it, 0 to 10. */
  max_retries?: number | undefined;
  /** More headers for this call's requests, such as `Merchant-ID`; the token request does not get them. */
  headers?: { [name: string]: string } | undefined;
  /** Gives the call up. The error's `effect` then says what the call may have left behind. */
  signal?: AbortSignal | undefined;
}

/**
 * Sends one request: follows no redirect, and rejects if no answer came.
 *
 * Rejecting means that the gateway may have got the request, unless the error's `sent` is `false`: use
 * {@link TransportFailure}. A false `sent: false` can charge twice.
 *
 * ```js
 * const transport = async ({ method, url, headers, body, signal }) => {
 *   const response = await fetch(url, { method, headers, body, signal, redirect: "manual" });
 *   return { status: response.status, headers: response.headers, body: await response.text() };
 * };
 * ```
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** An HTTP request to send. Printing it shows neither its URL nor its headers nor its body. */
export class HttpRequest {
  private constructor();
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The absolute URL. */
  readonly url: string;
  /** Every header, in order. */
  readonly headers: [name: string, value: string][];
  /** The body: JSON text, or nothing. */
  readonly body: string | null;
  /** How long the exchange may take, in milliseconds. */
  readonly timeout_ms: number;
  /** The operation in whose service it is sent. */
  readonly operation: string;
  /** The path with its parameters unfilled, fit for a log. */
  readonly path_template: string;
  /** 1 for the first time, 2 for the second, .. */
  readonly attempt: number;
  /** The `Request-ID`. */
  readonly request_id: string;
  /** Aborted when the time is over or the caller gives up. */
  readonly signal: AbortSignal;
}

/** Bytes of any kind: a `Buffer`, a typed array, a `DataView`, an `ArrayBuffer`. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** An HTTP answer, from any kind of client. */
export interface HttpResponse {
  status: number;
  /** Anything that lists names and values: `Headers`, a map, pairs, an object. */
  headers?:
    | Iterable<readonly [string, string] | readonly string[]>
    | { readonly [name: string]: string | readonly string[] | undefined }
    | undefined;
  body?: string | Bytes | null | undefined;
}

/** No answer came: what a {@link Transport} rejects with. */
export class TransportFailure extends Error {
  /**
   * @param message What happened, without any secret.
   * @param options `sent` is whether the gateway may have got the request; only `false` says that it has not.
   */
  constructor(message: string, options: { sent: boolean });
  readonly sent: boolean;
}

/** What the client tells its observer: one event when a request goes out, one when its answer is in. */
export interface RequestEvent {
  operation: string;
  method: string;
  /** The path with its parameters unfilled. */
  path_template: string;
  /** 1 for the first time, 2 for the second, .. */
  attempt: number;
  request_id: string;
  /** `null` when the request goes out, what came of it afterwards. */
  outcome: null | {
    duration_ms: number;
    /** The HTTP status, if an answer came. */
    status: number | null;
    /** Why none came. */
    failure: string | null;
  };
}

/** Where time and chance come from: a test can bring its own. */
export interface Surroundings {
  /** The clock: milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** Sixteen random bytes, fresh each time; those that repeat make references that repeat. */
  entropy?: (() => Uint8Array) | undefined;
  /** Waits, or until the signal is aborted. */
  sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Every failure of this package: what happened, and what it means for the money.
 *
 * Look at `effect` first. Neither `message`, nor `toJSON()`, nor printing the error shows a secret.
 */
export class PineLabsError extends Error {
  private constructor();
  /**
   * Rebuilds an error from what {@link PineLabsError.toJSON} gave: the object, a structured clone of it, or its JSON
   * text. Use it where errors pass through a queue, a database or another thread, which keep nothing but the message.
   *
   * It never throws. An error that does not say what it means for the money any more has the effect `unknown`. `body`,
   * `cause` and the stack are not kept.
   *
   * ```js
   * parentPort.postMessage(error.toJSON()); // in the worker
   * const error = PineLabsError.fromJSON(message); // outside
   * ```
   */
  static fromJSON(json: ErrorJson | object | string): PineLabsError;
  readonly name: "PineLabsError";
  /** One line for people: operation, field, what went wrong, status and code. */
  readonly message: string;
  /** What went wrong, in one word. */
  readonly kind: ErrorKind;
  /** What it means for the money: `none`, `rejected` or `unknown`. */
  readonly effect: Effect;
  /** The operation, such as `orders.capture`. */
  readonly operation: string | undefined;
  /** The field that is wrong, such as `payments[0].payment_amount.value`. */
  readonly path: string | undefined;
  /** The HTTP status of the answer, if one came. */
  readonly status: number | undefined;
  /** The gateway's error code, such as `DUPLICATE_REQUEST`. */
  readonly code: string | undefined;
  /** The `Request-ID` that was sent; quote it to Pine Labs support. */
  readonly requestId: string | undefined;
  /** How long the gateway asks to wait, in milliseconds, as `setTimeout` takes it. */
  readonly retryAfterMs: number | undefined;
  /** The same in seconds, as the header says it. */
  readonly retryAfter: number | undefined;
  /** The question that settles the doubt: `pl.invoke(error.inquiry.operation, error.inquiry.params)`. */
  readonly inquiry: Inquiry | undefined;
  /** The gateway's answer as it came. It may hold secrets: nothing prints it. */
  readonly body: string | undefined;
  /**
   * What was beneath: a {@link TransportFailure} without what a transport quoted of the request, the reason of an
   * abort, or nothing.
   */
  readonly cause: unknown;
  /** The error for a structured log, the same in every language. */
  toJSON(): ErrorJson;
}

/** An error in a structured log. */
export interface ErrorJson {
  kind: ErrorKind;
  effect: Effect;
  message: string;
  path?: string;
  operation?: string;
  status?: number;
  code?: string;
  request_id?: string;
  retry_after_ms?: number;
  inquiry?: Inquiry;
}

/** The fields of a form, decoded: of a body parser, of `URLSearchParams`, of `FormData`, or pairs. */
export type FormFields =
  | { readonly [name: string]: string | readonly string[] }
  | Iterable<readonly [string, unknown]>;

/** The signed form that the shopper's browser posts to the return URL. */
export declare const callbacks: {
  /**
   * Verifies a callback with the `secret_key` of the onboarding, in hexadecimal.
   *
   * Give the form as it was posted, or all of its fields; at most 64 KiB and 64 fields. **A verified callback is authentic, not paid**: compare its
   * `order_id` with your own, and decide by the answer of `orders.get`. Throws a {@link PineLabsError} of kind
   * `signature` if it is not authentic, of kind `config` for a key that is none, of kind `input` for what is no text
   * and for a form that is still in base64.
   */
  verify(form: string | Bytes | FormFields, key: string): Callback;
  /** Prepares a key once for many callbacks, which is several times as fast. */
  verifier(key: string): CallbackVerifier;
  /** The signature of these fields, as the gateway makes it: for tests. */
  sign(fields: FormFields, key: string): string;
  /** A whole form with these fields and their signature, as a browser would post it: for tests. */
  signForm(fields: FormFields, key: string): string;
};

/** A key for callbacks, prepared once. */
export class CallbackVerifier {
  constructor(key: string);
  /** As `callbacks.verify`. */
  verify(form: string | Bytes | FormFields): Callback;
}

/**
 * A request's headers: of Node (`request.headers`, `request.rawHeaders`), of the web (`Headers`), of a function in the
 * cloud (`headers`, `multiValueHeaders`), a map or pairs.
 */
export type WebhookHeaders =
  | { readonly [name: string]: string | readonly string[] | undefined }
  | readonly string[]
  | Iterable<readonly [string, string] | readonly string[]>;

/** How a webhook's secret is written: as it is, or in base64. It cannot be guessed: a plain secret may look like base64. */
export interface WebhookKeyOptions {
  /** Default `plain`. */
  encoding?: "plain" | "base64" | undefined;
}

/** The signed events that the gateway posts to the merchant's server. */
export declare const webhooks: {
  /**
   * Verifies a webhook: its signature over the raw body as it came, 1 MiB at most, and its age, 300 seconds at most.
   *
   * Webhooks come more than once: remember the `id`, and answer 2xx without acting if it is known. Throws a
   * {@link PineLabsError} of kind `signature` if it is not authentic, of kind `input` for a body that was parsed or is
   * still in base64.
   */
  verify(
    rawBody: string | Bytes,
    headers: WebhookHeaders,
    secret: string,
    options?: WebhookKeyOptions & { now_ms?: number | undefined },
  ): Webhook;
  /** Prepares a secret once for many webhooks, which is several times as fast. */
  verifier(secret: string, options?: WebhookKeyOptions): WebhookVerifier;
  /** The three headers of this webhook, as the gateway makes them: for tests. `timestamp` is in seconds. */
  sign(
    rawBody: string | Bytes,
    secret: string,
    options?: WebhookKeyOptions & { id?: string | undefined; timestamp?: number | undefined },
  ): { "webhook-id": string; "webhook-timestamp": string; "webhook-signature": string };
};

/** A webhook's secret, prepared once. */
export class WebhookVerifier {
  constructor(secret: string, options?: WebhookKeyOptions);
  /** As `webhooks.verify`; `now_ms` is the clock, for tests. */
  verify(
    rawBody: string | Bytes,
    headers: WebhookHeaders,
    options?: { now_ms?: number | undefined },
  ): Webhook;
}

/** An authentic webhook of the last five minutes. */
export class Webhook {
  private constructor();
  /** The event's id: the same when it is sent again. */
  readonly id: string;
  /** When it was signed, in seconds since 1970. */
  readonly timestamp: number;
  /**
   * Reads the body. Throws a {@link PineLabsError} of kind `signature` if it is not JSON or has no `event_type`.
   */
  event(): WebhookEvent;
}

/** An authentic event, read. It is news, not proof of the present: it may be old, and events come out of order. */
export type WebhookEvent = {
  /** The event's id: the same when it is sent again. */
  id: string;
  /** When it was signed, in seconds since 1970. */
  timestamp: number;
  /** What happened. */
  event_type: EventType;
  /** What the body said beside `event_type` and `data`. */
  other: { [name: string]: unknown };
} & (
  | { kind: "order"; data: Order }
  | { kind: "refund"; data: Order }
  | { kind: "customer"; data: Customer }
  | { kind: "token"; data: Token }
  | { kind: "other"; data: unknown }
);

/** What an order was created with, where it is known. */
export interface OrderWorld {
  pre_auth?: boolean | null | undefined;
}

/** What an order's status means. Our own actions may be refused; what the gateway reports never is. */
export declare const orderStatus: {
  /** Throws a {@link PineLabsError} of kind `not_allowed` if an order in this status does not allow the action. */
  check(status: OrderStatus, action: Action, order?: OrderWorld): void;
  /** Everything that may be done to an order in this status. */
  actions(status: OrderStatus, order?: OrderWorld): Action[];
  /** How a reported status fits the one that was known before: `same`, `forward`, `late` or `surprise`. */
  observe(stored: OrderStatus, reported: OrderStatus): Observation;
  /** Whether the payment's outcome is settled: only a refund can follow. */
  isFinal(status: OrderStatus): boolean;
};
