// Every failure of this package.

import { type InspectOptions, inspect } from "node:util";

import { display, type KnownFields, readFields } from "./error_json.js";
import type { Effect, Inquiry } from "./operations.js";
import type { ErrorJson, ErrorKind } from "./types.js";

/** What an error can be made of, in tests: anything that a printed error has. */
export type ErrorFields = Partial<Omit<ErrorJson, "kind">>;

/** What an error has beside what it prints. */
export interface ErrorOptions {
  /** What was beneath. */
  cause?: unknown;
  /** The gateway's answer as it came. */
  body?: string | null | undefined;
}

/**
 * Of an `unknown` that no question of this package settles: of `raw`, whose endpoints it does not know, and of an error
 * that lost a part on its way. `invoke` refuses it, with the effect `unknown`.
 */
export const NO_INQUIRY: Inquiry = Object.freeze({
  operation: "",
  params: Object.freeze({}),
  look_for: "no call settles this: look the payment up in the dashboard, or give Pine Labs the request id",
});

/** The class behind {@link PineLabsError}, whose type does not tie `inquiry` to `effect`. */
export class AnyError extends Error {
  #json: KnownFields;
  #body: string | undefined;
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
  /**
   * With the effect `unknown`, and only then: the call that settles the doubt,
   * `pl.invoke(error.inquiry.operation, error.inquiry.params)`. Its `look_for` says what in the answer decides.
   */
  readonly inquiry: Inquiry | undefined;

  constructor(json: object, { body, cause, line }: ErrorOptions & { line?: string } = {}) {
    const fields = readFields(json);
    super(line ?? display(fields), cause === undefined ? undefined : { cause });
    this.#json = fields;
    this.#body = body ?? undefined;
    this.kind = fields.kind;
    this.effect = fields.effect;
    this.operation = fields.operation;
    this.path = fields.path;
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.request_id;
    this.retryAfterMs = fields.retry_after_ms;
    this.inquiry = fields.inquiry ?? (fields.effect === "unknown" ? NO_INQUIRY : undefined);
  }

  /**
   * Rebuilds an error from what `toJSON` gave: the object, a structured clone of it, or its JSON text. Use it where
   * errors pass through a queue, a database or another thread, which keep nothing but the message.
   *
   * It never throws. An error that does not say what it means for the money any more has the effect `unknown`. `body`,
   * `cause` and the stack are not kept.
   *
   * ```ts
   * parentPort.postMessage(error.toJSON()); // in the worker
   * const error = PineLabsError.fromJSON(message); // outside
   * ```
   */
  static fromJSON(json: ErrorJson | object | string): PineLabsError {
    return errorOf(readFields(json));
  }

  /** The name of the class. */
  override get name(): string {
    return this.constructor.name;
  }

  /** How long the gateway asks to wait, in seconds, as the header says it. */
  get retryAfter(): number | undefined {
    return this.retryAfterMs === undefined ? undefined : this.retryAfterMs / 1000;
  }

  /** The gateway's answer as it came. It may hold secrets: nothing prints it. */
  get body(): string | undefined {
    return this.#body;
  }

  /** The error for a structured log, the same in every language. */
  toJSON(): ErrorJson {
    return { ...this.#json };
  }

  /** @internal */
  [inspect.custom](_depth: number, options: InspectOptions, inspectThis: typeof inspect): string {
    const fields = Object.fromEntries(
      Object.entries(this).filter(([, value]) => value !== undefined && typeof value !== "function"),
    );
    const stack = this.stack ?? `${this.name}: ${this.message}`;
    const cause = this.cause === undefined ? {} : { cause: this.cause };
    return `${stack} ${inspectThis({ ...fields, ...cause }, options)}`;
  }
}

/**
 * Every failure of this package: what happened, and what it means for the money.
 *
 * Look at `effect` first: with `unknown` there is an `inquiry`. Neither `message`, nor `toJSON()`, nor printing the error
 * shows a secret. What is thrown is of the class of its kind, such as {@link RejectedError}.
 */
export type PineLabsError = AnyError &
  (
    | { readonly effect: "none" | "rejected"; readonly inquiry: undefined }
    | { readonly effect: "unknown"; readonly inquiry: Inquiry }
  );

export const PineLabsError = AnyError as unknown as {
  readonly prototype: PineLabsError;
  fromJSON: (typeof AnyError)["fromJSON"];
} & (abstract new (
  ...given: never
) => PineLabsError);

/** The class of the errors of one kind. */
export interface ErrorClass<Kind extends ErrorKind> {
  /** For tests: what the class does not say, the fields do. A field that is left out says the least. */
  new (fields?: ErrorFields, options?: ErrorOptions): PineLabsError & { readonly kind: Kind };
  readonly prototype: PineLabsError & { readonly kind: Kind };
}

const CLASSES = new Map<ErrorKind, new (fields: object, options?: ErrorOptions & { line?: string }) => AnyError>();

function ofKind<Kind extends ErrorKind>(kind: Kind, name: string, effect: Effect): ErrorClass<Kind> {
  const One = class extends AnyError {
    constructor(fields: object = {}, options?: ErrorOptions & { line?: string }) {
      super({ effect, message: name, ...fields, kind }, options);
    }
  };
  Object.defineProperty(One, "name", { value: name });
  CLASSES.set(kind, One);
  return One as unknown as ErrorClass<Kind>;
}

type Of<Kind extends ErrorKind> = PineLabsError & { readonly kind: Kind };

/** A parameter is wrong; `path` names it. Nothing was sent. */
export const InputError = ofKind("input", "InputError", "none");
export type InputError = Of<"input">;
/** An option or a key is wrong. Nothing was sent. */
export const ConfigError = ofKind("config", "ConfigError", "none");
export type ConfigError = Of<"config">;
/** The gateway does not know the credentials. */
export const AuthenticationError = ofKind("authentication", "AuthenticationError", "unknown");
export type AuthenticationError = Of<"authentication">;
/** The gateway refused; `code` says why. */
export const RejectedError = ofKind("rejected", "RejectedError", "rejected");
export type RejectedError = Of<"rejected">;
/** Too many requests; `retryAfterMs` may say when to come back. */
export const RateLimitedError = ofKind("rate_limited", "RateLimitedError", "unknown");
export type RateLimitedError = Of<"rate_limited">;
/** The gateway failed (5xx). */
export const ServerError = ofKind("server", "ServerError", "unknown");
export type ServerError = Of<"server">;
/** No connection, or no answer in time. */
export const NetworkError = ofKind("network", "NetworkError", "unknown");
export type NetworkError = Of<"network">;
/** An answer, or the body of a webhook, that cannot be read. */
export const UnreadableAnswerError = ofKind("unreadable_answer", "UnreadableAnswerError", "unknown");
export type UnreadableAnswerError = Of<"unreadable_answer">;
/** The caller gave the call up; `effect` says what it may have left behind. */
export const AbortedError = ofKind("aborted", "AbortedError", "unknown");
export type AbortedError = Of<"aborted">;
/** A callback or a webhook that is not authentic. */
export const SignatureError = ofKind("signature", "SignatureError", "none");
export type SignatureError = Of<"signature">;
/** An action that the order's status does not allow. */
export const NotAllowedError = ofKind("not_allowed", "NotAllowedError", "none");
export type NotAllowedError = Of<"not_allowed">;
/** A defect of this package: please report it. */
export const InternalError = ofKind("internal", "InternalError", "unknown");
export type InternalError = Of<"internal">;

/** The error of these fields, of the class of its kind. */
export function errorOf(fields: object, options?: ErrorOptions & { line?: string }): PineLabsError {
  const Class = CLASSES.get((fields as { kind?: ErrorKind }).kind ?? "internal") ?? AnyError;
  return new Class(fields, options) as PineLabsError;
}

/** An error about what the caller gave; nothing was sent. Without a path it is about no field. */
export function refuse(kind: ErrorKind, path: string | undefined, message: string, cause?: unknown): PineLabsError {
  return errorOf({ effect: "none", kind, message, ...(path === undefined ? {} : { path }) }, { cause });
}

/** What was given, as far as it can be shown: numbers only, because a text may be a secret. */
export function shown(value: unknown): string {
  return typeof value === "number" ? `, not \`${value}\`` : "";
}
