//! `POST /api/v1/tokens`
//!
//! Source: API reference, generate card token.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::list_tokens::ListTokens;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Token, Tokens, blank, strict_metadata};
use crate::{Error, Method, Secret};

/// Saves a card in a customer's vault without a payment.
///
/// How `encrypted_card_details` is encrypted is not documented publicly: it passes through as it is given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateToken {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
    /// The merchant's reference, 1 to 50 characters, new for every token; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_token_reference: Option<String>,
    /// `CARD`, which is the default.
    #[serde(default)]
    pub payment_method: TokenPaymentMethod,
    /// The card.
    pub payment_option: TokenPaymentOption,
    /// The payment in which the shopper agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<TokenPayment>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
}

/// What is saved. Source: API reference, generate card token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TokenPaymentMethod {
    /// A card.
    #[default]
    Card,
}

/// The card to save.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TokenPaymentOption {
    /// The card, encrypted.
    pub encrypted_card_details: Secret,
}

/// The payment in which the shopper agreed to save the card.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TokenPayment {
    /// What the bank said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquirer_data: Option<TokenAcquirerData>,
}

/// What the bank said of the payment in which the shopper agreed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TokenAcquirerData {
    /// The bank's approval.
    #[serde(skip_serializing_if = "blank")]
    pub approval_code: Option<String>,
    /// The bank's reference.
    #[serde(skip_serializing_if = "blank")]
    pub acquirer_reference: Option<String>,
    /// The retrieval reference number.
    #[serde(skip_serializing_if = "blank")]
    pub rrn: Option<String>,
    /// The reference of the authentication; RuPay needs it.
    #[serde(skip_serializing_if = "blank")]
    pub auth_reference: Option<String>,
}

impl Endpoint for CreateToken {
    const NAME: &'static str = "tokens.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/tokens";
    type Response = Token;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("customer_id").id(&self.customer_id)?;
        at.field("merchant_token_reference").reference(self.merchant_token_reference.as_deref())?;
        if self.payment_option.encrypted_card_details.is_empty() {
            return Err(at
                .field("payment_option")
                .field("encrypted_card_details")
                .refuse("must not be empty"));
        }
        Ok(())
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_token_reference)
    }

    fn recovery(&self) -> Recovery<Token> {
        let reference = self.merchant_token_reference.clone().unwrap_or_default();
        let inquiry = ListTokens { customer_id: self.customer_id.clone() };
        let look_for = format!("a token with the reference `{reference}`: it was created");
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found: Lookup<Tokens>| {
            let Lookup::Found(list) = found else { return Resolution::Inconclusive };
            let is_counted =
                list.total_tokens.is_none_or(|count| u64::try_from(list.tokens.len()) == Ok(count));
            let is_whole = list.tokens.is_whole() && is_counted;
            let told = |token: &Token| token.merchant_token_reference.clone().unwrap_or_default();
            let all_named = list.tokens.iter().all(|token| !told(token).is_empty());
            match list.tokens.into_iter().find(|token| told(token) == reference) {
                Some(token) => Resolution::Applied(token),
                None if is_whole && all_named => Resolution::NotApplied,
                None => Resolution::Inconclusive,
            }
        }))
    }

    fn recognize(&self, token: &Token) -> Result<(), Mismatch> {
        same("customer_id", &self.customer_id, token.customer_id.as_deref())?;
        let told = token.merchant_token_reference.as_deref();
        same_if_any("merchant_token_reference", self.merchant_token_reference.as_deref(), told)
    }
}
