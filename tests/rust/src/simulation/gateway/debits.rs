//! Presentations: debits of subscriptions, and those that wait for the merchant to execute them.

use serde_json::{Value, json};

use super::told::ok;
use super::{Deed, Gateway, Manner, Reply, text};

/// How often a debit may be tried again.
const MOST_TRIES: u64 = 3;

/// A debit of a subscription.
#[derive(Clone, Debug)]
pub struct Debit {
    /// The gateway's id.
    pub id: String,
    /// The merchant's reference.
    pub reference: String,
    /// The subscription's id.
    pub subscription: String,
    /// Paise.
    pub amount: u64,
    /// Where it stands.
    pub status: &'static str,
    /// How often it was tried again.
    pub tries: u64,
    changed_ms: u64,
    /// What its status was before the last change; none if it was not there.
    before: Option<&'static str>,
}

impl Debit {
    /// Whether a request means this one, by its id, its reference or both.
    fn is_named(&self, body: &Value) -> bool {
        let (id, reference) = (&body["presentation_id"], &body["merchant_presentation_reference"]);
        (id.is_string() || reference.is_string())
            && (id.is_null() || *id == *self.id)
            && (reference.is_null() || *reference == *self.reference)
    }

    /// Whether the customer was debited.
    pub fn is_executed(&self) -> bool {
        matches!(self.status, "PENDING" | "COMPLETED")
    }

    fn change(&mut self, now: u64, status: &'static str) {
        self.before = Some(self.status);
        self.status = status;
        self.changed_ms = now;
    }

    fn render(&self, status: &str) -> Value {
        json!({
            "presentation_id": self.id,
            "subscription_id": self.subscription,
            "merchant_presentation_reference": self.reference,
            "amount": { "value": self.amount, "currency": "INR" },
            "due_date": "2024-07-09T07:57:08Z",
            "status": status,
        })
    }
}

impl Gateway {
    /// A debit that waits to be executed before the calls begin.
    pub fn furnish_debit(&mut self, amount: u64, status: &'static str) -> String {
        let (id, subscription) = (self.id("v1-bil"), self.id("v1-sub"));
        let reference = format!("ref-{id}");
        self.debits.push(Debit {
            id: id.clone(),
            reference,
            subscription,
            amount,
            status,
            tries: 0,
            changed_ms: 0,
            before: None,
        });
        id
    }

    /// The debit of this id.
    pub fn debit(&self, id: &str) -> Option<&Debit> {
        self.debits.iter().find(|debit| debit.id == id)
    }

    /// The debit of this reference.
    pub fn debit_by_reference(&self, reference: &str) -> Option<&Debit> {
        self.debits.iter().find(|debit| debit.reference == reference)
    }

    pub(super) fn present(&mut self, now: u64, owner: usize, subscription: &str, body: &Value) -> Reply {
        let reference = text(body, "merchant_presentation_reference");
        let amount = body["amount"]["value"].as_u64().unwrap_or_default();
        // A mandate that can be debited once, and is held against that before the reference is looked at.
        let is_used = self.debits.iter().any(|debit| debit.subscription == subscription);
        if self.habits.status_first && is_used {
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the mandate is used up");
        }
        match (self.debit_by_reference(&reference), self.manner) {
            (Some(debit), Manner::Existing) => {
                let is_other = debit.amount != amount || debit.subscription != subscription;
                return Reply { unclear: is_other, ..ok(&debit.render(debit.status)) };
            }
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let debit = Debit {
            id: self.id("v1-bil"),
            reference: reference.clone(),
            subscription: subscription.to_owned(),
            amount,
            status: "CREATED",
            tries: 0,
            changed_ms: now,
            before: None,
        };
        let reply = Reply::new(201, debit.render(debit.status).to_string());
        self.record(now, Deed::Present, owner, &reference);
        self.debits.push(debit);
        reply
    }

    /// Debits the customer; where references mean nothing, again and again.
    pub(super) fn execute(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let (manner, status_first, challenge) = (self.manner, self.habits.status_first, self.challenge);
        let Some(debit) = self.debits.iter_mut().find(|debit| debit.is_named(body)) else {
            return self.no_debit();
        };
        let is_executed = debit.is_executed();
        if is_executed && manner == Manner::Existing && !status_first {
            return ok(&debit.render(debit.status));
        }
        let again = is_executed && manner == Manner::Ignored;
        if debit.status != "WAITING_FOR_EXECUTION" && !again {
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the presentation does not wait");
        }
        debit.change(now, if challenge { "PENDING" } else { "COMPLETED" });
        let (reply, id) = (ok(&debit.render(debit.status)), debit.id.clone());
        self.record(now, Deed::Execute, owner, &id);
        reply
    }

    /// Tries a debit again that failed; where references mean nothing, one that was made, too.
    pub(super) fn retry(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let (manner, status_first) = (self.manner, self.habits.status_first);
        let (challenge, fails_again) = (self.challenge, self.fails_again);
        let Some(debit) = self.debits.iter_mut().find(|debit| debit.is_named(body)) else {
            return self.no_debit();
        };
        let is_executed = debit.is_executed();
        if is_executed && manner == Manner::Existing && !status_first {
            return ok(&debit.render(debit.status));
        }
        let again = is_executed && manner == Manner::Ignored;
        let may_try = debit.status == "FAILED" && debit.tries < MOST_TRIES;
        if !may_try && !again {
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the presentation cannot be tried again");
        }
        // Tries that fail are no charges: several of them are right.
        let name = if fails_again { format!("{} after {}", debit.id, debit.tries) } else { debit.id.clone() };
        debit.tries += 1;
        debit.change(
            now,
            if fails_again {
                "FAILED"
            } else if challenge {
                "PENDING"
            } else {
                "COMPLETED"
            },
        );
        let reply = ok(&debit.render(debit.status));
        self.record(now, Deed::Retry, owner, &name);
        reply
    }

    /// Deletes a debit that was not made; it is gone then, or `CANCELLED`.
    pub(super) fn delete_debit(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let is_known =
            |debit: &Debit| debit.id == id && !(self.forgets_deleted && debit.status == "CANCELLED");
        let Some(debit) = self.debits.iter_mut().find(|debit| is_known(debit)) else {
            return self.no_debit();
        };
        match debit.status {
            "CREATED" | "WAITING_FOR_EXECUTION" => {}
            "CANCELLED" if self.manner == Manner::Existing && !self.habits.status_first => {
                return Reply::new(204, String::new());
            }
            _ => return self.refusal(422, "OPERATION_NOT_ALLOWED", "the presentation cannot be deleted"),
        }
        debit.change(now, "CANCELLED");
        self.record(now, Deed::DeleteDebit, owner, id);
        if self.challenge { Reply::new(204, String::new()) } else { ok(&json!({ "message": "deleted" })) }
    }

    /// Reads a debit; with a lag, as it was so long ago.
    pub(super) fn read_debit(&self, debit: Option<&Debit>, now: u64, lag_ms: u64) -> Reply {
        let Some(debit) = debit else { return self.no_debit() };
        if lag_ms > 0 && debit.changed_ms + lag_ms > now {
            return debit.before.map_or_else(|| self.no_debit(), |status| ok(&debit.render(status)));
        }
        if debit.status == "CANCELLED" && self.forgets_deleted {
            return self.no_debit();
        }
        ok(&debit.render(debit.status))
    }

    /// No code is documented for it: the general one, and the message by which it is known.
    fn no_debit(&self) -> Reply {
        self.refusal(404, "INVALID_REQUEST", "No matching records found for the inquiry")
    }
}
