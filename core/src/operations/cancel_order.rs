//! `PUT /api/pay/v1/orders/{order_id}/cancel`
//!
//! Source: Tokenization guide, section 7; API reference, cancel order.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::Order;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method, OrderStatus};

/// Cancels an order whose money is blocked and not captured yet; the customer gets it back.
///
/// The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts as cancelled by this
/// call: a cancellation has no reference of its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
}

impl Endpoint for CancelOrder {
    const NAME: &'static str = "orders.cancel";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/cancel";
    const BODY: bool = false;
    const DATA: bool = true;
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("order_id").id(&self.order_id)
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrder { order_id: self.order_id.clone() };
        let look_for = "the status `CANCELLED`: it was cancelled";
        let resolve = |found| {
            let Lookup::Found(order): Lookup<Order> = found else { return Resolution::Inconclusive };
            match &order.status {
                OrderStatus::Cancelled => Resolution::Applied(order),
                OrderStatus::Created | OrderStatus::Pending | OrderStatus::Attempted => {
                    Resolution::NotApplied
                }
                OrderStatus::Authorized => Resolution::NotAppliedThoughPossible,
                OrderStatus::Other(_) => Resolution::Inconclusive,
                status => Resolution::Rejected(format!("the order is {status}")),
            }
        };
        let reconciliation = Reconciliation::by(inquiry, look_for, resolve);
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}
