//! A saved card in the vault, as the gateway tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::metadata::lenient_metadata;
use super::{Extra, FailureReason, List};
use crate::Secret;
use crate::open_enum::open_enum;

open_enum! {
    /// Where a token stands. Source: API reference, tokenization, token status.
    pub enum TokenStatus {
        /// The networks are still being asked.
        Initiated = "INITIATED",
        /// Usable.
        Active = "ACTIVE",
        /// Not usable for now.
        Suspended = "SUSPENDED",
        /// Every network refused.
        Failed = "FAILED",
        /// Switched off for good.
        Deactivated = "DEACTIVATED",
        /// Deleted; not in the documented list, but in the documented answer to a deletion.
        Deleted = "DELETED",
    }
}

/// A saved card in the vault: never the card itself.
///
/// Source: API reference, tokenization.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Token {
    /// The gateway's id, `token-v1-0811030624-bb-RBDgpR`: what a payment by saved card names.
    #[serde(alias = "token-id")]
    pub token_id: String,
    /// The merchant's reference; may be empty.
    pub merchant_token_reference: Option<String>,
    /// The customer whose card it is.
    pub customer_id: Option<String>,
    /// Where it stands.
    pub status: Option<TokenStatus>,
    /// Why, where the gateway says.
    pub status_reason: Option<String>,
    /// Why the card was not saved, in the webhook `TOKEN_PROVISION_FAILED`.
    pub failure_reason: Option<FailureReason>,
    /// `CARD`, ..
    pub payment_method: Option<String>,
    /// The id of the network's own token, `tp-v1-..`.
    pub service_provider_token_id: Option<String>,
    /// The merchant's reference of the request, in the answer to a deletion.
    pub merchant_unique_reference: Option<String>,
    /// The reference of the payment that saved the card, in webhooks.
    pub merchant_payment_reference: Option<String>,
    /// The card, without its number.
    pub card_data: Option<TokenCardData>,
    /// Whether the token follows the rules of the Reserve Bank of India.
    pub is_compliant: Option<bool>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// When it ends, ISO 8601 UTC.
    pub expired_at: Option<String>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Token {
    /// A token of which only is known that it was deleted.
    pub(crate) fn deleted(token_id: &str) -> Self {
        Self {
            token_id: token_id.to_owned(),
            status: Some(TokenStatus::Deleted),
            merchant_token_reference: None,
            customer_id: None,
            status_reason: None,
            failure_reason: None,
            payment_method: None,
            service_provider_token_id: None,
            merchant_unique_reference: None,
            merchant_payment_reference: None,
            card_data: None,
            is_compliant: None,
            merchant_metadata: None,
            expired_at: None,
            created_at: None,
            updated_at: None,
            other: Extra::default(),
        }
    }
}

/// The card behind a token, without its number.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TokenCardData {
    /// The last four digits.
    #[serde(alias = "last_4_digit")]
    pub last4_digit: Option<String>,
    /// `CREDIT` or `DEBIT`.
    pub card_type: Option<String>,
    /// `VISA`, ..
    pub network_name: Option<String>,
    /// The bank.
    pub issuer_name: Option<String>,
    /// `CONSUMER`, ..
    pub card_category: Option<String>,
    /// `IND`, ..
    pub country_code: Option<String>,
    /// Whether the card is from abroad.
    pub international: Option<bool>,
    /// Whether it can pay in instalments.
    pub emi: Option<bool>,
    /// Whether a payment by this token needs the CVV.
    pub cvv_required: Option<bool>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The tokens of one customer. Source: API reference, tokenization.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tokens {
    /// The customer.
    pub customer_id: Option<String>,
    /// How many tokens there are.
    pub total_tokens: Option<u64>,
    /// The tokens.
    pub tokens: List<Token>,
    /// The one token, where the answer is about a single one.
    #[serde(alias = "token-id")]
    pub token_id: Option<String>,
    /// Where that one stands.
    pub status: Option<TokenStatus>,
    /// The network's id of that one.
    pub service_provider_token_id: Option<String>,
    /// When the list was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The one-time cryptogram of a saved card. Source: API reference, generate cryptogram.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cryptogram {
    /// The token.
    #[serde(alias = "token-id")]
    pub token_id: Option<String>,
    /// The merchant's reference of the token.
    pub merchant_token_reference: Option<String>,
    /// The network's id of the token.
    pub service_provider_token_id: Option<String>,
    /// What a payment needs.
    pub token_data: Option<TokenData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// What a payment by a network's token needs: every part a secret.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TokenData {
    /// The cryptogram, base64, for one payment.
    pub cryptogram: Option<Secret>,
    /// The network's reference of the token.
    pub token_reference: Option<Secret>,
    /// The network's reference of the account behind it.
    pub payment_account_reference: Option<Secret>,
    /// The token's expiry month.
    pub token_expiry_month: Option<Secret>,
    /// The token's expiry year.
    pub token_expiry_year: Option<Secret>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
