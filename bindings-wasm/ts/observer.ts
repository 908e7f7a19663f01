import type { Runtime } from "./platform.js";
import type { HttpRequest } from "./request.js";
import type { RequestEvent } from "./types.js";

export type Observer = (event: RequestEvent) => unknown;

/** Tells an observer of one request. */
export class Report {
  readonly #observer: Observer;
  readonly #event: Omit<RequestEvent, "outcome">;
  readonly #runtime: Runtime;
  #since = 0;

  constructor(observer: Observer, request: HttpRequest, runtime: Runtime) {
    const { operation, method, path_template, attempt, request_id } = request;
    this.#observer = observer;
    this.#event = { operation, method, path_template, attempt, request_id };
    this.#runtime = runtime;
  }

  sent(): void {
    this.#tell(null);
    this.#since = this.#runtime.now();
  }

  answered(status: number): void {
    this.#tell({ duration_ms: this.#duration(), status, failure: null });
  }

  failed(failure: string): void {
    this.#tell({ duration_ms: this.#duration(), status: null, failure });
  }

  #duration(): number {
    return Math.max(0, this.#runtime.now() - this.#since);
  }

  /** A payment does not stop halfway, and no process ends, because a log is broken. */
  #tell(outcome: RequestEvent["outcome"]): void {
    try {
      const answer = (0, this.#observer)({ ...this.#event, outcome }) as PromiseLike<unknown> | undefined | null;
      if (typeof answer?.then === "function") {
        Promise.resolve(answer).then(undefined, warn);
      }
    } catch (error) {
      warn(error);
    }
  }
}

function warn(error: unknown): void {
  process.emitWarning(`the observer threw: ${shown(error)}`, { code: "PINELABS_OBSERVER" });
}

/** Message and stack of what was thrown; its other properties may hold anything. */
function shown(error: unknown): string {
  try {
    if (typeof error !== "object" || error === null) {
      return String(error);
    }
    const { name, message, stack } = error as Partial<Error>;
    if (typeof stack !== "string") {
      return `${name}: ${message}`;
    }
    return stack.includes(String(message)) ? stack : `${name}: ${message}\n${stack}`;
  } catch {
    return "something that cannot be printed";
  }
}
