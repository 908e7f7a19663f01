//! `POST /api/pay/v1/refunds/{order_id}`
//!
//! Source: API reference, create refund.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::facts::OrderHead;
use crate::models::{Amount, Order, OrderType, SplitInfo, blank};
use crate::params::params;
use crate::{Error, Inquiry, Method};

params! {
    /// Gives back money of an order that was `PROCESSED`, in whole or in part.
    ///
    /// The answer is the refund's own order; read it with `orders.get` or by its reference.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct CreateRefund {
        /// The gateway's id of the order to refund.
        #[serde(skip_serializing)]
        pub order_id: String,
        /// The merchant's reference of the refund, 1 to 50 characters, new for every refund; made if absent.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_order_reference: Option<String>,
        /// How much to give back. The pages call it required, and for partial refunds only: always send it.
        pub order_amount: Amount,
        /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_metadata: Option<BTreeMap<String, String>>,
        /// The products given back, for a partial refund of a cart with several.
        #[serde(skip_serializing_if = "blank")]
        pub products: Option<Vec<RefundProduct>>,
        /// How the money given back is divided among merchants.
        #[serde(skip_serializing_if = "blank")]
        pub split_info: Option<SplitInfo>,
    }
}

params! {
    /// A product that is given back.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct RefundProduct {
        /// Its code.
        #[serde(skip_serializing_if = "blank")]
        pub product_code: Option<String>,
        /// Its IMEI.
        #[serde(skip_serializing_if = "blank")]
        pub imei_number: Option<String>,
    }
}

impl Endpoint for CreateRefund {
    const NAME: &'static str = "refunds.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/refunds/{order_id}";
    const DATA: bool = true;
    const TWINS: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.order_id]
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("merchant_order_reference").reference(self.merchant_order_reference.as_deref())?;
        self.order_amount.check(at.field("order_amount"))?;
        self.split_info.as_ref().map_or(Ok(()), |split| split.check(at.field("split_info")))
    }

    fn fill_reference(&mut self, fresh: &dyn Fn() -> String) {
        self.merchant_order_reference.get_or_insert_with(fresh);
    }

    fn settle(&self) -> Settle {
        let reference = self.merchant_order_reference.clone().unwrap_or_default();
        let inquiry = Inquiry::new(
            "orders.get_by_reference",
            [("merchant_order_reference", &reference)],
            "a refund with this reference: it was made, and its status says how it went",
        );
        let (parent, value) = (self.order_id.clone(), self.order_amount.value);
        Settle::ask(inquiry, move |found| {
            let ours = |refund: OrderHead<'_>| {
                let ours = refund.parent_order_id.is_none_or(|id| id == parent)
                    && refund.order_amount.is_none_or(|amount| amount.value == value);
                (refund.order_type == Some(&OrderType::Refund)).then_some(ours)
            };
            found.rule_order(ours, "the merchant order reference belongs to another refund")
        })
    }
}
