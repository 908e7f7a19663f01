//! `POST /api/pay/v1/orders/{order_id}/payments`
//!
//! Source: Tokenization guide, section 4; API reference, create payment; guides of UPI payments and of third party
//! validation, 2025.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, plain_country_code, text_or_number};
use crate::models::{Amount, CustomerDetails, Order, Payment, blank};
pub use crate::models::{
    CardDetails, CardTokenDetails, ConvenienceFeeBreakdown, CustomerAccountDetails, DeviceInfo, ForeignToken,
    NetbankingDetails, NetbankingMode, PaymentMethod, PaymentOption, SavedToken, TokenTxnType, UpiCollect,
    UpiDetails, UpiIntent, UpiPayer, WalletDetails,
};
use crate::{Error, Method, OrderStatus};

/// Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG; by UPI, net banking or wallet.
///
/// The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's browser to; for UPI it is
/// `upi://pay?..`, which a UPI app opens, and for a UPI collect request there is nothing to open. Card data may pass
/// through your server only with a PCI compliance certificate. A failed payment can be followed by another on the same
/// order while `payment_retries_remaining` lasts. `pre_auth` orders take cards and points only.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePayment {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The payment: normally one.
    pub payments: Vec<NewPayment>,
}

impl CreatePayment {
    /// One payment on an order.
    pub fn new(order_id: impl Into<String>, amount: Amount, option: PaymentOption) -> Self {
        Self { order_id: order_id.into(), payments: vec![NewPayment::new(amount, option)] }
    }
}

/// One payment to make.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The merchant's reference, 1 to 50 characters, new for every payment; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_payment_reference: Option<String>,
    /// The method of `payment_option`, which is filled in if absent.
    #[serde(skip_serializing_if = "blank")]
    pub payment_method: Option<PaymentMethod>,
    /// Sent as it is given; it belongs to the order, where the gateway reads it. The guide prints it here too.
    #[serde(skip_serializing_if = "blank")]
    pub pre_auth: Option<bool>,
    /// What to pay: the order's amount, unless it may be paid in parts.
    pub payment_amount: Amount,
    /// What to pay with: exactly one kind.
    pub payment_option: PaymentOption,
    /// The shopper's device, for authentication and for risk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_info: Option<DeviceInfo>,
    /// The shopper, for the risk check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_validation_details: Option<CustomerDetails>,
    /// The account that it is made from, where the order names one (third party validation).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_account_details: Option<CustomerAccountDetails>,
    /// What the convenience fee within the amount is made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convenience_fee_breakdown: Option<ConvenienceFeeBreakdown>,
    /// The mandate that is made with it: for UPI, on the order of a subscription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate_info: Option<MandateInfo>,
}

impl NewPayment {
    /// A payment with nothing optional.
    pub fn new(amount: Amount, option: PaymentOption) -> Self {
        Self {
            merchant_payment_reference: None,
            payment_method: Some(option.method()),
            pre_auth: None,
            payment_amount: amount,
            payment_option: option,
            device_info: None,
            risk_validation_details: None,
            customer_account_details: None,
            convenience_fee_breakdown: None,
            mandate_info: None,
        }
    }
}

/// The mandate that is made with a payment. Source: guide of subscriptions, 2025.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MandateInfo {
    /// What is asked for.
    pub request_type: MandateRequestType,
}

/// What is asked for with a mandate. Source: guide of subscriptions, 2025.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MandateRequestType {
    /// The payment registers a mandate; `challenge_url` is then `upi://mandate?..`.
    #[default]
    CreateMandate,
}

impl Endpoint for CreatePayment {
    const NAME: &'static str = "payments.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/payments";
    const DATA: bool = true;
    type Response = Order;

    fn normalize(&mut self) {
        for payment in &mut self.payments {
            if let Some(customer) = &mut payment.risk_validation_details {
                plain_country_code(&mut customer.country_code);
            }
            payment.payment_option.normalize();
            payment.payment_method.get_or_insert(payment.payment_option.method());
        }
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        let at = at.field("payments");
        // One reference names one payment: a list of several could be half done, and no inquiry could settle it.
        if self.payments.len() != 1 {
            return Err(at.refuse("expected exactly one payment"));
        }
        self.payments.iter().enumerate().try_for_each(|(index, payment)| payment.check(at.index(index)))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        self.payments.first_mut().map(|payment| &mut payment.merchant_payment_reference)
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrder { order_id: self.order_id.clone() };
        let payment = self.payments.first();
        let reference =
            payment.and_then(|payment| payment.merchant_payment_reference.clone()).unwrap_or_default();
        let look_for = format!(
            "a payment with the reference `{reference}` in payments: it was made, and its status says how it went"
        );
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Found(order) => resolve(order, &reference),
            Lookup::Missing => Resolution::Inconclusive,
        });
        // A second delivery finds the order paid already.
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}

fn resolve(order: Order, reference: &str) -> Resolution<Order> {
    let told = |payment: &Payment| payment.merchant_payment_reference.clone().unwrap_or_default();
    if order.payments.iter().any(|payment| told(payment) == reference) {
        return Resolution::Applied(order);
    }
    let all_named = order.payments.iter().all(|payment| !told(payment).is_empty());
    let contradicts = order.payments.is_empty() && !order.status.allows_no_payment();
    // A payment without its reference may be this one, and so may one that could not be read or is not listed though
    // the order's status says that there is one.
    if !order.payments.is_whole() || !all_named || contradicts {
        Resolution::Inconclusive
    } else if matches!(order.status, OrderStatus::Created | OrderStatus::Attempted) {
        Resolution::NotAppliedThoughPossible
    } else {
        Resolution::NotApplied
    }
}

impl NewPayment {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("merchant_payment_reference").reference(self.merchant_payment_reference.as_deref())?;
        self.payment_amount.check(at.field("payment_amount"))?;
        self.payment_option.check(at.field("payment_option"))?;
        let method = self.payment_option.method();
        if self.payment_method.is_some_and(|given| given != method) {
            let message = format!("expected `{}`, to which `payment_option` belongs", method.as_str());
            return Err(at.field("payment_method").refuse(message));
        }
        if let Some(account) = &self.customer_account_details {
            account.check(at.field("customer_account_details"))?;
        }
        if let Some(fee) = &self.convenience_fee_breakdown {
            fee.check(at.field("convenience_fee_breakdown"))?;
        }
        self.risk_validation_details
            .as_ref()
            .map_or(Ok(()), |details| details.check(at.field("risk_validation_details")))
    }
}
