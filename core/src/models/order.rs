//! An order, as the gateway tells it.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Amount, Extra, List, Payment, PurchaseData};
use crate::open_enum::open_enum;
use crate::{OrderStatus, Secret};

open_enum! {
    /// Whether an order takes money or gives it back.
    pub enum OrderType {
        /// An order to pay.
        Charge = "CHARGE",
        /// A refund.
        Refund = "REFUND",
    }
}

/// An order, or a refund, as the gateway tells it: the answer to everything done with an order.
///
/// Source: Tokenization guide, sections 3 to 7; API reference, create order.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Order {
    /// The gateway's id, `v1-240715054451-aa-qlAtAf`.
    pub order_id: String,
    /// The merchant's reference.
    pub merchant_order_reference: Option<String>,
    /// `CHARGE`, or `REFUND` for a refund.
    #[serde(rename = "type")]
    pub order_type: Option<OrderType>,
    /// Where the order stands.
    pub status: OrderStatus,
    /// Where to send the shopper's browser to authenticate. A secret: it lets its holder go on with the payment.
    pub challenge_url: Option<Secret>,
    /// The merchant's id at the gateway.
    pub merchant_id: Option<String>,
    /// What is to be paid, or given back.
    pub order_amount: Option<Amount>,
    /// Whether the money is blocked first and captured later.
    pub pre_auth: Option<bool>,
    /// Whether the order may be paid in parts.
    pub part_payment: Option<bool>,
    /// How it may be paid.
    pub allowed_payment_methods: List<String>,
    /// The merchant's note.
    pub notes: Option<String>,
    /// Where the shopper's browser posts the result.
    pub callback_url: Option<String>,
    /// Where it posts a failure, if elsewhere.
    pub failure_callback_url: Option<String>,
    /// The purchase: customer, cart, metadata.
    pub purchase_details: Option<PurchaseData>,
    /// The payments made on it, failed ones too.
    pub payments: List<Payment>,
    /// Its refunds, where the gateway lists them.
    pub refunds: List<Order>,
    /// The order that a refund belongs to.
    pub parent_order_id: Option<String>,
    /// How many more payments may be tried on it.
    pub payment_retries_remaining: Option<u64>,
    /// `SEAMLESS` or `REDIRECT`.
    pub integration_mode: Option<String>,
    /// Where the picture of a UPI QR code is, for a limited time. A secret: it lets its holder pay.
    pub image_url: Option<Secret>,
    /// Whether the order is paid in the shopper's currency.
    pub is_mcc_transaction: Option<bool>,
    /// Whether the gateway's risk check looks at domestic payments.
    pub is_domestic_txn_for_risk_enabled: Option<bool>,
    /// The discount of a coupon on the cart.
    pub cart_coupon_discount_amount: Option<Amount>,
    /// A token of the hosted checkout page.
    pub order_token: Option<Secret>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
