//! `GET /api/pay/v1/paymentlink/{payment_link_id}`
//!
//! Source: API reference, get payment link.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::PaymentLink;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a payment link, its status and what is still to be paid.
///
/// The payment itself is in the link's order: `orders.get` with the link's `order_id`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPaymentLink {
    /// The gateway's id of the link: `pl-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_link_id: String,
}

impl Endpoint for GetPaymentLink {
    const NAME: &'static str = "payment_links.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/paymentlink/{payment_link_id}";
    type Response = PaymentLink;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_link_id").id(&self.payment_link_id)
    }

    fn recovery(&self) -> Recovery<PaymentLink> {
        Recovery::Read
    }

    fn recognize(&self, link: &PaymentLink) -> Result<(), Mismatch> {
        same("payment_link_id", &self.payment_link_id, Some(&link.payment_link_id))
    }
}
