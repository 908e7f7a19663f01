//! `POST /ps/api/v1/public/subscriptions/{subscription_id}/presentations`
//!
//! Source: API reference, create presentation; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_presentation_by_reference::GetPresentationByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Amount, Presentation, blank};
use crate::{Error, Method};

/// Asks for a debit of a subscription, which the gateway makes when it is due: for plans that are charged as presented
/// (`AS`) or once (`OT`).
///
/// **It takes the customer's money.** Other plans are debited by the gateway itself. A lost presentation is looked up by
/// its reference before it is sent again, always with the same one; one that is found with another amount or subscription
/// leaves the call `unknown`. Only the status `COMPLETED` says that money came.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePresentation {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
    /// The merchant's reference, 1 to 50 characters, new for every debit; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_presentation_reference: Option<String>,
    /// When to debit, ISO 8601 UTC: `2025-06-05T06:14:21Z`.
    #[serde(skip_serializing_if = "blank")]
    pub due_date: Option<String>,
    /// How much to debit; at most the plan's `max_limit_amount`.
    #[serde(skip_serializing_if = "blank")]
    pub amount: Option<Amount>,
}

impl Endpoint for CreatePresentation {
    const NAME: &'static str = "presentations.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}/presentations";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("subscription_id").id(&self.subscription_id)?;
        let reference = self.merchant_presentation_reference.as_deref();
        at.field("merchant_presentation_reference").reference(reference)?;
        at.field("due_date").name_if_any(self.due_date.as_deref(), 128)?;
        self.amount.as_ref().map_or(Ok(()), |amount| amount.check(at.field("amount")))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_presentation_reference)
    }

    fn recovery(&self) -> Recovery<Presentation> {
        let request = self.clone();
        recovery_by_reference(self.merchant_presentation_reference.as_deref(), move |presentation| {
            request.recognize(presentation)
        })
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        let reference = self.merchant_presentation_reference.as_deref();
        recognize_debit(presentation, reference, &self.subscription_id, self.amount.as_ref())
    }
}

/// Looks a debit up by its reference.
pub(super) fn recovery_by_reference(
    reference: Option<&str>,
    recognize: impl Fn(&Presentation) -> Result<(), Mismatch> + Send + Sync + 'static,
) -> Recovery<Presentation> {
    let inquiry = GetPresentationByReference {
        merchant_presentation_reference: reference.unwrap_or_default().to_owned(),
    };
    let look_for = "a presentation with this reference: it was made, and its status says how it goes";
    let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
        Lookup::Missing => Resolution::NotApplied,
        Lookup::Found(presentation) => match recognize(&presentation) {
            Ok(()) => Resolution::Applied(presentation),
            Err(_) => Resolution::Inconclusive,
        },
    });
    // A second delivery finds the mandate used up.
    Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED", "AMOUNT_LIMIT_EXCEEDED"]))
}

/// Never "another debit": an amount that differs may be the gateway's way of telling this one, and a caller who believed
/// that it was not made would debit twice.
pub(super) fn recognize_debit(
    presentation: &Presentation,
    reference: Option<&str>,
    subscription_id: &str,
    amount: Option<&Amount>,
) -> Result<(), Mismatch> {
    let told = presentation.merchant_presentation_reference.as_deref();
    same_if_any("merchant_presentation_reference", reference, told)?;
    same_if_any("subscription_id", Some(subscription_id), presentation.subscription_id.as_deref())?;
    match (amount, &presentation.amount) {
        (Some(asked), Some(told)) if asked != told => {
            Err(Mismatch::Unclear("its `amount` is another than the one that was sent".into()))
        }
        _ => Ok(()),
    }
}
