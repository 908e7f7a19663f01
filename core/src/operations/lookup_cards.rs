//! `POST /api/pay/v1/getCardDetails`
//!
//! Source: API reference, card details.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_flag, plain_card_number};
use crate::models::{CardLookup, blank};
use crate::{Error, Method, Secret};

/// Looks up what the gateway knows of cards: network, bank, kind, native OTP.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LookupCards {
    /// The amount that is to be paid, in paise, as a text of digits.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub amount: Option<String>,
    /// The cards.
    pub card_details: Vec<CardToLookUp>,
}

/// A card, or a token in its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardToLookUp {
    /// The PAN or the token: 12 to 19 digits.
    pub payment_identifier: Secret,
    /// Which of them it is.
    pub payment_reference_type: PaymentReferenceType,
}

/// What a payment identifier is. Source: API reference, card details.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PaymentReferenceType {
    /// A PAN.
    Card,
    /// An alternate id.
    AltTokenTxn,
    /// A token of the card network.
    NetworkTokenTxn,
    /// A token of the issuing bank.
    IssuerTokenTxn,
}

impl Endpoint for LookupCards {
    const NAME: &'static str = "cards.lookup";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/getCardDetails";
    type Response = CardLookup;

    fn normalize(&mut self) {
        self.card_details.iter_mut().for_each(|card| plain_card_number(&mut card.payment_identifier));
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("amount").digits_if_any(self.amount.as_deref(), 1, 12)?;
        let at = at.field("card_details");
        if self.card_details.is_empty() {
            return Err(at.refuse("expected at least one card"));
        }
        self.card_details.iter().enumerate().try_for_each(|(i, card)| {
            at.index(i).field("payment_identifier").digits(&card.payment_identifier, 12, 19)
        })
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }
}
