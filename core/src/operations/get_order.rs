//! `GET /api/pay/v1/orders/{order_id}`
//!
//! Source: API reference, get order.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Order;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads an order, or a refund, by the gateway's id: the one source of truth about a payment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetOrder {
    /// The gateway's id of the order or refund.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
}

impl Endpoint for GetOrder {
    const NAME: &'static str = "orders.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}";
    const DATA: bool = true;
    const MISSING: &'static [&'static str] = &["ORDER_NOT_FOUND"];
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("order_id").id(&self.order_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}
