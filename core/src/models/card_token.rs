//! A token in a card's place: of a card saved here, or of another PA/PG.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::accepted::TextOrNumber;
use super::accepted::{optional_secret_or_number, optional_text_or_number, text_or_number};
use super::blank;
use crate::check::At;
use crate::{Error, Secret};

/// A token in the card's place: of a card saved here, or of another PA/PG. Never both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum CardTokenDetails {
    /// A card saved here.
    Saved(SavedToken),
    /// A card tokenised by another PA/PG.
    Foreign(ForeignToken),
}

/// A card saved here. Source: Tokenization guide, section 4.2.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedToken {
    /// The gateway's id of the token: `token-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
    /// The kind of token: `NETWORK_TOKEN`, which is the default.
    #[serde(default = "network_token")]
    pub token_txn_type: TokenTxnType,
    /// The CVV: 3 or 4 digits. Visa and Mastercard network tokens can do without it in production.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
}

/// A card tokenised by another PA/PG, with its cryptogram. Source: Tokenization guide, section 4.3.1.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForeignToken {
    /// The token: 1 to 50 characters, 16 digits in the samples.
    pub token: Secret,
    /// The cryptogram, base64, for this payment only. The guide has it; the official SDK for Go leaves it out.
    #[serde(skip_serializing_if = "blank")]
    pub cryptogram: Option<Secret>,
    /// The kind of token: `ALT_TOKEN`, which is the default.
    #[serde(default = "alt_token")]
    pub token_txn_type: TokenTxnType,
    /// The token's expiry month: two digits, `01` to `12`.
    #[serde(default, deserialize_with = "optional_secret_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub expiry_month: Option<Secret>,
    /// The token's expiry year: four digits.
    #[serde(default, deserialize_with = "optional_secret_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub expiry_year: Option<Secret>,
    /// The card's last four digits.
    #[serde(skip_serializing_if = "blank")]
    pub last4_digit: Option<String>,
    /// The CVV: 3 or 4 digits.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// The name on the card, at most 100 characters.
    #[serde(skip_serializing_if = "blank")]
    pub name: Option<String>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
}

/// The kind of a token. Source: API reference, create payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TokenTxnType {
    /// An alternate id for one payment as a guest.
    AltToken,
    /// A token of the card network.
    NetworkToken,
    /// A token of the issuing bank.
    IssuerToken,
}

fn network_token() -> TokenTxnType {
    TokenTxnType::NetworkToken
}

fn alt_token() -> TokenTxnType {
    TokenTxnType::AltToken
}

impl SavedToken {
    /// A saved card with the CVV that the shopper entered.
    pub fn new(token_id: impl Into<String>, cvv: impl Into<Secret>) -> Self {
        Self {
            token_id: token_id.into(),
            token_txn_type: network_token(),
            cvv: Some(cvv.into()),
            registered_mobile_number: None,
        }
    }
}

impl ForeignToken {
    /// Another PA/PG's token with its cryptogram and expiry.
    pub fn new(
        token: impl Into<Secret>,
        cryptogram: impl Into<Secret>,
        expiry_month: impl Into<Secret>,
        expiry_year: impl Into<Secret>,
    ) -> Self {
        Self {
            token: token.into(),
            cryptogram: Some(cryptogram.into()),
            token_txn_type: alt_token(),
            expiry_month: Some(expiry_month.into()),
            expiry_year: Some(expiry_year.into()),
            last4_digit: None,
            cvv: None,
            name: None,
            registered_mobile_number: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardTokenFields {
    #[serde(default, deserialize_with = "optional_text_or_number")]
    token_id: Option<String>,
    token: Option<Secret>,
    cryptogram: Option<Secret>,
    token_txn_type: Option<TokenTxnType>,
    #[serde(alias = "last_4_digit")]
    last4_digit: Option<String>,
    #[serde(default, deserialize_with = "optional_secret_or_number")]
    expiry_month: Option<Secret>,
    #[serde(default, deserialize_with = "optional_secret_or_number")]
    expiry_year: Option<Secret>,
    cvv: Option<Secret>,
    name: Option<String>,
    registered_mobile_number: Option<String>,
}

impl<'de> Deserialize<'de> for CardTokenDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CardTokenFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<CardTokenFields> for CardTokenDetails {
    type Error = String;

    fn try_from(fields: CardTokenFields) -> Result<Self, Self::Error> {
        let CardTokenFields { token_txn_type, cvv, registered_mobile_number, .. } = fields;
        match (fields.token_id, fields.token) {
            (Some(token_id), None) => {
                let foreign = fields.cryptogram.is_some()
                    || fields.last4_digit.is_some()
                    || fields.expiry_month.is_some()
                    || fields.expiry_year.is_some()
                    || fields.name.is_some();
                if foreign {
                    return Err(
                        "a saved card takes `token_id`, `token_txn_type`, `cvv` and `registered_mobile_number` only"
                            .into(),
                    );
                }
                let token_txn_type = token_txn_type.unwrap_or_else(network_token);
                Ok(Self::Saved(SavedToken { token_id, token_txn_type, cvv, registered_mobile_number }))
            }
            (None, Some(token)) => Ok(Self::Foreign(ForeignToken {
                token,
                cryptogram: fields.cryptogram,
                token_txn_type: token_txn_type.unwrap_or_else(alt_token),
                expiry_month: fields.expiry_month,
                expiry_year: fields.expiry_year,
                last4_digit: fields.last4_digit,
                cvv,
                name: fields.name,
                registered_mobile_number,
            })),
            _ => {
                Err("expected exactly one of `token_id` (a card saved here) and `token` (another PA/PG's)"
                    .into())
            }
        }
    }
}

impl SavedToken {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("token_id").id(&self.token_id)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}

impl ForeignToken {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.token.is_empty() || self.token.expose().chars().count() > 50 {
            return Err(at.field("token").refuse("expected 1 to 50 characters"));
        }
        if self.cryptogram.as_ref().is_some_and(Secret::is_empty) {
            return Err(at.field("cryptogram").refuse("must not be empty: leave it out if there is none"));
        }
        at.expiry(self.expiry_month.as_ref(), self.expiry_year.as_ref())?;
        at.field("last4_digit").digits_if_any(self.last4_digit.as_deref(), 4, 4)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.field("name").at_most(self.name.as_deref(), 100)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}
