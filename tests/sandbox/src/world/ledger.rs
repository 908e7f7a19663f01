//! What really happened to money, counted where it happens and nowhere else.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// What happened to the money of one order, counted per `merchant_order_reference`.
///
/// A test of a shop asserts on this: after any storm of retries, `charges` is at most 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Payments begun.
    pub attempts: u64,
    /// Payments that a bank authorised, those of orders without `pre_auth` included.
    pub authorisations: u64,
    /// Times money was taken: by a capture, or by the authorisation itself when `pre_auth` is false.
    pub charges: u64,
    /// Capture calls that acted.
    pub captures: u64,
    /// Cancel calls that acted.
    pub cancellations: u64,
    /// Refunds that were accepted and did not fail.
    pub refunds: u64,
    /// Late authorisations whose money went straight back.
    pub returns: u64,
    /// Paise authorised.
    pub authorised: u64,
    /// Paise taken.
    pub captured: u64,
    /// Paise given back by refunds.
    pub refunded: u64,
}

/// The tallies, and how often each payment, capture and refund reference acted.
#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) orders: HashMap<String, Tally>,
    pub(crate) payments: HashMap<String, u64>,
    pub(crate) captures: HashMap<String, u64>,
    pub(crate) refunds: HashMap<String, u64>,
    /// How often parts of a split order were released or cancelled, by the order's reference. Since the sandbox began: not kept.
    pub(crate) split_settlements: HashMap<String, u64>,
    /// How often each payment link was cancelled, by its reference. Since the sandbox began: not kept.
    pub(crate) link_cancellations: HashMap<String, u64>,
    pub(crate) total: Tally,
}

/// Something that moved money, or tried to.
pub(crate) enum Entry<'a> {
    Attempt,
    Authorised { payment: &'a str, value: u64 },
    Charged { value: u64 },
    Captured { capture: &'a str },
    Cancelled,
    Refunded { refund: &'a str, value: u64 },
    RefundFailed { refund: &'a str, value: u64 },
    Returned,
}

impl Ledger {
    pub(crate) fn record(&mut self, reference: &str, entry: &Entry<'_>) {
        match entry {
            Entry::Authorised { payment, .. } => count(&mut self.payments, payment),
            Entry::Captured { capture } => count(&mut self.captures, capture),
            Entry::Refunded { refund, .. } => count(&mut self.refunds, refund),
            Entry::RefundFailed { refund, .. } => {
                self.refunds.remove(*refund);
            }
            _ => {}
        }
        if !self.orders.contains_key(reference) {
            self.orders.insert(reference.to_owned(), Tally::default());
        }
        if let Some(tally) = self.orders.get_mut(reference) {
            tally.add(entry);
        }
        self.total.add(entry);
    }
}

impl Tally {
    fn add(&mut self, entry: &Entry<'_>) {
        match entry {
            Entry::Attempt => self.attempts += 1,
            Entry::Authorised { value, .. } => {
                self.authorisations += 1;
                self.authorised += value;
            }
            Entry::Charged { value } => {
                self.charges += 1;
                self.captured += value;
            }
            Entry::Captured { .. } => self.captures += 1,
            Entry::Cancelled => self.cancellations += 1,
            Entry::Refunded { value, .. } => {
                self.refunds += 1;
                self.refunded += value;
            }
            Entry::RefundFailed { value, .. } => {
                self.refunds = self.refunds.saturating_sub(1);
                self.refunded = self.refunded.saturating_sub(*value);
            }
            Entry::Returned => self.returns += 1,
        }
    }

    /// Adds up tallies read back from disk.
    pub(crate) fn merge(&mut self, other: &Tally) {
        self.attempts += other.attempts;
        self.authorisations += other.authorisations;
        self.charges += other.charges;
        self.captures += other.captures;
        self.cancellations += other.cancellations;
        self.refunds += other.refunds;
        self.returns += other.returns;
        self.authorised += other.authorised;
        self.captured += other.captured;
        self.refunded += other.refunded;
    }
}

pub(super) fn count(counts: &mut HashMap<String, u64>, reference: &str) {
    match counts.get_mut(reference) {
        Some(count) => *count += 1,
        None => {
            counts.insert(reference.to_owned(), 1);
        }
    }
}
