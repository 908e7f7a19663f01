//! `GET /api/v1/customer/{customer_id}/tokens/{token_id}`
//!
//! Source: API reference, get token of a customer.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Token;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Reads one saved card of a customer.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GetToken {
        /// The gateway's id of the customer.
        pub customer_id: String,
        /// The gateway's id of the token.
        pub token_id: String,
    }
}

impl Endpoint for GetToken {
    const NAME: &'static str = "tokens.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}/tokens/{token_id}";
    type Response = Token;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.customer_id, &self.token_id]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("customer_id").id(&self.customer_id)?;
        At::ROOT.field("token_id").id(&self.token_id)
    }

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
