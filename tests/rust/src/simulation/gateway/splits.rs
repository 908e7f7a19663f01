//! Split settlements: parts of an order's money that are held back until they are released.

use serde_json::{Value, json};

use super::{Deed, Gateway, Manner, Order, Reply};

/// A part of an order's money, for another merchant.
#[derive(Clone, Debug)]
pub struct Part {
    /// The gateway's id.
    pub id: String,
    /// Paise.
    pub amount: u64,
    /// Where it stands: `HOLD`, `RELEASED`, or `CANCELLED`, a word that no document lists.
    pub status: &'static str,
    /// What was released of it, in paise, release by release.
    pub releases: Vec<u64>,
    /// Whether one of them took all that was there.
    pub is_emptied: bool,
}

impl Part {
    /// What was released of it, in paise.
    pub fn released(&self) -> u64 {
        self.releases.iter().sum()
    }

    /// Whether all of it is released, and that once.
    pub fn is_released_whole(&self) -> bool {
        self.status == "RELEASED" && self.released() == self.amount
    }

    /// Whether this amount is all that was ever released of it, and nothing can follow.
    pub fn is_released_by(&self, amount: u64) -> bool {
        self.status == "RELEASED" && self.releases == [amount]
    }

    fn render(&self, tells_whole: bool) -> Value {
        let mut part = json!({
            "split_settlement_id": self.id,
            "split_merchant_id": "111370",
            "amount": { "value": self.amount, "currency": "INR" },
            "on_hold": self.status == "HOLD",
            "status": self.status,
        });
        let is_told = !self.releases.is_empty() && (tells_whole || !self.is_released_whole());
        if is_told {
            part["release_amount"] = json!({ "value": self.released(), "currency": "INR" });
        }
        part
    }
}

impl Order {
    /// Whether there is money of it that can be released.
    pub fn is_paid(&self) -> bool {
        matches!(self.status, "PROCESSED" | "PARTIALLY_CAPTURED" | "PARTIALLY_REFUNDED" | "FULLY_REFUNDED")
    }

    /// The part of this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    pub(super) fn render_parts(&self, tells_whole: bool) -> Value {
        let parts: Vec<Value> = self.parts.iter().map(|part| part.render(tells_whole)).collect();
        json!({ "split_info": { "split_type": "AMOUNT", "split_details": parts } })
    }
}

impl Gateway {
    /// A part of an order that exists before the calls begin, beside another part that stays on hold.
    pub fn furnish_part(&mut self, amount: u64, order: &'static str, status: &'static str) -> String {
        let order = self.furnish_order(2 * amount, false, order);
        let part = |letter: &str, status: &'static str| Part {
            id: format!("{order}-ss-{letter}"),
            amount,
            status,
            releases: if status == "RELEASED" { vec![amount] } else { Vec::new() },
            is_emptied: status == "RELEASED",
        };
        let parts = vec![part("a", status), part("b", "HOLD")];
        let id = parts[0].id.clone();
        if let Some(order) = self.orders.iter_mut().find(|known| known.id == order) {
            order.parts = parts;
        }
        id
    }

    /// The order that has the part of this id.
    pub fn order_of_part(&self, id: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.part(id).is_some())
    }

    /// The part of this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.orders.iter().find_map(|order| order.part(id))
    }

    /// Releases a part, or less than that. What is released cannot be released again; where nothing but the client's own
    /// care protects, it can.
    pub(super) fn release(
        &mut self,
        now: u64,
        owner: usize,
        order: &str,
        id: &str,
        asked: Option<u64>,
    ) -> Reply {
        let Some(known) = self.order(order) else { return self.no_order() };
        let Some(part) = known.part(id) else {
            return self.refusal(404, "INVALID_REQUEST", "No matching records found for the inquiry");
        };
        let is_repeat = match asked {
            Some(amount) => part.is_released_by(amount),
            None => part.is_released_whole(),
        };
        if is_repeat && self.manner == Manner::Existing && !self.habits.status_first {
            return self.tell(known);
        }
        let again = self.manner == Manner::Ignored && part.status == "RELEASED";
        if !known.is_paid() || !(again || part.status == "HOLD") {
            if is_repeat {
                self.met.count(super::Oddity::ReleaseNotAllowedTwice);
            }
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the settlement is not on hold");
        }
        let before = part.released();
        let rest = if again { part.amount } else { part.amount - before };
        let amount = asked.unwrap_or(rest);
        if amount > rest {
            return self.refusal(422, "AMOUNT_LIMIT_EXCEEDED", "more than the settlement's amount");
        }
        let name = if self.holds_rest { format!("{id} after {before}") } else { id.to_owned() };
        let is_open = self.holds_rest && !again && amount < rest;
        self.change_part(now, id, |part| {
            part.releases.push(amount);
            part.is_emptied |= amount == rest;
            part.status = if is_open { "HOLD" } else { "RELEASED" };
        });
        self.record(now, Deed::Release, owner, &name);
        self.tell_by_id(order)
    }

    /// Cancels a part that is on hold.
    pub(super) fn cancel_part(&mut self, now: u64, id: &str) -> bool {
        if self.part(id).is_none_or(|part| part.status != "HOLD") {
            return false;
        }
        self.change_part(now, id, |part| part.status = "CANCELLED");
        true
    }

    fn change_part(&mut self, now: u64, id: &str, change: impl FnOnce(&mut Part)) {
        let Some(order) = self.orders.iter_mut().find(|order| order.part(id).is_some()) else { return };
        order.touch(now);
        if let Some(part) = order.parts.iter_mut().find(|part| part.id == id) {
            change(part);
        }
    }
}
