//! `POST /ps/api/v1/public/subscriptions/execute`
//!
//! Source: API reference, create debit; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_presentation::GetPresentation;
use super::get_presentation_by_reference::GetPresentationByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::{TextOrFlag, TextOrNumber};
use crate::models::accepted::{optional_text_or_flag, optional_text_or_number};
use crate::models::{Presentation, blank};
use crate::{Error, Method, PresentationStatus};

/// Debits a presentation that the customer was told of by `presentations.notify`.
///
/// **It takes the customer's money.** A debit has no reference of its own, and whether a second one is refused is not
/// documented: it is never sent again by itself. After a doubt the call succeeds if the presentation is found
/// `COMPLETED`, else it ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExecutePresentation {
    /// The gateway's id of the presentation. This or the reference is needed.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub presentation_id: Option<String>,
    /// The merchant's reference of the presentation.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_presentation_reference: Option<String>,
    /// `"true"` if the merchant decides about retries, by `presentations.retry`. Default `"false"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub is_merchant_retry: Option<String>,
}

impl Endpoint for ExecutePresentation {
    const NAME: &'static str = "presentations.execute";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/execute";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        check_named(self.presentation_id.as_deref(), self.merchant_presentation_reference.as_deref())
    }

    fn recovery(&self) -> Recovery<Presentation> {
        debit(self.presentation_id.as_deref(), self.merchant_presentation_reference.as_deref())
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        recognize_named(
            presentation,
            self.presentation_id.as_deref(),
            self.merchant_presentation_reference.as_deref(),
        )
    }
}

/// A presentation is named by its id, by its reference, or by both.
pub(super) fn check_named(id: Option<&str>, reference: Option<&str>) -> Result<(), Error> {
    let at = At::ROOT;
    if id.unwrap_or_default().is_empty() && reference.unwrap_or_default().is_empty() {
        return Err(at.field("presentation_id").refuse("expected it, or `merchant_presentation_reference`"));
    }
    at.field("presentation_id").name_if_any(id, 128)?;
    at.field("merchant_presentation_reference").name_if_any(reference, 50)
}

pub(super) fn recognize_named(
    presentation: &Presentation,
    id: Option<&str>,
    reference: Option<&str>,
) -> Result<(), Mismatch> {
    let told = presentation.merchant_presentation_reference.as_deref();
    same_if_any("merchant_presentation_reference", reference, told)?;
    match id.filter(|id| !id.is_empty()) {
        Some(id) => same("presentation_id", id, Some(&presentation.presentation_id)),
        None => Ok(()),
    }
}

/// The recovery of a debit of a presentation that exists: it is never sent again.
pub(super) fn debit(id: Option<&str>, reference: Option<&str>) -> Recovery<Presentation> {
    let look_for = "the status `COMPLETED`: the money came; `FAILED` may be of an earlier debit";
    let reconciliation = match id.filter(|id| !id.is_empty()) {
        Some(id) => Reconciliation::by(GetPresentation { presentation_id: id.to_owned() }, look_for, resolve),
        None => {
            let merchant_presentation_reference = reference.unwrap_or_default().to_owned();
            let inquiry = GetPresentationByReference { merchant_presentation_reference };
            Reconciliation::by(inquiry, look_for, resolve)
        }
    };
    // A second delivery finds it debited already.
    Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
}

fn resolve(found: Lookup<Presentation>) -> Resolution<Presentation> {
    use PresentationStatus as Status;
    match found {
        Lookup::Found(presentation)
            if matches!(
                presentation.status,
                Some(Status::Completed | Status::PartiallyRefunded | Status::Refunded)
            ) =>
        {
            Resolution::Applied(presentation)
        }
        // Where it stands says nothing of whether this debit was asked for.
        Lookup::Found(_) | Lookup::Missing => Resolution::Inconclusive,
    }
}
