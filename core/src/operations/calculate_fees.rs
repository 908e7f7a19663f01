//! `POST /api/v1/fees`
//!
//! Source: API reference, convenience fee; official SDK for Python.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::create_order::AllowedPaymentMethod;
use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
use crate::models::{Amount, ConvenienceFeeData, Extra, List, blank};
use crate::{Error, Method};

/// Calculates the convenience fee of a payment that is still to be made.
///
/// The `convenience_fee_breakdown` of the answer goes into the payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalculateFees {
    /// What is to be paid, without the fee.
    pub amount: Amount,
    /// How it is to be paid.
    pub payment_method: AllowedPaymentMethod,
    /// The card's network, such as `VISA`, for a fee that depends on it.
    #[serde(skip_serializing_if = "blank")]
    pub network_type: Option<String>,
}

/// Convenience fees.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConvenienceFees {
    /// One for each way to pay, and for each network where it depends on that.
    pub data: List<ConvenienceFee>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The convenience fee of one way to pay.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConvenienceFee {
    /// The way to pay: `CARD`, ..
    pub payment_method: Option<String>,
    /// How the fee is calculated.
    pub fee_type: Option<String>,
    /// What is to be paid, without the fee.
    pub amount: Option<Amount>,
    /// What the fee is made of.
    pub convenience_fee_breakdown: Option<ConvenienceFeeData>,
    /// What is to be paid, with the fee.
    pub payable_amount: Option<Amount>,
    /// The card that the fee is for.
    pub payment_method_metadata: Option<PaymentMethodMetadata>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The kind of card that a convenience fee is for.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentMethodMetadata {
    /// The network.
    pub network_type: Option<String>,
    /// `CREDIT`, `DEBIT`, ..
    pub card_type: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Endpoint for CalculateFees {
    const NAME: &'static str = "fees.calculate";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/fees";
    type Response = ConvenienceFees;

    fn check(&self) -> Result<(), Error> {
        self.amount.check(At::ROOT.field("amount"))
    }

    fn recovery(&self) -> Recovery<ConvenienceFees> {
        Recovery::Read
    }
}
