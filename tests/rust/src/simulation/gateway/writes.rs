//! What the gateway does on a write, and what it answers.

use serde_json::Value;

use super::super::oddity::Oddity;
use super::told::{ok, render_customer, render_saved};
use super::{Customer, Deed, Gateway, Manner, Order, Payment, Reply, Saved, text};

impl Gateway {
    pub(super) fn create_customer(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let (reference, mobile) = (text(body, "merchant_customer_reference"), text(body, "mobile_number"));
        let known = self.customers.iter().find(|customer| customer.is_known_by(&reference, &mobile));
        match (known, self.manner) {
            (Some(customer), Manner::Existing) => return ok(&render_customer(customer)),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let identity = if reference.is_empty() { mobile.clone() } else { reference.clone() };
        let customer = Customer { id: self.id("cust-v1"), reference, mobile, changed_ms: now };
        let reply = Reply::new(201, render_customer(&customer).to_string());
        self.customers.push(customer);
        self.record(now, Deed::Customer, owner, &identity);
        reply
    }

    pub(super) fn create_order(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_order_reference");
        match (self.by_reference(&reference), self.manner) {
            (Some(order), Manner::Existing) => return self.tell(order),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let id = self.id("v1-order");
        self.add_order(
            now,
            Order {
                id,
                reference: reference.clone(),
                amount: body["order_amount"]["value"].as_u64().unwrap_or_default(),
                parent: None,
                pre_auth: body["pre_auth"].as_bool().unwrap_or_default(),
                status: "CREATED",
                payments: Vec::new(),
                parts: Vec::new(),
                is_new: true,
                changed_ms: now,
                before: None,
            },
            Deed::Order,
            owner,
        );
        self.orders.last().map_or_else(|| self.no_order(), |order| self.tell(order))
    }

    fn add_order(&mut self, now: u64, order: Order, deed: Deed, owner: usize) {
        self.record(now, deed, owner, &order.reference);
        self.orders.push(order);
    }

    pub(super) fn pay(&mut self, now: u64, owner: usize, id: &str, body: &Value) -> Reply {
        let payment = &body["payments"][0];
        let reference = text(payment, "merchant_payment_reference");
        let is_payable = |order: &Order| matches!(order.status, "CREATED" | "ATTEMPTED" | "PENDING");
        let taken = self.order(id).is_some_and(|order| !is_payable(order));
        if self.habits.status_first && taken {
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the order cannot be paid");
        }
        let known = self
            .orders
            .iter()
            .find(|order| order.payments.iter().any(|payment| payment.reference == reference));
        match (known, self.manner) {
            (Some(order), Manner::Existing) => return self.tell(order),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let challenge = self.challenge;
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else {
            return self.no_order();
        };
        if !is_payable(order) {
            return self.refusal(422, "OPERATION_NOT_ALLOWED", "the order cannot be paid");
        }
        order.touch(now);
        order.status = match (challenge, order.pre_auth) {
            (true, _) => "PENDING",
            (false, true) => "AUTHORIZED",
            (false, false) => "PROCESSED",
        };
        order.payments.push(Payment {
            reference: reference.clone(),
            amount: payment["payment_amount"]["value"].as_u64().unwrap_or_default(),
            status: order.status,
            captures: Vec::new(),
        });
        self.record(now, Deed::Payment, owner, &reference);
        self.tell_by_id(id)
    }

    pub(super) fn capture(
        &mut self,
        now: u64,
        owner: usize,
        id: &str,
        reference: &str,
        amount: Option<u64>,
        manner: Manner,
    ) -> Reply {
        let (again, status_first) = (self.captures_again, self.habits.status_first);
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else {
            return self.no_order();
        };
        let known = order.has_capture(reference);
        match (known, manner) {
            (true, Manner::Existing | Manner::Duplicate) if status_first => {}
            (true, Manner::Existing) => return self.tell_by_id(id),
            (true, Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        match order.status {
            "AUTHORIZED" => {}
            "PARTIALLY_CAPTURED" if again => {}
            "CANCELLED" => return self.refusal(422, "ORDER_CANCELLED", "the order is cancelled"),
            _ => {
                if known {
                    self.met.count(Oddity::CaptureNotAllowedTwice);
                }
                return self.refusal(422, "OPERATION_NOT_ALLOWED", "the order is not authorized");
            }
        }
        order.touch(now);
        let whole = order.amount;
        order.status =
            if amount.is_some_and(|amount| amount < whole) { "PARTIALLY_CAPTURED" } else { "PROCESSED" };
        if let Some(payment) = order.payments.last_mut() {
            payment.status = "PROCESSED";
            payment.captures.push((reference.to_owned(), amount.unwrap_or(whole)));
        }
        self.record(now, Deed::Capture, owner, reference);
        self.tell_by_id(id)
    }

    pub(super) fn cancel(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let manner = self.manner;
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else {
            return self.no_order();
        };
        match order.status {
            "AUTHORIZED" => {}
            "CANCELLED" if self.habits.status_first => {
                self.met.count(Oddity::CancelNotAllowedTwice);
                return self.refusal(422, "OPERATION_NOT_ALLOWED", "the order is not authorized");
            }
            "CANCELLED" if manner == Manner::Existing => return self.tell_by_id(id),
            "CANCELLED" => return self.refusal(422, "ORDER_CANCELLED", "the order is already cancelled"),
            _ => return self.refusal(422, "OPERATION_NOT_ALLOWED", "the order is not authorized"),
        }
        order.touch(now);
        order.status = "CANCELLED";
        for payment in &mut order.payments {
            payment.status = "CANCELLED";
        }
        self.record(now, Deed::Cancel, owner, id);
        self.tell_by_id(id)
    }

    pub(super) fn tell_by_id(&self, id: &str) -> Reply {
        self.order(id).map_or_else(|| self.no_order(), |order| self.tell(order))
    }

    /// What was refunded of an order already.
    fn refunded(&self, id: &str) -> u64 {
        let refunds = self.orders.iter().filter(|order| order.parent.as_deref() == Some(id));
        refunds.map(|order| order.amount).sum()
    }

    /// Why an order cannot be refunded by this amount, if it cannot.
    fn refund_refusal(&self, id: &str, amount: u64) -> Option<Reply> {
        let Some(order) = self.order(id) else { return Some(self.no_order()) };
        if !matches!(order.status, "PROCESSED" | "PARTIALLY_REFUNDED") {
            return Some(self.refusal(422, "OPERATION_NOT_ALLOWED", "the order is not processed"));
        }
        let is_too_much = self.refunded(id) + amount > order.amount;
        is_too_much.then(|| self.refusal(422, "AMOUNT_LIMIT_EXCEEDED", "more than was paid"))
    }

    pub(super) fn refund(&mut self, now: u64, owner: usize, id: &str, body: &Value) -> Reply {
        let reference = text(body, "merchant_order_reference");
        let amount = body["order_amount"]["value"].as_u64().unwrap_or_default();
        if self.habits.status_first
            && let Some(refusal) = self.refund_refusal(id, amount)
        {
            return refusal;
        }
        match (self.by_reference(&reference), self.manner) {
            (Some(order), Manner::Existing) => {
                if order.parent.is_none() {
                    self.met.count(Oddity::ChargeForRefund);
                }
                let mut reply = self.tell_refund(order);
                reply.unclear |= order.parent.as_deref() != Some(id) || order.amount != amount;
                return reply;
            }
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        if let Some(refusal) = self.refund_refusal(id, amount) {
            return refusal;
        }
        let given = self.refunded(id);
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else {
            return self.no_order();
        };
        order.touch(now);
        order.status = if given + amount == order.amount { "FULLY_REFUNDED" } else { "PARTIALLY_REFUNDED" };
        let refund = Order {
            id: self.id("v1-refund"),
            reference,
            amount,
            parent: Some(id.to_owned()),
            pre_auth: false,
            status: "PENDING",
            payments: Vec::new(),
            parts: Vec::new(),
            is_new: true,
            changed_ms: now,
            before: None,
        };
        self.add_order(now, refund, Deed::Refund, owner);
        self.orders.last().map_or_else(|| self.no_order(), |refund| self.tell_refund(refund))
    }

    pub(super) fn save(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_token_reference");
        let customer = text(body, "customer_id");
        let known = self.saved.iter().find(|saved| saved.reference == reference);
        match (known, self.manner) {
            (Some(saved), Manner::Existing) => return ok(&render_saved(saved)),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        if !self.customers.iter().any(|known| known.id == customer) {
            return self.refusal(400, "INVALID_REQUEST", "no such customer");
        }
        let saved = Saved {
            id: self.id("token-v1"),
            customer,
            reference: reference.clone(),
            deleted: false,
            changed_ms: now,
        };
        let reply = Reply::new(201, render_saved(&saved).to_string());
        self.saved.push(saved);
        self.record(now, Deed::Save, owner, &reference);
        reply
    }

    pub(super) fn delete(&mut self, now: u64, owner: usize, customer: Option<&str>, id: &str) -> Reply {
        let Some(saved) = self.saved.iter_mut().find(|saved| saved.is_of(customer, id) && !saved.deleted)
        else {
            return self.no_token();
        };
        saved.deleted = true;
        saved.changed_ms = now;
        let reply = ok(&render_saved(saved));
        self.record(now, Deed::Delete, owner, id);
        reply
    }
}
