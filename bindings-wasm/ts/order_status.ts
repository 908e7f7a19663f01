// What an order's status means.

import { ask } from "./border.js";
import { refuse } from "./errors.js";
import { explained } from "./explain.js";
import { checkText } from "./json.js";
import type { Action, OrderStatus, Transition } from "./operations.js";
import type { OrderWorld } from "./types.js";

/** A status from an answer, or one that was stored as text. */
type Status = OrderStatus | (string & {});

/** The longest word that is known has 19 characters. */
const LONGEST = 1024;

/** A status that is given as text. */
export function statusWord(path: string, value: unknown): string {
  if (typeof value !== "string") {
    throw refuse("input", path, "expected a string");
  }
  if (value.length > LONGEST || value.includes("\0")) {
    throw refuse("input", path, `expected a word of at most ${LONGEST} characters`);
  }
  return checkText("input", path, value);
}

/** Whether the order was created with `pre_auth`, if it is known. */
function preAuth(order: unknown): boolean | undefined {
  if (order !== undefined && (typeof order !== "object" || Array.isArray(order))) {
    throw refuse("input", undefined, "expected what the order was created with as an object");
  }
  const { pre_auth } = (order ?? {}) as { pre_auth?: unknown };
  if (pre_auth !== undefined && pre_auth !== null && typeof pre_auth !== "boolean") {
    throw refuse("input", "pre_auth", "expected a boolean, or nothing if it is not known");
  }
  return pre_auth ?? undefined;
}

/** What an order's status means. Our own actions may be refused; what the gateway reports never is. */
export const orderStatus = Object.freeze({
  /** Throws a `NotAllowedError` if an order in this status does not allow the action. */
  check(status: Status, action: Action, order?: OrderWorld | null): void {
    const given = [preAuth(order), statusWord("status", status), statusWord("action", action)] as const;
    explained(() => ask((core) => core.check_status(given[1], given[2], given[0])));
  },

  /** Everything that may be done to an order in this status. */
  actions(status: Status, order?: OrderWorld | null): Action[] {
    const given = [preAuth(order), statusWord("status", status)] as const;
    return explained(() => ask((core) => core.status_actions(given[1], given[0]) as Action[]));
  },

  /** How a reported status fits the one that was known before. */
  observe(stored: Status, reported: Status): Transition {
    const given = [statusWord("stored", stored), statusWord("reported", reported)] as const;
    return explained(() => ask((core) => core.observe_status(...given) as Transition));
  },

  /** Whether the payment's outcome is settled: only a refund can follow. */
  isFinal(status: Status): boolean {
    const given = statusWord("status", status);
    return explained(() => ask((core) => core.is_final_status(given)));
  },
});
