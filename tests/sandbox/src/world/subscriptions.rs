//! Subscriptions: a customer's mandate on a plan, which an order registers (API reference, subscriptions).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::World;
use super::challenge::Page;
use super::order::{Order, OrderStatus, text};
use super::pages::Filter;
use super::persist::Table;
use super::plans::{Plan, echoed, read_moment, required_moment};
use super::timers::Timer;
use crate::clock::{Millis, iso_millis};
use crate::settings::Duplicate;
use crate::wire::{Fields, Refusal, rule};

const DAY: Millis = 24 * 3600 * 1000;
/// How long the bank may take to answer a mandate: four hours.
const REGISTRATION: Millis = 4 * 3600 * 1000;
/// How long a one-time subscription may be: 60 days.
const LONGEST_ONCE: Millis = 60 * DAY;
/// What is charged and given back where the plan charges nothing at first: INR 2.
const TOKEN_CHARGE: u64 = 200;
/// Fields that are echoed as they came.
const ECHOED: &[&str] = &[
    "quantity",
    "enable_notification",
    "allowed_payment_methods",
    "is_tpv_enabled",
    "bank_account",
    "merchant_metadata",
];

/// What was done with a subscription; where it stands follows from that, its order and the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    Running,
    Paused,
    Resumed,
    DebitFailed,
    Halted,
    Cancelled,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) customer_id: String,
    pub(crate) order_id: String,
    /// The secret part of its page's URL.
    pub(crate) token: String,
    redirect: bool,
    /// As it was when the subscription was made.
    pub(crate) plan: Plan,
    starts_at: Millis,
    ends_at: Millis,
    /// When the customer approved the mandate.
    approved_at: Option<Millis>,
    pub(crate) state: State,
    echo: Map<String, Value>,
    callback_url: Option<String>,
    failure_callback_url: Option<String>,
    created_at: Millis,
    modified_at: Millis,
}

/// What the page of a mandate shows.
pub(crate) enum MandatePage {
    Open { merchant: String, plan: Value, amount: String },
    Left(Page),
    Closed,
}

impl World {
    /// The subscription, and whether it was made just now.
    pub(crate) fn create_subscription(
        &mut self,
        body: &Value,
        now: Millis,
    ) -> Result<(bool, Value), Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_subscription_reference")?;
        let plan_id = fields.required_text("plan_id", &rule::ID)?;
        let customer_id = fields.required_text("customer_id", &rule::ID)?.into_owned();
        let mode = fields.choice("integration_mode", &["SEAMLESS", "REDIRECT"])?;
        let mode = mode.ok_or_else(|| fields.refuse("integration_mode", "must not be empty"))?;
        let starts_at = required_moment(&fields, "start_date")?;
        let ends_at = required_moment(&fields, "end_date")?;
        fields.metadata("merchant_metadata")?;
        fields.object("bank_account")?;
        let callback_url = fields.url("callback_url")?;
        let failure_callback_url = fields.url("failure_callback_url")?;
        if let Some(id) = self.subscription_references.get(&reference) {
            return match self.rules.duplicate {
                Duplicate::Existing => Ok((false, self.new_subscription_body(self.subscription(id)?, now))),
                Duplicate::Reject => Err(Refusal::duplicate()),
            };
        }
        let plan = self.active_plan(&plan_id, now)?.clone();
        if !self.customers.contains_key(&customer_id) {
            return Err(Refusal::new(
                422,
                "CUSTOMER_NOT_FOUND",
                "No customer with specified customer-id exists",
            ));
        }
        let is_too_long = plan.frequency == "OT" && ends_at > starts_at.saturating_add(LONGEST_ONCE);
        if ends_at <= starts_at.max(now) || is_too_long {
            return Err(
                fields.refuse("end_date", "must be in the future, for OT at most 60 days after the start")
            );
        }
        let id = self.ids.subscription(now);
        let amount = plan.initial().unwrap_or_else(|| plan.amount.of(TOKEN_CHARGE));
        let mut order = json!({
            "merchant_order_reference": id,
            "order_amount": amount,
            "allowed_payment_methods": ["UPI"],
            "purchase_details": { "customer": { "customer_id": customer_id } },
        });
        for (name, url) in [("callback_url", &callback_url), ("failure_callback_url", &failure_callback_url)]
        {
            if let (Some(url), Some(order)) = (url, order.as_object_mut()) {
                order.insert(name.to_owned(), url.as_str().into());
            }
        }
        let order_id = self.create_order(&order, mode, now)?;
        let subscription = Subscription {
            id: id.clone(),
            reference,
            customer_id,
            order_id,
            token: self.ids.url_token(),
            redirect: mode == "REDIRECT",
            plan,
            starts_at,
            ends_at,
            approved_at: None,
            state: State::Running,
            echo: echoed(&fields, ECHOED),
            callback_url,
            failure_callback_url,
            created_at: now,
            modified_at: now,
        };
        self.keep_subscription(subscription);
        self.dirty.mark(Table::Subscription, &id);
        Ok((true, self.new_subscription_body(self.subscription(&id)?, now)))
    }

    pub(crate) fn list_subscriptions(&self, filter: &Filter<'_>, now: Millis) -> Result<Value, Refusal> {
        let mut all: Vec<_> = self.subscriptions.values().collect();
        all.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
        let mut rows = Vec::new();
        for subscription in all {
            let days = (subscription.starts_at, subscription.ends_at);
            if filter.admits("plan_id", &subscription.plan.id)
                && filter.admits("frequency", &subscription.plan.frequency)
                && filter.admits("status", self.subscription_status(subscription, now))
                && filter.admits_all(subscription.plan.amount.value, days, "isEqual")?
            {
                rows.push(self.subscription_body(subscription, now));
            }
        }
        let url = format!("{}/ps/api/v1/public/subscriptions", self.rules.base_url);
        filter.page(&url, "subscriptions", rows)
    }

    pub(crate) fn get_subscription(&self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.subscription(id).map(|subscription| self.subscription_body(subscription, now))
    }

    pub(crate) fn subscription_by_reference(&self, reference: &str, now: Millis) -> Result<Value, Refusal> {
        let id = self.subscription_references.get(reference).ok_or_else(Refusal::no_match)?;
        self.get_subscription(id, now)
    }

    /// Moves it to another plan or another end. Here the customer approves at once.
    pub(crate) fn update_subscription(
        &mut self,
        id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        fields.required_text("reason", &rule::TEXT)?;
        self.must_be(id, &["ACTIVE", "TRIAL", "RESUMED"], "changed", now)?;
        let plan_id = fields.text("new_plan_id", &rule::ID)?;
        let plan = plan_id.map(|id| self.active_plan(&id, now).cloned()).transpose()?;
        let end = read_moment(&fields, "new_end_date")?;
        if end.is_some_and(|end| end <= now) {
            return Err(fields.refuse("new_end_date", "must be in the future"));
        }
        self.change_subscription(id, now, |subscription| {
            if let Some(plan) = plan {
                subscription.plan = plan;
            }
            subscription.ends_at = end.unwrap_or(subscription.ends_at);
        });
        self.tell_subscription("SUBSCRIPTION_UPDATED", id, now)
    }

    /// Cancels it. Here the bank confirms at once.
    pub(crate) fn cancel_subscription(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        let open = ["CREATED", "ACTIVE", "TRIAL", "RESUMED", "PAUSED", "DEBIT_FAILED", "HALTED"];
        self.must_be(id, &open, "cancelled", now)?;
        self.change_subscription(id, now, |subscription| subscription.state = State::Cancelled);
        self.tell_subscription("SUBSCRIPTION_CANCELLED", id, now)
    }

    pub(crate) fn pause_subscription(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.must_be(id, &["ACTIVE", "INACTIVE", "TRIAL", "RESUMED"], "paused", now)?;
        self.change_subscription(id, now, |subscription| subscription.state = State::Paused);
        self.tell_subscription("SUBSCRIPTION_PAUSED", id, now)
    }

    pub(crate) fn resume_subscription(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.must_be(id, &["PAUSED", "HALTED"], "resumed", now)?;
        self.change_subscription(id, now, |subscription| subscription.state = State::Resumed);
        self.resume_debits(id, now);
        self.tell_subscription("SUBSCRIPTION_RESUMED", id, now)
    }

    /// The order that registers a mandate is paid: the customer has approved it.
    pub(crate) fn approve_mandate(&mut self, order: &Order, now: Millis) {
        let Some(id) = self.subscriptions_of_orders.get(&order.id).cloned() else { return };
        self.change_subscription(&id, now, |subscription| {
            subscription.approved_at.get_or_insert(now);
        });
        let charges = self.subscriptions.get(&id).is_some_and(|known| known.plan.initial().is_some());
        if !charges {
            self.timers.set(now, Timer::ReturnCharge { order: order.id.clone() });
        }
        // Whoever reads the webhook may read the subscription: it is told as it is now.
        let _ = self.tell_subscription("SUBSCRIPTION_ACTIVATED", &id, now);
    }

    /// What a mandate cost that charges nothing goes back.
    pub(crate) fn return_charge(&mut self, order_id: &str, now: Millis) {
        let refund = json!({ "merchant_order_reference": format!("{order_id}-back") });
        // A refund that was made already stays one.
        let _ = self.create_refund(order_id, &refund, now);
    }

    /// The page where the customer approves a mandate.
    pub(crate) fn mandate_page(&self, token: &str, now: Millis) -> Option<MandatePage> {
        let subscription = self.subscriptions.values().find(|subscription| subscription.token == token)?;
        let order = self.orders.get(&subscription.order_id)?;
        let is_open = self.subscription_status(subscription, now) == "CREATED"
            && matches!(order.status, OrderStatus::Created | OrderStatus::Attempted);
        if is_open {
            return Some(MandatePage::Open {
                merchant: self.rules.merchant.clone(),
                plan: subscription.plan.body(now),
                amount: order.amount.display(),
            });
        }
        Some(order.payment().map_or(MandatePage::Closed, |payment| {
            MandatePage::Left(Page::Return(self.way_back(order, payment)))
        }))
    }

    /// The customer answers on that page.
    pub(crate) fn answer_mandate(&mut self, token: &str, approve: bool, now: Millis) -> Option<MandatePage> {
        let found = self.mandate_page(token, now)?;
        let MandatePage::Open { .. } = found else { return Some(found) };
        let subscription = self.subscriptions.values().find(|subscription| subscription.token == token)?;
        let order_id = subscription.order_id.clone();
        let amount = self.orders.get(&order_id)?.amount.clone();
        let payment = json!({ "payments": [{
            "payment_method": "UPI",
            "payment_amount": amount,
            "payment_option": { "upi_details": { "txn_mode": "INTENT" } },
            "mandate_info": { "request_type": "CREATE_MANDATE" },
        }] });
        self.create_payment(&order_id, &payment, now).ok()?;
        let payment_id = self.orders.get(&order_id)?.payment()?.id.clone();
        // The page that follows says how it went.
        let _ = self.answer_upi(&payment_id, approve, now);
        let (order, payment) = (self.orders.get(&order_id)?, self.orders.get(&order_id)?.payment()?);
        Some(MandatePage::Left(Page::Return(self.way_back(order, payment))))
    }

    pub(crate) fn subscription(&self, id: &str) -> Result<&Subscription, Refusal> {
        self.subscriptions.get(id).ok_or_else(Refusal::no_match)
    }

    pub(crate) fn change_subscription(
        &mut self,
        id: &str,
        now: Millis,
        change: impl FnOnce(&mut Subscription),
    ) {
        if let Some(subscription) = self.subscriptions.get_mut(id) {
            change(subscription);
            subscription.modified_at = now;
            self.dirty.mark(Table::Subscription, id);
        }
    }

    /// Sends a webhook about a subscription, and gives what it tells.
    pub(crate) fn tell_subscription(
        &mut self,
        event: &'static str,
        id: &str,
        now: Millis,
    ) -> Result<Value, Refusal> {
        let body = self.get_subscription(id, now)?;
        let told = webhook_form(body.clone());
        self.emit_by_hand(event, &json!({ "subscription": told }));
        Ok(body)
    }

    /// Takes a subscription into the world, new or from the file.
    pub(crate) fn keep_subscription(&mut self, subscription: Subscription) {
        self.subscription_references.insert(subscription.reference.clone(), subscription.id.clone());
        self.subscriptions_of_orders.insert(subscription.order_id.clone(), subscription.id.clone());
        self.subscriptions.insert(subscription.id.clone(), subscription);
    }

    pub(crate) fn subscription_status(&self, subscription: &Subscription, now: Millis) -> &'static str {
        let Some(approved_at) = subscription.approved_at else {
            let refused = self
                .orders
                .get(&subscription.order_id)
                .is_some_and(|order| order.status == OrderStatus::Failed);
            return match subscription.state {
                State::Cancelled => "CANCELLED",
                _ if refused => "INACTIVE",
                _ if subscription.created_at.saturating_add(REGISTRATION) <= now => "EXPIRED",
                _ => "CREATED",
            };
        };
        match subscription.state {
            State::Cancelled => "CANCELLED",
            _ if subscription.ends_at <= now => "COMPLETED",
            State::Paused => "PAUSED",
            State::DebitFailed => "DEBIT_FAILED",
            State::Halted => "HALTED",
            State::Running | State::Resumed if approved_at + subscription.plan.trial_days * DAY > now => {
                "TRIAL"
            }
            State::Resumed => "RESUMED",
            State::Running => "ACTIVE",
        }
    }

    pub(crate) fn must_be(&self, id: &str, allowed: &[&str], verb: &str, now: Millis) -> Result<(), Refusal> {
        let status = self.subscription_status(self.subscription(id)?, now);
        if allowed.contains(&status) {
            return Ok(());
        }
        Err(Refusal::not_allowed(format!("The subscription cannot be {verb}: it is {status}")))
    }

    fn subscription_body(&self, subscription: &Subscription, now: Millis) -> Value {
        let order = self.orders.get(&subscription.order_id);
        let mut body = json!({
            "subscription_id": subscription.id,
            "order_id": subscription.order_id,
            "order_amount": order.map(|order| &order.amount),
            "merchant_subscription_reference": subscription.reference,
            "plan_details": subscription.plan.body(now),
            "start_date": iso_millis(subscription.starts_at),
            "end_date": iso_millis(subscription.ends_at),
            "customer_id": subscription.customer_id,
            "payment_mode": "UPI",
            "integration_mode": if subscription.redirect { "REDIRECT" } else { "SEAMLESS" },
            "status": self.subscription_status(subscription, now),
            "created_at": iso_millis(subscription.created_at),
            "modified_at": iso_millis(subscription.modified_at),
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(subscription.echo.clone());
        }
        body
    }

    /// The answer to its creation, which alone has the URLs.
    fn new_subscription_body(&self, subscription: &Subscription, now: Millis) -> Value {
        let mut body = self.subscription_body(subscription, now);
        let page = format!(
            "{}/mandate/?token={}&subscription_id={}",
            self.rules.base_url, subscription.token, subscription.id
        );
        if let Some(fields) = body.as_object_mut() {
            fields.insert("redirect_url".to_owned(), page.into());
            for (name, url) in [
                ("callback_url", &subscription.callback_url),
                ("failure_callback_url", &subscription.failure_callback_url),
            ] {
                if let Some(url) = url {
                    fields.insert(name.to_owned(), url.as_str().into());
                }
            }
        }
        body
    }

    pub(crate) fn subscription_row(&self, id: &str) -> Option<String> {
        self.subscriptions.get(id).map(text)
    }
}

/// As the published samples of webhooks write it: `payment_mode` is a list, and the references have another name.
fn webhook_form(mut body: Value) -> Value {
    let rename = |object: Option<&mut Map<String, Value>>, name: &str| {
        if let Some(object) = object
            && let Some(reference) = object.remove(name)
        {
            object.insert("merchant_order_reference".to_owned(), reference);
        }
    };
    if let Some(plan) = body.get_mut("plan_details").and_then(Value::as_object_mut) {
        plan.remove("status");
        plan.insert("frequency_count".to_owned(), 1.into());
    }
    rename(body.get_mut("plan_details").and_then(Value::as_object_mut), "merchant_plan_reference");
    rename(body.as_object_mut(), "merchant_subscription_reference");
    if let Some(fields) = body.as_object_mut() {
        fields.insert("payment_mode".to_owned(), json!(["UPI"]));
        for name in ["order_id", "order_amount"] {
            fields.remove(name);
        }
        // The published sample of a halted subscription is INACTIVE.
        if fields.get("status").is_some_and(|status| status == "HALTED") {
            fields.insert("status".to_owned(), "INACTIVE".into());
        }
    }
    body
}
