//! `GET /api/v1/customer?country_code=&mobile_number=&merchant_customer_reference=`
//!
//! Source: API reference, find customer.

use serde::{Deserialize, Serialize};

use super::create_customer::Identity;
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, plain_country_code};
use crate::models::{Customer, blank};
use crate::{Error, Method};

/// Finds a customer by the merchant's reference, or by the mobile number and the country's code.
///
/// The reference page calls all three required; either way of naming the customer is known to be enough, so the
/// gateway decides.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindCustomer {
    /// The country's telephone code, digits only: `91`.
    pub country_code: Option<String>,
    /// Mobile number without the country's code, digits only.
    pub mobile_number: Option<String>,
    /// The merchant's own reference.
    #[serde(default, deserialize_with = "optional_text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_customer_reference: Option<String>,
}

impl Endpoint for FindCustomer {
    const NAME: &'static str = "customers.find";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/customer";
    const MISSING: &'static [&'static str] = &["CUSTOMER_NOT_FOUND"];
    type Response = Customer;

    fn normalize(&mut self) {
        plain_country_code(&mut self.country_code);
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        if blank(&self.merchant_customer_reference) && blank(&self.mobile_number) {
            let message = "expected this, or `mobile_number` with `country_code`";
            return Err(at.field("merchant_customer_reference").refuse(message));
        }
        at.field("merchant_customer_reference")
            .name_if_any(self.merchant_customer_reference.as_deref(), 50)?;
        at.field("mobile_number").digits_if_any(self.mobile_number.as_deref(), 1, 20)?;
        at.field("country_code").digits_if_any(self.country_code.as_deref(), 1, 5)
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        Recovery::Read
    }

    fn recognize(&self, customer: &Customer) -> Result<(), Mismatch> {
        Identity::new(&self.merchant_customer_reference, &self.mobile_number, &self.country_code)
            .recognize(customer)
    }
}
