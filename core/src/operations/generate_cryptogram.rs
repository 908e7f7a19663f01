//! `POST /api/v1/tokens/{token_id}/token-transactional-data`
//!
//! Source: API reference, generate cryptogram.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Cryptogram, blank};
use crate::{Error, Method};

/// Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.
///
/// A cryptogram that is not used does nothing, so a lost answer is followed by another request.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GenerateCryptogram {
    /// The gateway's id of the token.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
    /// The merchant's reference of the request, 1 to 50 characters; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_unique_reference: Option<String>,
    /// The id of the network's own token: `tp-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub service_provider_token_id: String,
}

impl Endpoint for GenerateCryptogram {
    const NAME: &'static str = "tokens.cryptogram";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/tokens/{token_id}/token-transactional-data";
    type Response = Cryptogram;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("token_id").id(&self.token_id)?;
        at.field("merchant_unique_reference").reference(self.merchant_unique_reference.as_deref())?;
        at.field("service_provider_token_id").id(&self.service_provider_token_id)
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_unique_reference)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Retry(None)
    }

    fn recognize(&self, cryptogram: &Cryptogram) -> Result<(), Mismatch> {
        same("token_id", &self.token_id, cryptogram.token_id.as_deref())
    }
}
