//! `GET /api/v1/customer/{customer_id}/tokens`
//!
//! Source: API reference, get tokens of a customer.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Tokens;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Lists the saved cards of a customer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListTokens {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
}

impl Endpoint for ListTokens {
    const NAME: &'static str = "tokens.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}/tokens";
    type Response = Tokens;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("customer_id").id(&self.customer_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, tokens: &Tokens) -> Result<(), Mismatch> {
        same("customer_id", &self.customer_id, tokens.customer_id.as_deref())
    }
}
