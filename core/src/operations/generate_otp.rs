//! `POST /api/pay/v1/otp/generate`
//!
//! Source: API reference, generate OTP.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
use crate::models::Otp;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Inquiry, Method};

/// Has the bank send the shopper an OTP, to be entered on the merchant's own page (native OTP).
///
/// For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can always be used instead.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GenerateOtp {
    /// The gateway's id of the payment.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_id: String,
}

impl Endpoint for GenerateOtp {
    const NAME: &'static str = "otp.generate";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/otp/generate";
    type Response = Otp;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_id").id(&self.payment_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Never(order_of_payment(&self.payment_id))
    }
}

/// The question about a payment of which only the id is known: a payment's id is its order's id and a suffix.
///
/// Source: samples of the Tokenization guide, section 4: `v1-4405071524-aa-qlAtAf`, `v1-5307071124-aa-dmkVNf-cc-c`.
pub(super) fn order_of_payment(payment_id: &str) -> Option<Inquiry> {
    let parts: Vec<&str> = payment_id.split('-').collect();
    let [version, time, node, random, _, _] = parts.as_slice() else { return None };
    let order = GetOrder { order_id: [*version, *time, *node, *random].join("-") };
    Inquiry::of(&order, "the payment's status: it says whether the OTP was taken")
}
