//! Subscriptions: mandates of customers, which can be cancelled, paused and resumed.

use serde_json::{Value, json};

use super::super::oddity::Oddity;
use super::told::ok;
use super::{Deed, Gateway, Manner, Reply, text};

/// A subscription.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// The gateway's id.
    pub id: String,
    /// The merchant's reference.
    pub reference: String,
    /// The customer's id.
    pub customer: String,
    /// The plan's id.
    pub plan: String,
    /// Where it stands.
    pub status: &'static str,
    /// Whether it is paused, or was once.
    pub was_paused: bool,
    /// How often it was resumed: it can be paused again then.
    resumes: u64,
    changed_ms: u64,
    /// What its status was before the last change; none if it was not there.
    before: Option<&'static str>,
}

impl Subscription {
    /// Whether it is cancelled, or will be when the bank confirms it.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.status, "CANCELLING" | "CANCELLED")
    }

    /// Whether it can be paused.
    pub fn is_pausable(&self) -> bool {
        matches!(self.status, "ACTIVE" | "TRIAL" | "RESUMED" | "INACTIVE")
    }

    /// Whether it can be cancelled.
    pub fn is_cancellable(&self) -> bool {
        matches!(self.status, "ACTIVE" | "TRIAL" | "RESUMED" | "PAUSED" | "DEBIT_FAILED" | "HALTED")
    }

    /// Whether it stands where it was resumed, or did before its last change.
    pub fn was_resumed(&self) -> bool {
        self.status == "RESUMED" || self.before == Some("RESUMED")
    }

    /// Whether it stands where one comes that was paused, and one that was not.
    pub fn may_have_been_paused(&self) -> bool {
        matches!(self.status, "RESUMING" | "RESUMED" | "CANCELLING" | "CANCELLED" | "COMPLETED")
    }

    fn change(&mut self, now: u64, status: &'static str) {
        self.before = Some(self.status);
        self.was_paused |= status == "PAUSED";
        self.status = status;
        self.changed_ms = now;
    }
}

impl Gateway {
    /// A subscription that exists before the calls begin.
    pub fn furnish_subscription(&mut self, status: &'static str) -> String {
        let id = self.id("v1-sub");
        self.subscriptions.push(Subscription {
            reference: format!("ref-{id}"),
            id: id.clone(),
            customer: "cust-v1-0000".into(),
            plan: "v1-pla-0".into(),
            status,
            was_paused: status == "PAUSED",
            resumes: 0,
            changed_ms: 0,
            before: None,
        });
        id
    }

    /// The subscription of this id.
    pub fn subscription(&self, id: &str) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.id == id)
    }

    /// The subscription of this reference.
    pub fn subscription_by_reference(&self, reference: &str) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.reference == reference)
    }

    pub(super) fn subscribe(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_subscription_reference");
        let (customer, plan) = (text(body, "customer_id"), text(body, "plan_id"));
        match (self.subscription_by_reference(&reference), self.manner) {
            (Some(known), Manner::Existing) => {
                let is_other = known.customer != customer || known.plan != plan;
                let reply = self.tell_subscription(known, known.status, true);
                return Reply { unclear: reply.unclear || is_other, ..reply };
            }
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let subscription = Subscription {
            id: self.id("v1-sub"),
            reference: reference.clone(),
            customer,
            plan,
            status: "CREATED",
            was_paused: false,
            resumes: 0,
            changed_ms: now,
            before: None,
        };
        let reply = self.tell_subscription(&subscription, subscription.status, true);
        self.record(now, Deed::Subscribe, owner, &reference);
        self.subscriptions.push(subscription);
        Reply { status: 201, ..reply }
    }

    pub(super) fn cancel_subscription(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let status = if self.challenge { "CANCELLING" } else { "CANCELLED" };
        let may = Subscription::is_cancellable;
        self.move_subscription(now, owner, id, may, status, Deed::CancelSubscription)
    }

    pub(super) fn pause_subscription(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        self.move_subscription(now, owner, id, Subscription::is_pausable, "PAUSED", Deed::Pause)
    }

    fn move_subscription(
        &mut self,
        now: u64,
        owner: usize,
        id: &str,
        may: fn(&Subscription) -> bool,
        to: &'static str,
        deed: Deed,
    ) -> Reply {
        let Some(known) = self.subscriptions.iter_mut().find(|known| known.id == id) else {
            return self.no_subscription();
        };
        let is_repeat = known.status == to || (deed == Deed::CancelSubscription && known.is_cancelled());
        if !may(known) {
            if is_repeat && self.manner == Manner::Existing && !self.habits.status_first {
                return self.tell_known(id);
            }
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the subscription's status does not allow it");
        }
        known.change(now, to);
        // After it was resumed it can be paused once more.
        let name = format!("{id} resumed {}", known.resumes);
        self.record(now, deed, owner, &name);
        self.tell_known(id)
    }

    /// Somebody resumes it.
    pub(super) fn resume_subscription(&mut self, now: u64, id: &str) -> bool {
        let status = if self.challenge { "RESUMING" } else { "RESUMED" };
        let is_paused = |known: &Subscription| matches!(known.status, "PAUSED" | "HALTED");
        let Some(known) = self.subscriptions.iter_mut().find(|known| known.id == id && is_paused(known))
        else {
            return false;
        };
        known.change(now, status);
        known.resumes += 1;
        true
    }

    /// The bank confirms what it was asked for, or the subscription's end is reached.
    pub(super) fn go_on(&mut self, now: u64, id: &str) -> bool {
        let Some(known) = self.subscriptions.iter_mut().find(|known| known.id == id) else { return false };
        let status = match known.status {
            "CANCELLING" => "CANCELLED",
            "RESUMING" => "RESUMED",
            "ACTIVE" | "RESUMED" => "COMPLETED",
            _ => return false,
        };
        known.change(now, status);
        true
    }

    /// Reads a subscription; with a lag, as it was so long ago.
    pub(super) fn read_subscription(&self, known: Option<&Subscription>, now: u64, lag_ms: u64) -> Reply {
        let Some(known) = known else { return self.no_subscription() };
        if lag_ms > 0 && known.changed_ms + lag_ms > now {
            return known.before.map_or_else(
                || self.no_subscription(),
                |status| self.tell_subscription(known, status, self.tells_page),
            );
        }
        self.tell_subscription(known, known.status, self.tells_page)
    }

    fn tell_known(&self, id: &str) -> Reply {
        let told = self.subscription(id).map(|known| self.tell_subscription(known, known.status, false));
        told.unwrap_or_else(|| self.no_subscription())
    }

    fn tell_subscription(&self, known: &Subscription, status: &str, with_page: bool) -> Reply {
        let renames = self.habits.renames_plans;
        if renames {
            self.met.count(Oddity::PlanOfAnotherId);
        }
        let mut body = json!({
            "subscription_id": known.id,
            "order_id": format!("{}-order", known.id),
            "merchant_subscription_reference": known.reference,
            "customer_id": known.customer,
            "plan_details": {
                "plan_id": if renames { format!("{}-copy", known.plan) } else { known.plan.clone() },
                "status": "ACTIVE",
            },
            "status": status,
        });
        if with_page {
            body["redirect_url"] = format!("https://pages.example/mandate?token={}", known.id).into();
        }
        Reply { unclear: renames, ..ok(&body) }
    }

    /// No code is documented for it: the general one, and the message by which it is known.
    fn no_subscription(&self) -> Reply {
        self.refusal(404, "INVALID_REQUEST", "No matching records found for the inquiry")
    }
}
