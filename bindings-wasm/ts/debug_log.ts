// `NODE_DEBUG=pinelabs`: a line on standard error for every request.

import { debuglog } from "node:util";

import type { Observer } from "./observer.js";
import type { RequestEvent } from "./types.js";

const log = debuglog("pinelabs");

/** The observer of a client: the one that was given, and the log if the process wants it. */
export function withDebugLog(observer: Observer | undefined): Observer | undefined {
  if (!log.enabled) {
    return observer;
  }
  return (event) => {
    if (event.outcome !== null) {
      log("%s", line(event, event.outcome));
    }
    return observer?.(event);
  };
}

/** One request: nothing that an observer is told is secret. */
function line(event: RequestEvent, outcome: NonNullable<RequestEvent["outcome"]>): string {
  const { operation, method, path_template, attempt, request_id } = event;
  const { status, failure, duration_ms } = outcome;
  const result = failure === null ? `HTTP ${status}` : `failed: ${failure.replace(/\s+/g, " ")}`;
  return `${operation}: ${method} ${path_template}, attempt ${attempt}: ${result} in ${duration_ms} ms, request id ${request_id}`;
}
