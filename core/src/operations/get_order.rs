//! `GET /api/pay/v1/orders/{order_id}`
//!
//! Source: API reference, get order.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Order;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Reads an order, or a refund, by the gateway's id: the one source of truth about a payment.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GetOrder {
        /// The gateway's id of the order or refund.
        pub order_id: String,
    }
}

impl Endpoint for GetOrder {
    const NAME: &'static str = "orders.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}";
    const DATA: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.order_id]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("order_id").id(&self.order_id)
    }

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
