//! Native OTP and the look-up of a card.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Extra, List};

/// What follows a step of native OTP.
///
/// Success of a submit only means that the OTP was taken: read the order for the payment's result.
/// Source: API reference, generate, submit and resend OTP.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Otp {
    /// `SUCCESS`, in any case.
    pub status: Option<String>,
    /// What may be done next: `SUBMIT_OTP`, `RESEND_OTP`, or `NONE` (make a new payment on the same order).
    pub next: List<String>,
    /// More about it.
    pub meta_data: Option<OtpMetaData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// More about a step of native OTP.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtpMetaData {
    /// Seconds until the OTP may be sent again.
    pub resend_after: Option<u64>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// What the gateway knows of some cards. Source: API reference, card details.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CardLookup {
    /// One entry a card.
    pub card_payment_details: List<CardPaymentDetail>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// What the gateway knows of one card.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CardPaymentDetail {
    /// `VISA`, ..
    pub card_network: Option<String>,
    /// The bank.
    pub card_issuer: Option<String>,
    /// `CREDIT`, ..
    pub card_type: Option<String>,
    /// `CONSUMER`, ..
    pub card_category: Option<String>,
    /// Whether the card is from abroad.
    pub is_international_card: Option<bool>,
    /// Whether the OTP can be taken on the merchant's own page.
    pub is_native_otp_supported: Option<bool>,
    /// `IND`, ..
    pub country_code: Option<String>,
    /// The card's currency.
    pub currency: Option<String>,
    /// Whether that currency can be paid with.
    pub is_currency_supported: Option<bool>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
