//! Which objects have changed since they were last written, and the world read back.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::World;
use super::customer::Customer;
use super::ledger::{Ledger, Tally};
use super::order::{Kind, Order, PaymentStatus, Stage, text};
use super::timers::Timer;
use super::token::{CardToken, TokenStatus};

/// What changed. Nothing is kept when no file is.
pub(crate) struct Dirty {
    on: bool,
    wiped: bool,
    changed: BTreeSet<(Table, String)>,
}

/// The kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    Order,
    Link,
    Plan,
    Subscription,
    Presentation,
    Customer,
    Token,
    Tally,
    Payment,
    Capture,
    Refund,
}

/// A batch for the file: whether to empty it first, and the rows to write.
pub(crate) struct Batch {
    pub(crate) wipe: bool,
    pub(crate) rows: Vec<(Table, String, String)>,
    pub(crate) counter: u64,
}

impl Table {
    pub(crate) const ALL: [Table; 11] = [
        Table::Order,
        Table::Link,
        Table::Plan,
        Table::Subscription,
        Table::Presentation,
        Table::Customer,
        Table::Token,
        Table::Tally,
        Table::Payment,
        Table::Capture,
        Table::Refund,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Table::Order => "order",
            Table::Link => "link",
            Table::Plan => "plan",
            Table::Subscription => "subscription",
            Table::Presentation => "presentation",
            Table::Customer => "customer",
            Table::Token => "token",
            Table::Tally => "tally",
            Table::Payment => "payment",
            Table::Capture => "capture",
            Table::Refund => "refund",
        }
    }
}

impl Dirty {
    pub(crate) fn new(on: bool) -> Self {
        Dirty { on, wiped: false, changed: BTreeSet::new() }
    }

    pub(crate) fn order(&mut self, id: &str) {
        self.mark(Table::Order, id);
    }

    pub(crate) fn customer(&mut self, id: &str) {
        self.mark(Table::Customer, id);
    }

    pub(crate) fn token(&mut self, id: &str) {
        self.mark(Table::Token, id);
    }

    pub(crate) fn mark(&mut self, table: Table, id: &str) {
        if self.on {
            self.changed.insert((table, id.to_owned()));
        }
    }

    pub(crate) fn wipe(&mut self) {
        self.changed.clear();
        self.wiped = self.on;
    }
}

impl World {
    /// Takes all that changed, so that a batch never has one half of what a request did.
    pub(crate) fn take_batch(&mut self) -> Option<Batch> {
        if !self.dirty.wiped && self.dirty.changed.is_empty() {
            return None;
        }
        let wipe = std::mem::take(&mut self.dirty.wiped);
        let changed = std::mem::take(&mut self.dirty.changed);
        let row = |(table, id): (Table, String)| self.row(table, &id).map(|body| (table, id, body));
        let rows = changed.into_iter().filter_map(row).collect();
        Some(Batch { wipe, rows, counter: self.ids.counter() })
    }

    fn row(&self, table: Table, id: &str) -> Option<String> {
        fn json(value: Option<&impl Serialize>) -> Option<String> {
            value.map(|value| text(value))
        }
        match table {
            Table::Order => json(self.orders.get(id).map(|order| order.as_ref())),
            Table::Link => self.link_row(id),
            Table::Plan => self.plan_row(id),
            Table::Subscription => self.subscription_row(id),
            Table::Presentation => self.presentation_row(id),
            Table::Customer => json(self.customers.get(id)),
            Table::Token => json(self.tokens.get(id)),
            Table::Tally => json(self.ledger.orders.get(id)),
            Table::Payment => json(self.ledger.payments.get(id)),
            Table::Capture => json(self.ledger.captures.get(id)),
            // A refund that failed is no longer counted; its row must say so.
            Table::Refund => Some(self.ledger.refunds.get(id).copied().unwrap_or(0).to_string()),
        }
    }

    /// Puts one row back. Rows may come in any order within a table, tables in the order of `Table::ALL`.
    pub(crate) fn restore(&mut self, table: Table, id: &str, body: &str) -> Result<(), serde_json::Error> {
        match table {
            Table::Order => self.restore_order(read(body)?),
            Table::Link => self.keep_link(read(body)?),
            Table::Plan => self.keep_plan(read(body)?),
            Table::Subscription => self.keep_subscription(read(body)?),
            Table::Presentation => self.keep_presentation(read(body)?),
            Table::Customer => self.restore_customer(read(body)?),
            Table::Token => self.restore_token(read(body)?),
            Table::Tally => {
                let tally: Tally = read(body)?;
                self.ledger.total.merge(&tally);
                self.ledger.orders.insert(id.to_owned(), tally);
            }
            Table::Payment => restore_count(&mut self.ledger, |l| &mut l.payments, id, read(body)?),
            Table::Capture => restore_count(&mut self.ledger, |l| &mut l.captures, id, read(body)?),
            Table::Refund => restore_count(&mut self.ledger, |l| &mut l.refunds, id, read(body)?),
        }
        Ok(())
    }

    /// Puts what has to be in order of creation in that order, after the last row.
    pub(crate) fn restored(&mut self) {
        let mut ids: Vec<_> =
            self.orders.values().map(|order| (order.created_at, order.id.clone())).collect();
        ids.sort();
        self.order_ids = ids.into_iter().map(|(_, id)| id).collect();
    }

    fn restore_order(&mut self, order: Order) {
        self.order_references.insert(order.reference.clone(), order.id.clone());
        if let Some(token) = &order.checkout {
            self.checkouts.insert(token.clone(), order.id.clone());
        }
        for payment in &order.payments {
            let refund = order.kind == Kind::Refund;
            if !refund {
                self.payment_references.insert(payment.reference.clone(), order.id.clone());
            }
            if let Stage::Shopper(token) = &payment.stage {
                self.challenges.insert(token.clone(), payment.id.clone());
            }
            if let Some(at) = payment.due {
                let timer = match payment.stage {
                    _ if refund => Timer::Refund { order: order.id.clone() },
                    Stage::Bank => Timer::LateAnswer { payment: payment.id.clone() },
                    _ if payment.status == PaymentStatus::Failed => {
                        Timer::LateAnswer { payment: payment.id.clone() }
                    }
                    _ => Timer::Expire { payment: payment.id.clone() },
                };
                self.timers.set(at, timer);
            }
        }
        self.orders.insert(order.id.clone(), Box::new(order));
    }

    fn restore_customer(&mut self, customer: Customer) {
        self.index_customer(&customer);
        self.customers.insert(customer.id.clone(), customer);
    }

    fn restore_token(&mut self, token: CardToken) {
        if !token.reference.is_empty() {
            self.token_references.insert(token.reference.clone(), token.id.clone());
        }
        if let (TokenStatus::Initiated, Some(at)) = (token.status, token.due) {
            self.timers.set(at, Timer::Provision { token: token.id.clone() });
        }
        self.tokens.insert(token.id.clone(), token);
    }
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(body)
}

fn restore_count(
    ledger: &mut Ledger,
    counts: fn(&mut Ledger) -> &mut std::collections::HashMap<String, u64>,
    id: &str,
    count: u64,
) {
    if count > 0 {
        counts(ledger).insert(id.to_owned(), count);
    }
}
