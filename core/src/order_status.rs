//! What an order's status means, what may follow it, and what may be done in it.
//!
//! The state machine is two tables. [`MOVES`] says how the gateway moves an order from one status to another;
//! [`ALLOWED`] says what a merchant may do in which. Every row names its source, because Pine Labs' pages do not
//! agree with each other: they document `AUTHORIZED` for orders with `pre_auth` only, yet the Tokenization guide
//! announces it for its orders without, and orders captured in part carry a status that no list has. Nothing here
//! is decided by the echoed `pre_auth` alone for that reason.
//!
//! The tables are used in two ways, and the difference is the point. Our own actions are refused when the table
//! does not have them: [`OrderStatus::check`] returns an error. The gateway's facts are never refused:
//! [`OrderStatus::observe`] only says how a report fits what was known before.
//!
//! ```
//! use pinelabs_online::{Action, Transition, OrderStatus};
//!
//! let stored = OrderStatus::Authorized;
//! stored.check(Action::Capture, Some(true))?;
//! assert!(stored.check(Action::Refund, Some(true)).is_err());
//!
//! // Webhooks come late and out of order.
//! assert_eq!(stored.observe(&OrderStatus::Processed), Transition::Forward);
//! assert_eq!(stored.observe(&OrderStatus::Pending), Transition::Stale);
//! # Ok::<(), pinelabs_online::Error>(())
//! ```

use std::{fmt, fmt::Write, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::open_enum::{is_plain, open_enum};
use crate::{Error, ErrorKind};

open_enum! {
    /// The status of an order; of a refund too, which is an order of type `REFUND`.
    ///
    /// Read in any case; a status that this version does not know is kept as it came.
    ///
    /// Source: API documentation, order life cycle, except where a status says otherwise.
    pub enum OrderStatus {
        /// The order is accepted; nobody has tried to pay it.
        Created = "CREATED",
        /// A payment was made and its outcome is open.
        Pending = "PENDING",
        /// A payment failed; another may be made for the same order.
        Attempted = "ATTEMPTED",
        /// The money is blocked on the shopper's card: capture it or cancel the order.
        Authorized = "AUTHORIZED",
        /// Part of the blocked money is taken, the rest goes back by itself. In no documented list: a webhook
        /// sample of `ORDER_PROCESSED` has it.
        PartiallyCaptured = "PARTIALLY_CAPTURED",
        /// The money is taken.
        Processed = "PROCESSED",
        /// The merchant or the shopper cancelled; no money is taken.
        Cancelled = "CANCELLED",
        /// The order failed for good; no money is taken.
        Failed = "FAILED",
        /// Part of the taken money went back.
        PartiallyRefunded = "PARTIALLY_REFUNDED",
        /// All of the taken money went back.
        FullyRefunded = "FULLY_REFUNDED",
    }
}

impl OrderStatus {
    /// Says whether the merchant may do this to an order in this status.
    ///
    /// `pre_auth` is what the order was created with, `None` if that is not known. Ask with a status that was read
    /// just now: a stored one may be old. The gateway has the last word either way.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotAllowed`] if [`ALLOWED`] has no such row, and for every action in a status that this version
    /// does not know.
    pub fn check(&self, action: Action, pre_auth: Option<bool>) -> Result<(), Error> {
        let allowed = self.actions(pre_auth);
        if allowed.contains(&action) {
            return Ok(());
        }
        if let Self::Other(word) = self {
            let word = if is_plain(word) { format!(" `{word}`") } else { String::new() };
            let message = format!("`{action}` is not allowed: the order's status{word} is not known here");
            return Err(Error::new(ErrorKind::NotAllowed, message));
        }
        let allowed: Vec<_> = allowed.iter().map(|a| format!("`{a}`")).collect();
        let allowed = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(" and ") };
        let message = format!("`{action}` is not allowed: the order is `{self}`, which allows {allowed}");
        Err(Error::new(ErrorKind::NotAllowed, message))
    }

    /// Everything that the merchant may do to an order in this status, in the order of [`ALLOWED`].
    ///
    /// `pre_auth` is what the order was created with, `None` if that is not known. Empty where there is nothing to
    /// do but wait, where all is over, and for a status that this version does not know.
    pub fn actions(&self, pre_auth: Option<bool>) -> Vec<Action> {
        let mut actions = Vec::new();
        for row in ALLOWED.iter().filter(|row| row.status == *self && holds(row.pre_auth, pre_auth)) {
            if !actions.contains(&row.action) {
                actions.push(row.action);
            }
        }
        actions
    }

    /// Says how a status that the gateway reports fits this one, which was known before.
    ///
    /// Never refuses anything: what the gateway reports is a fact. An order goes from `ATTEMPTED` to `PENDING` and
    /// back, so that between those two an old report cannot be told from a new one: it is `Forward`.
    pub fn observe(&self, reported: &Self) -> Transition {
        if self == reported {
            Transition::Same
        } else if self.reaches(reported) {
            Transition::Forward
        } else if reported.reaches(self) {
            Transition::Stale
        } else {
            Transition::Inconsistent
        }
    }

    /// Whether the payment's outcome is settled: only a refund can follow, so that nobody needs to poll.
    ///
    /// `AUTHORIZED` is not final, though a program that waits for the shopper need not wait any longer: the
    /// money waits for a capture or a cancellation.
    ///
    /// Source: inferred from [`MOVES`].
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Processed
                | Self::PartiallyCaptured
                | Self::Cancelled
                | Self::Failed
                | Self::PartiallyRefunded
                | Self::FullyRefunded
        )
    }

    /// Whether an order may have no payment in this status.
    pub(crate) fn allows_no_payment(&self) -> bool {
        matches!(self, Self::Created | Self::Cancelled | Self::Failed)
    }

    /// The table [`MOVES`] as a Mermaid state diagram, for documentation.
    pub fn diagram() -> String {
        let mut diagram = String::from("stateDiagram-v2\n    [*] --> CREATED\n");
        for Move { from, to, when, pre_auth, .. } in MOVES {
            let world = match pre_auth {
                Some(true) => " (pre_auth)",
                Some(false) => " (no pre_auth)",
                None => "",
            };
            // Writing to a String cannot fail.
            let _ = writeln!(diagram, "    {from} --> {to}: {when}{world}");
        }
        for word in Self::KNOWN {
            let status = Self::from(*word);
            if !MOVES.iter().any(|row| row.from == status) {
                let _ = writeln!(diagram, "    {status} --> [*]");
            }
        }
        diagram
    }

    fn reaches(&self, end: &Self) -> bool {
        let mut seen = vec![self];
        let mut next = 0;
        while let Some(&at) = seen.get(next) {
            for row in MOVES.iter().filter(|row| row.from == *at) {
                if row.to == *end {
                    return true;
                }
                if !seen.contains(&&row.to) {
                    seen.push(&row.to);
                }
            }
            next += 1;
        }
        false
    }
}

/// What a merchant can do to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// Make a payment: `payments.create`.
    Pay,
    /// Take the blocked money, all or part: `orders.capture`.
    Capture,
    /// Let the blocked money go: `orders.cancel`.
    Cancel,
    /// Give taken money back, all or part: `refunds.create`.
    Refund,
}

impl Action {
    /// The action's name: `pay`, `capture`, `cancel` or `refund`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Capture => "capture",
            Self::Cancel => "cancel",
            Self::Refund => "refund",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Action {
    type Err = Error;

    /// Reads an action's name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for anything but the four names in lower case.
    fn from_str(name: &str) -> Result<Self, Error> {
        [Self::Pay, Self::Capture, Self::Cancel, Self::Refund]
            .into_iter()
            .find(|action| action.as_str() == name)
            .ok_or_else(|| Error::input("action", "must be `pay`, `capture`, `cancel` or `refund`"))
    }
}

/// How a reported status fits the one that was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// The same status: nothing new.
    Same,
    /// One or more of the [`MOVES`] lead to it: store it.
    Forward,
    /// The order had that status earlier: old news, such as a webhook that was overtaken. Keep what you have.
    Stale,
    /// No moves lead there, or a status is not known: read the order again, and show a person if it stays so.
    Inconsistent,
}

impl Transition {
    /// The transition's name: `same`, `forward`, `stale` or `inconsistent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Forward => "forward",
            Self::Stale => "stale",
            Self::Inconsistent => "inconsistent",
        }
    }
}

impl fmt::Display for Transition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A row of [`MOVES`]: the gateway moves an order from one status to another.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Move {
    /// The status before.
    pub from: OrderStatus,
    /// The status after.
    pub to: OrderStatus,
    /// Only for orders created with, or without, `pre_auth`; `None` for both.
    pub pre_auth: Option<bool>,
    /// What brings it about.
    pub when: &'static str,
    /// Where it is documented.
    pub source: &'static str,
}

/// A row of [`ALLOWED`]: in this status, the merchant may do this.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Permission {
    /// The order's status.
    pub status: OrderStatus,
    /// What may be done.
    pub action: Action,
    /// Only for orders created with, or without, `pre_auth`; `None` for both.
    pub pre_auth: Option<bool>,
    /// Where it is documented.
    pub source: &'static str,
}

/// How the gateway moves an order from status to status.
///
/// A report may skip statuses, so [`OrderStatus::observe`] follows any number of rows.
pub const MOVES: &[Move] = &[
    Move {
        from: OrderStatus::Created,
        to: OrderStatus::Pending,
        pre_auth: None,
        when: "a payment is made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Authorized,
        pre_auth: None,
        when: "the shopper pays, the money is blocked",
        source: "API documentation, order life cycle, for `pre_auth` only; Tokenization guide, section 5, also for \
                 orders without",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Processed,
        pre_auth: Some(false),
        when: "the shopper pays, the money is taken",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Attempted,
        pre_auth: None,
        when: "the payment fails, another may be made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "the payment fails for good",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Cancelled,
        pre_auth: None,
        when: "the shopper cancels",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Attempted,
        to: OrderStatus::Pending,
        pre_auth: None,
        when: "another payment is made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Attempted,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "no retries remain",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Processed,
        pre_auth: None,
        when: "capture",
        source: "Tokenization guide, section 6; its order has `pre_auth`, captured orders of the webhook samples do not",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::PartiallyCaptured,
        pre_auth: None,
        when: "capture of a part",
        source: "API documentation, webhooks: the sample of `ORDER_PROCESSED` with 1200 of 2000 captured",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Cancelled,
        pre_auth: None,
        when: "cancel",
        source: "Tokenization guide, section 7; its order has `pre_auth`, that of the webhook sample does not",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "the capture fails",
        source: "API documentation, webhooks: the sample of `PAYMENT_FAILED` with the order `FAILED`",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::Processed,
        pre_auth: None,
        when: "the rest is let go",
        source: "inferred: API reference, capture order, has `PROCESSED` after every capture",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::PartiallyRefunded,
        pre_auth: None,
        when: "refund of a part",
        source: "inferred: as from `PROCESSED`",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of all",
        source: "inferred: as from `PROCESSED`",
    },
    Move {
        from: OrderStatus::Processed,
        to: OrderStatus::PartiallyRefunded,
        pre_auth: None,
        when: "refund of a part",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Processed,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of all",
        source: "API documentation, webhooks: the netbanking sample of `REFUND_PROCESSED`",
    },
    Move {
        from: OrderStatus::PartiallyRefunded,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of the rest",
        source: "API documentation, order life cycle",
    },
];

/// What a merchant may do to an order in which status.
///
/// Capture and cancel are documented for orders with `pre_auth` only. They are allowed without it as well, as long
/// as the order is `AUTHORIZED`: the gateway's own samples show such orders, and it is the one to refuse.
pub const ALLOWED: &[Permission] = &[
    Permission {
        status: OrderStatus::Created,
        action: Action::Pay,
        pre_auth: None,
        source: "Tokenization guide, section 4",
    },
    Permission {
        status: OrderStatus::Attempted,
        action: Action::Pay,
        pre_auth: None,
        source: "API documentation, order life cycle: until `payment_retries_remaining` is 0",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Capture,
        pre_auth: Some(true),
        source: "Tokenization guide, sections 5 and 6",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Capture,
        pre_auth: Some(false),
        source: "inferred: API documentation, webhooks, has captured orders whose `pre_auth` is false",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Cancel,
        pre_auth: Some(true),
        source: "Tokenization guide, sections 5 and 7",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Cancel,
        pre_auth: Some(false),
        source: "inferred: API documentation, webhooks, has a cancelled order whose `pre_auth` is false",
    },
    Permission {
        status: OrderStatus::PartiallyCaptured,
        action: Action::Refund,
        pre_auth: None,
        source: "inferred: the captured part is taken money, as in `PROCESSED`",
    },
    Permission {
        status: OrderStatus::Processed,
        action: Action::Refund,
        pre_auth: None,
        source: "API documentation, payment refund",
    },
    Permission {
        status: OrderStatus::PartiallyRefunded,
        action: Action::Refund,
        pre_auth: None,
        source: "inferred: API documentation, order life cycle, has `FULLY_REFUNDED` follow it",
    },
];

/// Whether a row of this world holds for an order of that world; an unknown world is either.
fn holds(row: Option<bool>, order: Option<bool>) -> bool {
    match (row, order) {
        (Some(row), Some(order)) => row == order,
        _ => true,
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    const WORLDS: [Option<bool>; 3] = [Some(true), Some(false), None];
    const ACTIONS: [Action; 4] = [Action::Pay, Action::Capture, Action::Cancel, Action::Refund];

    fn known() -> impl Iterator<Item = OrderStatus> {
        OrderStatus::KNOWN.iter().map(|word| OrderStatus::from(*word))
    }

    #[test]
    fn every_status_is_reached_from_created() {
        for status in known().filter(|status| *status != OrderStatus::Created) {
            assert_eq!(OrderStatus::Created.observe(&status), Transition::Forward, "{status}");
        }
    }

    #[test]
    fn every_row_names_known_statuses_and_its_source_once() {
        for (i, row) in MOVES.iter().enumerate() {
            assert!(known().any(|s| s == row.from) && known().any(|s| s == row.to), "{row:?}");
            assert!(!row.source.is_empty() && !row.when.is_empty(), "{row:?}");
            assert!(!MOVES[..i].iter().any(|other| other.from == row.from && other.to == row.to), "{row:?}");
        }
        for row in ALLOWED {
            assert!(known().any(|s| s == row.status) && !row.source.is_empty(), "{row:?}");
        }
    }

    #[test]
    fn a_row_is_forward_and_its_reverse_is_stale_except_between_payments() {
        for row in MOVES {
            assert_eq!(row.from.observe(&row.to), Transition::Forward, "{row:?}");
            let back = if row.from.is_between_payments() && row.to.is_between_payments() {
                Transition::Forward
            } else {
                Transition::Stale
            };
            assert_eq!(row.to.observe(&row.from), back, "{row:?}");
        }
    }

    impl OrderStatus {
        fn is_between_payments(&self) -> bool {
            matches!(self, Self::Pending | Self::Attempted)
        }
    }

    #[test]
    fn money_after_the_end_and_unknown_statuses_are_inconsistent() {
        for (stored, reported) in [
            ("FAILED", "PROCESSED"),
            ("CANCELLED", "AUTHORIZED_LATER"),
            ("CANCELLED", "PROCESSED"),
            ("PROCESSED", "CANCELLED"),
            ("PROCESSED", "FAILED"),
            ("FULLY_REFUNDED", "CHARGEBACK"),
            ("CHARGEBACK", "PROCESSED"),
        ] {
            let (stored, reported) = (OrderStatus::from(stored), OrderStatus::from(reported));
            assert_eq!(stored.observe(&reported), Transition::Inconsistent, "{stored} {reported}");
        }
        let odd = OrderStatus::from("CHARGEBACK");
        assert_eq!(odd.observe(&odd), Transition::Same);
    }

    #[test]
    fn only_a_refund_follows_a_final_status() {
        for status in known().filter(OrderStatus::is_final) {
            for world in WORLDS {
                assert!(status.actions(world).iter().all(|a| *a == Action::Refund), "{status}");
            }
            for row in MOVES.iter().filter(|row| row.from == status) {
                assert!(row.to.is_final(), "{row:?}");
            }
        }
        for status in known().filter(|status| !status.is_final()) {
            assert!(MOVES.iter().any(|row| row.from == status), "{status}");
        }
    }

    #[test]
    fn check_agrees_with_actions_and_names_what_is_allowed() {
        for status in known().chain([OrderStatus::from("CHARGEBACK")]) {
            for world in WORLDS {
                for action in ACTIONS {
                    let allowed = status.actions(world).contains(&action);
                    assert_eq!(status.check(action, world).is_ok(), allowed, "{status} {action}");
                }
            }
        }
        for (status, action, message) in [
            (
                "AUTHORIZED",
                "refund",
                "`refund` is not allowed: the order is `AUTHORIZED`, which allows `capture` and `cancel`",
            ),
            ("PENDING", "pay", "`pay` is not allowed: the order is `PENDING`, which allows nothing"),
            (
                "CHARGEBACK",
                "refund",
                "`refund` is not allowed: the order's status `CHARGEBACK` is not known here",
            ),
            ("a\nb", "pay", "`pay` is not allowed: the order's status is not known here"),
        ] {
            let error = OrderStatus::from(status).check(action.parse().unwrap(), None).unwrap_err();
            assert_eq!(error.message, message);
            assert_eq!(error.kind, ErrorKind::NotAllowed);
            assert_eq!(error.effect, crate::Effect::None);
        }
    }

    #[test]
    fn the_echoed_flag_alone_refuses_neither_capture_nor_cancellation() {
        for world in WORLDS {
            assert_eq!(OrderStatus::Authorized.actions(world), [Action::Capture, Action::Cancel]);
        }
    }

    #[test]
    fn an_action_is_read_by_its_name_only() {
        for action in ACTIONS {
            assert_eq!(action.as_str().parse::<Action>().unwrap(), action);
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
        }
        assert_eq!("CAPTURE".parse::<Action>().unwrap_err().path.as_deref(), Some("action"));
    }

    #[test]
    fn the_diagram_has_every_row() {
        let diagram = OrderStatus::diagram();
        for row in MOVES {
            assert!(diagram.contains(&format!("    {} --> {}: {}", row.from, row.to, row.when)), "{row:?}");
        }
        assert!(diagram.starts_with("stateDiagram-v2\n    [*] --> CREATED\n"));
        assert!(diagram.ends_with("    FAILED --> [*]\n    FULLY_REFUNDED --> [*]\n"), "{diagram}");
    }
}
