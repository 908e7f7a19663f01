//! Net banking and wallets: what a payment is asked for with, and what the gateway tells of it.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Extra, blank};
use crate::Error;
use crate::check::At;

/// A payment at the shopper's bank. The answer has a `challenge_url` to send the browser to.
///
/// Source: guide of third party validation, 2025; Juspay's connector.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NetbankingDetails {
    /// The gateway's code of the bank, such as `NB1531` for the State Bank of India.
    pub pay_code: String,
    /// How the shopper comes to the bank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub txn_mode: Option<NetbankingMode>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
}

/// How the shopper comes to the bank. Source: API reference, create payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum NetbankingMode {
    /// The browser goes to the bank's page.
    Redirect,
    /// By a code to scan.
    Qr,
    /// By the bank's app.
    Intent,
}

/// A payment by wallet. The answer has a `challenge_url` to send the browser to. Source: Juspay's connector.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WalletDetails {
    /// The gateway's code of the wallet.
    pub wallet_code: String,
}

impl NetbankingDetails {
    /// A payment at the bank with this code.
    pub fn new(pay_code: impl Into<String>) -> Self {
        Self { pay_code: pay_code.into(), ..Self::default() }
    }

    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.pay_code.is_empty() {
            return Err(at.field("pay_code").refuse("must not be empty"));
        }
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}

impl WalletDetails {
    /// A payment by the wallet with this code.
    pub fn new(wallet_code: impl Into<String>) -> Self {
        Self { wallet_code: wallet_code.into() }
    }

    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.wallet_code.is_empty() {
            return Err(at.field("wallet_code").refuse("must not be empty"));
        }
        Ok(())
    }
}

/// A payment by net banking, in an answer. Source: API reference, create payment.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NetbankingData {
    /// The bank's code.
    pub pay_code: Option<String>,
    /// `REDIRECT`, `QR` or `INTENT`.
    pub txn_mode: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A payment by wallet, in an answer. Source: API reference, create payment.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WalletData {
    /// The wallet's code.
    pub wallet_code: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
