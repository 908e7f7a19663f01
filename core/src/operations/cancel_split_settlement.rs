//! `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel`
//!
//! Source: API reference, split settlement; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Order;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Inquiry, Method};

/// Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part does not get it.
///
/// The answer is the order. The documents name no status of a cancelled part, so that an inquiry cannot show whether it
/// was cancelled: after a lost answer it is not sent again, and the call ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelSplitSettlement {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub settlement_id: String,
}

impl Endpoint for CancelSplitSettlement {
    const NAME: &'static str = "split_settlements.cancel";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel";
    const BODY: bool = false;
    const DATA: bool = true;
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("settlement_id").id(&self.settlement_id)
    }

    fn recovery(&self) -> Recovery<Order> {
        let look_for = format!(
            "the status of the part `{}` in purchase_details.split_info.split_details: `HOLD` may mean that it was not \
             cancelled, `RELEASED` means that it was released",
            self.settlement_id
        );
        Recovery::Never(Inquiry::of(&GetOrder { order_id: self.order_id.clone() }, look_for))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}
