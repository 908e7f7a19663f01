import { type InspectOptions, inspect } from "node:util";

/** What the core asks to send. */
export interface Send {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  headers: [name: string, value: string][];
  body: string | null;
  timeout_ms: number;
  operation: string;
  path_template: string;
  attempt: number;
  request_id: string;
}

/** An HTTP request to send. Printing it shows neither its URL nor its headers nor its body. */
export class HttpRequest {
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
  /** Aborted when the time is over or the caller gives up; a transport of your own always gets it. */
  declare readonly signal: AbortSignal;

  /** @internal Requests are made by the client. */
  constructor(send: Send) {
    this.method = send.method;
    this.url = send.url;
    this.timeout_ms = send.timeout_ms;
    this.operation = send.operation;
    this.path_template = send.path_template;
    this.attempt = send.attempt;
    this.request_id = send.request_id;
    this.headers = send.headers;
    this.body = send.body;
  }

  toJSON(): object {
    const { method, path_template, operation, attempt, request_id, timeout_ms } = this;
    return { method, path_template, operation, attempt, request_id, timeout_ms };
  }

  /** @internal */
  [inspect.custom](_depth: number, options: InspectOptions, inspectThis: typeof inspect): string {
    return `HttpRequest ${inspectThis(this.toJSON(), options)}`;
  }
}
