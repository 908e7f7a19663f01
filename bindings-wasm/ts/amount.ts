// Money.

import { ask } from "./border.js";
import { refuse, shown } from "./errors.js";
import { explained } from "./explain.js";
import { checkText } from "./json.js";
import type { Amount } from "./operations.js";

/** Amounts of money, exactly: floats are refused. */
export const amount = Object.freeze({
  /**
   * Indian rupees, from their decimal text or from whole paise: `amount.inr("1100.50")` is `amount.inr(110_050)`.
   *
   * Throws an `InputError` for a fraction, and for a text of anything but digits with at most two more after a point.
   */
  inr(value: string | number): Amount {
    if (typeof value === "string") {
      const text = checkText("input", "amount", value);
      return { value: explained(() => ask((core) => core.rupees(text.slice(0, 64)))), currency: "INR" };
    }
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
      throw refuse("input", "amount", `expected whole paise, or rupees as text${shown(value)}`);
    }
    return { value, currency: "INR" };
  },

  /** As people read it: `INR 1,100.50`, grouped as in India for `INR` and by thousands for others. */
  format(given: Amount): string {
    const { value, currency } = given ?? ({} as Amount);
    if (!Number.isSafeInteger(value) || value < 0) {
      throw refuse("input", "value", `expected a whole number${shown(value)}`);
    }
    if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) {
      throw refuse("input", "currency", "expected three capital letters such as `INR`");
    }
    return explained(() => ask((core) => core.format_amount(value, currency)));
  },
});
