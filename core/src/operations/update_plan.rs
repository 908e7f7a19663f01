//! `PATCH /ps/api/v1/public/plans/{plan_id}`
//!
//! Source: API reference, update plan; official SDK for Python.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::get_plan::GetPlan;
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_number_or_digits, text_or_number};
use crate::models::{Amount, Plan, blank, strict_metadata};
use crate::{Error, Inquiry, Method};

/// Changes a plan: the fields that are given, and no others.
///
/// Subscriptions that exist stay as they are: the changes are for new ones.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdatePlan {
    /// The gateway's id of the plan.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub plan_id: String,
    /// Its name, at most 100 characters.
    #[serde(skip_serializing_if = "blank")]
    pub plan_name: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "blank")]
    pub plan_description: Option<String>,
    /// What is charged each time.
    #[serde(skip_serializing_if = "blank")]
    pub amount: Option<Amount>,
    /// The most that may be charged at once.
    #[serde(skip_serializing_if = "blank")]
    pub max_limit_amount: Option<Amount>,
    /// How many days are free before the first charge.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub trial_period_in_days: Option<u64>,
    /// Until when it can be used, ISO 8601 UTC.
    #[serde(skip_serializing_if = "blank")]
    pub end_date: Option<String>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
}

impl Endpoint for UpdatePlan {
    const NAME: &'static str = "plans.update";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/ps/api/v1/public/plans/{plan_id}";
    type Response = Plan;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("plan_id").id(&self.plan_id)?;
        at.field("plan_name").at_most(self.plan_name.as_deref(), 100)?;
        for (name, amount) in [("amount", &self.amount), ("max_limit_amount", &self.max_limit_amount)] {
            if let Some(amount) = amount {
                amount.check(at.field(name))?;
            }
        }
        at.field("end_date").name_if_any(self.end_date.as_deref(), 128)
    }

    fn recovery(&self) -> Recovery<Plan> {
        let inquiry = GetPlan { plan_id: self.plan_id.clone() };
        Recovery::Retry(Inquiry::of(&inquiry, "the new values: it was changed"))
    }

    fn recognize(&self, plan: &Plan) -> Result<(), Mismatch> {
        same("plan_id", &self.plan_id, Some(&plan.plan_id))
    }
}
