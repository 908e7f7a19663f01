//! Presentations: debits of a subscription (API reference, presentations).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::World;
use super::order::{Order, OrderStatus, text};
use super::pages::Filter;
use super::persist::Table;
use super::plans::{read_moment, required_moment};
use super::subscriptions::State;
use super::timers::Timer;
use crate::clock::{Millis, iso_millis};
use crate::settings::Duplicate;
use crate::wire::{Amount, Fields, Refusal, rule};

/// How often a merchant may have a debit tried again.
const MOST_RETRIES: u64 = 3;
/// Subscriptions that can be debited.
const DEBITED: &[&str] = &["ACTIVE", "RESUMED"];

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Presentation {
    pub(crate) id: String,
    reference: String,
    subscription_id: String,
    amount: Amount,
    due_at: Millis,
    /// Whether it waits for the merchant to execute it.
    by_merchant: bool,
    /// Whether the merchant may have it tried again.
    merchant_retry: bool,
    retries: u64,
    deleted: bool,
    /// The order of the debit, once one was made.
    order_id: Option<String>,
    created_at: Millis,
}

/// What a new presentation is made of.
struct New {
    reference: String,
    amount: Amount,
    due_at: Millis,
    by_merchant: bool,
    merchant_retry: bool,
}

impl World {
    /// A debit that is made when it is due. The presentation, and whether it was made just now.
    pub(crate) fn create_presentation(
        &mut self,
        subscription_id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<(bool, Value), Refusal> {
        let fields = Fields::root(body)?;
        // The reference is optional here; one is made as the gateway would have to.
        let given = fields.value("merchant_presentation_reference").is_some();
        let reference = if given {
            fields.required_reference("merchant_presentation_reference")?
        } else {
            self.ids.reference()
        };
        let amount = fields.amount("amount", self.rules.minimum_amount)?;
        let amount =
            amount.map_or_else(|| Ok(self.subscription(subscription_id)?.plan.amount.clone()), Ok)?;
        let due_at = read_moment(&fields, "due_date")?.unwrap_or(now);
        let new = New { reference, amount, due_at, by_merchant: false, merchant_retry: false };
        let (is_new, id) = self.present(subscription_id, new, now)?;
        Ok((is_new, self.presentation_body(self.presentation(&id)?, now)))
    }

    /// The customer is told, and the merchant will execute it.
    pub(crate) fn notify_presentation(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let subscription_id = fields.required_text("subscription_id", &rule::ID)?;
        let new = New {
            reference: fields.required_reference("merchant_presentation_reference")?,
            amount: fields.required_amount("amount", self.rules.minimum_amount)?,
            due_at: required_moment(&fields, "due_date")?,
            by_merchant: true,
            merchant_retry: fields.flag("is_merchant_retry")?.unwrap_or(false),
        };
        let (_, id) = self.present(&subscription_id, new, now)?;
        self.get_presentation(&id, now)
    }

    /// The merchant takes the money of a presentation that the customer was told of.
    pub(crate) fn execute_presentation(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let id = self.named_presentation(&fields)?;
        let retry = fields.flag("is_merchant_retry")?;
        let presentation = self.presentation(&id)?;
        if presentation.order_id.is_some() || !presentation.by_merchant {
            return Err(Refusal::not_allowed("The presentation does not wait for its execution"));
        }
        self.must_be(&presentation.subscription_id.clone(), DEBITED, "debited", now)?;
        self.change_presentation(&id, |presentation| {
            presentation.merchant_retry = retry.unwrap_or(presentation.merchant_retry);
        });
        self.debit(&id, now);
        self.get_presentation(&id, now)
    }

    /// The merchant has a debit that failed tried again.
    pub(crate) fn retry_presentation(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let id = self.named_presentation(&Fields::root(body)?)?;
        let presentation = self.presentation(&id)?;
        let subscription_id = presentation.subscription_id.clone();
        if !presentation.merchant_retry || self.presentation_status(presentation, now) != "FAILED" {
            return Err(Refusal::not_allowed("The presentation cannot be tried again"));
        }
        self.must_be(&subscription_id, &["DEBIT_FAILED"], "debited again", now)?;
        self.change_presentation(&id, |presentation| presentation.retries += 1);
        self.debit(&id, now);
        self.get_presentation(&id, now)
    }

    pub(crate) fn list_presentations(
        &self,
        subscription_id: &str,
        filter: &Filter<'_>,
        now: Millis,
    ) -> Result<Value, Refusal> {
        self.subscription(subscription_id)?;
        let is_listed = |presentation: &&Presentation| {
            presentation.subscription_id == subscription_id && !presentation.deleted
        };
        let mut all: Vec<_> = self.presentations.values().filter(is_listed).collect();
        all.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
        let rows = all.into_iter().map(|presentation| self.presentation_body(presentation, now)).collect();
        let url =
            format!("{}/ps/api/v1/public/subscriptions/{subscription_id}/presentations", self.rules.base_url);
        filter.page(&url, "presentations", rows)
    }

    pub(crate) fn get_presentation(&self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.presentation(id).map(|presentation| self.presentation_body(presentation, now))
    }

    pub(crate) fn presentation_by_reference(&self, reference: &str, now: Millis) -> Result<Value, Refusal> {
        let id = self.presentation_references.get(reference).ok_or_else(Refusal::no_match)?;
        self.get_presentation(id, now)
    }

    pub(crate) fn delete_presentation(&mut self, id: &str) -> Result<(), Refusal> {
        if self.presentation(id)?.order_id.is_some() {
            return Err(Refusal::not_allowed("The presentation is debited already"));
        }
        self.change_presentation(id, |presentation| presentation.deleted = true);
        Ok(())
    }

    /// Makes a debit that is due.
    pub(crate) fn due_debit(&mut self, id: &str, now: Millis) {
        let Ok(presentation) = self.presentation(id) else { return };
        let waits = presentation.order_id.is_none() && !presentation.by_merchant;
        if waits && self.must_be(&presentation.subscription_id, DEBITED, "debited", now).is_ok() {
            self.debit(id, now);
        }
    }

    /// What waited while the subscription was paused goes on.
    pub(crate) fn resume_debits(&mut self, subscription_id: &str, now: Millis) {
        let waiting: Vec<_> = self
            .presentations
            .values()
            .filter(|known| {
                known.subscription_id == subscription_id && known.order_id.is_none() && !known.by_merchant
            })
            .map(|known| (known.due_at.max(now), known.id.clone()))
            .collect();
        for (at, presentation) in waiting {
            self.timers.set(at, Timer::Debit { presentation });
        }
    }

    /// Takes a presentation into the world, new or from the file.
    pub(crate) fn keep_presentation(&mut self, presentation: Presentation) {
        if presentation.order_id.is_none() && !presentation.by_merchant && !presentation.deleted {
            let due_at = presentation.due_at.max(presentation.created_at);
            self.timers.set(due_at, Timer::Debit { presentation: presentation.id.clone() });
        }
        self.presentation_references.insert(presentation.reference.clone(), presentation.id.clone());
        self.presentations.insert(presentation.id.clone(), presentation);
    }

    fn present(&mut self, subscription_id: &str, new: New, now: Millis) -> Result<(bool, String), Refusal> {
        if let Some(id) = self.presentation_references.get(&new.reference) {
            return match self.rules.duplicate {
                Duplicate::Existing => Ok((false, id.clone())),
                Duplicate::Reject => Err(Refusal::duplicate()),
            };
        }
        self.must_be(subscription_id, DEBITED, "debited", now)?;
        let plan = &self.subscription(subscription_id)?.plan;
        if !matches!(plan.frequency.as_str(), "AS" | "OT") {
            return Err(Refusal::not_allowed("Presentations are for plans of the frequency AS or OT"));
        }
        if new.amount.value > plan.limit.value || new.amount.currency != plan.limit.currency {
            return Err(Refusal::new(
                422,
                "AMOUNT_LIMIT_EXCEEDED",
                "The amount is above the limit of the mandate",
            ));
        }
        let id = self.ids.presentation(now);
        self.keep_presentation(Presentation {
            id: id.clone(),
            reference: new.reference,
            subscription_id: subscription_id.to_owned(),
            amount: new.amount,
            due_at: new.due_at,
            by_merchant: new.by_merchant,
            merchant_retry: new.merchant_retry,
            retries: 0,
            deleted: false,
            order_id: None,
            created_at: now,
        });
        self.dirty.mark(Table::Presentation, &id);
        Ok((true, id))
    }

    /// Debits the customer: a payment on an order of its own, whose reference is the presentation's.
    fn debit(&mut self, id: &str, now: Millis) {
        let Ok(presentation) = self.presentation(id).cloned() else { return };
        let Ok(subscription) = self.subscription(&presentation.subscription_id).cloned() else { return };
        let order_id = match &presentation.order_id {
            Some(order_id) => order_id.clone(),
            None => {
                let order = json!({
                    "merchant_order_reference": presentation.id,
                    "order_amount": presentation.amount,
                    "purchase_details": { "customer": { "customer_id": subscription.customer_id } },
                });
                let Ok(order_id) = self.create_order(&order, "SEAMLESS", now) else { return };
                self.change_presentation(id, |presentation| presentation.order_id = Some(order_id.clone()));
                order_id
            }
        };
        let reference = match presentation.retries {
            0 => presentation.reference.clone(),
            again => format!("{}-{again}", presentation.id),
        };
        let payment = json!({ "payments": [{
            "merchant_payment_reference": reference,
            "payment_method": "UPI",
            "payment_amount": presentation.amount,
            "payment_option": { "upi_details": { "txn_mode": "COLLECT", "payer": { "vpa": "customer@sandbox" } } },
        }] });
        // A refusal leaves the order without money, which is what counts.
        let _ = self.create_payment(&order_id, &payment, now);
        if let Some(payment) = self.orders.get(&order_id).and_then(|order| order.payment()) {
            let payment_id = payment.id.clone();
            // One that is refused or lost waits for nothing.
            let _ = self.answer_upi(&payment_id, true, now);
        }
        self.after_debit(&presentation, &order_id, now);
    }

    /// Moves the subscription after a debit.
    fn after_debit(&mut self, presentation: &Presentation, order_id: &str, now: Millis) {
        let Some(order) = self.orders.get(order_id) else { return };
        let id = &presentation.subscription_id;
        let (state, event) = if order.authorised > 0 {
            (State::Running, "SUBSCRIPTION_CHARGED")
        } else if order.status == OrderStatus::Pending {
            return;
        } else if presentation.retries >= MOST_RETRIES {
            (State::Halted, "SUBSCRIPTION_HALTED")
        } else {
            (State::DebitFailed, "SUBSCRIPTION_PENDING")
        };
        self.change_subscription(id, now, |subscription| {
            if !(state == State::Running && subscription.state == State::Resumed) {
                subscription.state = state;
            }
        });
        // Whoever reads the webhook may read the subscription.
        let _ = self.tell_subscription(event, id, now);
    }

    fn named_presentation(&self, fields: &Fields<'_>) -> Result<String, Refusal> {
        let reference = fields.text_or_number("merchant_presentation_reference", &rule::REFERENCE)?;
        if let Some(id) = fields.owned("presentation_id", &rule::ID)? {
            let presentation = self.presentation(&id)?;
            if reference.is_some_and(|reference| presentation.reference != reference) {
                return Err(Refusal::no_match());
            }
            return Ok(id);
        }
        let reference = reference.ok_or_else(|| fields.refuse("presentation_id", "must not be empty"))?;
        self.presentation_references.get(reference.as_ref()).cloned().ok_or_else(Refusal::no_match)
    }

    fn presentation(&self, id: &str) -> Result<&Presentation, Refusal> {
        self.presentations.get(id).filter(|known| !known.deleted).ok_or_else(Refusal::no_match)
    }

    fn change_presentation(&mut self, id: &str, change: impl FnOnce(&mut Presentation)) {
        if let Some(presentation) = self.presentations.get_mut(id) {
            change(presentation);
            self.dirty.mark(Table::Presentation, id);
        }
    }

    fn presentation_status(&self, presentation: &Presentation, now: Millis) -> &'static str {
        if let Some(order) = presentation.order_id.as_ref().and_then(|id| self.orders.get(id)) {
            return debit_status(order);
        }
        let subscription = self.subscriptions.get(&presentation.subscription_id);
        match subscription.map(|subscription| self.subscription_status(subscription, now)) {
            Some("PAUSED") => "PAUSED",
            Some("CANCELLED") => "CANCELLED",
            _ if presentation.by_merchant => "WAITING_FOR_EXECUTION",
            _ => "CREATED",
        }
    }

    fn presentation_body(&self, presentation: &Presentation, now: Millis) -> Value {
        let order = presentation.order_id.as_ref().and_then(|id| self.orders.get(id));
        let failures = order.map_or(0, |order| order.payments.iter().filter(|p| p.error.is_some()).count());
        let mut body = json!({
            "subscription_id": presentation.subscription_id,
            "presentation_id": presentation.id,
            "due_date": iso_millis(presentation.due_at),
            "amount": presentation.amount,
            "merchant_presentation_reference": presentation.reference,
            "pdn_status": "NOTIFIED",
            "status": self.presentation_status(presentation, now),
            "failure_count": failures,
        });
        if let (Some(order_id), Some(fields)) = (&presentation.order_id, body.as_object_mut()) {
            fields.insert("order_id".to_owned(), order_id.as_str().into());
        }
        body
    }

    pub(crate) fn presentation_row(&self, id: &str) -> Option<String> {
        self.presentations.get(id).map(text)
    }
}

/// Where a debit stands, by its order.
fn debit_status(order: &Order) -> &'static str {
    match order.status {
        OrderStatus::FullyRefunded => "REFUNDED",
        OrderStatus::PartiallyRefunded => "PARTIALLY_REFUNDED",
        _ if order.authorised > 0 => "COMPLETED",
        OrderStatus::Attempted | OrderStatus::Failed | OrderStatus::Created => "FAILED",
        _ => "PENDING",
    }
}
