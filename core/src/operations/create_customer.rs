//! `POST /api/v1/customer`
//!
//! Source: Tokenization guide, section 2; API reference, create customer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Found, Ruling, Settle};
use crate::models::facts::{CustomerFacts, read_facts};
use crate::models::{Address, Customer, blank};
use crate::params::params;
use crate::{Error, Inquiry, Method};

params! {
    /// Creates a customer, whose cards can then be saved.
    ///
    /// New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can also be created
    /// with an order, by its `purchase_details.customer`.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct CreateCustomer {
        /// The merchant's own reference, 1 to 50 characters of `A-Z a-z 0-9 - _`; made if absent.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_customer_reference: Option<String>,
        /// First name, at most 50 characters.
        #[serde(skip_serializing_if = "blank")]
        pub first_name: Option<String>,
        /// Last name, at most 50 characters.
        #[serde(skip_serializing_if = "blank")]
        pub last_name: Option<String>,
        /// The country's telephone code, digits only: `91`.
        #[serde(skip_serializing_if = "blank")]
        pub country_code: Option<String>,
        /// Mobile number without the country's code, digits only.
        #[serde(skip_serializing_if = "blank")]
        pub mobile_number: Option<String>,
        /// E-mail address.
        #[serde(skip_serializing_if = "blank")]
        pub email_id: Option<String>,
        /// Billing address.
        #[serde(skip_serializing_if = "blank")]
        pub billing_address: Option<Address>,
        /// Shipping address.
        #[serde(skip_serializing_if = "blank")]
        pub shipping_address: Option<Address>,
        /// GST identification number.
        #[serde(skip_serializing_if = "blank")]
        pub gstin: Option<String>,
        /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_metadata: Option<BTreeMap<String, String>>,
    }
}

impl Endpoint for CreateCustomer {
    const NAME: &'static str = "customers.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/customer";
    type Response = Customer;

    fn check(&self) -> Result<(), Error> {
        check_customer(
            [&self.merchant_customer_reference, &self.first_name, &self.last_name],
            [&self.mobile_number, &self.country_code],
            [&self.billing_address, &self.shipping_address],
        )
    }

    fn fill_reference(&mut self, fresh: &dyn Fn() -> String) {
        if blank(&self.merchant_customer_reference) {
            self.merchant_customer_reference = Some(fresh());
        }
    }

    fn settle(&self) -> Settle {
        let reference = self.merchant_customer_reference.clone().unwrap_or_default();
        let inquiry = Inquiry::new(
            "customers.find",
            [
                ("merchant_customer_reference", &reference),
                ("country_code", self.country_code.as_deref().unwrap_or_default()),
                ("mobile_number", self.mobile_number.as_deref().unwrap_or_default()),
            ],
            "a customer with this reference: it was created",
        );
        Settle::ask(inquiry, move |found| {
            let Found::Json(json) = found else { return Ruling::NotDone };
            match read_facts::<CustomerFacts>(json) {
                Some(customer) if customer.merchant_customer_reference.as_ref() == Some(&reference) => {
                    Ruling::Done(json.into())
                }
                Some(_) => Ruling::NotDone,
                None => Ruling::Unclear,
            }
        })
    }
}

/// The checks that creating and updating share.
pub(super) fn check_customer(
    [reference, first_name, last_name]: [&Option<String>; 3],
    [mobile_number, country_code]: [&Option<String>; 2],
    [billing_address, shipping_address]: [&Option<Address>; 2],
) -> Result<(), Error> {
    let at = At::ROOT;
    at.field("merchant_customer_reference").at_most(reference.as_deref(), 50)?;
    at.field("first_name").at_most(first_name.as_deref(), 50)?;
    at.field("last_name").at_most(last_name.as_deref(), 50)?;
    at.field("mobile_number").digits_if_any(mobile_number.as_deref(), 1, 20)?;
    at.field("country_code").digits_if_any(country_code.as_deref(), 1, 5)?;
    if let Some(address) = billing_address {
        address.check(at.field("billing_address"))?;
    }
    if let Some(address) = shipping_address {
        address.check(at.field("shipping_address"))?;
    }
    Ok(())
}
