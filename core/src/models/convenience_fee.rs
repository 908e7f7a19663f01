//! The convenience fee of a payment.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Amount, Extra, blank};
use crate::Error;
use crate::check::At;

/// What the convenience fee within a payment's amount is made of, as `fees.calculate` tells it.
///
/// An amount of zero is no error here. Source: API reference, convenience fee; Juspay's connector.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConvenienceFeeBreakdown {
    /// The fee without tax.
    #[serde(skip_serializing_if = "blank")]
    pub fee_amount: Option<Amount>,
    /// The tax on it.
    #[serde(skip_serializing_if = "blank")]
    pub tax_amount: Option<Amount>,
    /// What is added to it.
    #[serde(skip_serializing_if = "blank")]
    pub additional_fee_amount: Option<Amount>,
    /// The most that it can be.
    #[serde(skip_serializing_if = "blank")]
    pub maximum_fee_amount: Option<Amount>,
    /// What the shopper pays of it.
    #[serde(skip_serializing_if = "blank")]
    pub applicable_fee_amount: Option<Amount>,
    /// What the merchant pays of it.
    #[serde(skip_serializing_if = "blank")]
    pub subvented_fee_amount: Option<Amount>,
    /// The amount that it was computed from.
    #[serde(skip_serializing_if = "blank")]
    pub fee_calculated_on_amount: Option<Amount>,
}

impl ConvenienceFeeBreakdown {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        let parts = [
            ("fee_amount", &self.fee_amount),
            ("tax_amount", &self.tax_amount),
            ("additional_fee_amount", &self.additional_fee_amount),
            ("maximum_fee_amount", &self.maximum_fee_amount),
            ("applicable_fee_amount", &self.applicable_fee_amount),
            ("subvented_fee_amount", &self.subvented_fee_amount),
            ("fee_calculated_on_amount", &self.fee_calculated_on_amount),
        ];
        parts.into_iter().filter_map(|(name, amount)| Some((name, amount.as_ref()?))).try_for_each(
            |(name, amount)| {
                let at = at.field(name);
                if amount.value == 0 { amount.check_currency(at) } else { amount.check(at) }
            },
        )
    }
}

/// What a convenience fee is made of, in an answer. Source: API reference, convenience fee.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConvenienceFeeData {
    /// The fee without tax.
    pub fee_amount: Option<Amount>,
    /// The tax on it.
    pub tax_amount: Option<Amount>,
    /// What is added to it.
    pub additional_fee_amount: Option<Amount>,
    /// The most that it can be.
    pub maximum_fee_amount: Option<Amount>,
    /// What the shopper pays of it.
    pub applicable_fee_amount: Option<Amount>,
    /// What the merchant pays of it.
    pub subvented_fee_amount: Option<Amount>,
    /// The amount that it was computed from.
    pub fee_calculated_on_amount: Option<Amount>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
