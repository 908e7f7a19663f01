//! `GET /api/v1/customer/{customer_id}`
//!
//! Source: API reference, get customer.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Customer;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Reads a customer.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GetCustomer {
        /// The gateway's id of the customer.
        pub customer_id: String,
    }
}

impl Endpoint for GetCustomer {
    const NAME: &'static str = "customers.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}";
    type Response = Customer;

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
