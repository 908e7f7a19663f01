//! `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release`
//!
//! Source: API reference, release settlement; split settlement object; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::models::{Amount, Order, SplitDetailData, blank};
use crate::{Error, Method, OrderStatus};

/// Releases a part of an order's money to the merchant that it was held back from (`on_hold`).
///
/// The answer is the order; the part is in `purchase_details.split_info.split_details`. A release has no reference of
/// its own. After a doubt about the release of all of a part, a part that is found `RELEASED` counts as released by
/// this call, and one on `HOLD` is released again; a release of less is never repeated and ends `unknown`, unless the
/// part is found released with this very amount.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseSplitSettlement {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub settlement_id: String,
    /// How much to release; all of it, if absent.
    #[serde(skip_serializing_if = "blank")]
    pub release_amount: Option<Amount>,
}

impl Endpoint for ReleaseSplitSettlement {
    const NAME: &'static str = "split_settlements.release";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release";
    const DATA: bool = true;
    type Response = Order;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        at.field("settlement_id").id(&self.settlement_id)?;
        self.release_amount.as_ref().map_or(Ok(()), |amount| amount.check(at.field("release_amount")))
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrder { order_id: self.order_id.clone() };
        let (id, amount) = (self.settlement_id.clone(), self.release_amount.clone());
        let look_for = format!(
            "the status `RELEASED` of the part `{id}` in purchase_details.split_info.split_details: it was released, and `release_amount` says how much"
        );
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Found(order) => resolve(order, &id, amount.as_ref()),
            Lookup::Missing => Resolution::Inconclusive,
        });
        // A second delivery finds it released already.
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }
}

fn resolve(order: Order, id: &str, asked: Option<&Amount>) -> Resolution<Order> {
    let Some(part) = part(&order, id) else { return Resolution::Inconclusive };
    let told = part.release_amount.as_ref();
    match (part.status.as_deref(), asked) {
        (Some("RELEASED"), Some(asked)) if told == Some(asked) => Resolution::Applied(order),
        (Some("RELEASED"), None) if told.is_none() || told == part.amount.as_ref() => {
            Resolution::Applied(order)
        }
        // All of it can be released only once. Whether less can be released again is not documented.
        (Some("HOLD"), None) if told.is_none() && is_unpaid(&order.status) => Resolution::NotApplied,
        (Some("HOLD"), None) if told.is_none() => Resolution::NotAppliedThoughPossible,
        _ => Resolution::Inconclusive,
    }
}

/// Whether there is no money yet that could be released.
fn is_unpaid(status: &OrderStatus) -> bool {
    matches!(
        status,
        OrderStatus::Created
            | OrderStatus::Pending
            | OrderStatus::Attempted
            | OrderStatus::Authorized
            | OrderStatus::Cancelled
            | OrderStatus::Failed
    )
}

fn part<'a>(order: &'a Order, id: &str) -> Option<&'a SplitDetailData> {
    let split = order.purchase_details.as_ref()?.split_info.as_ref()?;
    split.split_details.iter().find(|part| part.split_settlement_id.as_deref() == Some(id))
}
