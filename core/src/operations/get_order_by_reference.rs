//! `GET /api/pay/v1/orders/reference/{merchant_order_reference}`
//!
//! Source: API reference, get order by reference.

use serde::Serialize;

use crate::check::At;
use crate::endpoint::{Endpoint, Settle};
use crate::models::Order;
use crate::params::params;
use crate::{Error, Method};

params! {
    /// Reads an order, or a refund, by the merchant's reference: what to ask when an order's creation is in doubt.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct GetOrderByReference {
        /// The merchant's reference of the order or refund.
        pub merchant_order_reference: String,
    }
}

impl Endpoint for GetOrderByReference {
    const NAME: &'static str = "orders.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/pay/v1/orders/reference/{merchant_order_reference}";
    const DATA: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.merchant_order_reference]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_order_reference").id(&self.merchant_order_reference)
    }

    fn settle(&self) -> Settle {
        Settle::Read
    }
}
