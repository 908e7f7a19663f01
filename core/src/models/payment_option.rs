//! What a payment is paid with: a card, a token in its place, UPI, net banking or a wallet.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use super::accepted::TextOrNumber;
use super::accepted::{four_digit_year, plain_card_number, secret_or_number, two_digit_month};
use super::card_token::{CardTokenDetails, ForeignToken, SavedToken};
use super::netbanking::{NetbankingDetails, WalletDetails};
use super::upi::{UpiCollect, UpiDetails, UpiIntent};
use super::{blank, never_blank};
use crate::check::At;
use crate::{Error, Secret};

/// What to pay with: a card, a token in its place, UPI, net banking or a wallet. Exactly one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentOption {
    /// The card itself.
    CardDetails(CardDetails),
    /// A token in the card's place.
    CardTokenDetails(CardTokenDetails),
    /// UPI.
    UpiDetails(UpiDetails),
    /// Net banking.
    NetbankingDetails(NetbankingDetails),
    /// A wallet.
    WalletDetails(WalletDetails),
}

/// How a payment is made. The other ways are instalments, points and paying later; `raw` can make them.
///
/// Source: API reference, create payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum PaymentMethod {
    /// By card, with `card_details` or `card_token_details`.
    Card,
    /// By UPI, with `upi_details`.
    Upi,
    /// By net banking, with `netbanking_details`.
    Netbanking,
    /// By wallet, with `wallet_details`.
    Wallet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentOptionFields {
    card_details: Option<CardDetails>,
    card_token_details: Option<CardTokenDetails>,
    upi_details: Option<UpiDetails>,
    netbanking_details: Option<NetbankingDetails>,
    wallet_details: Option<WalletDetails>,
}

impl<'de> Deserialize<'de> for PaymentOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PaymentOptionFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<PaymentOptionFields> for PaymentOption {
    type Error = &'static str;

    fn try_from(fields: PaymentOptionFields) -> Result<Self, Self::Error> {
        let given = [
            fields.card_details.map(Self::CardDetails),
            fields.card_token_details.map(Self::CardTokenDetails),
            fields.upi_details.map(Self::UpiDetails),
            fields.netbanking_details.map(Self::NetbankingDetails),
            fields.wallet_details.map(Self::WalletDetails),
        ];
        let mut given = given.into_iter().flatten();
        match (given.next(), given.next()) {
            (Some(option), None) => Ok(option),
            _ => Err("expected exactly one of `card_details`, `card_token_details`, `upi_details`, \
                      `netbanking_details` and `wallet_details`"),
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

impl From<UpiIntent> for PaymentOption {
    fn from(intent: UpiIntent) -> Self {
        Self::UpiDetails(UpiDetails::Intent(intent))
    }
}

impl From<UpiCollect> for PaymentOption {
    fn from(collect: UpiCollect) -> Self {
        Self::UpiDetails(UpiDetails::Collect(collect))
    }
}

impl From<NetbankingDetails> for PaymentOption {
    fn from(details: NetbankingDetails) -> Self {
        Self::NetbankingDetails(details)
    }
}

impl From<WalletDetails> for PaymentOption {
    fn from(details: WalletDetails) -> Self {
        Self::WalletDetails(details)
    }
}

never_blank! { PaymentMethod }

impl PaymentMethod {
    /// Its word on the wire: `UPI`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "CARD",
            Self::Upi => "UPI",
            Self::Netbanking => "NETBANKING",
            Self::Wallet => "WALLET",
        }
    }
}

impl PaymentOption {
    /// The method that it belongs to.
    pub fn method(&self) -> PaymentMethod {
        match self {
            Self::CardDetails(_) | Self::CardTokenDetails(_) => PaymentMethod::Card,
            Self::UpiDetails(_) => PaymentMethod::Upi,
            Self::NetbankingDetails(_) => PaymentMethod::Netbanking,
            Self::WalletDetails(_) => PaymentMethod::Wallet,
        }
    }

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
            Self::CardTokenDetails(CardTokenDetails::Saved(_))
            | Self::UpiDetails(_)
            | Self::NetbankingDetails(_)
            | Self::WalletDetails(_) => (None, None),
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
            Self::UpiDetails(details) => details.check(at.field("upi_details")),
            Self::NetbankingDetails(details) => details.check(at.field("netbanking_details")),
            Self::WalletDetails(details) => details.check(at.field("wallet_details")),
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
