//! `POST /api/v1/customer/{customer_id}/tokens/{token_id}/delete`
//!
//! Source: API reference, delete token of a customer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::delete_token_by_id::GONE;
use super::get_token::GetToken;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Token, TokenStatus, blank, strict_metadata};
use crate::{Error, Method};

/// Deletes a saved card of a customer.
///
/// After a doubt a token that is gone counts as deleted by this call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeleteToken {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
    /// The gateway's id of the token.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
    /// The merchant's reference of the deletion, 1 to 50 characters; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_unique_reference: Option<String>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
}

impl Endpoint for DeleteToken {
    const NAME: &'static str = "tokens.delete";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/customer/{customer_id}/tokens/{token_id}/delete";
    type Response = Token;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("customer_id").id(&self.customer_id)?;
        at.field("token_id").id(&self.token_id)?;
        at.field("merchant_unique_reference").reference(self.merchant_unique_reference.as_deref())
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_unique_reference)
    }

    fn recovery(&self) -> Recovery<Token> {
        let inquiry = GetToken { customer_id: self.customer_id.clone(), token_id: self.token_id.clone() };
        let token_id = self.token_id.clone();
        Recovery::Reconcile(Reconciliation::by(inquiry, GONE, move |found: Lookup<Token>| match found {
            Lookup::Missing => Resolution::Applied(Token::deleted(&token_id)),
            Lookup::Found(token) => match &token.status {
                Some(TokenStatus::Deleted | TokenStatus::Deactivated) => Resolution::Applied(token),
                Some(TokenStatus::Other(_)) | None => Resolution::Inconclusive,
                Some(_) => Resolution::NotApplied,
            },
        }))
    }

    fn recognize(&self, token: &Token) -> Result<(), Mismatch> {
        same("token_id", &self.token_id, Some(&token.token_id))
    }
}
