//! `POST /api/v1/customer`
//!
//! Source: Tokenization guide, section 2; API reference, create customer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::find_customer::FindCustomer;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, plain_country_code};
use crate::models::{Address, Customer, blank, strict_metadata};
use crate::{Error, Method};

/// Creates a customer, whose cards can then be saved.
///
/// New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can also be created
/// with an order, by its `purchase_details.customer`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCustomer {
    /// The merchant's own reference, 1 to 50 characters of `A-Z a-z 0-9 - _`; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
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
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
}

impl Endpoint for CreateCustomer {
    const NAME: &'static str = "customers.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/customer";
    type Response = Customer;

    fn normalize(&mut self) {
        plain_country_code(&mut self.country_code);
    }

    fn check(&self) -> Result<(), Error> {
        check_customer(
            [&self.merchant_customer_reference, &self.first_name, &self.last_name],
            [&self.mobile_number, &self.country_code],
            [&self.billing_address, &self.shipping_address],
        )
    }

    /// A customer is known by the reference or by the mobile number: a reference is made only if neither is given.
    fn reference(&mut self) -> Option<&mut Option<String>> {
        let is_named = !blank(&self.merchant_customer_reference) || !blank(&self.mobile_number);
        (!is_named).then_some(&mut self.merchant_customer_reference)
    }

    fn recovery(&self) -> Recovery<Customer> {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        let inquiry = FindCustomer {
            merchant_customer_reference: given(&self.merchant_customer_reference),
            mobile_number: given(&self.mobile_number),
            country_code: given(&self.country_code),
        };
        let request = self.clone();
        let look_for = "a customer with this reference or mobile number: it was created";
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(customer) => match request.identity().match_with(&customer) {
                Some(true) => Resolution::Applied(customer),
                _ => Resolution::Inconclusive,
            },
        }))
    }

    fn recognize(&self, customer: &Customer) -> Result<(), Mismatch> {
        self.identity().recognize(customer)
    }
}

impl CreateCustomer {
    fn identity(&self) -> Identity<'_> {
        Identity::new(&self.merchant_customer_reference, &self.mobile_number, &self.country_code)
    }
}

/// What names a customer: the merchant's reference, or the mobile number with the country code.
///
/// Source: Tokenization guide, section 2, note.
pub(super) struct Identity<'a> {
    reference: &'a str,
    mobile_number: &'a str,
    country_code: &'a str,
}

impl<'a> Identity<'a> {
    pub(super) fn new(
        reference: &'a Option<String>,
        mobile_number: &'a Option<String>,
        country_code: &'a Option<String>,
    ) -> Self {
        let [reference, mobile_number, country_code] =
            [reference, mobile_number, country_code].map(|value| value.as_deref().unwrap_or_default());
        Self { reference, mobile_number, country_code }
    }

    /// Whether an answer is about this customer; what it does not tell does not count.
    pub(super) fn recognize(&self, customer: &Customer) -> Result<(), Mismatch> {
        match (self.by_reference(customer), self.by_number(customer)) {
            (Some(true), _) | (_, Some(true)) | (None, None) => Ok(()),
            _ => Err(Mismatch::Unclear("it is another customer than the one that was asked for".into())),
        }
    }

    /// As [`recognize`](Self::recognize), but certain: `None` if the answer does not tell.
    fn match_with(&self, customer: &Customer) -> Option<bool> {
        self.by_reference(customer).or_else(|| self.by_number(customer))
    }

    fn by_reference(&self, customer: &Customer) -> Option<bool> {
        same_text(self.reference, &customer.merchant_customer_reference)
    }

    fn by_number(&self, customer: &Customer) -> Option<bool> {
        let same = same_text(self.mobile_number, &customer.mobile_number)?;
        Some(same && same_text(self.country_code, &customer.country_code) != Some(false))
    }
}

/// Whether two texts are the same, if there are two; a leading plus says nothing in a telephone code.
fn same_text(asked: &str, told: &Option<String>) -> Option<bool> {
    let told = told.as_deref().filter(|told| !told.is_empty() && !asked.is_empty())?;
    Some(asked.trim_start_matches('+') == told.trim_start_matches('+'))
}

/// The checks that creating and updating share.
pub(super) fn check_customer(
    [reference, first_name, last_name]: [&Option<String>; 3],
    [mobile_number, country_code]: [&Option<String>; 2],
    [billing_address, shipping_address]: [&Option<Address>; 2],
) -> Result<(), Error> {
    let at = At::ROOT;
    at.field("merchant_customer_reference").name_if_any(reference.as_deref(), 50)?;
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
