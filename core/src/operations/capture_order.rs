//! `PUT /api/pay/v1/orders/{order_id}/capture`
//!
//! Source: Tokenization guide, section 6; API reference, capture order.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Found, Ruling, Settle};
use crate::models::facts::{OrderFacts, read_facts};
use crate::models::{Amount, Order, blank};
use crate::params::params;
use crate::{Error, Inquiry, Method, OrderStatus};

params! {
    /// Captures the money that a payment with `pre_auth` has blocked.
    ///
    /// The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order can be captured in
    /// part once; the rest goes back to the customer by itself.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct CaptureOrder {
        /// The gateway's id of the order.
        #[serde(skip_serializing)]
        pub order_id: String,
        /// The merchant's reference of the capture, 1 to 50 characters; made if absent.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_capture_reference: Option<String>,
        /// How much to capture; all, if absent.
        #[serde(skip_serializing_if = "blank")]
        pub capture_amount: Option<Amount>,
    }
}

impl Endpoint for CaptureOrder {
    const NAME: &'static str = "orders.capture";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/capture";
    const DATA: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.order_id]
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("merchant_capture_reference").reference(self.merchant_capture_reference.as_deref())?;
        self.capture_amount.as_ref().map_or(Ok(()), |amount| amount.check(at.field("capture_amount")))
    }

    fn fill_reference(&mut self, fresh: &dyn Fn() -> String) {
        self.merchant_capture_reference.get_or_insert_with(fresh);
    }

    fn settle(&self) -> Settle {
        let reference = self.merchant_capture_reference.clone().unwrap_or_default();
        let inquiry = Inquiry::new(
            "orders.get",
            [("order_id", &self.order_id)],
            format!("a capture with the reference `{reference}` in payments[].capture_data: it was captured"),
        );
        Settle::ask(inquiry, move |found| {
            let Found::Json(json) = found else { return Ruling::Unclear };
            let Some(order) = read_facts::<OrderFacts>(json) else { return Ruling::Unclear };
            rule(&order, &reference, json)
        })
    }
}

fn rule<'a>(order: &OrderFacts, reference: &str, json: &'a str) -> Ruling<'a> {
    let captures: Vec<_> = order.payments.iter().flat_map(|payment| &payment.capture_data).collect();
    if captures.iter().any(|capture| capture.merchant_capture_reference.as_deref() == Some(reference)) {
        return Ruling::Done(json.into());
    }
    let named =
        !captures.is_empty() && captures.iter().all(|capture| !blank(&capture.merchant_capture_reference));
    match &order.status {
        OrderStatus::Created | OrderStatus::Pending | OrderStatus::Attempted | OrderStatus::Authorized => {
            Ruling::NotDone
        }
        OrderStatus::Cancelled | OrderStatus::Failed => {
            Ruling::Impossible(format!("the order is {}", order.status))
        }
        // An order is captured once: another reference there means that ours never was and never will be.
        _ if named => Ruling::Impossible("the order was captured under another reference".into()),
        _ => Ruling::Unclear,
    }
}
