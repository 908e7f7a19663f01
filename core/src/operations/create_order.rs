//! `POST /api/pay/v1/orders`
//!
//! Source: Tokenization guide, section 3; API reference, create order.

use serde::{Deserialize, Serialize};

use super::get_order_by_reference::GetOrderByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::{TextOrFlag, TextOrNumber};
use crate::models::accepted::{optional_text_or_flag, optional_text_or_number, plain_country_code};
use crate::models::{Amount, Order, OrderType, PurchaseDetails, SplitInfo, blank};
use crate::{Error, Method};

/// Creates an order, on which payments are then made.
///
/// With `pre_auth` a payment blocks the money until it is captured or the order cancelled; without, it takes the
/// money at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateOrder {
    /// The merchant's reference, 1 to 50 characters, new for every order; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_order_reference: Option<String>,
    /// What is to be paid.
    pub order_amount: Amount,
    /// Whether the money is blocked first and captured later. Default false.
    #[serde(skip_serializing_if = "blank")]
    pub pre_auth: Option<bool>,
    /// How the order may be paid; each way must be enabled for the merchant.
    #[serde(skip_serializing_if = "blank")]
    pub allowed_payment_methods: Option<Vec<AllowedPaymentMethod>>,
    /// A note of the merchant's.
    #[serde(skip_serializing_if = "blank")]
    pub notes: Option<String>,
    /// Where the shopper's browser posts the result, and a failure too if `failure_callback_url` is absent.
    #[serde(skip_serializing_if = "blank")]
    pub callback_url: Option<String>,
    /// Where the shopper's browser posts a failure.
    #[serde(skip_serializing_if = "blank")]
    pub failure_callback_url: Option<String>,
    /// The purchase: customer, cart, metadata.
    #[serde(skip_serializing_if = "blank")]
    pub purchase_details: Option<PurchaseDetails>,
    /// How the money is divided among merchants.
    #[serde(skip_serializing_if = "blank")]
    pub split_info: Option<SplitInfo>,
    /// `"true"` for a payment in the shopper's currency.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub is_mcc_transaction: Option<String>,
    /// The amount in the merchant's currency, with `is_mcc_transaction`.
    #[serde(skip_serializing_if = "blank")]
    pub base_amount: Option<Amount>,
    /// The discount of a coupon on the cart.
    #[serde(skip_serializing_if = "blank")]
    pub cart_coupon_discount_amount: Option<Amount>,
    /// Whether the order may be paid in parts.
    #[serde(skip_serializing_if = "blank")]
    pub part_payment: Option<bool>,
}

/// A way to pay. Source: API reference, create order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AllowedPaymentMethod {
    /// Cards.
    Card,
    /// UPI.
    Upi,
    /// Net banking.
    Netbanking,
    /// Reward points.
    Points,
    /// Wallets.
    Wallet,
    /// Instalments by credit card.
    CreditEmi,
    /// Instalments by debit card.
    DebitEmi,
    /// Buy now, pay later.
    Bnpl,
    /// Instalments without a card.
    CardlessEmi,
}

impl Endpoint for CreateOrder {
    const NAME: &'static str = "orders.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/orders";
    const DATA: bool = true;
    type Response = Order;

    fn normalize(&mut self) {
        if let Some(customer) = self.purchase_details.as_mut().and_then(|details| details.customer.as_mut()) {
            plain_country_code(&mut customer.country_code);
        }
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("merchant_order_reference").reference(self.merchant_order_reference.as_deref())?;
        self.order_amount.check(at.field("order_amount"))?;
        if let Some(amount) = &self.base_amount {
            amount.check(at.field("base_amount"))?;
        }
        if let Some(amount) = &self.cart_coupon_discount_amount {
            amount.check(at.field("cart_coupon_discount_amount"))?;
        }
        if let Some(details) = &self.purchase_details {
            details.check(at.field("purchase_details"))?;
        }
        if let Some(split) = &self.split_info {
            split.check(at.field("split_info"))?;
        }
        Ok(())
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_order_reference)
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrderByReference {
            merchant_order_reference: self.merchant_order_reference.clone().unwrap_or_default(),
        };
        let request = self.clone();
        let look_for = "an order with this reference: it was created";
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(order) => match request.recognize(&order) {
                Ok(()) => Resolution::Applied(order),
                Err(Mismatch::Conflict(why)) => Resolution::Conflict(why),
                Err(Mismatch::Unclear(_)) => Resolution::Inconclusive,
            },
        }))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        // The gateway may tell another amount than was sent where it converts or discounts.
        let converts = self.is_mcc_transaction.is_some()
            || self.base_amount.is_some()
            || self.cart_coupon_discount_amount.is_some();
        let amount = Some(&self.order_amount).filter(|_| !converts);
        recognize_order(order, self.merchant_order_reference.as_deref(), amount)
    }
}

/// Whether an order is the one that was created with this reference and amount; `None` for an amount that may be told
/// otherwise.
pub(super) fn recognize_order(
    order: &Order,
    reference: Option<&str>,
    amount: Option<&Amount>,
) -> Result<(), Mismatch> {
    same_if_any("merchant_order_reference", reference, order.merchant_order_reference.as_deref())?;
    let another = || Mismatch::Conflict("the merchant order reference belongs to another order".into());
    if order.order_type == Some(OrderType::Refund) {
        return Err(another());
    }
    match (amount, &order.order_amount) {
        (Some(sent), Some(told)) if told.currency != sent.currency => {
            Err(Mismatch::Unclear("it tells the amount in another currency".into()))
        }
        (Some(sent), Some(told)) if told.value != sent.value => Err(another()),
        _ => Ok(()),
    }
}
