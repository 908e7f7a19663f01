//! The statuses of a payment link.

use super::{StatusMove, status_table};
use crate::open_enum::open_enum;

open_enum! {
    /// The status of a payment link.
    ///
    /// Read in any case; a status that this version does not know is kept as it came. No webhook tells it: the events of
    /// the link's order come instead. Source: API documentation, pay by link, life cycle and object.
    pub enum LinkStatus {
        /// The link is made and sent to the customer.
        Created = "CREATED",
        /// The customer has opened it and not paid.
        Clicked = "CLICKED",
        /// A payment was begun and its outcome is open.
        PaymentInitiated = "PAYMENT_INITIATED",
        /// A part is paid.
        PartialProcessed = "PARTIAL_PROCESSED",
        /// All of it is paid.
        Processed = "PROCESSED",
        /// The merchant cancelled it.
        Cancelled = "CANCELLED",
        /// Its time is over; it cannot be paid any more.
        Expired = "EXPIRED",
    }
}

status_table!(LinkStatus, "payment_link", LINK_MOVES, [Processed, Cancelled, Expired]);

const LIFE_CYCLE: &str = "API documentation, pay by link, life cycle";

/// How the gateway moves a payment link from status to status.
///
/// A report may skip statuses, so [`LinkStatus::observe`] follows any number of rows.
pub const LINK_MOVES: &[StatusMove<LinkStatus>] = &[
    StatusMove {
        from: LinkStatus::Created,
        to: LinkStatus::Clicked,
        when: "the customer opens it",
        source: LIFE_CYCLE,
    },
    StatusMove {
        from: LinkStatus::Clicked,
        to: LinkStatus::PaymentInitiated,
        when: "a payment is begun",
        source: LIFE_CYCLE,
    },
    StatusMove {
        from: LinkStatus::PaymentInitiated,
        to: LinkStatus::Processed,
        when: "all of it is paid",
        source: LIFE_CYCLE,
    },
    StatusMove {
        from: LinkStatus::PaymentInitiated,
        to: LinkStatus::PartialProcessed,
        when: "a part is paid",
        source: "API documentation, pay by link, object: the status alone; the life cycle leaves it out",
    },
    StatusMove {
        from: LinkStatus::PartialProcessed,
        to: LinkStatus::Processed,
        when: "the rest is paid",
        source: "inferred from the meaning of the two",
    },
    StatusMove { from: LinkStatus::Created, to: LinkStatus::Cancelled, when: "cancel", source: LIFE_CYCLE },
    StatusMove {
        from: LinkStatus::Clicked,
        to: LinkStatus::Cancelled,
        when: "cancel",
        source: "inferred: the life cycle does not say from which status",
    },
    StatusMove {
        from: LinkStatus::PaymentInitiated,
        to: LinkStatus::Cancelled,
        when: "cancel after a payment that failed",
        source: "inferred: the life cycle does not say from which status",
    },
    StatusMove {
        from: LinkStatus::PartialProcessed,
        to: LinkStatus::Cancelled,
        when: "cancel of the rest",
        source: "inferred: the life cycle does not say from which status",
    },
    StatusMove {
        from: LinkStatus::Created,
        to: LinkStatus::Expired,
        when: "`expire_by` is reached",
        source: LIFE_CYCLE,
    },
    StatusMove {
        from: LinkStatus::Clicked,
        to: LinkStatus::Expired,
        when: "`expire_by` is reached",
        source: LIFE_CYCLE,
    },
    StatusMove {
        from: LinkStatus::PaymentInitiated,
        to: LinkStatus::Expired,
        when: "`expire_by` is reached after a payment that failed",
        source: "inferred: the life cycle says that no payment is accepted from then on",
    },
    StatusMove {
        from: LinkStatus::PartialProcessed,
        to: LinkStatus::Expired,
        when: "`expire_by` is reached before the rest is paid",
        source: "inferred: the life cycle says that no payment is accepted from then on",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Transition;

    #[test]
    fn a_paid_link_is_never_told_to_be_over_without_money() {
        for reported in [LinkStatus::Cancelled, LinkStatus::Expired] {
            assert_eq!(LinkStatus::Processed.observe(&reported), Transition::Inconsistent, "{reported}");
            assert_eq!(reported.observe(&LinkStatus::Processed), Transition::Inconsistent, "{reported}");
        }
        assert_eq!(LinkStatus::Created.observe(&LinkStatus::Processed), Transition::Forward);
        assert_eq!(LinkStatus::Processed.observe(&LinkStatus::Clicked), Transition::Stale);
    }
}
