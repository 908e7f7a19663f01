//! `PATCH /api/v1/customer/{customer_id}`
//!
//! Source: API reference, update customer.

use serde::{Deserialize, Serialize};

use super::create_customer::check_customer;
use super::get_customer::GetCustomer;
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, plain_country_code, text_or_number};
use crate::models::{Address, Customer, blank};
use crate::{Error, Inquiry, Method};

/// Changes a customer: the fields that are given, and no others.
///
/// An empty text empties a name or the e-mail address. The reference, the mobile number and the telephone code cannot be
/// empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateCustomer {
    /// The gateway's id of the customer.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
    /// The merchant's own reference, 1 to 50 characters.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_customer_reference: Option<String>,
    /// First name, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The country's telephone code, digits only: `91`.
    #[serde(skip_serializing_if = "blank")]
    pub country_code: Option<String>,
    /// Mobile number without the country's code, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub mobile_number: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_id: Option<String>,
    /// Billing address.
    #[serde(skip_serializing_if = "blank")]
    pub billing_address: Option<Address>,
    /// Shipping address.
    #[serde(skip_serializing_if = "blank")]
    pub shipping_address: Option<Address>,
    /// Where the customer shall stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<NewCustomerStatus>,
}

/// Where a customer can be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum NewCustomerStatus {
    /// Saved tokens can be used.
    Active,
    /// Saved tokens cannot be used.
    Inactive,
    /// Blocked for now.
    Suspended,
    /// Gone for good.
    Deleted,
}

impl Endpoint for UpdateCustomer {
    const NAME: &'static str = "customers.update";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/v1/customer/{customer_id}";
    type Response = Customer;

    fn normalize(&mut self) {
        plain_country_code(&mut self.country_code);
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("customer_id").id(&self.customer_id)?;
        for (name, value) in [
            ("merchant_customer_reference", &self.merchant_customer_reference),
            ("mobile_number", &self.mobile_number),
            ("country_code", &self.country_code),
        ] {
            if value.as_deref() == Some("") {
                return Err(at.field(name).refuse("must not be empty: leave it out to keep what it is"));
            }
        }
        check_customer(
            [&self.merchant_customer_reference, &self.first_name, &self.last_name],
            [&self.mobile_number, &self.country_code],
            [&self.billing_address, &self.shipping_address],
        )
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        let look_for = "the new values: it was changed";
        let inquiry = GetCustomer { customer_id: self.customer_id.clone() };
        Recovery::Retry(Inquiry::of(&inquiry, look_for))
    }

    fn recognize(&self, customer: &Customer) -> Result<(), Mismatch> {
        same("customer_id", &self.customer_id, Some(&customer.customer_id))
    }
}
