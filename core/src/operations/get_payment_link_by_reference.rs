//! `GET /api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}`
//!
//! Source: API reference, get payment link by merchant reference.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::PaymentLink;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a payment link by the merchant's reference: what to ask when a link's creation is in doubt.
///
/// By which code the gateway says that there is none is not documented: of its refusals only the general "No matching
/// records found" is taken for that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPaymentLinkByReference {
    /// The merchant's reference of the link.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub merchant_payment_link_reference: String,
}

impl Endpoint for GetPaymentLinkByReference {
    const NAME: &'static str = "payment_links.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}";
    type Response = PaymentLink;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_payment_link_reference").id(&self.merchant_payment_link_reference)
    }

    fn recovery(&self) -> Recovery<PaymentLink> {
        Recovery::Read
    }

    fn recognize(&self, link: &PaymentLink) -> Result<(), Mismatch> {
        let reference = link.merchant_payment_link_reference.as_deref();
        same("merchant_payment_link_reference", &self.merchant_payment_link_reference, reference)
    }
}
