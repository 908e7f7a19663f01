//! An order, as the gateway tells it.

use super::amount::Amount;
use super::payment::Payment;
use super::purchase::PurchaseDetails;
use super::wire::{scalars, wire};
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

scalars! { ; OrderStatus, OrderType }

wire! {
    /// An order, or a refund, as the gateway tells it: the answer to everything done with an order.
    ///
    /// Source: Tokenization guide, sections 3 to 7; API reference, create order.
    pub struct Order {
        /// The gateway's id, `v1-240715054451-aa-qlAtAf`.
        order_id: String,
        /// The merchant's reference.
        merchant_order_reference: Option<String>,
        /// `CHARGE`, or `REFUND` for a refund.
        #[cfg_attr(feature = "schema", schemars(rename = "type"))]
        order_type: Option<OrderType> | "type",
        /// Where the order stands.
        status: OrderStatus,
        /// Where to send the shopper's browser to authenticate. A secret: whoever has it can go on with the payment.
        challenge_url: Option<Secret>,
        /// The merchant's id at the gateway.
        merchant_id: Option<String>,
        /// What is to be paid, or given back.
        order_amount: Option<Amount>,
        /// Whether the money is blocked first and captured later.
        pre_auth: Option<bool>,
        /// Whether the order may be paid in parts.
        part_payment: Option<bool>,
        /// How it may be paid.
        allowed_payment_methods: Vec<String>,
        /// The merchant's note.
        notes: Option<String>,
        /// Where the shopper's browser posts the result.
        callback_url: Option<String>,
        /// Where it posts a failure, if elsewhere.
        failure_callback_url: Option<String>,
        /// What is bought, and by whom.
        purchase_details: Option<PurchaseDetails>,
        /// The payments made on it, failed ones too.
        payments: Vec<Payment>,
        /// Its refunds, where the gateway lists them.
        refunds: Vec<Order>,
        /// The order that a refund belongs to.
        parent_order_id: Option<String>,
        /// How many more payments may be tried on it.
        payment_retries_remaining: Option<u64>,
        /// `SEAMLESS` or `REDIRECT`.
        integration_mode: Option<String>,
        /// A token of the hosted checkout page.
        order_token: Option<Secret>,
        /// When it was made, ISO 8601 UTC.
        created_at: Option<String>,
        /// When it last changed, ISO 8601 UTC.
        updated_at: Option<String>,
    }
}
