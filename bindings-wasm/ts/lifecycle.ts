// What the statuses of payment links, plans, subscriptions and presentations mean, by the core's tables.

import { ask } from "./border.js";
import { explained } from "./explain.js";
import type { LinkStatus, PlanStatus, PresentationStatus, SubscriptionStatus, Transition } from "./operations.js";
import { statusWord } from "./order_status.js";

/** What a table of statuses says. What the gateway reports is never refused. */
export interface StatusTable<Status extends string> {
  /** How a reported status fits the one that was known before. */
  observe(stored: Status | (string & {}), reported: Status | (string & {})): Transition;

  /** Whether nothing more follows the status, so that polling can stop. */
  isFinal(status: Status | (string & {})): boolean;
}

function table<Status extends string>(name: string): StatusTable<Status> {
  return Object.freeze<StatusTable<Status>>({
    observe(stored, reported) {
      const given = [statusWord("stored", stored), statusWord("reported", reported)] as const;
      return explained(() => ask((core) => core.observe_lifecycle(name, ...given) as Transition));
    },
    isFinal(status) {
      const given = statusWord("status", status);
      return explained(() => ask((core) => core.is_end_of_lifecycle(name, given)));
    },
  });
}

/** What a payment link's status means. */
export const linkStatus = table<LinkStatus>("payment_link");

/** What a plan's status means. */
export const planStatus = table<PlanStatus>("plan");

/** What a subscription's status means. Pausing and resuming lead in a circle: within it any report is `forward`. */
export const subscriptionStatus = table<SubscriptionStatus>("subscription");

/** What a presentation's status means. Only `COMPLETED` says that money came. */
export const presentationStatus = table<PresentationStatus>("presentation");
