//! Capture and cancel an authorised order (Tokenization guide, sections 6 and 7).

use serde_json::Value;

use super::World;
use super::ledger::Entry;
use super::order::{Capture, Order, OrderStatus, PaymentStatus};
use crate::clock::Millis;
use crate::settings::Duplicate;
use crate::testdata::Outcome;
use crate::wire::{Amount, Fields, Refusal};

impl World {
    /// One capture per order, in whole or in part; the rest goes back by itself.
    pub(crate) fn capture(&mut self, order_id: &str, body: &Value, now: Millis) -> Result<(), Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_capture_reference")?;
        let amount = fields.amount("capture_amount", self.rules.minimum_amount)?;
        let order = self.get_order(order_id)?;
        if order.payments.iter().flat_map(|payment| &payment.captures).any(|made| made.reference == reference)
        {
            return match self.rules.duplicate {
                Duplicate::Existing => Ok(()),
                Duplicate::Reject => Err(Refusal::duplicate()),
            };
        }
        check_authorised(order)?;
        let amount = amount.unwrap_or_else(|| order.amount.clone());
        if amount.currency != order.amount.currency {
            return Err(fields.refuse("capture_amount", "must have the currency of the order"));
        }
        if amount.value > order.authorised {
            let message = "Capture amount must be less than or equal to the authorized amount";
            return Err(Refusal::new(422, "AMOUNT_LIMIT_EXCEEDED", message));
        }
        if order.payment().is_some_and(|payment| payment.outcome == Outcome::CaptureFails) {
            self.with_order(order_id, |world, order| world.fail_capture(order, now));
            return Err(Refusal::acquirer("PAYMENT_DECLINED", "Capture declined by the issuer"));
        }
        self.with_order(order_id, |world, order| world.take_money(order, reference, amount, now));
        Ok(())
    }

    pub(crate) fn cancel(&mut self, order_id: &str, now: Millis) -> Result<(), Refusal> {
        check_authorised(self.get_order(order_id)?)?;
        self.with_order(order_id, |world, order| {
            if let Some(payment) = order.payments.last_mut() {
                payment.status = PaymentStatus::Cancelled;
                payment.updated_at = now;
            }
            order.status = OrderStatus::Cancelled;
            order.updated_at = now;
            world.record(&order.reference, &Entry::Cancelled);
            world.emit_order("ORDER_CANCELLED", order);
        });
        Ok(())
    }

    fn take_money(&mut self, order: &mut Order, reference: String, amount: Amount, now: Millis) {
        let Some(payment) = order.payments.last_mut() else { return };
        let partial = amount.value < order.authorised;
        self.record(&order.reference, &Entry::Captured { capture: &reference });
        self.record(&order.reference, &Entry::Charged { value: amount.value });
        order.captured += amount.value;
        payment.captures.push(Capture { reference, amount, created_at: now });
        payment.status = PaymentStatus::Processed;
        payment.updated_at = now;
        // A webhook sample and third parties have PARTIALLY_CAPTURED, which no documented list has.
        order.status = if partial { OrderStatus::PartiallyCaptured } else { OrderStatus::Processed };
        order.updated_at = now;
        self.emit_order("ORDER_PROCESSED", order);
    }

    /// A webhook sample shows PAYMENT_FAILED with the order FAILED after a failed capture.
    fn fail_capture(&mut self, order: &mut Order, now: Millis) {
        order.retries = 1;
        self.fail_payment(order, "PAYMENT_DECLINED", now);
    }
}

fn check_authorised(order: &Order) -> Result<(), Refusal> {
    match order.status {
        OrderStatus::Authorized => Ok(()),
        OrderStatus::Cancelled => Err(Refusal::new(422, "ORDER_CANCELLED", "The order is already cancelled")),
        _ => Err(Refusal::not_allowed("Only an AUTHORIZED order can be captured or cancelled")),
    }
}
