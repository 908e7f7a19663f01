//! A payment link.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::metadata::lenient_metadata;
use super::{Amount, CustomerData, Extra, List, SplitData, blank, never_blank};
use crate::check::At;
use crate::{Error, LinkStatus, Secret};

/// A product that a payment link is for. Source: API reference, create payment link.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProductDetail {
    /// The merchant's code of the product.
    #[serde(skip_serializing_if = "blank")]
    pub product_code: Option<String>,
    /// Its price.
    #[serde(skip_serializing_if = "blank")]
    pub product_amount: Option<Amount>,
    /// The discount of a coupon on it; zero is none.
    #[serde(skip_serializing_if = "blank")]
    pub product_coupon_discount_amount: Option<Amount>,
}

impl ProductDetail {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        self.product_amount.as_ref().map_or(Ok(()), |amount| amount.check(at.field("product_amount")))
    }
}

never_blank! { ProductDetail }

/// A payment link, as the gateway tells it: the answer to everything done with one.
///
/// Source: API reference, pay by link, object.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentLink {
    /// The gateway's id, `pl-v1-250306082755-aa-uT0noy`.
    pub payment_link_id: String,
    /// The link to send to the customer. A secret: it lets its holder pay.
    pub payment_link: Option<Secret>,
    /// Where the link stands.
    pub status: LinkStatus,
    /// What is to be paid.
    pub amount: Option<Amount>,
    /// What is still to be paid.
    pub amount_due: Option<Amount>,
    /// The gateway's id of the order that is paid: read, captured and refunded as any other.
    pub order_id: Option<String>,
    /// The merchant's reference.
    pub merchant_payment_link_reference: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// When it ends, ISO 8601 UTC; samples leave the seconds out: `2025-03-21T08:29Z`.
    pub expire_by: Option<String>,
    /// How it may be paid.
    pub allowed_payment_methods: List<String>,
    /// Whether the money is blocked first and captured later.
    pub pre_auth: Option<bool>,
    /// Whether it may be paid in parts.
    pub part_payment: Option<bool>,
    /// Whether it is paid in the customer's currency.
    pub is_mcc_transaction: Option<bool>,
    /// Where the customer's browser posts the result.
    pub callback_url: Option<String>,
    /// Where it posts a failure, if elsewhere.
    pub failure_callback_url: Option<String>,
    /// Who pays.
    pub customer: Option<CustomerData>,
    /// What is paid for.
    pub product_details: List<ProductDetailData>,
    /// The discount of a coupon on the cart.
    pub cart_coupon_discount_amount: Option<Amount>,
    /// How the money is divided among merchants.
    pub split_info: Option<SplitData>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A product that a payment link is for, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProductDetailData {
    /// The merchant's code of the product.
    pub product_code: Option<String>,
    /// Its price.
    pub product_amount: Option<Amount>,
    /// The discount of a coupon on it.
    pub product_coupon_discount_amount: Option<Amount>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
