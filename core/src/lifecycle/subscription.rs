//! The statuses of a subscription.

use super::{StatusMove, status_table};
use crate::open_enum::open_enum;

open_enum! {
    /// The status of a subscription.
    ///
    /// Read in any case; a status that this version does not know is kept as it came. Source: API reference,
    /// subscription; API documentation, subscriptions, life cycle.
    pub enum SubscriptionStatus {
        /// The subscription is made, and the customer has not approved the mandate yet.
        Created = "CREATED",
        /// The mandate is approved, and the free days have begun.
        Trial = "TRIAL",
        /// The mandate is approved: the customer can be debited.
        Active = "ACTIVE",
        /// Debits wait until it is resumed.
        Paused = "PAUSED",
        /// It is being resumed.
        Resuming = "RESUMING",
        /// It was resumed: the customer can be debited.
        Resumed = "RESUMED",
        /// A debit failed, the gateway's own two retries included.
        DebitFailed = "DEBIT_FAILED",
        /// A change waits for the customer's approval.
        Updating = "UPDATING",
        /// It ran to its end.
        Completed = "COMPLETED",
        /// The bank did not answer the mandate within four hours; the official SDK says that the end was reached.
        Expired = "EXPIRED",
        /// It is cancelled for good.
        Cancelled = "CANCELLED",
        /// It is being cancelled: the bank has still to confirm it.
        Cancelling = "CANCELLING",
        /// All retries of a debit are used up.
        Halted = "HALTED",
        /// The bank refused the mandate; the official SDK says that it is not activated yet. The published sample of the
        /// webhook `SUBSCRIPTION_HALTED` has this status, too.
        Inactive = "INACTIVE",
    }
}

status_table!(SubscriptionStatus, "subscription", SUBSCRIPTION_MOVES, [Completed, Expired, Cancelled]);

const LIFE_CYCLE: &str = "API documentation, subscriptions, life cycle";
const PAUSE: &str = "API reference, pause subscription: active, inactive, trial or resumed";
const CANCEL: &str = "inferred: the life cycle names the status and not the ones before it";
const FAILURE: &str = "inferred from ACTIVE: a resumed subscription is debited as well";

const fn row(
    from: SubscriptionStatus,
    to: SubscriptionStatus,
    when: &'static str,
    source: &'static str,
) -> StatusMove<SubscriptionStatus> {
    StatusMove { from, to, when, source }
}

/// How the gateway moves a subscription from status to status.
///
/// A report may skip statuses, so [`SubscriptionStatus::observe`] follows any number of rows. Pausing and resuming lead
/// in a circle, and so does a change: within it any report is `Forward`, and only `modified_at` says which is newer.
pub const SUBSCRIPTION_MOVES: &[StatusMove<SubscriptionStatus>] = {
    use SubscriptionStatus::{
        Active, Cancelled, Cancelling, Completed, Created, DebitFailed, Expired, Halted, Inactive, Paused,
        Resumed, Resuming, Trial, Updating,
    };
    &[
        row(Created, Trial, "the mandate is approved, and days are free", LIFE_CYCLE),
        row(Created, Active, "the mandate is approved", LIFE_CYCLE),
        row(Created, Inactive, "the bank refuses the mandate", LIFE_CYCLE),
        row(Created, Expired, "the bank does not answer the mandate", LIFE_CYCLE),
        row(Trial, Active, "the free days are over", LIFE_CYCLE),
        row(Trial, Paused, "pause", PAUSE),
        row(Active, Paused, "pause", PAUSE),
        row(Resumed, Paused, "pause", PAUSE),
        row(Inactive, Paused, "pause", PAUSE),
        row(Paused, Resuming, "resume", LIFE_CYCLE),
        row(
            Halted,
            Resuming,
            "resume",
            "API documentation, subscriptions, life cycle; the page of 2025 allows no action then",
        ),
        row(Resuming, Resumed, "it is resumed", LIFE_CYCLE),
        row(Resumed, Active, "it goes on", "inferred from the meaning of the two"),
        row(Active, DebitFailed, "a debit fails, and so do the gateway's retries", LIFE_CYCLE),
        row(Resumed, DebitFailed, "a debit fails, and so do the gateway's retries", FAILURE),
        row(
            DebitFailed,
            Active,
            "a retry of the merchant's succeeds",
            "inferred from the purpose of the retry",
        ),
        row(DebitFailed, Halted, "all retries fail", LIFE_CYCLE),
        row(Active, Updating, "a change is asked for", LIFE_CYCLE),
        row(Updating, Active, "the customer approves the change", LIFE_CYCLE),
        row(Trial, Cancelling, "cancel", CANCEL),
        row(Active, Cancelling, "cancel", "API reference, cancel subscription: an active subscription"),
        row(Resumed, Cancelling, "cancel", CANCEL),
        row(Paused, Cancelling, "cancel", CANCEL),
        row(DebitFailed, Cancelling, "cancel", CANCEL),
        row(Halted, Cancelling, "cancel", CANCEL),
        row(
            Cancelling,
            Active,
            "the bank does not cancel it",
            "inferred from the webhook `SUBSCRIPTION_REVOKE_FAILED`",
        ),
        row(Cancelling, Cancelled, "the bank confirms it", LIFE_CYCLE),
        row(Active, Completed, "`end_date` is reached", LIFE_CYCLE),
        row(Resumed, Completed, "`end_date` is reached", "inferred from ACTIVE"),
        row(Active, Expired, "`end_date` is reached", "official SDK for Python, status of a subscription"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Transition;

    #[test]
    fn what_is_over_stays_over() {
        use SubscriptionStatus as S;
        for end in [S::Completed, S::Expired, S::Cancelled] {
            assert_eq!(S::Active.observe(&end), Transition::Forward, "{end}");
            assert_eq!(end.observe(&S::Active), Transition::Stale, "{end}");
        }
        assert_eq!(S::Completed.observe(&S::Cancelled), Transition::Inconsistent);
        assert_eq!(S::Active.observe(&S::Created), Transition::Stale);
    }

    #[test]
    fn pausing_and_resuming_lead_in_a_circle() {
        use SubscriptionStatus as S;
        assert_eq!(S::Active.observe(&S::Paused), Transition::Forward);
        assert_eq!(S::Paused.observe(&S::Active), Transition::Forward);
    }
}
