//! Events for webhooks, in the order in which things happened.

use serde_json::{Map, Value, json};

use super::World;
use super::customer::Customer;
use super::order::Order;
use super::token::CardToken;

/// Every documented event (available events; `TOKEN_PROVISION_PENDING` is only in older lists).
pub(crate) const EVENTS: &[&str] = &[
    "CUSTOMER_ACTIVATED",
    "CUSTOMER_CREATION_FAILED",
    "CUSTOMER_DELETED",
    "CUSTOMER_SUSPENDED",
    "ORDER_AUTHORIZED",
    "ORDER_CANCELLED",
    "ORDER_FAILED",
    "ORDER_PROCESSED",
    "PAYMENT_FAILED",
    "REFUND_FAILED",
    "REFUND_PROCESSED",
    "SUBSCRIPTION_ACTIVATED",
    "SUBSCRIPTION_CANCELLED",
    "SUBSCRIPTION_CHARGED",
    "SUBSCRIPTION_COMPLETED",
    "SUBSCRIPTION_HALTED",
    "SUBSCRIPTION_PAUSED",
    "SUBSCRIPTION_PENDING",
    "SUBSCRIPTION_RESUMED",
    "SUBSCRIPTION_REVOKE_FAILED",
    "SUBSCRIPTION_UPDATED",
    "SUBSCRIPTION_UPDATE_FAILED",
    "TOKEN_ACTIVATED",
    "TOKEN_DEACTIVATED",
    "TOKEN_PROVISION_FAILED",
    "TOKEN_PROVISION_PENDING",
    "TOKEN_SUSPENDED",
];

/// The documented event of that name.
pub(crate) fn known(name: &str) -> Result<&'static str, String> {
    let found = EVENTS.iter().find(|known| **known == name).copied();
    found.ok_or_else(|| format!("event_type must be one of {}", EVENTS.join(", ")))
}

/// Why a customer or a token failed, as the published webhook samples write it.
pub(crate) fn failure_reason(source: &str, step: &str, reason: &str) -> Value {
    json!({
        "code": "INVALID_REQUEST",
        "message": "Request is not well-formed, syntactically incorrect, or violates schema",
        "additional_error_details": { "source": source, "step": step, "reason": reason, "metadata": {} },
    })
}

/// An event and its body, byte for byte as it will be signed.
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) event_type: &'static str,
    pub(crate) body: String,
}

impl World {
    pub(crate) fn emit_order(&mut self, event_type: &'static str, order: &Order) {
        let data = self.order_event(order);
        self.emit(event_type, &data);
    }

    pub(crate) fn emit_token(&mut self, event_type: &'static str, token: &CardToken) {
        self.emit(event_type, &token.event().to_string());
    }

    pub(crate) fn emit_customer(&mut self, event_type: &'static str, customer: &Customer) {
        self.emit(event_type, &customer.event().to_string());
    }

    /// Sends an event that the sandbox has no flow for. Those of subscriptions have two fields more than the others.
    pub(crate) fn emit_by_hand(&mut self, event_type: &'static str, data: &Value) {
        let id = format!("msg_{}", self.ids.url_token());
        let mut body = Map::new();
        body.insert("event_type".to_owned(), json!(event_type));
        if event_type.starts_with("SUBSCRIPTION_") {
            body.insert("event_id".to_owned(), json!(self.ids.reference()));
            body.insert("merchant_id".to_owned(), json!(self.rules.merchant_id));
        }
        body.insert("data".to_owned(), data.clone());
        self.outbox.push(Event { id, event_type, body: Value::Object(body).to_string() });
    }

    fn emit(&mut self, event_type: &'static str, data: &str) {
        let body = format!(r#"{{"event_type":"{event_type}","data":{data}}}"#);
        let id = format!("msg_{}", self.ids.url_token());
        self.outbox.push(Event { id, event_type, body });
    }
}
