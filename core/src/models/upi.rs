//! UPI: what a payment is asked for with, and what the gateway tells of it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_with::skip_serializing_none;

use super::{Extra, blank};
use crate::check::At;
use crate::{Error, Secret};

/// A payment by UPI: by the shopper's own app (intent, QR code), or asked for at an address (collect).
///
/// Source: guide of UPI payments, 2025; Juspay's connector.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum UpiDetails {
    /// The shopper opens a link, or scans a code, with a UPI app.
    Intent(UpiIntent),
    /// The shopper is asked in the app that belongs to an address.
    Collect(UpiCollect),
}

/// A link for the shopper's UPI app, or a code to scan.
///
/// The answer's `challenge_url` is `upi://pay?..`; with `upi_qr` its `image_url` is the picture of the code, for 20
/// minutes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpiIntent {
    /// `INTENT`.
    pub txn_mode: UpiIntentMode,
    /// Whether a picture of a QR code is wanted too.
    #[serde(skip_serializing_if = "blank")]
    pub upi_qr: Option<bool>,
}

/// A request that the shopper approves in a UPI app. There is no page to send the browser to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpiCollect {
    /// `COLLECT`.
    pub txn_mode: UpiCollectMode,
    /// Who is asked.
    pub payer: UpiPayer,
}

/// Who is asked for a payment by UPI.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpiPayer {
    /// The virtual payment address: `name@bank`. It is never printed.
    pub vpa: Secret,
    /// The kind of account.
    #[serde(skip_serializing_if = "blank")]
    pub account_type: Option<String>,
}

/// The mode of [`UpiIntent`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum UpiIntentMode {
    /// The shopper opens a link, or scans a code.
    #[default]
    Intent,
}

/// The mode of [`UpiCollect`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum UpiCollectMode {
    /// The shopper is asked.
    #[default]
    Collect,
}

impl UpiIntent {
    /// A link and the picture of a QR code.
    pub fn with_qr() -> Self {
        Self { upi_qr: Some(true), ..Self::default() }
    }
}

impl UpiCollect {
    /// A request to the app of this address.
    pub fn new(vpa: impl Into<Secret>) -> Self {
        Self { txn_mode: UpiCollectMode::Collect, payer: UpiPayer { vpa: vpa.into(), account_type: None } }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UpiFields {
    txn_mode: UpiMode,
    upi_qr: Option<bool>,
    payer: Option<UpiPayer>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum UpiMode {
    Intent,
    Collect,
}

impl<'de> Deserialize<'de> for UpiDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        UpiFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<UpiFields> for UpiDetails {
    type Error = &'static str;

    fn try_from(fields: UpiFields) -> Result<Self, Self::Error> {
        match (fields.txn_mode, fields.payer, fields.upi_qr) {
            (UpiMode::Intent, None, upi_qr) => {
                Ok(Self::Intent(UpiIntent { txn_mode: UpiIntentMode::Intent, upi_qr }))
            }
            (UpiMode::Intent, Some(_), _) => {
                Err("`INTENT` takes no `payer`: the app is the shopper's choice")
            }
            (UpiMode::Collect, Some(payer), None | Some(false)) => {
                Ok(Self::Collect(UpiCollect { txn_mode: UpiCollectMode::Collect, payer }))
            }
            (UpiMode::Collect, None, _) => Err("`COLLECT` requires `payer` with its `vpa`"),
            (UpiMode::Collect, _, Some(true)) => Err("`upi_qr` goes with `INTENT`, not with `COLLECT`"),
        }
    }
}

impl UpiDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        let Self::Collect(UpiCollect { payer, .. }) = self else { return Ok(()) };
        let at = at.field("payer");
        let vpa = at.field("vpa");
        if payer.vpa.is_empty() {
            return Err(vpa.refuse("must not be empty"));
        }
        if payer.vpa.expose().chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(vpa.refuse("expected an address such as `name@bank`, without white space"));
        }
        Ok(())
    }
}

/// A payment by UPI, in an answer. Source: API reference, create payment; guide of UPI payments, 2025.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpiData {
    /// `COLLECT` or `INTENT`.
    pub txn_mode: Option<String>,
    /// Whether a picture of a QR code was wanted.
    pub upi_qr: Option<bool>,
    /// Who pays.
    pub payer: Option<UpiPayerData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Who pays by UPI, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpiPayerData {
    /// The virtual payment address.
    pub vpa: Option<Secret>,
    /// The kind of account.
    pub account_type: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
