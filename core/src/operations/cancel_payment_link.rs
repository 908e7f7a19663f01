//! `PUT /api/pay/v1/paymentlink/{payment_link_id}/cancel`
//!
//! Source: API reference, cancel payment link.

use serde::{Deserialize, Serialize};

use super::get_payment_link::GetPaymentLink;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::PaymentLink;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, LinkStatus, Method};

/// Cancels a payment link that is not paid yet: it cannot be paid any more.
///
/// After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a cancellation has no reference of
/// its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelPaymentLink {
    /// The gateway's id of the link: `pl-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub payment_link_id: String,
}

impl Endpoint for CancelPaymentLink {
    const NAME: &'static str = "payment_links.cancel";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/pay/v1/paymentlink/{payment_link_id}/cancel";
    const BODY: bool = false;
    type Response = PaymentLink;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("payment_link_id").id(&self.payment_link_id)
    }

    fn recovery(&self) -> Recovery<PaymentLink> {
        let inquiry = GetPaymentLink { payment_link_id: self.payment_link_id.clone() };
        let look_for = "the status `CANCELLED`: it was cancelled";
        let resolve = |found| {
            let Lookup::Found(link): Lookup<PaymentLink> = found else { return Resolution::Inconclusive };
            match &link.status {
                LinkStatus::Cancelled => Resolution::Applied(link),
                LinkStatus::Created | LinkStatus::Clicked => Resolution::NotAppliedThoughPossible,
                // The gateway may refuse to cancel what is being paid.
                LinkStatus::PaymentInitiated | LinkStatus::PartialProcessed => Resolution::NotApplied,
                LinkStatus::Other(_) => Resolution::Inconclusive,
                status => Resolution::Rejected(format!("the payment link is {status}")),
            }
        };
        let reconciliation = Reconciliation::by(inquiry, look_for, resolve);
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, link: &PaymentLink) -> Result<(), Mismatch> {
        same("payment_link_id", &self.payment_link_id, Some(&link.payment_link_id))
    }
}
