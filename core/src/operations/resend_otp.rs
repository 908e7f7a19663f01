//! `POST /api/pay/v1/otp/resend`
//!
//! Source: API reference, resend OTP.

use serde::{Deserialize, Serialize};

use super::generate_otp::order_of_payment;
use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
use crate::models::Otp;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResendOtp {
    /// The gateway's id of the payment.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_id: String,
}

impl Endpoint for ResendOtp {
    const NAME: &'static str = "otp.resend";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/otp/resend";
    type Response = Otp;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_id").id(&self.payment_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Never(order_of_payment(&self.payment_id))
    }
}
