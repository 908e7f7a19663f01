//! Events for webhooks, in the order in which things happened.

use serde_json::Value;

use super::World;
use super::customer::Customer;
use super::order::Order;
use super::token::CardToken;

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
        let mut view = customer.view();
        if let Some(fields) = view.as_object_mut() {
            fields.insert("status_reason".to_owned(), Value::Null);
        }
        self.emit(event_type, &serde_json::json!({ "customer": view }).to_string());
    }

    fn emit(&mut self, event_type: &'static str, data: &str) {
        let body = format!(r#"{{"event_type":"{event_type}","data":{data}}}"#);
        let id = format!("msg_{}", self.ids.url_token());
        self.outbox.push(Event { id, event_type, body });
    }
}
