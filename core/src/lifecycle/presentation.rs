//! The statuses of a presentation, which is a debit of a subscription.

use super::{StatusMove, status_table};
use crate::open_enum::open_enum;

open_enum! {
    /// The status of a presentation.
    ///
    /// Read in any case; a status that this version does not know is kept as it came. Only `COMPLETED` says that money
    /// came. Source: API reference, presentation; subscription notification.
    pub enum PresentationStatus {
        /// The debit is asked for.
        Created = "CREATED",
        /// The debit has begun.
        Initiated = "INITIATED",
        /// The customer was told of the debit.
        Notified = "NOTIFIED",
        /// The customer was told, and the debit waits for the merchant to execute it.
        WaitingForExecution = "WAITING_FOR_EXECUTION",
        /// The bank is asked, and has not answered.
        Pending = "PENDING",
        /// The money came.
        Completed = "COMPLETED",
        /// The debit failed; the merchant may have it tried again, up to three times.
        Failed = "FAILED",
        /// The customer could not be told of the debit: there will be none.
        PdnFailed = "PDN_FAILED",
        /// It was deleted, or its subscription was cancelled: there will be no debit.
        Cancelled = "CANCELLED",
        /// Its subscription is paused.
        Paused = "PAUSED",
        /// A part went back.
        PartiallyRefunded = "PARTIALLY_REFUNDED",
        /// All of it went back.
        Refunded = "REFUNDED",
    }
}

open_enum! {
    /// Whether the customer was told of a debit before it is made (pre-debit notification).
    ///
    /// Source: API reference, presentation.
    pub enum PdnStatus {
        /// The gateway is to tell the customer.
        Created = "CREATED",
        /// The bank is asked to tell the customer.
        Initiated = "INITIATED",
        /// The customer was told.
        Notified = "NOTIFIED",
        /// The customer could not be told this time.
        Failed = "FAILED",
        /// The notification was stopped.
        Cancelled = "CANCELLED",
        /// The notification waits.
        Paused = "PAUSED",
        /// The customer could not be told, all retries included.
        PdnFailed = "PDN_FAILED",
    }
}

status_table!(PresentationStatus, "presentation", PRESENTATION_MOVES, [PdnFailed, Cancelled, Refunded]);

const STATUSES: &str = "API reference, presentation, meanings of the statuses";
const NOTICE: &str = "API reference, subscription notification, statuses";
const ORDER: &str = "inferred from the meanings of the two";

const fn row(
    from: PresentationStatus,
    to: PresentationStatus,
    when: &'static str,
    source: &'static str,
) -> StatusMove<PresentationStatus> {
    StatusMove { from, to, when, source }
}

/// How the gateway moves a presentation from status to status. No page draws its life cycle: the rows are made from the
/// meanings of the statuses.
///
/// A report may skip statuses, so [`PresentationStatus::observe`] follows any number of rows.
pub const PRESENTATION_MOVES: &[StatusMove<PresentationStatus>] = {
    use PresentationStatus::{
        Cancelled, Completed, Created, Failed, Initiated, Notified, PartiallyRefunded, Paused, PdnFailed,
        Pending, Refunded, WaitingForExecution,
    };
    &[
        row(Created, Initiated, "the debit begins", STATUSES),
        row(Initiated, Notified, "the customer is told", NOTICE),
        row(Initiated, PdnFailed, "the customer cannot be told", NOTICE),
        row(Notified, WaitingForExecution, "the merchant is to execute it", NOTICE),
        row(WaitingForExecution, Pending, "the merchant executes it", ORDER),
        row(Notified, Pending, "the bank is asked", ORDER),
        row(Initiated, Pending, "the bank is asked", STATUSES),
        row(Created, Pending, "the bank is asked", STATUSES),
        row(Pending, Completed, "the bank pays", STATUSES),
        row(Pending, Failed, "the bank refuses", STATUSES),
        row(Failed, Pending, "it is tried again", "API reference, create merchant retry: up to three times"),
        row(Created, Paused, "the subscription is paused", STATUSES),
        row(WaitingForExecution, Paused, "the subscription is paused", ORDER),
        row(Paused, Pending, "the subscription is resumed, and the bank is asked", ORDER),
        row(Created, Cancelled, "delete, or the subscription is cancelled", STATUSES),
        row(WaitingForExecution, Cancelled, "delete, or the subscription is cancelled", ORDER),
        row(Paused, Cancelled, "the subscription is cancelled", ORDER),
        row(Failed, Cancelled, "the subscription is cancelled", ORDER),
        row(Completed, PartiallyRefunded, "refund of a part", STATUSES),
        row(Completed, Refunded, "refund of all", STATUSES),
        row(PartiallyRefunded, Refunded, "refund of the rest", ORDER),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Transition;

    #[test]
    fn money_that_came_is_never_told_to_be_cancelled() {
        use PresentationStatus as P;
        for paid in [P::Completed, P::PartiallyRefunded, P::Refunded] {
            for reported in [P::Cancelled, P::PdnFailed] {
                assert_eq!(paid.observe(&reported), Transition::Inconsistent, "{paid} {reported}");
            }
            assert_eq!(paid.observe(&P::Failed), Transition::Stale, "{paid}");
            assert_eq!(P::Failed.observe(&paid), Transition::Forward, "{paid}");
        }
    }
}
