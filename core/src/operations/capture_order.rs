//! `PUT /api/pay/v1/orders/{order_id}/capture`
//!
//! Source: Tokenization guide, section 6; API reference, capture order.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Amount, Capture, Order, Payment, blank};
use crate::{Error, Method, OrderStatus};

/// Captures the money that a payment with `pre_auth` has blocked.
///
/// The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order can be captured in
/// part once; the rest goes back to the customer by itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaptureOrder {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The merchant's reference of the capture, 1 to 50 characters; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_capture_reference: Option<String>,
    /// How much to capture; all, if absent.
    #[serde(skip_serializing_if = "blank")]
    pub capture_amount: Option<Amount>,
}

impl Endpoint for CaptureOrder {
    const NAME: &'static str = "orders.capture";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/capture";
    const DATA: bool = true;
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("merchant_capture_reference").reference(self.merchant_capture_reference.as_deref())?;
        self.capture_amount.as_ref().map_or(Ok(()), |amount| amount.check(at.field("capture_amount")))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_capture_reference)
    }

    fn recovery(&self) -> Recovery<Order> {
        let reference = self.merchant_capture_reference.clone().unwrap_or_default();
        let inquiry = GetOrder { order_id: self.order_id.clone() };
        let look_for =
            format!("a capture with the reference `{reference}` in payments[].capture_data: it was captured");
        let amount = self.capture_amount.clone();
        let resolve = move |found| match found {
            Lookup::Found(order) => resolve(order, &reference, amount.as_ref()),
            Lookup::Missing => Resolution::Inconclusive,
        };
        let reconciliation = Reconciliation::by(inquiry, look_for, resolve);
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}

fn resolve(order: Order, reference: &str, amount: Option<&Amount>) -> Resolution<Order> {
    let captures: Vec<_> = order.payments.iter().flat_map(|payment| &payment.capture_data).collect();
    let ours = |capture: &&&Capture| capture.merchant_capture_reference.as_deref() == Some(reference);
    if let Some(capture) = captures.iter().find(ours) {
        let differs = matches!((amount, &capture.capture_amount), (Some(asked), Some(told)) if asked != told);
        return if differs { Resolution::Inconclusive } else { Resolution::Applied(order) };
    }
    let named =
        !captures.is_empty() && captures.iter().all(|capture| !blank(&capture.merchant_capture_reference));
    let readable = order.payments.is_whole() && order.payments.iter().all(Payment::captures_are_readable);
    match &order.status {
        OrderStatus::Created | OrderStatus::Pending | OrderStatus::Attempted => Resolution::NotApplied,
        OrderStatus::Authorized if readable && captures.is_empty() && !order.payments.is_empty() => {
            Resolution::NotAppliedThoughPossible
        }
        OrderStatus::Authorized | OrderStatus::Other(_) => Resolution::Inconclusive,
        OrderStatus::Cancelled | OrderStatus::Failed => {
            Resolution::Rejected(format!("the order is {}", order.status))
        }
        // An order is captured once: another reference there means that this capture did not happen and never will.
        _ if readable && named => {
            Resolution::Rejected("the order was captured under another reference".into())
        }
        _ => Resolution::Inconclusive,
    }
}
