//! `GET /ps/api/v1/public/plans/{plan_id}`
//!
//! Source: API reference, get plan by id; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Plan;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPlan {
    /// The gateway's id of the plan.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub plan_id: String,
}

impl Endpoint for GetPlan {
    const NAME: &'static str = "plans.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/plans/{plan_id}";
    type Response = Plan;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("plan_id").id(&self.plan_id)
    }

    fn recovery(&self) -> Recovery<Plan> {
        Recovery::Read
    }

    fn recognize(&self, plan: &Plan) -> Result<(), Mismatch> {
        same("plan_id", &self.plan_id, Some(&plan.plan_id))
    }
}
