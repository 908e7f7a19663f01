//! `DELETE /ps/api/v1/public/plans/{plan_id}`
//!
//! Source: API reference, delete plan; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_plan::GetPlan;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::models::{Deletion, Plan};
use crate::{Error, Method, PlanStatus};

/// Deletes a plan: no subscription can be made on it any more.
///
/// After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan can still be read, and in
/// which status, is not documented: one that is found `INACTIVE` leaves the call `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeletePlan {
    /// The gateway's id of the plan.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub plan_id: String,
}

impl Endpoint for DeletePlan {
    const NAME: &'static str = "plans.delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/ps/api/v1/public/plans/{plan_id}";
    const BODY: bool = false;
    type Response = Deletion;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("plan_id").id(&self.plan_id)
    }

    fn recovery(&self) -> Recovery<Deletion> {
        let inquiry = GetPlan { plan_id: self.plan_id.clone() };
        let look_for = "that there is no such plan: it was deleted; `INACTIVE` may mean that, too";
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, |found: Lookup<Plan>| match found {
            Lookup::Missing => Resolution::Applied(Deletion::default()),
            Lookup::Found(plan) => match &plan.status {
                Some(PlanStatus::Created | PlanStatus::Active) => Resolution::NotAppliedThoughPossible,
                Some(PlanStatus::Inactive | PlanStatus::Other(_)) | None => Resolution::Inconclusive,
            },
        }))
    }

    /// No body is documented; one that names another plan is no answer to this request.
    fn recognize(&self, deletion: &Deletion) -> Result<(), Mismatch> {
        same("plan_id", &self.plan_id, deletion.told("plan_id"))
    }
}
