//! `PUT /api/pay/v1/orders/{order_id}/cancel`
//!
//! Source: Tokenization guide, section 7; API reference, cancel order.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Found, Ruling, Settle};
use crate::models::Order;
use crate::models::facts::{OrderFacts, read_facts};
use crate::params::params;
use crate::{Error, Inquiry, Method, OrderStatus};

params! {
    /// Cancels an order whose money is blocked and not captured yet; the customer gets it back.
    ///
    /// The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts as cancelled by this
    /// call: a cancellation has no reference of its own.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct CancelOrder {
        /// The gateway's id of the order.
        pub order_id: String,
    }
}

impl Endpoint for CancelOrder {
    const NAME: &'static str = "orders.cancel";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/cancel";
    const BODY: bool = false;
    const DATA: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.order_id]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("order_id").id(&self.order_id)
    }

    fn settle(&self) -> Settle {
        let inquiry = Inquiry::new(
            "orders.get",
            [("order_id", &self.order_id)],
            "the status `CANCELLED`: it was cancelled",
        );
        Settle::ask(inquiry, |found| {
            let Found::Json(json) = found else { return Ruling::Unclear };
            let Some(order) = read_facts::<OrderFacts>(json) else { return Ruling::Unclear };
            match &order.status {
                OrderStatus::Cancelled => Ruling::Done(json.into()),
                OrderStatus::Created
                | OrderStatus::Pending
                | OrderStatus::Attempted
                | OrderStatus::Authorized => Ruling::NotDone,
                OrderStatus::Other(_) => Ruling::Unclear,
                status => Ruling::Impossible(format!("the order is {status}")),
            }
        })
    }
}
