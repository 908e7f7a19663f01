//! A plan, which subscriptions are made on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::metadata::lenient_metadata;
use super::{Amount, Extra, List, PageInfo, PageLinks};
use crate::PlanStatus;

/// A plan, as the gateway tells it: how much is charged, how often and until when.
///
/// Source: API reference, plan.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Plan {
    /// The gateway's id: `v1-plan-4405071524-aa-qlAtAf`, in newer samples `v1-pla-250612061639-aa-666Zge`.
    pub plan_id: String,
    /// Where the plan stands; webhooks leave it out.
    pub status: Option<PlanStatus>,
    /// Its name.
    pub plan_name: Option<String>,
    /// What it is for.
    pub plan_description: Option<String>,
    /// How often it is charged: `Day`, `Week`, `Month`, `Year`, `Bi-Monthly`, `Quarterly`, `Half-Yearly`, `AS`, `OT` or
    /// `Not Applicable`.
    pub frequency: Option<String>,
    /// A number beside `frequency`, in webhooks only; its meaning is not documented.
    pub frequency_count: Option<u64>,
    /// What is charged each time.
    pub amount: Option<Amount>,
    /// The most that may be charged at once.
    pub max_limit_amount: Option<Amount>,
    /// What is charged when the customer approves.
    pub initial_debit_amount: Option<Amount>,
    /// How many days are free.
    pub trial_period_in_days: Option<u64>,
    /// From when on it can be used, ISO 8601 UTC.
    pub start_date: Option<String>,
    /// Until when it can be used, ISO 8601 UTC.
    pub end_date: Option<String>,
    /// Whether a one-time plan is debited by itself.
    pub auto_debit_ot: Option<bool>,
    /// The merchant's reference.
    pub merchant_plan_reference: Option<String>,
    /// The merchant's reference, as webhooks call it.
    pub merchant_order_reference: Option<String>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub modified_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A page of plans. Source: API reference, list plans.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlansPage {
    /// The plans of this page.
    pub plans: List<Plan>,
    /// Where the other pages are.
    pub links: Option<PageLinks>,
    /// Which page it is, of how many.
    pub page: Option<PageInfo>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
