//! `GET /api/v1/customer/{customer_id}`
//!
//! Source: API reference, get customer.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Customer;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a customer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetCustomer {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
}

impl Endpoint for GetCustomer {
    const NAME: &'static str = "customers.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer/{customer_id}";
    type Response = Customer;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("customer_id").id(&self.customer_id)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, customer: &Customer) -> Result<(), Mismatch> {
        same("customer_id", &self.customer_id, Some(&customer.customer_id))
    }
}
