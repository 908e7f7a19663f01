//! `POST /api/v1/tokens/{token_id}/delete`
//!
//! Source: API reference, delete token.

use serde::{Deserialize, Serialize};

use super::get_service_provider_token::GetServiceProviderToken;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::models::{Token, TokenStatus, Tokens};
use crate::{Error, Method};

/// Deletes a saved card by the token's id alone.
///
/// After a doubt a token that is gone counts as deleted by this call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeleteTokenById {
    /// The gateway's id of the token.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
}

impl Endpoint for DeleteTokenById {
    const NAME: &'static str = "tokens.delete_by_id";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/tokens/{token_id}/delete";
    const BODY: bool = false;
    type Response = Token;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("token_id").id(&self.token_id)
    }

    fn recovery(&self) -> Recovery<Token> {
        let inquiry = GetServiceProviderToken { identifier: self.token_id.clone() };
        let token_id = self.token_id.clone();
        Recovery::Reconcile(Reconciliation::by(inquiry, GONE, move |found: Lookup<Tokens>| match found {
            Lookup::Missing => Resolution::Applied(Token::deleted(&token_id)),
            // Only the fields of the one token are of interest.
            Lookup::Found(token) => match &token.status {
                Some(TokenStatus::Deleted | TokenStatus::Deactivated) => {
                    let status = token.status.clone();
                    Resolution::Applied(Token { status, ..Token::deleted(&token_id) })
                }
                Some(TokenStatus::Other(_)) | None => Resolution::Inconclusive,
                Some(_) => Resolution::NotApplied,
            },
        }))
    }

    fn recognize(&self, token: &Token) -> Result<(), Mismatch> {
        same("token_id", &self.token_id, Some(&token.token_id))
    }
}

/// What in an inquiry's answer says that a token was deleted.
pub(super) const GONE: &str =
    "the code `TOKEN_NOT_FOUND`, or the status `DELETED` or `DEACTIVATED`: it was deleted";
