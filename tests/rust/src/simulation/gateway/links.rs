//! Payment links, and the link of a hosted checkout.

use serde_json::{Value, json};

use super::told::ok;
use super::{Deed, Gateway, Manner, Order, Reply, text};

/// A payment link.
#[derive(Clone, Debug)]
pub struct Link {
    /// The gateway's id.
    pub id: String,
    /// The merchant's reference.
    pub reference: String,
    /// Paise.
    pub amount: u64,
    /// Where it stands.
    pub status: &'static str,
    changed_ms: u64,
    /// What its status was before the last change; none if it was not there.
    before: Option<&'static str>,
}

impl Gateway {
    /// A link that exists before the calls begin.
    pub fn furnish_link(&mut self, amount: u64, status: &'static str) -> String {
        let id = self.id("pl-v1");
        let reference = format!("ref-{id}");
        self.links.push(Link { id: id.clone(), reference, amount, status, changed_ms: 0, before: None });
        id
    }

    /// The link of this id.
    pub fn link(&self, id: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The link of this reference.
    pub fn link_by_reference(&self, reference: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.reference == reference)
    }

    pub(super) fn create_checkout(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_order_reference");
        match (self.by_reference(&reference), self.manner) {
            (Some(order), Manner::Existing) => return page_of(order),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let order = Order {
            id: self.id("v1-order"),
            reference: reference.clone(),
            amount: body["order_amount"]["value"].as_u64().unwrap_or_default(),
            parent: None,
            pre_auth: false,
            status: "CREATED",
            payments: Vec::new(),
            parts: Vec::new(),
            is_new: true,
            changed_ms: now,
            before: None,
        };
        let reply = page_of(&order);
        self.record(now, Deed::Checkout, owner, &reference);
        self.orders.push(order);
        reply
    }

    pub(super) fn create_link(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_payment_link_reference");
        match (self.link_by_reference(&reference), self.manner) {
            (Some(link), Manner::Existing) => return ok(&link.render(link.status)),
            (Some(_), Manner::Duplicate) => return self.duplicate(),
            _ => {}
        }
        let link = Link {
            id: self.id("pl-v1"),
            reference: reference.clone(),
            amount: body["amount"]["value"].as_u64().unwrap_or_default(),
            status: "CREATED",
            changed_ms: now,
            before: None,
        };
        let reply = Reply::new(201, link.render(link.status).to_string());
        self.record(now, Deed::Link, owner, &reference);
        self.links.push(link);
        reply
    }

    pub(super) fn cancel_link(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let (manner, status_first) = (self.manner, self.habits.status_first);
        let Some(link) = self.links.iter_mut().find(|link| link.id == id) else { return self.no_link() };
        match link.status {
            "CREATED" | "CLICKED" => {}
            "CANCELLED" if manner == Manner::Existing && !status_first => {
                return ok(&link.render(link.status));
            }
            _ => return self.refusal(422, "OPERATION_NOT_ALLOWED", "the link is not open"),
        }
        link.change(now, "CANCELLED");
        let reply = ok(&link.render(link.status));
        self.record(now, Deed::CancelLink, owner, id);
        reply
    }

    /// A customer pays the link.
    pub(super) fn pay_link(&mut self, now: u64, id: &str) -> bool {
        let is_open = |link: &Link| matches!(link.status, "CREATED" | "CLICKED" | "PAYMENT_INITIATED");
        let Some(link) = self.links.iter_mut().find(|link| link.id == id && is_open(link)) else {
            return false;
        };
        link.change(now, "PROCESSED");
        true
    }

    /// Reads a link; with a lag, as it was so long ago.
    pub(super) fn read_link(&self, link: Option<&Link>, now: u64, lag_ms: u64) -> Reply {
        let Some(link) = link else { return self.no_link() };
        if lag_ms > 0 && link.changed_ms + lag_ms > now {
            return link.before.map_or_else(|| self.no_link(), |status| ok(&link.render(status)));
        }
        ok(&link.render(link.status))
    }

    /// No code is documented for it: the general one, and the message by which it is known.
    fn no_link(&self) -> Reply {
        self.refusal(404, "INVALID_REQUEST", "No matching records found for the inquiry")
    }
}

impl Link {
    fn change(&mut self, now: u64, status: &'static str) {
        self.before = Some(self.status);
        self.status = status;
        self.changed_ms = now;
    }

    fn render(&self, status: &str) -> Value {
        json!({
            "payment_link": format!("https://links.example/{}", self.id),
            "payment_link_id": self.id,
            "status": status,
            "amount": { "value": self.amount, "currency": "INR" },
            "merchant_payment_link_reference": self.reference,
        })
    }
}

fn page_of(order: &Order) -> Reply {
    ok(&json!({
        "order_id": order.id,
        "redirect_url": format!("https://pages.example/?token={}", order.id),
        "token": format!("page-{}", order.id),
        "response_code": 200,
        "response_message": "Order Creation Successful.",
    }))
}
