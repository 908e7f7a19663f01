// The HTTP response around an answer.

import { type InspectOptions, inspect } from "node:util";

import type { Operations } from "./operations.js";

/** The headers of a response, by their names in lower case. Printing them shows the names. */
export interface ResponseHeaders {
  readonly [name: string]: string;
}

/** What the client knows of a response. */
interface Told {
  status: number;
  requestId: string;
  durationMs: number;
  attempts: number;
  headers: Iterable<readonly [name: string, value: string]>;
}

/**
 * The HTTP response that an answer was read from, and what it took to get it. Printing it shows no header's value.
 *
 * Of a write whose answer was lost and which an inquiry found done, `status` and `headers` are the inquiry's.
 */
export class ResponseInfo {
  /** The HTTP status, 200 to 299. */
  readonly status: number;
  /** The `Request-ID` under which the operation was sent, the same on every repeat; quote it to Pine Labs' support. */
  readonly requestId: string;
  /** How long the call took, in milliseconds: access token, repeats, waits and inquiries included. */
  readonly durationMs: number;
  /** How often the operation was sent: 1 unless it was repeated. Inquiries do not count. */
  readonly attempts: number;
  /** Its headers, by their names in lower case; the values of one that came more than once are joined by `, `. */
  readonly headers: ResponseHeaders;

  /** @internal Made by the client. */
  constructor(fields: Told) {
    this.status = fields.status;
    this.requestId = fields.requestId;
    this.durationMs = fields.durationMs;
    this.attempts = fields.attempts;
    this.headers = headersOf(fields.headers);
  }

  /** For a log: the names of the headers in their place. */
  toJSON(): object {
    const { status, requestId, durationMs, attempts, headers } = this;
    return { status, requestId, durationMs, attempts, headers: Object.keys(headers) };
  }

  /** @internal */
  [inspect.custom](_depth: number, options: InspectOptions, inspectThis: typeof inspect): string {
    return `ResponseInfo ${inspectThis(this.toJSON(), options)}`;
  }
}

/** An answer with the response around it. */
export interface WithResponse<Answer> {
  /** The answer, as the call without the response gives it. */
  data: Answer;
  /** The response: status, request id, duration, attempts, headers. */
  response: ResponseInfo;
}

/** The same methods, whose answers come with the response around them; those that give pages are not among them. */
type Around<Methods> = {
  readonly [Name in keyof Methods as Methods[Name] extends (...given: never) => AsyncGenerator
    ? never
    : Name]: Methods[Name] extends (...given: infer Given) => Promise<infer Answer>
    ? (...given: Given) => Promise<WithResponse<Answer>>
    : Around<Methods[Name]>;
};

/** Every operation, by group, with the response around its answer. */
export type OperationsWithResponse = Around<Operations>;

function headersOf(pairs: Iterable<readonly [string, string]>): ResponseHeaders {
  // No name of a header means something to it, `__proto__` neither.
  const headers = Object.create(null) as { [name: string]: string };
  for (const [name, value] of pairs) {
    const known = name.toLowerCase();
    headers[known] = known in headers ? `${headers[known]}, ${value}` : value;
  }
  return Object.defineProperty(headers, inspect.custom, { value: printNames });
}

function printNames(this: object, _depth: number, options: InspectOptions, inspectThis: typeof inspect): string {
  return `ResponseHeaders ${inspectThis(Object.keys(this), options)}`;
}
