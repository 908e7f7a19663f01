// The public types beside those that are printed from the core.

import type { Agent } from "node:http";

import type { PineLabsError } from "./errors.js";
import type {
  ErrorKind as CoreErrorKind,
  Customer,
  Effect,
  EventType,
  Inquiry,
  Order,
  Subscription,
  Token,
} from "./operations.js";
import type { HttpRequest } from "./request.js";
import type { UnlistedWord } from "./words.js";

/**
 * What went wrong, in one word: those of the gateway and of the network, and `internal`, a defect of this package.
 */
export type ErrorKind = CoreErrorKind | "internal";

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
  /** Headers of every request but that for the token, such as `Merchant-ID`; those of a call replace them. */
  headers?: { readonly [name: string]: string } | undefined;
  /**
   * Whether requests that are no GET carry the header `Idempotency-Key`, equal to their `Request-ID` and so the same on
   * every repeat. Official tools send it; no document says what the gateway does with it. Default false.
   */
  idempotency_key?: boolean | undefined;
  /** The program that uses this package, for the `User-Agent`. */
  app_info?: AppInfo | undefined;
  /**
   * An access token that another client has fetched, as `accessToken()` gave it: used until it ends or the gateway
   * refuses it.
   */
  access_token?: KnownToken | undefined;
  /** How long connecting may take, name lookup and TLS included, 1 to 600,000. Default 10,000. */
  connect_timeout_ms?: number | undefined;
  /** The largest answer that is read, in bytes, 1,024 to 67,108,864. Default 4 MiB. */
  max_body_bytes?: number | undefined;
  /**
   * The agent of the connections, for certificates of your own or a way out of your own. Without one, connections are kept alive
   * in an agent that belongs to the client.
   */
  agent?: Agent | undefined;
  /**
   * Whether `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` of the environment are followed, in upper or lower case. Default
   * true. Requests to loopback never go through a proxy; an `agent` or a `transport` of your own decides for itself.
   */
  proxy_from_environment?: boolean | undefined;
  /** Another way to send: any function from request to response. */
  transport?: Transport | undefined;
  /**
   * Called for every request that goes out and for what came of it: nothing in it is secret, so log it as it is. What
   * it throws, or rejects with, is a warning of the process and stops no call.
   */
  observer?: ((event: RequestEvent) => void | Promise<void>) | undefined;
  /** Another clock, another source of randomness, another timer: for tests. */
  platform?: Platform | undefined;
}

/** The program that uses this package: it is added to the `User-Agent`. */
export interface AppInfo {
  /** Its name: letters, digits, `-`, `_` and `.`, at most 64 characters. */
  readonly name: string;
  /** Its version, of the same characters. */
  readonly version?: string | null | undefined;
  /** Where more is known about it: at most 128 visible ASCII characters. */
  readonly url?: string | null | undefined;
}

/** An access token with its end, to be kept outside of the process: a secret. */
export interface KnownToken {
  /** The bearer token. */
  readonly access_token: string;
  /** When it ends, in milliseconds since 1970. */
  readonly expires_at_ms: number;
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
  headers?: { readonly [name: string]: string } | undefined;
  /** Whether this call's requests that are no GET carry the header `Idempotency-Key`, equal to their `Request-ID`. */
  idempotency_key?: boolean | undefined;
  /**
   * Fields that this version does not know, merged into the body at the top. A name that the operation knows is refused.
   * What the values hold is not taken out of error messages.
   */
  extra_body?: { readonly [name: string]: unknown } | undefined;
  /** Gives the call up. The error's `effect` then says what the call may have left behind. */
  signal?: AbortSignal | undefined;
}

/**
 * Sends one request: follows no redirect, and rejects if no answer came.
 *
 * Rejecting means that the gateway may have got the request, unless the error's `sent` is `false`: use
 * `TransportFailure`. A false `sent: false` can charge twice.
 *
 * ```ts
 * const transport: Transport = async ({ method, url, headers, body, signal }) => {
 *   const response = await fetch(url, { method, headers, body, signal, redirect: "manual" });
 *   return { status: response.status, headers: response.headers, body: await response.text() };
 * };
 * ```
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** Bytes of any kind: a `Buffer`, a typed array, a `DataView`, an `ArrayBuffer`. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** An HTTP answer, from any kind of client. */
export interface HttpResponse {
  readonly status: number;
  /** Anything that lists names and values: `Headers`, a map, pairs, an object. */
  readonly headers?:
    | Iterable<readonly [string, string] | readonly string[]>
    | { readonly [name: string]: string | readonly string[] | undefined }
    | undefined;
  readonly body?: string | Bytes | null | undefined;
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

/** Clock, entropy and timer: a test can bring its own. */
export interface Platform {
  /** The clock: milliseconds since 1970. */
  now?: (() => number) | undefined;
  /** Sixteen random bytes, fresh each time; those that repeat make references that repeat. */
  entropy?: (() => Uint8Array) | undefined;
  /** Waits, or until the signal is aborted. */
  sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
}

/** An error in a structured log, the same in every language. */
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
export type FormFields = { readonly [name: string]: string | readonly string[] } | Iterable<readonly [string, unknown]>;

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

/** An event of one kind. Listed and unlisted words stand apart, because only then does `event_type` tell kinds apart. */
type EventOf<Kind, Family extends string, Data> =
  | { kind: Kind; event_type: Extract<EventType, `${Family}_${string}`>; data: Data }
  | { kind: Kind; event_type: UnlistedWord; data: Data };

/**
 * An authentic event, read. It is news, not proof of the present: it may be old, and events come out of order.
 *
 * `kind` says what `data` is. An event of a known type whose data cannot be read is of the kind `other`, with the data
 * as it came.
 */
export type WebhookEvent = {
  /** The event's id: the same when it is sent again. */
  id: string;
  /** When it was signed, in seconds since 1970. */
  timestamp: number;
  /** What the body said beside `event_type` and `data`. */
  other: { [name: string]: unknown };
} & (
  | EventOf<"order", "ORDER" | "PAYMENT", Order>
  | EventOf<"refund", "REFUND", Order>
  | EventOf<"customer", "CUSTOMER", Customer>
  | EventOf<"token", "TOKEN", Token>
  | EventOf<"subscription", "SUBSCRIPTION", Subscription>
  | { kind: "other"; event_type: EventType; data: unknown }
);

/** What an order was created with, where it is known. */
export interface OrderWorld {
  readonly pre_auth?: boolean | null | undefined;
}

export type { PineLabsError };
