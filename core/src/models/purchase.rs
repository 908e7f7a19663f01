//! The purchase: customer, cart, metadata, split.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

#[cfg(feature = "schema")]
use super::accepted::TextOrNumber;
use super::accepted::{optional_number_or_digits, optional_text_or_number};
use super::metadata::{lenient_metadata, strict_metadata};
use super::{AccountData, AccountDetails, Address, AddressData, Amount, Extra, List, blank, never_blank};
use crate::Error;
use crate::check::At;

/// What an order is about: the customer, the cart, and the merchant's own notes.
///
/// Source: Tokenization guide, section 3; API reference, create order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PurchaseDetails {
    /// Who buys.
    #[serde(skip_serializing_if = "blank")]
    pub customer: Option<CustomerDetails>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// What is in the cart.
    #[serde(skip_serializing_if = "blank")]
    pub cart_details: Option<CartDetails>,
    /// How the money is divided among merchants.
    #[serde(skip_serializing_if = "blank")]
    pub split_info: Option<SplitInfo>,
    /// The account that it must be paid from (third party validation).
    #[serde(skip_serializing_if = "blank")]
    pub account_details: Option<AccountDetails>,
}

/// The customer of an order.
///
/// `customer_id`, or `merchant_customer_reference`, or `mobile_number` with `country_code` name the customer;
/// one that does not exist yet is created with the order. Source: Tokenization guide, sections 2 and 3.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerDetails {
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
    /// Billing address.
    #[serde(skip_serializing_if = "blank")]
    pub billing_address: Option<Address>,
    /// Shipping address.
    #[serde(skip_serializing_if = "blank")]
    pub shipping_address: Option<Address>,
    /// Whether the shopper may change these details on a hosted page.
    #[serde(skip_serializing_if = "blank")]
    pub is_edit_customer_details_allowed: Option<bool>,
}

/// What is in the cart. Source: API reference, create order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CartDetails {
    /// The items.
    #[serde(skip_serializing_if = "blank")]
    pub cart_items: Option<Vec<CartItem>>,
}

/// One item of a cart. Source: API reference, create order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CartItem {
    /// The merchant's id of the item.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub item_id: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "blank")]
    pub item_name: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "blank")]
    pub item_description: Option<String>,
    /// A page about it.
    #[serde(skip_serializing_if = "blank")]
    pub item_details_url: Option<String>,
    /// A picture of it, 24 by 24 pixels.
    #[serde(skip_serializing_if = "blank")]
    pub item_image_url: Option<String>,
    /// Price of one before discount, in paise.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub item_original_unit_price: Option<u64>,
    /// Price of one after discount, in paise.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub item_discounted_unit_price: Option<u64>,
    /// How many.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub item_quantity: Option<u64>,
    /// The ISO 4217 code of the prices.
    #[serde(skip_serializing_if = "blank")]
    pub item_currency: Option<String>,
}

/// How the money of an order or a refund is divided. Source: API reference, create order, split settlement.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SplitInfo {
    /// `AMOUNT`.
    #[serde(skip_serializing_if = "blank")]
    pub split_type: Option<String>,
    /// The parts.
    #[serde(skip_serializing_if = "blank")]
    pub split_details: Option<Vec<SplitDetail>>,
}

/// One part of a split. Source: API reference, create order, split settlement.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SplitDetail {
    /// The merchant that gets the part.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub split_merchant_id: Option<String>,
    /// The settlement of the order that a part of a refund comes from.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub parent_order_split_settlement_id: Option<String>,
    /// The merchant's reference of the settlement.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_settlement_reference: Option<String>,
    /// The part.
    #[serde(skip_serializing_if = "blank")]
    pub amount: Option<Amount>,
    /// Whether the settlement waits for a release.
    #[serde(skip_serializing_if = "blank")]
    pub on_hold: Option<bool>,
}

impl PurchaseDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if let Some(customer) = &self.customer {
            customer.check(at.field("customer"))?;
        }
        if let Some(split) = &self.split_info {
            split.check(at.field("split_info"))?;
        }
        if let Some(account) = &self.account_details {
            account.check(at.field("account_details"))?;
        }
        Ok(())
    }
}

impl CustomerDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("first_name").at_most(self.first_name.as_deref(), 50)?;
        at.field("last_name").at_most(self.last_name.as_deref(), 50)?;
        at.field("customer_id").name_if_any(self.customer_id.as_deref(), 128)?;
        at.field("merchant_customer_reference")
            .name_if_any(self.merchant_customer_reference.as_deref(), 50)?;
        at.field("mobile_number").digits_if_any(self.mobile_number.as_deref(), 1, 20)?;
        at.field("country_code").digits_if_any(self.country_code.as_deref(), 1, 5)?;
        if let Some(address) = &self.billing_address {
            address.check(at.field("billing_address"))?;
        }
        if let Some(address) = &self.shipping_address {
            address.check(at.field("shipping_address"))?;
        }
        Ok(())
    }
}

impl SplitInfo {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        let at = at.field("split_details");
        for (index, detail) in self.split_details.iter().flatten().enumerate() {
            if let Some(amount) = &detail.amount {
                amount.check(at.index(index).field("amount"))?;
            }
        }
        Ok(())
    }
}

never_blank! { CustomerDetails, CartDetails, CartItem, PurchaseDetails, SplitDetail, SplitInfo }

/// What an order is about, in an answer: what was sent, as the gateway repeats it.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PurchaseData {
    /// Who buys.
    pub customer: Option<CustomerData>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// What is in the cart.
    pub cart_details: Option<CartData>,
    /// How the money is divided among merchants.
    pub split_info: Option<SplitData>,
    /// The account that it must be paid from.
    pub account_details: Option<AccountData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The customer of an order, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CustomerData {
    /// The gateway's id of the customer: `cust-v1-..`.
    pub customer_id: Option<String>,
    /// The merchant's own reference of the customer.
    pub merchant_customer_reference: Option<String>,
    /// E-mail address.
    pub email_id: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Mobile number.
    pub mobile_number: Option<String>,
    /// The country's telephone code.
    pub country_code: Option<String>,
    /// Billing address.
    pub billing_address: Option<AddressData>,
    /// Shipping address.
    pub shipping_address: Option<AddressData>,
    /// Whether the shopper may change these details on a hosted page.
    pub is_edit_customer_details_allowed: Option<bool>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// What is in the cart, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CartData {
    /// The items.
    pub cart_items: List<CartItemData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One item of a cart, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CartItemData {
    /// The merchant's id of the item.
    pub item_id: Option<String>,
    /// Its name.
    pub item_name: Option<String>,
    /// What it is.
    pub item_description: Option<String>,
    /// A page about it.
    pub item_details_url: Option<String>,
    /// A picture of it.
    pub item_image_url: Option<String>,
    /// Price of one before discount, in paise.
    pub item_original_unit_price: Option<u64>,
    /// Price of one after discount, in paise.
    pub item_discounted_unit_price: Option<u64>,
    /// How many.
    pub item_quantity: Option<u64>,
    /// The ISO 4217 code of the prices.
    pub item_currency: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// How the money of an order or a refund is divided, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SplitData {
    /// `AMOUNT`.
    pub split_type: Option<String>,
    /// The parts.
    pub split_details: List<SplitDetailData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One part of a split, in an answer. Source: API reference, split settlement.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SplitDetailData {
    /// The merchant that gets the part.
    pub split_merchant_id: Option<String>,
    /// The gateway's id of the settlement: the order's id and `-ss-x`.
    pub split_settlement_id: Option<String>,
    /// The settlement of the order that a part of a refund comes from.
    pub parent_order_split_settlement_id: Option<String>,
    /// The merchant's reference of the settlement.
    pub merchant_settlement_reference: Option<String>,
    /// The part.
    pub amount: Option<Amount>,
    /// Whether the settlement waits for a release.
    pub on_hold: Option<bool>,
    /// `RELEASED` or `HOLD`; for a part of a refund `DO_NOT_RECOVER`.
    pub status: Option<String>,
    /// What was released, once it was.
    pub release_amount: Option<Amount>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
