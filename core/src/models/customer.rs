//! A customer, as the gateway tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::metadata::lenient_metadata;
use super::{AddressData, Extra, FailureReason};
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
        /// Could not be created.
        Failed = "FAILED",
    }
}

/// A customer, as the gateway tells it.
///
/// Source: Tokenization guide, section 2; API reference, customers.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Customer {
    /// The gateway's id, `cust-v1-0811030624-aa-RBDgpR`.
    pub customer_id: String,
    /// The merchant's own reference of the customer.
    pub merchant_customer_reference: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// The country's telephone code.
    pub country_code: Option<String>,
    /// Mobile number.
    pub mobile_number: Option<String>,
    /// E-mail address.
    pub email_id: Option<String>,
    /// Billing address.
    pub billing_address: Option<AddressData>,
    /// Shipping address.
    pub shipping_address: Option<AddressData>,
    /// The customer's GST identification number.
    pub gstin: Option<String>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// Where the customer stands; new ones are `INACTIVE`.
    pub status: Option<CustomerStatus>,
    /// Why, where the gateway says.
    pub status_reason: Option<String>,
    /// Why the customer was not created, in the webhook `CUSTOMER_CREATION_FAILED`.
    pub failure_reason: Option<FailureReason>,
    /// When the customer was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When the customer last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
