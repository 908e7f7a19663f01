//! `POST /api/pay/v1/paymentlink`
//!
//! Source: API reference, create payment link.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::create_order::AllowedPaymentMethod;
use super::get_payment_link_by_reference::GetPaymentLinkByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::{TextOrFlag, TextOrNumber};
use crate::models::accepted::{optional_text_or_flag, optional_text_or_number, plain_country_code};
use crate::models::{
    AccountDetails, Address, Amount, PaymentLink, ProductDetail, SplitInfo, blank, strict_metadata,
};
use crate::{Error, Method};

/// Creates a link by which a customer pays on the gateway's own page; the gateway sends it by e-mail and SMS.
///
/// It needs no PCI compliance certificate and no page of your own. The link has an order, which is then read, captured
/// and refunded as any other. A reference used before gives the existing link; of another amount it is refused.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePaymentLink {
    /// The merchant's reference, 1 to 50 characters, new for every link; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_payment_link_reference: Option<String>,
    /// What is to be paid.
    pub amount: Amount,
    /// What it is for; the customer reads it.
    #[serde(skip_serializing_if = "blank")]
    pub description: Option<String>,
    /// When it ends, ISO 8601 UTC, at most 180 days ahead: `2025-03-21T08:29:00Z`.
    #[serde(skip_serializing_if = "blank")]
    pub expire_by: Option<String>,
    /// How it may be paid; each way must be enabled for the merchant.
    #[serde(skip_serializing_if = "blank")]
    pub allowed_payment_methods: Option<Vec<AllowedPaymentMethod>>,
    /// `"true"` if the money is blocked first and captured later. Default `"false"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub pre_auth: Option<String>,
    /// Whether it may be paid in parts. Default false.
    #[serde(skip_serializing_if = "blank")]
    pub part_payment: Option<bool>,
    /// `"true"` for a payment in the customer's currency.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub is_mcc_transaction: Option<String>,
    /// Where the customer's browser posts the result, and a failure too if `failure_callback_url` is absent.
    #[serde(skip_serializing_if = "blank")]
    pub callback_url: Option<String>,
    /// Where the customer's browser posts a failure.
    #[serde(skip_serializing_if = "blank")]
    pub failure_callback_url: Option<String>,
    /// Who pays, and so where the link is sent: an e-mail address or a mobile number is needed for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<PaymentLinkCustomer>,
    /// What is paid for.
    #[serde(skip_serializing_if = "blank")]
    pub product_details: Option<Vec<ProductDetail>>,
    /// The cart, which the page shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cart_details: Option<PaymentLinkCart>,
    /// The discount of a coupon on the cart.
    #[serde(skip_serializing_if = "blank")]
    pub cart_coupon_discount_amount: Option<Amount>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// How the money is divided among merchants.
    #[serde(skip_serializing_if = "blank")]
    pub split_info: Option<SplitInfo>,
    /// The account that it must be paid from (third-party validation).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_details: Option<AccountDetails>,
}

/// The customer of a payment link. Source: API reference, create payment link.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentLinkCustomer {
    /// The id that the gateway gave the customer: `cust-v1-..`.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub customer_id: Option<String>,
    /// The merchant's own reference of the customer, at most 50 characters.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_customer_reference: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "blank")]
    pub email_id: Option<String>,
    /// First name, at most 50 characters.
    #[serde(skip_serializing_if = "blank")]
    pub first_name: Option<String>,
    /// Last name, at most 50 characters.
    #[serde(skip_serializing_if = "blank")]
    pub last_name: Option<String>,
    /// Mobile number without the country's code, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub mobile_number: Option<String>,
    /// The country's telephone code, digits only: `91`.
    #[serde(skip_serializing_if = "blank")]
    pub country_code: Option<String>,
    /// The customer's GSTIN.
    #[serde(skip_serializing_if = "blank")]
    pub gstin: Option<String>,
    /// Billing address.
    #[serde(skip_serializing_if = "blank")]
    pub billing_address: Option<Address>,
    /// Shipping address.
    #[serde(skip_serializing_if = "blank")]
    pub shipping_address: Option<Address>,
}

/// The cart of a payment link. Source: API reference, create payment link.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentLinkCart {
    /// The items.
    #[serde(skip_serializing_if = "blank")]
    pub items: Option<Vec<ProductDetail>>,
}

impl Endpoint for CreatePaymentLink {
    const NAME: &'static str = "payment_links.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/paymentlink";
    type Response = PaymentLink;

    fn normalize(&mut self) {
        if let Some(customer) = &mut self.customer {
            plain_country_code(&mut customer.country_code);
        }
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        let reference = self.merchant_payment_link_reference.as_deref();
        at.field("merchant_payment_link_reference").reference(reference)?;
        self.amount.check(at.field("amount"))?;
        if let Some(customer) = &self.customer {
            customer.check(at.field("customer"))?;
        }
        let at_products = at.field("product_details");
        for (index, product) in self.product_details.iter().flatten().enumerate() {
            product.check(at_products.index(index))?;
        }
        let at_cart = at.field("cart_details");
        let at_items = at_cart.field("items");
        let items = self.cart_details.as_ref().and_then(|cart| cart.items.as_ref());
        for (index, item) in items.into_iter().flatten().enumerate() {
            item.check(at_items.index(index))?;
        }
        if let Some(split) = &self.split_info {
            split.check(at.field("split_info"))?;
        }
        let account = self.account_details.as_ref();
        account.map_or(Ok(()), |account| account.check(at.field("account_details")))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_payment_link_reference)
    }

    fn recovery(&self) -> Recovery<PaymentLink> {
        let inquiry = GetPaymentLinkByReference {
            merchant_payment_link_reference: self.merchant_payment_link_reference.clone().unwrap_or_default(),
        };
        let request = self.clone();
        let look_for = "a payment link with this reference: it was created";
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(link) => match request.recognize(&link) {
                Ok(()) => Resolution::Applied(link),
                Err(Mismatch::Conflict(why)) => Resolution::Conflict(why),
                Err(Mismatch::Unclear(_)) => Resolution::Inconclusive,
            },
        }))
    }

    fn recognize(&self, link: &PaymentLink) -> Result<(), Mismatch> {
        let reference = self.merchant_payment_link_reference.as_deref();
        let told = link.merchant_payment_link_reference.as_deref();
        same_if_any("merchant_payment_link_reference", reference, told)?;
        // The gateway may tell another amount than was sent where it converts or discounts.
        if self.is_mcc_transaction.is_some() || self.cart_coupon_discount_amount.is_some() {
            return Ok(());
        }
        match &link.amount {
            Some(told) if told.currency != self.amount.currency => {
                Err(Mismatch::Unclear("it tells the amount in another currency".into()))
            }
            Some(told) if told.value != self.amount.value => {
                let why = "the merchant payment link reference belongs to another payment link";
                Err(Mismatch::Conflict(why.into()))
            }
            _ => Ok(()),
        }
    }
}

impl PaymentLinkCustomer {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("customer_id").name_if_any(self.customer_id.as_deref(), 128)?;
        let reference = self.merchant_customer_reference.as_deref();
        at.field("merchant_customer_reference").name_if_any(reference, 50)?;
        at.field("first_name").at_most(self.first_name.as_deref(), 50)?;
        at.field("last_name").at_most(self.last_name.as_deref(), 50)?;
        at.field("mobile_number").digits_if_any(self.mobile_number.as_deref(), 1, 20)?;
        at.field("country_code").digits_if_any(self.country_code.as_deref(), 1, 5)?;
        if let Some(address) = &self.billing_address {
            address.check(at.field("billing_address"))?;
        }
        let shipping = self.shipping_address.as_ref();
        shipping.map_or(Ok(()), |address| address.check(at.field("shipping_address")))
    }
}
