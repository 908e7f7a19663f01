//! What happens at the gateway without our calls.

use serde_json::json;

use super::{Gateway, Manner, SOMEBODY};

/// What somebody else does: the merchant by another way, the shopper, or the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Captures an order.
    Capture,
    /// Cancels an order.
    Cancel,
    /// Deletes a saved card.
    Delete,
    /// Passes the challenge of an order's last payment, or pays a payment link.
    Pay,
    /// Cancels a payment link.
    CancelLink,
    /// Cancels a subscription.
    CancelSubscription,
    /// Pauses a subscription.
    Pause,
    /// Resumes a subscription.
    Resume,
    /// Confirms what the bank was asked for, or ends a subscription.
    GoOn,
    /// Executes a debit that waits, or has one that failed tried again.
    Debit,
    /// Deletes a debit that was not made.
    CancelDebit,
    /// Releases a part of an order's money.
    Release,
    /// Cancels a part of an order's money.
    CancelPart,
}

impl Gateway {
    /// Revokes every access token.
    pub fn revoke(&mut self) {
        self.access.clear();
    }

    /// Somebody else acts on an object; says whether it could be done.
    pub fn somebody(&mut self, now: u64, act: Act, id: &str) -> bool {
        match act {
            Act::Capture => {
                self.capture(now, SOMEBODY, id, "somebody-else", None, Manner::Ignored).status == 200
            }
            Act::Cancel => self.cancel(now, SOMEBODY, id).status == 200,
            Act::Delete => self.delete(now, SOMEBODY, None, id).status == 200,
            Act::CancelLink => self.cancel_link(now, SOMEBODY, id).status == 200,
            Act::Pay => self.shopper(now, id) || self.pay_link(now, id),
            Act::CancelSubscription => self.cancel_subscription(now, SOMEBODY, id).status == 200,
            Act::Pause => self.pause_subscription(now, SOMEBODY, id).status == 200,
            Act::Resume => self.resume_subscription(now, id),
            Act::GoOn => self.go_on(now, id),
            Act::Debit => {
                let body = json!({ "presentation_id": id });
                let executed = self.execute(now, SOMEBODY, &body).status == 200;
                executed || self.retry(now, SOMEBODY, &body).status == 200
            }
            Act::CancelDebit => self.delete_debit(now, SOMEBODY, id).status < 300,
            Act::Release => {
                let order = self.order_of_part(id).map(|order| order.id.clone()).unwrap_or_default();
                self.release(now, SOMEBODY, &order, id, None).status == 200
            }
            Act::CancelPart => self.cancel_part(now, id),
        }
    }

    /// The shopper passes the challenge of the last payment of an order, or of the order that has this part.
    fn shopper(&mut self, now: u64, id: &str) -> bool {
        let is_meant = |order: &super::Order| order.id == id || order.part(id).is_some();
        let Some(order) = self.orders.iter_mut().find(|order| is_meant(order) && order.status == "PENDING")
        else {
            return false;
        };
        order.touch(now);
        order.status = if order.pre_auth { "AUTHORIZED" } else { "PROCESSED" };
        for payment in &mut order.payments {
            payment.status = order.status;
        }
        true
    }
}
