//! `GET /api/v1/customer/{customer_id}/tokens`
//!
//! Source: API reference, get tokens of a customer.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Tokens;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Lists the saved cards of a customer.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct ListTokens {
        /// The gateway's id of the customer.
        pub customer_id: String,
    }
}

impl Endpoint for ListTokens {
    const NAME: &'static str = "tokens.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}/tokens";
    type Response = Tokens;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.customer_id]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("customer_id").id(&self.customer_id)
    }

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
