//! `POST /api/pay/v1/refunds/{order_id}`
//!
//! Source: API reference, create refund.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::get_order_by_reference::GetOrderByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Amount, Order, OrderType, SplitInfo, blank, strict_metadata};
use crate::{Error, Method};

/// Gives back money of an order that was `PROCESSED`, in whole or in part.
///
/// The answer is the refund's own order; read it with `orders.get` or by its reference.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateRefund {
    /// The gateway's id of the order to refund.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The merchant's reference of the refund, 1 to 50 characters, new for every refund; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_order_reference: Option<String>,
    /// How much to give back. The pages call it required, and for partial refunds only: always send it.
    pub order_amount: Amount,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// The products given back, for a partial refund of a cart with several.
    #[serde(skip_serializing_if = "blank")]
    pub products: Option<Vec<RefundProduct>>,
    /// How the money given back is divided among merchants.
    #[serde(skip_serializing_if = "blank")]
    pub split_info: Option<SplitInfo>,
}

/// A product that is given back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefundProduct {
    /// Its code.
    #[serde(skip_serializing_if = "blank")]
    pub product_code: Option<String>,
    /// Its IMEI.
    #[serde(skip_serializing_if = "blank")]
    pub imei_number: Option<String>,
}

impl Endpoint for CreateRefund {
    const NAME: &'static str = "refunds.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/refunds/{order_id}";
    const DATA: bool = true;
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("merchant_order_reference").reference(self.merchant_order_reference.as_deref())?;
        self.order_amount.check(at.field("order_amount"))?;
        self.split_info.as_ref().map_or(Ok(()), |split| split.check(at.field("split_info")))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_order_reference)
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrderByReference {
            merchant_order_reference: self.merchant_order_reference.clone().unwrap_or_default(),
        };
        let request = self.clone();
        let look_for = "a refund with this reference: it was made, and its status says how it went";
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(order) => {
                request.own_refund(order).map_or(Resolution::Inconclusive, Resolution::Applied)
            }
        });
        // A second delivery finds that all is refunded already.
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED", "AMOUNT_LIMIT_EXCEEDED"]))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        self.find_own(order).map(|_| ()).map_err(|why| Mismatch::Unclear(why.to_owned()))
    }

    /// For some payment methods the gateway answers with the refunded order, its refund among `refunds`.
    fn adopt(&self, answer: Order) -> Order {
        self.own_refund(answer).unwrap_or_else(|answer| *answer)
    }
}

impl CreateRefund {
    /// Takes this refund out of an answer; gives the answer back if it does not have it.
    fn own_refund(&self, mut answer: Order) -> Result<Order, Box<Order>> {
        match self.find_own(&answer) {
            Ok(None) => Ok(answer),
            Ok(Some(index)) => {
                std::mem::take(&mut answer.refunds).into_iter().nth(index).ok_or(Box::new(answer))
            }
            Err(_) => Err(Box::new(answer)),
        }
    }

    /// Where this refund is: `None` if it is the answer itself, else its place among the refunds of the order that was
    /// refunded.
    ///
    /// Never "another refund": an amount, a currency or a parent that differs may be the gateway's way of telling this
    /// one, and a caller who believed that it was not made would refund twice.
    fn find_own(&self, answer: &Order) -> Result<Option<usize>, &'static str> {
        let reference = self.merchant_order_reference.as_deref().unwrap_or_default();
        if answer.order_type == Some(OrderType::Refund) {
            return self.check_own(answer, reference).map(|()| None);
        }
        let is_parent = answer.order_id == self.order_id;
        let is_named = |refund: &Order| refund.merchant_order_reference.as_deref() == Some(reference);
        match answer.refunds.iter().enumerate().find(|(_, refund)| is_parent && is_named(refund)) {
            Some((index, refund)) => self.check_own(refund, reference).map(|()| Some(index)),
            None => Err("it is not a refund, and lists none with this reference"),
        }
    }

    fn check_own(&self, refund: &Order, reference: &str) -> Result<(), &'static str> {
        if refund.order_type.as_ref().is_some_and(|kind| *kind != OrderType::Refund) {
            return Err("it is not a refund");
        }
        if refund.merchant_order_reference.as_deref().is_some_and(|told| told != reference) {
            return Err("its `merchant_order_reference` is another than the one that was sent");
        }
        if refund.parent_order_id.as_ref().is_some_and(|told| *told != self.order_id) {
            return Err("its `parent_order_id` is another than the order that was to be refunded");
        }
        if refund.order_amount.as_ref().is_some_and(|told| *told != self.order_amount) {
            return Err("its `order_amount` is another than the one that was sent");
        }
        Ok(())
    }
}
