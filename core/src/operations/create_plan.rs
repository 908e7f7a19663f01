//! `POST /ps/api/v1/public/plans`
//!
//! Source: API reference, create plan; official SDK for Python.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::get_plan_by_reference::GetPlanByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::{TextOrFlag, TextOrNumber};
use crate::models::accepted::{optional_number_or_digits, optional_text_or_flag, optional_text_or_number};
use crate::models::{Amount, Plan, blank, strict_metadata};
use crate::{Error, Method};

/// Creates a plan: how much is charged, how often and until when. Subscriptions are made on it.
///
/// A reference used before gives the existing plan; one of another amount or frequency is refused.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePlan {
    /// The merchant's reference, 1 to 50 characters, new for every plan; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_plan_reference: Option<String>,
    /// Its name, 1 to 100 characters; the customer reads it.
    pub plan_name: String,
    /// What it is for.
    #[serde(skip_serializing_if = "blank")]
    pub plan_description: Option<String>,
    /// How often it is charged.
    pub frequency: PlanFrequency,
    /// What is charged each time.
    pub amount: Amount,
    /// The most that may be charged at once: the limit that the customer approves.
    pub max_limit_amount: Amount,
    /// What is charged when the customer approves. Without it INR 2 is charged and given back.
    #[serde(skip_serializing_if = "blank")]
    pub initial_debit_amount: Option<Amount>,
    /// How many days are free before the first charge.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub trial_period_in_days: Option<u64>,
    /// From when on it can be used, ISO 8601 UTC: `2025-02-01T17:32:28Z`. Default now.
    #[serde(skip_serializing_if = "blank")]
    pub start_date: Option<String>,
    /// Until when it can be used, ISO 8601 UTC: `2026-10-21T12:02:28Z`.
    pub end_date: String,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// `"true"` if a one-time plan (`OT`) is to be debited by the gateway itself.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub auto_debit_ot: Option<String>,
}

/// How often a plan is charged. Source: API reference, create plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PlanFrequency {
    /// Every day.
    Day,
    /// Every week.
    Week,
    /// Every month.
    #[default]
    Month,
    /// Every year.
    Year,
    /// Twice a month.
    #[serde(rename = "Bi-Monthly")]
    BiMonthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    #[serde(rename = "Half-Yearly")]
    HalfYearly,
    /// As presented: whenever the merchant asks for a debit.
    #[serde(rename = "AS")]
    AsPresented,
    /// Once.
    #[serde(rename = "OT")]
    OneTime,
    /// None; its use is not documented.
    #[serde(rename = "Not Applicable")]
    NotApplicable,
}

impl PlanFrequency {
    /// The word as it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Year => "Year",
            Self::BiMonthly => "Bi-Monthly",
            Self::Quarterly => "Quarterly",
            Self::HalfYearly => "Half-Yearly",
            Self::AsPresented => "AS",
            Self::OneTime => "OT",
            Self::NotApplicable => "Not Applicable",
        }
    }
}

impl Endpoint for CreatePlan {
    const NAME: &'static str = "plans.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/plans";
    type Response = Plan;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("merchant_plan_reference").reference(self.merchant_plan_reference.as_deref())?;
        if self.plan_name.is_empty() {
            return Err(at.field("plan_name").refuse("must not be empty"));
        }
        at.field("plan_name").at_most(Some(&self.plan_name), 100)?;
        self.amount.check(at.field("amount"))?;
        self.max_limit_amount.check(at.field("max_limit_amount"))?;
        // Zero may say that nothing is charged then.
        if let Some(initial) = self.initial_debit_amount.as_ref().filter(|initial| initial.value != 0) {
            initial.check(at.field("initial_debit_amount"))?;
        }
        at.field("start_date").name_if_any(self.start_date.as_deref(), 128)?;
        at.field("end_date").id(&self.end_date)
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_plan_reference)
    }

    fn recovery(&self) -> Recovery<Plan> {
        let inquiry = GetPlanByReference {
            merchant_plan_reference: self.merchant_plan_reference.clone().unwrap_or_default(),
        };
        let request = self.clone();
        let look_for = "a plan with this reference: it was created";
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(plan) => match request.recognize(&plan) {
                Ok(()) => Resolution::Applied(plan),
                Err(Mismatch::Conflict(why)) => Resolution::Conflict(why),
                Err(Mismatch::Unclear(_)) => Resolution::Inconclusive,
            },
        }))
    }

    fn recognize(&self, plan: &Plan) -> Result<(), Mismatch> {
        let reference = self.merchant_plan_reference.as_deref();
        same_if_any("merchant_plan_reference", reference, plan.merchant_plan_reference.as_deref())?;
        let told = plan.frequency.as_deref();
        let is_other = told.is_some_and(|told| !told.eq_ignore_ascii_case(self.frequency.as_str()));
        match &plan.amount {
            Some(told) if told.currency != self.amount.currency => {
                Err(Mismatch::Unclear("it tells the amount in another currency".into()))
            }
            Some(told) if told.value != self.amount.value || is_other => {
                Err(Mismatch::Conflict("the merchant plan reference belongs to another plan".into()))
            }
            _ => Ok(()),
        }
    }
}
