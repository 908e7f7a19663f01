//! A customer, as the gateway tells it.

use std::collections::BTreeMap;

use super::address::Address;
use super::wire::{scalars, wire};
use crate::open_enum::open_enum;

open_enum! {
    /// Where a customer stands. Source: customer life cycle.
    pub enum CustomerStatus {
        /// Just made: saved tokens cannot be used yet.
        Inactive = "INACTIVE",
        /// Verified: saved tokens can be used.
        Active = "ACTIVE",
        /// Blocked for now.
        Suspended = "SUSPENDED",
        /// Gone for good.
        Deleted = "DELETED",
    }
}

scalars! { ; CustomerStatus }

wire! {
    /// A customer, as the gateway tells it.
    ///
    /// Source: Tokenization guide, section 2; API reference, customers.
    pub struct Customer {
        /// The gateway's id, `cust-v1-0811030624-aa-RBDgpR`.
        customer_id: String,
        /// The merchant's own reference of the customer.
        merchant_customer_reference: Option<String>,
        /// First name.
        first_name: Option<String>,
        /// Last name.
        last_name: Option<String>,
        /// The country's telephone code.
        country_code: Option<String>,
        /// Mobile number.
        mobile_number: Option<String>,
        /// E-mail address.
        email_id: Option<String>,
        /// Billing address.
        billing_address: Option<Address>,
        /// Shipping address.
        shipping_address: Option<Address>,
        /// The customer's GST identification number.
        gstin: Option<String>,
        /// The merchant's own names and values.
        merchant_metadata: Option<BTreeMap<String, String>>,
        /// Where the customer stands; new ones are `INACTIVE`.
        status: Option<CustomerStatus>,
        /// Why, where the gateway says.
        status_reason: Option<String>,
        /// When the customer was made, ISO 8601 UTC.
        created_at: Option<String>,
        /// When the customer last changed, ISO 8601 UTC.
        updated_at: Option<String>,
    }
}
