//! `POST /api/auth/v1/token`
//!
//! Source: Tokenization guide, section 1; API reference, generate token.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::config::is_token;
use crate::endpoint::{Endpoint, Mismatch, Recovery};
use crate::models::Extra;
use crate::{Error, Method, Secret};

/// Asks for an access token. Every other call does so by itself; this one is for those who want the token.
///
/// The credentials are the session's. The token is kept for the session's next calls. Errors:
/// `authentication` for credentials that the gateway does not know.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GenerateToken {}

/// An access token.
///
/// The guide documents `expires_in`, the reference `expires_at`; either, both or none may come.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccessToken {
    /// The bearer token, 1 to 8192 visible ASCII characters.
    pub access_token: Secret,
    /// How long it lives, in seconds.
    pub expires_in: Option<u64>,
    /// When it ends, ISO 8601 UTC.
    pub expires_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Endpoint for GenerateToken {
    const NAME: &'static str = "auth.generate_token";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/auth/v1/token";
    const DATA: bool = true;
    const CREDENTIALS: bool = true;
    type Response = AccessToken;

    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    /// A token that cannot be a header's value is no token.
    fn recognize(&self, token: &AccessToken) -> Result<(), Mismatch> {
        if is_token(token.access_token.expose()) {
            return Ok(());
        }
        Err(Mismatch::Unclear("its `access_token` is not 1 to 8192 visible ASCII characters".into()))
    }
}
