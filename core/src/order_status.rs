//! What an order's status means, what may follow it, and what may be done in it.
//!
//! The state machine is two tables. [`MOVES`] says how the gateway moves an order from one status to another;
//! [`ALLOWED`] says what a merchant may do in which. Every row names its source, because Pine Labs' pages do not
//! agree with each other: they document `AUTHORIZED` for orders with `pre_auth` only, yet the Tokenization guide
//! announces it for its orders without, and orders captured in part carry a status that no list has. Nothing here
//! is decided by the echoed `pre_auth` alone for that reason.
//!
//! The merchant's actions are refused when the table does not have them: [`OrderStatus::check`] returns an error. What
//! the gateway reports is never refused: [`OrderStatus::observe`] only says how a report fits what was known before.
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

mod tables;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use self::tables::{ALLOWED, MOVES, Move, Permission};
use crate::lifecycle::{self, Row};
use crate::open_enum::{is_plain, open_enum};
use crate::{Error, ErrorKind, Transition};

open_enum! {
    /// The status of an order; of a refund too, which is an order of type `REFUND`.
    ///
    /// Read in any case; a status that this version does not know is kept as it came.
    ///
    /// Source: API documentation, order life cycle, except where a status says otherwise.
    pub enum OrderStatus {
        /// The order is accepted; no payment has been made.
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
        lifecycle::observe(MOVES, self, reported)
    }

    /// Whether the payment's outcome is settled: only a refund can follow, so that polling can stop.
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
        lifecycle::diagram(MOVES, Self::KNOWN)
    }
}

impl Row for Move {
    type Status = OrderStatus;

    fn ends(&self) -> (&OrderStatus, &OrderStatus) {
        (&self.from, &self.to)
    }

    fn label(&self) -> String {
        let condition = match self.pre_auth {
            Some(true) => " (pre_auth)",
            Some(false) => " (no pre_auth)",
            None => "",
        };
        format!("{}{condition}", self.when)
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

/// Whether a row holds for an order: both were made for the same `pre_auth`, or one of them does not say.
fn holds(row: Option<bool>, order: Option<bool>) -> bool {
    match (row, order) {
        (Some(row), Some(order)) => row == order,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
