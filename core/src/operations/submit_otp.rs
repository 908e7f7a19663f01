//! `POST /api/pay/v1/otp/submit`
//!
//! Source: API reference, submit OTP.

use serde::{Deserialize, Serialize};

use super::generate_otp::order_of_payment;
use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
use crate::models::Otp;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{secret_or_number, text_or_number};
use crate::{Error, Method, Secret};

/// Submits the OTP that the shopper entered.
///
/// Success only means that the OTP was taken: read the order for the payment's result. It is never sent again by
/// itself, because tries are counted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubmitOtp {
    /// The gateway's id of the payment.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_id: String,
    /// The OTP, digits only.
    #[serde(deserialize_with = "secret_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub otp: Secret,
}

impl Endpoint for SubmitOtp {
    const NAME: &'static str = "otp.submit";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/otp/submit";
    type Response = Otp;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_id").id(&self.payment_id)?;
        At::ROOT.field("otp").digits(&self.otp, 1, 12)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Never(order_of_payment(&self.payment_id))
    }
}
