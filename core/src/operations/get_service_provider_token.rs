//! `GET /api/v1/tokens/{identifier}`
//!
//! Source: API reference, get service provider token.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Tokens;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.
///
/// For a customer the answer has `tokens`; for a token it is that token, with `service_provider_token_id`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetServiceProviderToken {
    /// The gateway's id of a customer (`cust-v1-..`) or of a token (`token-v1-..`).
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub identifier: String,
}

impl Endpoint for GetServiceProviderToken {
    const NAME: &'static str = "tokens.service_provider";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/tokens/{identifier}";
    const MISSING: &'static [&'static str] = &["TOKEN_NOT_FOUND"];
    type Response = Tokens;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("identifier").id(&self.identifier)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    /// A token's answer names the token, and may name its customer too; a customer's names the customer.
    fn recognize(&self, tokens: &Tokens) -> Result<(), Mismatch> {
        let answered = tokens.token_id.as_deref().or(tokens.customer_id.as_deref());
        same("identifier", &self.identifier, answered)
    }
}
