//! Hosted checkout: an order whose payment page is the gateway's (API reference, hosted checkout).

use serde_json::{Value, json};

use super::World;
use super::order::{Order, OrderStatus};
use crate::clock::Millis;
use crate::wire::{Fields, Refusal};

/// Integration modes of the request; answers to Get Order know `SEAMLESS` and `REDIRECT`.
const MODES: &[&str] = &["REDIRECT", "IFRAME", "SDK"];

impl World {
    pub(crate) fn create_checkout(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        Fields::root(body)?.choice("integration_mode", MODES)?;
        let id = self.create_order(body, "REDIRECT", now)?;
        let token = match self.get_order(&id)?.checkout.clone() {
            Some(token) => token,
            None => {
                let token = self.ids.url_token();
                self.checkouts.insert(token.clone(), id.clone());
                self.with_order(&id, |_, order| order.checkout = Some(token.clone()));
                token
            }
        };
        Ok(json!({
            "token": token,
            "order_id": id,
            "redirect_url": format!("{}/checkout/?token={token}", self.rules.base_url),
            "response_code": 200,
            "response_message": "Order Creation Successful.",
        }))
    }

    /// The order behind a checkout page, if it can still be paid.
    pub(crate) fn checkout_order(&self, token: &str, now: Millis) -> Option<(&Order, bool)> {
        let order = self.orders.get(self.checkouts.get(token)?)?;
        let open =
            matches!(order.status, OrderStatus::Created | OrderStatus::Attempted | OrderStatus::Pending);
        Some((order, open && self.is_link_open(order, now)))
    }
}
