// Makes the errors that users see of what the border throws.

import { Broken, isRefusal } from "./border.js";
import { AnyError, errorOf, refuse } from "./errors.js";
import type { Effect, Inquiry } from "./operations.js";
import { Unavailable } from "./unavailable.js";

/** What was kept of a call outside of the instance. */
export interface Kept {
  effect?: Effect;
  operation?: string;
  request_id?: string | undefined;
  inquiry?: Inquiry | undefined;
  cause?: unknown;
}

/** Whether an error came over the border or is one of ours, and not of the code of others. */
export function isOurs(error: unknown): boolean {
  return isRefusal(error) || error instanceof Broken || error instanceof Unavailable || error instanceof AnyError;
}

/** The error for the user. An instance that broke says nothing about the call: `kept` does. */
export function explain(
  error: unknown,
  { effect = "none", operation, request_id, inquiry, cause }: Kept = {},
): unknown {
  if (isRefusal(error)) {
    return errorOf(error.error, { body: error.body, cause, line: error.display });
  }
  if (error instanceof Unavailable) {
    return refuse("config", undefined, error.message, error.cause);
  }
  if (error instanceof Broken) {
    const message = `${error.message}: a defect of this package, please report it`;
    return errorOf({ kind: "internal", effect, message, operation, request_id, inquiry }, { cause: error });
  }
  return error;
}

/** Runs what asks the core; what it throws is what a user should see. */
export function explained<Answer>(use: () => Answer): Answer {
  try {
    return use();
  } catch (error) {
    throw explain(error);
  }
}
