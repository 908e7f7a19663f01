//! `GET /api/v1/customer/{customer_id}/tokens/{token_id}`
//!
//! Source: API reference, get token of a customer.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Token;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads one saved card of a customer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetToken {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
    /// The gateway's id of the token.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
}

impl Endpoint for GetToken {
    const NAME: &'static str = "tokens.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}/tokens/{token_id}";
    const MISSING: &'static [&'static str] = &["TOKEN_NOT_FOUND"];
    type Response = Token;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("customer_id").id(&self.customer_id)?;
        At::ROOT.field("token_id").id(&self.token_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, token: &Token) -> Result<(), Mismatch> {
        same("token_id", &self.token_id, Some(&token.token_id))?;
        same("customer_id", &self.customer_id, token.customer_id.as_deref())
    }
}
