//! `PATCH /api/pay/v1/paymentlink/{payment_link_id}/notify`
//!
//! Source: API reference, resend payment link notification.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::PaymentLink;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Has the gateway send the link to the customer again, by e-mail and SMS.
///
/// It is never sent again by itself, because each time the customer gets another message. No inquiry says whether a
/// message went out: after a lost answer the call ends `unknown` and without one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotifyPaymentLink {
    /// The gateway's id of the link: `pl-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_link_id: String,
}

impl Endpoint for NotifyPaymentLink {
    const NAME: &'static str = "payment_links.notify";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/pay/v1/paymentlink/{payment_link_id}/notify";
    const BODY: bool = false;
    type Response = PaymentLink;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_link_id").id(&self.payment_link_id)
    }

    fn recovery(&self) -> Recovery<PaymentLink> {
        Recovery::Never(None)
    }

    fn recognize(&self, link: &PaymentLink) -> Result<(), Mismatch> {
        same("payment_link_id", &self.payment_link_id, Some(&link.payment_link_id))
    }
}
