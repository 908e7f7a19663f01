//! What is so, and what an answer or an inquiry says of it.

use serde_json::Value;

use super::World;
use crate::simulation::gateway::{Debit, Deed, Entry, Subscription};
use crate::simulation::oddity::Refunds;
use crate::simulation::plan::{CallPlan, Write, plan_of};

impl World {
    /// What the call was to bring about is so, whoever brought it about.
    pub(in super::super) fn truth(&self, index: usize) -> bool {
        let running = &self.calls[index];
        let reference = running.reference.as_deref().unwrap_or("-");
        let order = || self.gateway.order(&running.plan.target);
        match running.plan.write.deed() {
            Deed::Customer => self.gateway.has_customer(reference),
            Deed::Link => self
                .gateway
                .link_by_reference(reference)
                .is_some_and(|link| link.amount == running.plan.amount),
            Deed::CancelLink => {
                self.gateway.link(&running.plan.target).is_some_and(|link| link.status == "CANCELLED")
            }
            Deed::Order | Deed::Checkout => self
                .gateway
                .by_reference(reference)
                .is_some_and(|order| order.parent.is_none() && order.amount == running.plan.amount),
            Deed::Payment => order().is_some_and(|order| order.has_payment(reference)),
            Deed::Capture => order().is_some_and(|order| order.has_capture(reference)),
            Deed::Cancel => order().is_some_and(|order| order.status == "CANCELLED"),
            Deed::Refund => self.gateway.has_refund(reference, &running.plan.target, running.plan.amount),
            Deed::Save => self.gateway.has_saved(reference),
            Deed::Delete => self.gateway.is_deleted(&running.plan.target),
            Deed::Subscribe => {
                let found = self.gateway.subscription_by_reference(reference);
                found.is_some_and(|found| is_as_sent(found, &running.plan))
            }
            Deed::CancelSubscription => {
                self.gateway.subscription(&running.plan.target).is_some_and(Subscription::is_cancelled)
            }
            Deed::Pause => {
                self.gateway.subscription(&running.plan.target).is_some_and(|found| found.was_paused)
            }
            Deed::Present => self.gateway.debit_by_reference(reference).is_some_and(|debit| {
                debit.amount == running.plan.amount && debit.subscription == running.plan.target
            }),
            Deed::Execute => self.gateway.debit(&running.plan.target).is_some_and(Debit::is_executed),
            Deed::DeleteDebit => {
                self.gateway.debit(&running.plan.target).is_some_and(|debit| debit.status == "CANCELLED")
            }
            // Either the money has come, or it was tried once more.
            Deed::Retry => self
                .gateway
                .debit(&running.plan.target)
                .is_some_and(|debit| debit.is_executed() || debit.tries > 0),
            Deed::Release => self.gateway.part(&running.plan.target).is_some_and(|part| {
                let is_whole = running.plan.write == Write::ReleaseAll;
                if is_whole { part.is_emptied } else { part.releases.contains(&running.plan.amount) }
            }),
        }
    }

    /// The answer speaks of what was asked for.
    pub(in super::super) fn check_answer(&self, index: usize, answer: &Value) -> Result<(), String> {
        let running = &self.calls[index];
        let reference = running.reference.as_deref().unwrap_or("-");
        let is = |field: &str, expected: &str| {
            if answer[field] == expected {
                Ok(())
            } else {
                Err(format!("`{field}` is {}, not {expected}", answer[field]))
            }
        };
        match running.plan.write.deed() {
            Deed::Customer => {
                is("merchant_customer_reference", reference).or_else(|_| is("mobile_number", reference))
            }
            Deed::Order => is("merchant_order_reference", reference),
            Deed::Payment | Deed::Capture | Deed::Cancel => is("order_id", &running.plan.target),
            Deed::Refund => is("merchant_order_reference", reference)
                .and_then(|()| is("parent_order_id", &running.plan.target)),
            Deed::Save => is("merchant_token_reference", reference),
            Deed::Delete => is("token_id", &running.plan.target),
            Deed::Subscribe if running.plan.write.is_for_page() && !answer["redirect_url"].is_string() => {
                Err("it has no link".into())
            }
            Deed::Subscribe => is("merchant_subscription_reference", reference)
                .and_then(|()| is("customer_id", &running.plan.target)),
            Deed::CancelSubscription | Deed::Pause => is("subscription_id", &running.plan.target),
            Deed::Present => is("merchant_presentation_reference", reference)
                .and_then(|()| is("subscription_id", &running.plan.target)),
            // Nothing is told of it.
            Deed::DeleteDebit => Ok(()),
            Deed::Execute | Deed::Retry => is("presentation_id", &running.plan.target),
            Deed::Release => self
                .gateway
                .order_of_part(&running.plan.target)
                .map_or_else(|| Err("there is no such part".into()), |order| is("order_id", &order.id)),
            // The answer tells the order's id alone: it must be one that was made for this.
            Deed::Checkout => {
                let order = answer["order_id"].as_str().and_then(|id| self.gateway.order(id));
                let is_ours = order.is_some_and(|order| order.reference == reference);
                if is_ours && answer["redirect_url"].is_string() {
                    Ok(())
                } else {
                    Err("no link to ours".into())
                }
            }
            Deed::Link if !answer["payment_link"].is_string() => Err("it has no link".into()),
            Deed::Link => is("merchant_payment_link_reference", reference),
            Deed::CancelLink => is("payment_link_id", &running.plan.target),
        }
    }

    /// Whether what is found under the call's reference may differ from what it sent: because of how the gateway tells
    /// it, or because it is not the only one that has the reference.
    pub(super) fn may_be_unclear(&self, index: usize) -> bool {
        let running = &self.calls[index];
        let reference = running.reference.as_deref().unwrap_or("-");
        let habits = &self.gateway.habits;
        match running.plan.write.deed() {
            Deed::Order | Deed::Checkout => habits.converts,
            Deed::Refund => {
                !matches!(habits.refunds, Refunds::Plainly | Refunds::InOrder)
                    || self.gateway.orders.iter().filter(|order| order.reference == reference).any(|order| {
                        order.parent.as_ref() != Some(&running.plan.target)
                            || order.amount != running.plan.amount
                    })
            }
            Deed::Present => {
                self.gateway.debits.iter().filter(|debit| debit.reference == reference).any(|debit| {
                    debit.subscription != running.plan.target || debit.amount != running.plan.amount
                })
            }
            Deed::Subscribe => {
                let all = self.gateway.subscriptions.iter();
                let mut found = all.filter(|found| found.reference == reference);
                habits.renames_plans || found.any(|found| !is_as_sent(found, &running.plan))
            }
            Deed::Pause => self
                .gateway
                .subscription(&running.plan.target)
                .is_some_and(Subscription::may_have_been_paused),
            // `FAILED` may be of this try or of an earlier one.
            Deed::Retry => self
                .gateway
                .debit(&running.plan.target)
                .is_some_and(|debit| debit.status == "FAILED" || debit.status == "CANCELLED"),
            Deed::Release => self.gateway.part(&running.plan.target).is_some_and(|part| {
                let is_plain = match running.plan.write {
                    Write::ReleaseAll => part.status != "RELEASED" || part.is_released_whole(),
                    _ => part.is_released_by(running.plan.amount),
                };
                !part.releases.is_empty() && !is_plain
            }),
            _ => false,
        }
    }

    /// Whether an inquiry leaves open whether the write was refused because of an earlier delivery of it, as the gateway
    /// stands now.
    pub(in super::super) fn leaves_open(&self, index: usize) -> bool {
        let plan = &self.calls[index].plan;
        match plan.write.deed() {
            // No inquiry shows that a debit was not asked for.
            Deed::Execute | Deed::Retry => true,
            // Where it can be deleted, it contradicts the refusal; where a debit has begun, it tells nothing.
            Deed::DeleteDebit => self.gateway.debit(&plan.target).is_some_and(|debit| {
                !matches!(debit.status, "CANCELLED" | "COMPLETED" | "NOTIFIED" | "PAUSED")
            }),
            // It contradicts the refusal, or comes after it and without it.
            Deed::CancelSubscription => {
                self.gateway.subscription(&plan.target).is_some_and(Subscription::is_cancellable)
            }
            Deed::Pause => self
                .gateway
                .subscription(&plan.target)
                .is_some_and(|found| found.is_pausable() || found.may_have_been_paused()),
            Deed::Release => {
                let order = self.gateway.order_of_part(&plan.target);
                let Some((order, part)) = order.and_then(|order| Some((order, order.part(&plan.target)?)))
                else {
                    return true;
                };
                let is_on_hold = part.status == "HOLD" && part.releases.is_empty();
                match plan.write {
                    // On hold and paid, it contradicts the refusal.
                    Write::ReleaseAll => !(part.is_released_whole() || is_on_hold && !order.is_paid()),
                    _ => !part.is_released_by(plan.amount),
                }
            }
            _ => false,
        }
    }

    /// Whether the write is not sent again after its answer was lost, because that could have it done twice: it stays in
    /// doubt unless it is found.
    pub(super) fn is_never_repeated(&self, index: usize) -> bool {
        let running = &self.calls[index];
        let plan = &running.plan;
        // What was done well before the call ended is found.
        let was_done = |entry: &Entry| entry.owner == index && entry.at + 200 < running.ended_ms;
        let was_done = self.gateway.ledger.iter().any(was_done);
        match plan.write {
            // Whether a second debit would be refused is not documented.
            Write::Execute | Write::Retry => {
                let debit = self.gateway.debit(&plan.target);
                !(was_done && debit.is_some_and(|debit| debit.status == "COMPLETED"))
            }
            // One that is found resumed may have been paused before.
            Write::PauseSubscription => {
                let found = self.gateway.subscription(&plan.target);
                found.is_some_and(Subscription::was_resumed) && !was_done
            }
            // Whether less can be released again is not.
            Write::ReleaseLess => {
                let part = self.gateway.part(&plan.target);
                !(was_done && part.is_some_and(|part| part.is_released_by(plan.amount)))
            }
            _ => false,
        }
    }
}

/// Whether an inquiry's answer says that the write happened, read as [`Inquiry::look_for`] says. `None` if something
/// has the reference, and differs from what was sent.
pub(super) fn tells(plan: &CallPlan, reference: &str, answer: &Value) -> Option<bool> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let is_ours = answer["merchant_order_reference"] == reference;
    let money = &answer["order_amount"];
    let is_amount = money["value"] == plan.amount && money["currency"] == "INR";
    Some(match plan.write.deed() {
        Deed::Customer => {
            answer["merchant_customer_reference"] == reference || answer["mobile_number"] == reference
        }
        Deed::Link => {
            let money = &answer["amount"];
            answer["merchant_payment_link_reference"] == reference
                && money["value"] == plan.amount
                && money["currency"] == "INR"
        }
        Deed::CancelLink => answer["status"] == "CANCELLED",
        Deed::Subscribe => {
            let is_whole = answer["merchant_subscription_reference"] == reference
                && answer["customer_id"] == *plan.target
                && answer["plan_details"]["plan_id"] == plan_of(plan.amount);
            return is_whole.then_some(true);
        }
        Deed::CancelSubscription => {
            matches!(answer["status"].as_str(), Some("CANCELLING" | "CANCELLED"))
        }
        Deed::Pause => match answer["status"].as_str() {
            Some("PAUSED") => true,
            // It may have been paused before.
            Some("RESUMING" | "RESUMED" | "CANCELLING" | "CANCELLED" | "COMPLETED") => return None,
            _ => false,
        },
        Deed::Present => {
            let money = &answer["amount"];
            let is_whole = answer["merchant_presentation_reference"] == reference
                && answer["subscription_id"] == *plan.target
                && money["value"] == plan.amount
                && money["currency"] == "INR";
            return is_whole.then_some(true);
        }
        Deed::Execute => matches!(answer["status"].as_str(), Some("PENDING" | "COMPLETED")),
        Deed::DeleteDebit => answer["status"] == "CANCELLED",
        Deed::Retry => match answer["status"].as_str() {
            Some("PENDING" | "COMPLETED") => true,
            Some("FAILED" | "CANCELLED") => return None,
            _ => false,
        },
        Deed::Release => {
            let parts = list(&answer["purchase_details"]["split_info"]["split_details"]);
            let part = parts.iter().find(|part| part["split_settlement_id"] == *plan.target)?;
            let whole = &part["amount"];
            let released = Some(&part["release_amount"]).filter(|amount| !amount.is_null());
            match (plan.write, part["status"] == "RELEASED", released) {
                (Write::ReleaseAll, true, None) => true,
                (Write::ReleaseAll, true, Some(released)) if released == whole => true,
                (Write::ReleaseLess, true, Some(released)) if released["value"] == plan.amount => true,
                // Something else was released, or more than this.
                (_, true, _) | (Write::ReleaseLess, false, Some(_)) => return None,
                (_, false, _) => false,
            }
        }
        Deed::Order | Deed::Checkout
            if is_ours && answer["type"] == "CHARGE" && money["currency"] != "INR" =>
        {
            return None;
        }
        Deed::Order | Deed::Checkout => is_ours && answer["type"] == "CHARGE" && is_amount,
        Deed::Payment => {
            list(&answer["payments"]).iter().any(|payment| payment["merchant_payment_reference"] == reference)
        }
        Deed::Capture => list(&answer["payments"])
            .iter()
            .flat_map(|payment| list(&payment["capture_data"]))
            .any(|capture| capture["merchant_capture_reference"] == reference),
        Deed::Cancel => answer["status"] == "CANCELLED",
        Deed::Refund => {
            let refunds = list(&answer["refunds"]);
            let refund = if answer["type"] == "REFUND" { Some(answer) } else { None };
            let refund =
                refund.or_else(|| refunds.iter().find(|own| own["merchant_order_reference"] == reference))?;
            let money = &refund["order_amount"];
            let is_whole = refund["merchant_order_reference"] == reference
                && refund["parent_order_id"] == *plan.target
                && money["value"] == plan.amount
                && money["currency"] == "INR";
            return is_whole.then_some(true);
        }
        Deed::Save => {
            list(&answer["tokens"]).iter().any(|token| token["merchant_token_reference"] == reference)
        }
        Deed::Delete => matches!(answer["status"].as_str(), Some("DELETED" | "DEACTIVATED")),
    })
}

fn is_as_sent(found: &Subscription, plan: &CallPlan) -> bool {
    found.customer == plan.target && found.plan == plan_of(plan.amount)
}
