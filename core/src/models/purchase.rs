//! What is bought, and by whom.

use std::collections::BTreeMap;

use super::address::Address;
use super::amount::Amount;
use super::wire::shared;
use crate::Error;
use crate::check::At;

shared! {
    /// What an order is about: the customer, the cart, and the merchant's own notes.
    ///
    /// Source: Tokenization guide, section 3; API reference, create order.
    pub struct PurchaseDetails {
        /// Who buys.
        customer: Option<CustomerDetails>,
        /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
        merchant_metadata: Option<BTreeMap<String, String>>,
        /// What is in the cart.
        cart_details: Option<CartDetails>,
        /// How the money is divided among merchants.
        split_info: Option<SplitInfo>,
    }
}

shared! {
    /// The customer of an order.
    ///
    /// `customer_id`, or `merchant_customer_reference`, or `mobile_number` with `country_code` name the customer;
    /// one that does not exist yet is created with the order. Source: Tokenization guide, sections 2 and 3.
    pub struct CustomerDetails {
        /// The id that the gateway gave the customer: `cust-v1-..`.
        customer_id: Option<String>,
        /// The merchant's own reference of the customer, at most 50 characters.
        merchant_customer_reference: Option<String>,
        /// E-mail address.
        email_id: Option<String>,
        /// First name, at most 50 characters.
        first_name: Option<String>,
        /// Last name, at most 50 characters.
        last_name: Option<String>,
        /// Mobile number without the country's code, digits only.
        mobile_number: Option<String>,
        /// The country's telephone code, digits only: `91`.
        country_code: Option<String>,
        /// Billing address.
        billing_address: Option<Address>,
        /// Shipping address.
        shipping_address: Option<Address>,
        /// Whether the shopper may change these details on a hosted page.
        is_edit_customer_details_allowed: Option<bool>,
    }
}

shared! {
    /// What is in the cart. Source: API reference, create order.
    pub struct CartDetails {
        /// The items.
        cart_items: Option<Vec<CartItem>>,
    }
}

shared! {
    /// One item of a cart. Source: API reference, create order.
    pub struct CartItem {
        /// The merchant's id of the item.
        item_id: Option<String>,
        /// Its name.
        item_name: Option<String>,
        /// What it is.
        item_description: Option<String>,
        /// A page about it.
        item_details_url: Option<String>,
        /// A picture of it, 24 by 24 pixels.
        item_image_url: Option<String>,
        /// Price of one before discount, in paise.
        item_original_unit_price: Option<u64>,
        /// Price of one after discount, in paise.
        item_discounted_unit_price: Option<u64>,
        /// How many.
        item_quantity: Option<u64>,
        /// The ISO 4217 code of the prices.
        item_currency: Option<String>,
    }
}

shared! {
    /// How the money of an order or a refund is divided. Source: API reference, create order, split settlement.
    pub struct SplitInfo {
        /// `AMOUNT`.
        split_type: Option<String>,
        /// The parts.
        split_details: Option<Vec<SplitDetail>>,
    }
}

shared! {
    /// One part of a split. Source: API reference, create order, split settlement.
    pub struct SplitDetail {
        /// The merchant that gets the part.
        split_merchant_id: Option<String>,
        /// The merchant's reference of the settlement.
        merchant_settlement_reference: Option<String>,
        /// The part.
        amount: Option<Amount>,
        /// Whether the settlement waits for a release.
        on_hold: Option<bool>,
    }
}

impl PurchaseDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if let Some(customer) = &self.customer {
            customer.check(at.field("customer"))?;
        }
        if let Some(split) = &self.split_info {
            split.check(at.field("split_info"))?;
        }
        Ok(())
    }
}

impl CustomerDetails {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("first_name").at_most(self.first_name.as_deref(), 50)?;
        at.field("last_name").at_most(self.last_name.as_deref(), 50)?;
        at.field("merchant_customer_reference").at_most(self.merchant_customer_reference.as_deref(), 50)?;
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
