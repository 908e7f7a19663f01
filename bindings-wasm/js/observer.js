"use strict";

/** What the observer is told of one request. */
class Told {
  #observer;
  #event;
  #surroundings;
  #since;

  constructor(observer, { operation, method, path_template, attempt, request_id }, surroundings) {
    this.#observer = observer;
    this.#event = { operation, method, path_template, attempt, request_id };
    this.#surroundings = surroundings;
  }

  goesOut() {
    this.#tell(null);
    this.#since = this.#surroundings.now();
  }

  answered(status) {
    this.#tell({ duration_ms: this.#duration(), status, failure: null });
  }

  failed(failure) {
    this.#tell({ duration_ms: this.#duration(), status: null, failure });
  }

  #duration() {
    return Math.max(0, this.#surroundings.now() - this.#since);
  }

  /** A payment does not stop halfway, and no process ends, because a log is broken. */
  #tell(outcome) {
    try {
      const answer = (0, this.#observer)({ ...this.#event, outcome });
      if (typeof answer?.then === "function") {
        Promise.resolve(answer).then(undefined, warn);
      }
    } catch (error) {
      warn(error);
    }
  }
}

/** In the place of an observer that is not there. */
const SILENT = { goesOut() {}, answered() {}, failed() {} };

function warn(error) {
  process.emitWarning(`the observer threw: ${shown(error)}`, { code: "PINELABS_OBSERVER" });
}

/** Message and stack of what was thrown; its other properties may hold anything. */
function shown(error) {
  try {
    if (typeof error !== "object" || error === null) {
      return String(error);
    }
    const { name, message, stack } = error;
    if (typeof stack !== "string") {
      return `${name}: ${message}`;
    }
    return stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  } catch {
    return "something that cannot be printed";
  }
}

module.exports = { SILENT, Told };
