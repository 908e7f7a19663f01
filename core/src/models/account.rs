//! The bank account that a payment must come from (third party validation).

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Extra, blank, never_blank};
use crate::check::At;
use crate::{Error, Secret};

/// The account that an order must be paid from. Source: guide of third party validation, 2025.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountDetails {
    /// The bank account.
    pub bank_details: BankDetails,
}

/// A bank account. Source: guide of third party validation, 2025.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BankDetails {
    /// The account's number, as text: it may begin with zeros. It is never printed.
    pub account_number: Secret,
    /// The IFSC of its branch.
    #[serde(skip_serializing_if = "blank")]
    pub ifsc_code: Option<String>,
    /// The bank.
    #[serde(skip_serializing_if = "blank")]
    pub bank_name: Option<String>,
}

/// The account that a payment is made from. Source: guide of third party validation, 2025; Juspay's connector.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerAccountDetails {
    /// The account's number, as text: it may begin with zeros. It is never printed.
    pub account_number: Secret,
    /// The IFSC of its branch.
    #[serde(skip_serializing_if = "blank")]
    pub ifsc_code: Option<String>,
}

impl AccountDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        check_number(&self.bank_details.account_number, at.field("bank_details"))
    }
}

impl CustomerAccountDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        check_number(&self.account_number, at)
    }
}

fn check_number(number: &Secret, at: At<'_>) -> Result<(), Error> {
    if number.is_empty() {
        return Err(at.field("account_number").refuse("must not be empty"));
    }
    Ok(())
}

never_blank! { AccountDetails }

/// The account that an order must be paid from, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountData {
    /// The bank account.
    pub bank_details: Option<BankData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A bank account, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BankData {
    /// The account's number.
    pub account_number: Option<Secret>,
    /// The IFSC of its branch.
    pub ifsc_code: Option<String>,
    /// The bank.
    pub bank_name: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
