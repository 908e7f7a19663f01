//! `DELETE /ps/api/v1/public/presentations/{presentation_id}`
//!
//! Source: API reference, delete presentation; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_presentation::GetPresentation;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::models::{Deletion, Presentation};
use crate::{Error, Method, PresentationStatus};

/// Deletes a presentation that is not debited yet: there will be no debit.
///
/// After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by this call; one whose debit has
/// begun leaves the call `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeletePresentation {
    /// The gateway's id of the presentation.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub presentation_id: String,
}

impl Endpoint for DeletePresentation {
    const NAME: &'static str = "presentations.delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/ps/api/v1/public/presentations/{presentation_id}";
    const BODY: bool = false;
    type Response = Deletion;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("presentation_id").id(&self.presentation_id)
    }

    fn recovery(&self) -> Recovery<Deletion> {
        use PresentationStatus as Status;
        let inquiry = GetPresentation { presentation_id: self.presentation_id.clone() };
        let look_for = "that there is no such presentation, or the status `CANCELLED`: it was deleted";
        let reconciliation = Reconciliation::by(inquiry, look_for, |found: Lookup<Presentation>| {
            let Lookup::Found(presentation) = found else { return Resolution::Applied(Deletion::default()) };
            match &presentation.status {
                Some(Status::Cancelled) => Resolution::Applied(Deletion::default()),
                // As the table of its statuses has it: a refusal contradicts this.
                Some(Status::Created | Status::WaitingForExecution) => Resolution::NotAppliedThoughPossible,
                // The gateway may refuse to delete what the customer was told of.
                Some(Status::Notified | Status::Paused) => Resolution::NotApplied,
                Some(status @ (Status::Completed | Status::PartiallyRefunded | Status::Refunded)) => {
                    Resolution::Rejected(format!("the presentation is {status}"))
                }
                _ => Resolution::Inconclusive,
            }
        });
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    /// No body is documented; one that names another presentation is no answer to this request.
    fn recognize(&self, deletion: &Deletion) -> Result<(), Mismatch> {
        same("presentation_id", &self.presentation_id, deletion.told("presentation_id"))
    }
}
