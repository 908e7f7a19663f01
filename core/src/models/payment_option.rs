//! What a payment is paid with: a card, or a token in its place.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::accepted::TextOrNumber;
use super::accepted::{four_digit_year, plain_card_number, secret_or_number, two_digit_month};
use super::blank;
use super::card_token::{CardTokenDetails, ForeignToken, SavedToken};
use crate::check::At;
use crate::{Error, Secret};

/// What to pay with: a card, or a token in its place. Exactly one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentOption {
    /// The card itself.
    CardDetails(CardDetails),
    /// A token in the card's place.
    CardTokenDetails(CardTokenDetails),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentOptionFields {
    card_details: Option<CardDetails>,
    card_token_details: Option<CardTokenDetails>,
}

impl<'de> Deserialize<'de> for PaymentOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PaymentOptionFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<PaymentOptionFields> for PaymentOption {
    type Error = &'static str;

    fn try_from(fields: PaymentOptionFields) -> Result<Self, Self::Error> {
        match (fields.card_details, fields.card_token_details) {
            (Some(card), None) => Ok(Self::CardDetails(card)),
            (None, Some(token)) => Ok(Self::CardTokenDetails(token)),
            _ => Err("expected exactly one of `card_details` and `card_token_details`"),
        }
    }
}

/// A card as the shopper entered it. Source: Tokenization guide, section 4.1.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardDetails {
    /// The PAN: 12 to 19 digits; spaces and hyphens between them are taken out.
    pub card_number: Secret,
    /// The CVV: 3 or 4 digits. A payment by PAN without it fails at the bank.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// Two digits, `01` to `12`.
    #[serde(deserialize_with = "secret_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub expiry_month: Secret,
    /// Four digits.
    #[serde(deserialize_with = "secret_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub expiry_year: Secret,
    /// The name on the card, at most 100 characters.
    #[serde(skip_serializing_if = "blank")]
    pub name: Option<String>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
    /// The shopper's consent to save the card: a token is made after a successful payment.
    #[serde(skip_serializing_if = "blank")]
    pub save: Option<bool>,
}

impl CardDetails {
    /// A card with its CVV, not to be saved.
    pub fn new(
        card_number: impl Into<Secret>,
        cvv: impl Into<Secret>,
        expiry_month: impl Into<Secret>,
        expiry_year: impl Into<Secret>,
    ) -> Self {
        Self {
            card_number: card_number.into(),
            cvv: Some(cvv.into()),
            expiry_month: expiry_month.into(),
            expiry_year: expiry_year.into(),
            name: None,
            registered_mobile_number: None,
            save: None,
        }
    }
}

impl From<CardDetails> for PaymentOption {
    fn from(card: CardDetails) -> Self {
        Self::CardDetails(card)
    }
}

impl From<SavedToken> for PaymentOption {
    fn from(token: SavedToken) -> Self {
        Self::CardTokenDetails(CardTokenDetails::Saved(token))
    }
}

impl From<ForeignToken> for PaymentOption {
    fn from(token: ForeignToken) -> Self {
        Self::CardTokenDetails(CardTokenDetails::Foreign(token))
    }
}

impl PaymentOption {
    /// Brings accepted forms of card numbers and expiries into the documented one.
    pub(crate) fn normalize(&mut self) {
        let (month, year) = match self {
            Self::CardDetails(card) => {
                plain_card_number(&mut card.card_number);
                (Some(&mut card.expiry_month), Some(&mut card.expiry_year))
            }
            Self::CardTokenDetails(CardTokenDetails::Foreign(token)) => {
                (token.expiry_month.as_mut(), token.expiry_year.as_mut())
            }
            Self::CardTokenDetails(CardTokenDetails::Saved(_)) => (None, None),
        };
        if let Some(month) = month {
            two_digit_month(month);
        }
        if let Some(year) = year {
            four_digit_year(year);
        }
    }

    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        match self {
            Self::CardDetails(card) => card.check(at.field("card_details")),
            Self::CardTokenDetails(CardTokenDetails::Saved(token)) => {
                token.check(at.field("card_token_details"))
            }
            Self::CardTokenDetails(CardTokenDetails::Foreign(token)) => {
                token.check(at.field("card_token_details"))
            }
        }
    }

    pub(crate) fn secrets(&self) -> Vec<&Secret> {
        match self {
            Self::CardDetails(card) => [Some(&card.card_number), card.cvv.as_ref(), Some(&card.expiry_year)]
                .into_iter()
                .flatten()
                .collect(),
            Self::CardTokenDetails(CardTokenDetails::Saved(token)) => token.cvv.iter().collect(),
            Self::CardTokenDetails(CardTokenDetails::Foreign(token)) => [
                Some(&token.token),
                token.cryptogram.as_ref(),
                token.cvv.as_ref(),
                token.expiry_year.as_ref(),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }
}

impl CardDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("card_number").digits(&self.card_number, 12, 19)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.expiry(Some(&self.expiry_month), Some(&self.expiry_year))?;
        at.field("name").at_most(self.name.as_deref(), 100)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}
