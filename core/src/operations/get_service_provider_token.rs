//! `GET /api/v1/tokens/{identifier}`
//!
//! Source: API reference, get service provider token.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Tokens;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.
    ///
    /// For a customer the answer has `tokens`; for a token it is that token, with `service_provider_token_id`.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GetServiceProviderToken {
        /// The gateway's id of a customer (`cust-v1-..`) or of a token (`token-v1-..`).
        pub identifier: String,
    }
}

impl Endpoint for GetServiceProviderToken {
    const NAME: &'static str = "tokens.service_provider";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/tokens/{identifier}";
    type Response = Tokens;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.identifier]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("identifier").id(&self.identifier)
    }

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
