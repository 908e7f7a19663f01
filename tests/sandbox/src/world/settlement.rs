//! How a payment ends: authorised, failed, cancelled, expired or answered late.

use super::World;
use super::instrument::Instrument;
use super::ledger::Entry;
use super::order::{AcquirerData, ErrorDetail, Order, OrderStatus, Payment, PaymentStatus, Stage, order_of};
use super::persist::Table;
use super::timers::Timer;
use super::vault::Saving;
use crate::clock::Millis;
use crate::testdata::{self, Outcome};

impl World {
    /// What follows when the shopper has passed the authentication.
    pub(crate) fn conclude(&mut self, order: &mut Order, now: Millis) {
        let Some(outcome) = order.payment().map(|payment| payment.outcome.clone()) else { return };
        match outcome {
            Outcome::Decline(code) => self.fail_payment(order, testdata::code(&code), now),
            Outcome::Late(seconds) => self.await_bank(order, now, seconds * 1000),
            _ => self.authorise(order, now),
        }
    }

    /// Money is blocked and, without `pre_auth`, taken at once.
    pub(crate) fn authorise(&mut self, order: &mut Order, now: Millis) {
        let acquirer = self.acquirer_data();
        let Some(payment) = order.payments.last_mut().filter(|p| p.status == PaymentStatus::Pending) else {
            return;
        };
        payment.acquirer = Some(acquirer);
        payment.stage = Stage::Done;
        payment.due = None;
        payment.updated_at = now;
        payment.status = if order.pre_auth { PaymentStatus::Authorized } else { PaymentStatus::Processed };
        let value = payment.amount.value;
        let entry = Entry::Authorised { payment: &payment.reference, value };
        self.record(&order.reference, &entry);
        order.authorised += value;
        order.updated_at = now;
        if order.pre_auth {
            order.status = OrderStatus::Authorized;
            self.emit_order("ORDER_AUTHORIZED", order);
        } else {
            order.status = OrderStatus::Processed;
            order.captured += value;
            self.record(&order.reference, &Entry::Charged { value });
            self.emit_order("ORDER_PROCESSED", order);
        }
        self.save_card(order, now);
        self.approve_mandate(order, now);
    }

    /// The payment failed; the order may be tried again until no retry remains.
    pub(crate) fn fail_payment(&mut self, order: &mut Order, code: &str, now: Millis) {
        let Some(payment) = order.payments.last_mut() else { return };
        payment.fail(code, now);
        order.retries = order.retries.saturating_sub(1);
        order.status = if order.retries == 0 { OrderStatus::Failed } else { OrderStatus::Attempted };
        order.updated_at = now;
        self.emit_order("PAYMENT_FAILED", order);
        if order.status == OrderStatus::Failed {
            self.emit_order("ORDER_FAILED", order);
        }
    }

    /// The shopper cancelled on the page.
    pub(crate) fn cancel_by_shopper(&mut self, order: &mut Order, now: Millis) {
        let Some(payment) = order.payments.last_mut() else { return };
        payment.fail("ORDER_CANCELLED", now);
        payment.status = PaymentStatus::Cancelled;
        order.status = OrderStatus::Cancelled;
        order.updated_at = now;
        self.emit_order("ORDER_CANCELLED", order);
    }

    /// Nobody finished the payment in time.
    pub(crate) fn expire_payment(&mut self, payment_id: &str, now: Millis) {
        self.with_order(order_of(payment_id), |world, order| {
            let waiting = order.payment().is_some_and(|payment| {
                payment.id == payment_id && matches!(payment.stage, Stage::Shopper(_) | Stage::Nobody)
            });
            if waiting {
                world.fail_payment(order, "PAYMENT_EXPIRED", now);
            }
        });
    }

    /// The bank's answer arrives, or the time for it has run out.
    pub(crate) fn late_answer(&mut self, payment_id: &str, now: Millis) {
        self.with_order(order_of(payment_id), |world, order| {
            let last = order.payment().is_some_and(|payment| payment.id == payment_id);
            let Some(payment) = order.payments.iter_mut().find(|payment| payment.id == payment_id) else {
                return;
            };
            let Some(money_at) = payment.money_at else { return };
            payment.due = None;
            match payment.status {
                PaymentStatus::Pending if last && money_at <= now => world.authorise(order, now),
                PaymentStatus::Pending if last => {
                    payment.due = Some(money_at);
                    world.timers.set(money_at, Timer::LateAnswer { payment: payment_id.to_owned() });
                    world.fail_payment(order, "PAYMENT_EXPIRED", now);
                }
                PaymentStatus::Failed => {
                    payment.money_at = None;
                    world.record(&order.reference, &Entry::Returned);
                }
                _ => {}
            }
        });
    }

    /// Counts in the ledger, and remembers that the file has to follow.
    pub(crate) fn record(&mut self, reference: &str, entry: &Entry<'_>) {
        self.ledger.record(reference, entry);
        self.dirty.mark(Table::Tally, reference);
        match entry {
            Entry::Authorised { payment, .. } => self.dirty.mark(Table::Payment, payment),
            Entry::Captured { capture } => self.dirty.mark(Table::Capture, capture),
            Entry::Refunded { refund, .. } | Entry::RefundFailed { refund, .. } => {
                self.dirty.mark(Table::Refund, refund);
            }
            _ => {}
        }
    }

    pub(crate) fn acquirer_data(&mut self) -> AcquirerData {
        AcquirerData {
            approval_code: self.ids.digits(6),
            acquirer_reference: self.ids.digits(15),
            rrn: self.ids.digits(12),
            is_aggregator: true,
        }
    }

    fn await_bank(&mut self, order: &mut Order, now: Millis, takes: Millis) {
        let window = self.rules.late_authorization;
        let Some(payment) = order.payments.last_mut() else { return };
        let due = now.saturating_add(takes.min(window));
        payment.stage = Stage::Bank;
        payment.money_at = Some(now.saturating_add(takes));
        payment.due = Some(due);
        payment.updated_at = now;
        self.timers.set(due, Timer::LateAnswer { payment: payment.id.clone() });
    }

    /// A card is saved after its payment succeeded, with the shopper's consent and a customer to save it for.
    fn save_card(&mut self, order: &Order, now: Millis) {
        let Some(payment) = order.payment().filter(|payment| payment.save) else { return };
        let (Some(customer), Instrument::Card { facts, expiry_month, expiry_year, .. }) =
            (&order.customer_id, &payment.instrument)
        else {
            return;
        };
        if !self.has_vault(customer) {
            return;
        }
        self.save_token(
            Saving {
                customer_id: customer.clone(),
                reference: String::new(),
                payment_reference: payment.reference.clone(),
                facts: facts.clone(),
                expiry_month: expiry_month.clone(),
                expiry_year: expiry_year.clone(),
                outcome: payment.outcome.clone(),
                provision: payment.provision,
                metadata: None,
            },
            now,
        );
    }
}

impl Payment {
    pub(crate) fn expire_quietly(&mut self, now: Millis) {
        self.fail("PAYMENT_EXPIRED", now);
        self.due = None;
    }

    fn fail(&mut self, code: &str, now: Millis) {
        self.status = PaymentStatus::Failed;
        self.stage = Stage::Done;
        self.updated_at = now;
        self.error = Some(ErrorDetail { code: code.to_owned(), message: testdata::message(code).to_owned() });
    }
}
