//! Refunds: orders of type REFUND with a parent (API reference, create refund).

use serde_json::{Map, Value, json};

use super::World;
use super::ledger::Entry;
use super::order::{ErrorDetail, Kind, Order, OrderStatus, Payment, PaymentStatus, Stage};
use super::splits;
use super::timers::Timer;
use crate::clock::Millis;
use crate::settings::{Duplicate, Oddity};
use crate::testdata::{FAILING_REFUND, SLOW_REFUND, SLOW_REFUND_MILLIS};
use crate::wire::{Amount, Fields, Refusal};

/// The least refund in paise.
const MINIMUM: u64 = 100;

impl World {
    /// Makes a refund of `parent_id` and returns the id of the order that the answer tells.
    pub(crate) fn create_refund(
        &mut self,
        parent_id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<String, Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_order_reference")?;
        // Shop plugins send `refund_amount` where the reference has `order_amount`.
        let amount = match fields.amount("order_amount", MINIMUM)? {
            Some(amount) => Some(amount),
            None => fields.amount("refund_amount", MINIMUM)?,
        };
        let metadata = fields.metadata("merchant_metadata")?;
        let split = fields.object("split_info")?.and_then(|_| fields.value("split_info").cloned());
        let parent = self.get_order(parent_id)?;
        if let Some(known) = self.order_references.get(&reference) {
            let same =
                self.orders.get(known).is_some_and(|refund| refund.parent.as_deref() == Some(parent_id));
            return match self.rules.duplicate {
                Duplicate::Existing if same || self.rules.has(Oddity::AnyExisting) => {
                    Ok(self.told_as(known).to_owned())
                }
                _ => Err(Refusal::duplicate()),
            };
        }
        let refundable = matches!(
            parent.status,
            OrderStatus::Processed | OrderStatus::PartiallyCaptured | OrderStatus::PartiallyRefunded
        );
        if parent.kind == Kind::Refund || !refundable {
            return Err(Refusal::not_allowed("Only a PROCESSED order can be refunded"));
        }
        let left = parent.captured.saturating_sub(parent.refunding);
        let amount = amount.unwrap_or_else(|| parent.amount.of(left));
        if amount.currency != parent.amount.currency {
            return Err(fields.refuse("order_amount", "must have the currency of the order"));
        }
        if amount.value > left || amount.value == 0 {
            let message = "Refund amount must be less than or equal to the amount that is left";
            return Err(Refusal::new(422, "AMOUNT_LIMIT_EXCEEDED", message));
        }
        if let Some(split) = &split {
            splits::check_parents(parent, split)?;
        }
        let id = self.ids.order(now);
        self.order_references.insert(reference.clone(), id.clone());
        let acquirer = self.acquirer_data();
        let made = self.with_order(parent_id, |world, parent| {
            parent.refunds.push(id.clone());
            parent.refunding += amount.value;
            parent.updated_at = now;
            world.record(&parent.reference, &Entry::Refunded { refund: &reference, value: amount.value });
            let mut refund = refund_of(parent, &id, &reference, amount, metadata, now);
            if let Some(payment) = refund.payments.last_mut() {
                payment.acquirer = Some(acquirer);
            }
            refund
        });
        let mut refund = made.ok_or_else(Refusal::order_not_found)?;
        if let Some(split) = split {
            splits::of_refund(&mut refund, split, now);
        }
        let slow = refund.amount.value == SLOW_REFUND;
        if slow {
            let due = now.saturating_add(SLOW_REFUND_MILLIS);
            self.timers.set(due, Timer::Refund { order: id.clone() });
            if let Some(payment) = refund.payments.last_mut() {
                payment.due = Some(due);
            }
        }
        self.add_order(refund);
        if !slow {
            self.settle_refund(&id, now);
        }
        Ok(self.told_as(&id).to_owned())
    }

    /// The refund ends; the parent's status follows refunds that were PROCESSED.
    pub(crate) fn settle_refund(&mut self, id: &str, now: Millis) {
        let ended = self.with_order(id, |_, refund| {
            if refund.status != OrderStatus::Pending {
                return None;
            }
            let fails = refund.amount.value == FAILING_REFUND;
            refund.status = if fails { OrderStatus::Failed } else { OrderStatus::Processed };
            refund.updated_at = now;
            if let Some(payment) = refund.payments.last_mut() {
                payment.due = None;
                payment.updated_at = now;
                payment.status = if fails { PaymentStatus::Failed } else { PaymentStatus::Processed };
                payment.error = fails.then(|| ErrorDetail {
                    code: "PAYMENT_DECLINED".to_owned(),
                    message: "Refund declined by the acquirer".to_owned(),
                });
            }
            Some((fails, refund.amount.value, refund.reference.clone(), refund.parent.clone()?))
        });
        let Some((fails, value, reference, parent)) = ended.flatten() else { return };
        self.with_order(&parent, |world, parent| {
            if fails {
                parent.refunding = parent.refunding.saturating_sub(value);
                world.record(&parent.reference, &Entry::RefundFailed { refund: &reference, value });
            } else {
                parent.refunded += value;
                let whole = parent.refunded >= parent.captured;
                parent.status =
                    if whole { OrderStatus::FullyRefunded } else { OrderStatus::PartiallyRefunded };
            }
            parent.updated_at = now;
        });
        let told = self.told_as(id).to_owned();
        if let Some(order) = self.orders.remove(&told) {
            self.emit_order(if fails { "REFUND_FAILED" } else { "REFUND_PROCESSED" }, &order);
            self.orders.insert(told, order);
        }
    }

    /// The order that answers and events about `id` show: that one, or the refund's order where refunds are told so.
    pub(crate) fn told_as<'a>(&'a self, id: &'a str) -> &'a str {
        let parent = self.orders.get(id).and_then(|order| order.parent.as_deref());
        parent.filter(|_| self.rules.has(Oddity::RefundAsOrder)).unwrap_or(id)
    }
}

fn refund_of(
    parent: &Order,
    id: &str,
    reference: &str,
    amount: Amount,
    metadata: Option<Map<String, Value>>,
    now: Millis,
) -> Order {
    let paid = parent.payments.iter().rev().find(|payment| payment.status == PaymentStatus::Processed);
    let payment = paid.map(|paid| Payment {
        id: format!("{id}-cc-b"),
        status: PaymentStatus::Pending,
        amount: amount.clone(),
        save: false,
        stage: Stage::Done,
        due: None,
        money_at: None,
        captures: Vec::new(),
        echo: Map::new(),
        parent_payment_id: Some(paid.id.clone()),
        created_at: now,
        updated_at: now,
        ..paid.clone()
    });
    let customer = parent.purchase_details.as_ref().and_then(|details| details.get("customer")).cloned();
    let mut details = Map::new();
    details.extend(customer.map(|customer| ("customer".to_owned(), customer)));
    details.extend(metadata.map(|metadata| ("merchant_metadata".to_owned(), json!(metadata))));
    Order {
        id: id.to_owned(),
        reference: reference.to_owned(),
        kind: Kind::Refund,
        status: OrderStatus::Pending,
        amount,
        pre_auth: false,
        integration_mode: parent.integration_mode.clone(),
        allowed_payment_methods: Vec::new(),
        notes: None,
        callback_url: None,
        failure_callback_url: None,
        purchase_details: Some(Value::Object(details)),
        echo: Map::new(),
        customer_id: parent.customer_id.clone(),
        parent: Some(parent.id.clone()),
        payments: payment.into_iter().collect(),
        refunds: Vec::new(),
        retries: parent.retries,
        checkout: None,
        authorised: 0,
        captured: 0,
        refunding: 0,
        refunded: 0,
        created_at: now,
        updated_at: now,
    }
}
