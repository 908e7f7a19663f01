//! `GET /ps/api/v1/public/plans/reference/{merchant_plan_reference}`
//!
//! Source: API reference, get plan by merchant reference; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Plan;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.
///
/// By which code the gateway says that there is none is not documented: of its refusals only the general "No matching
/// records found" is taken for that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPlanByReference {
    /// The merchant's reference of the plan.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub merchant_plan_reference: String,
}

impl Endpoint for GetPlanByReference {
    const NAME: &'static str = "plans.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/plans/reference/{merchant_plan_reference}";
    type Response = Plan;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_plan_reference").id(&self.merchant_plan_reference)
    }

    fn recovery(&self) -> Recovery<Plan> {
        Recovery::Read
    }

    fn recognize(&self, plan: &Plan) -> Result<(), Mismatch> {
        same(
            "merchant_plan_reference",
            &self.merchant_plan_reference,
            plan.merchant_plan_reference.as_deref(),
        )
    }
}
