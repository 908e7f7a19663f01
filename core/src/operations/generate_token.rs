//! `POST /api/auth/v1/token`
//!
//! Source: Tokenization guide, section 1; API reference, generate token.

use serde::Serialize;

use crate::endpoint::{Endpoint, Settle};
use crate::models::wire::wire;
use crate::params::params;
use crate::{Error, Method, Secret};

params! {
    /// Asks for an access token. Every other call does so by itself; this one is for those who want the token.
    ///
    /// The credentials are the session's. The token is kept for the session's next calls. Errors:
    /// `authentication` for credentials that the gateway does not know.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GenerateToken {}
}

wire! {
    /// An access token.
    ///
    /// The guide documents `expires_in`, the reference `expires_at`; either, both or none may come.
    pub struct AccessToken {
        /// The bearer token, 1 to 8192 characters.
        access_token: Secret,
        /// How long it lives, in seconds.
        expires_in: Option<u64>,
        /// When it ends, ISO 8601 UTC.
        expires_at: Option<String>,
    }
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

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
