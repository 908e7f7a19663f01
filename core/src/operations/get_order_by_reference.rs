//! `GET /api/pay/v1/orders/reference/{merchant_order_reference}`
//!
//! Source: API reference, get order by reference.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Order;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads an order, or a refund, by the merchant's reference: what to ask when an order's creation is in doubt.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetOrderByReference {
    /// The merchant's reference of the order or refund.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub merchant_order_reference: String,
}

impl Endpoint for GetOrderByReference {
    const NAME: &'static str = "orders.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/orders/reference/{merchant_order_reference}";
    const DATA: bool = true;
    const MISSING: &'static [&'static str] = &["ORDER_NOT_FOUND"];
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_order_reference").id(&self.merchant_order_reference)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        let reference = order.merchant_order_reference.as_deref();
        same("merchant_order_reference", &self.merchant_order_reference, reference)
    }
}
