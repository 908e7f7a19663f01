//! Plans, which subscriptions are made on (API reference, plans).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::World;
use super::order::text;
use super::pages::Filter;
use super::persist::Table;
use crate::clock::{Millis, iso_millis, moment_of};
use crate::settings::Duplicate;
use crate::wire::rule::Rule;
use crate::wire::{Amount, Fields, Refusal, rule};

/// How often a plan is charged (API reference, create plan).
const FREQUENCIES: &[&str] =
    &["Day", "Week", "Month", "Year", "Bi-Monthly", "Quarterly", "Half-Yearly", "AS", "OT", "Not Applicable"];
/// A plan's name: at most 100.
const NAME: Rule = Rule { max: 100, ..rule::TEXT };
/// Fields that are echoed as they came.
const ECHOED: &[&str] = &["plan_description", "initial_debit_amount", "merchant_metadata", "auto_debit_ot"];

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) reference: String,
    name: String,
    pub(crate) frequency: String,
    pub(crate) amount: Amount,
    pub(crate) limit: Amount,
    pub(crate) trial_days: u64,
    starts_at: Millis,
    pub(crate) ends_at: Millis,
    deleted: bool,
    echo: Map<String, Value>,
    created_at: Millis,
    modified_at: Millis,
}

impl World {
    /// The plan, and whether it was made just now.
    pub(crate) fn create_plan(&mut self, body: &Value, now: Millis) -> Result<(bool, Value), Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_plan_reference")?;
        let name = fields.required_text("plan_name", &NAME)?.into_owned();
        let frequency = fields.choice("frequency", FREQUENCIES)?;
        let frequency = frequency.ok_or_else(|| fields.refuse("frequency", "must not be empty"))?;
        let amount = fields.required_amount("amount", self.rules.minimum_amount)?;
        let limit = fields.required_amount("max_limit_amount", self.rules.minimum_amount)?;
        if limit.value < amount.value {
            return Err(fields.refuse("max_limit_amount", "must not be less than the amount"));
        }
        fields.amount("initial_debit_amount", 0)?;
        fields.metadata("merchant_metadata")?;
        fields.flag("auto_debit_ot")?;
        let trial_days = read_days(&fields)?.unwrap_or(0);
        let starts_at = read_moment(&fields, "start_date")?.unwrap_or(now);
        let ends_at = required_moment(&fields, "end_date")?;
        if ends_at <= starts_at.max(now) {
            return Err(fields.refuse("end_date", "must be in the future"));
        }
        if let Some(id) = self.plan_references.get(&reference).filter(|id| self.plan(id).is_ok()) {
            return match self.rules.duplicate {
                Duplicate::Existing => Ok((false, self.plan(id)?.body(now))),
                Duplicate::Reject => Err(Refusal::duplicate()),
            };
        }
        let id = self.ids.plan(now);
        let plan = Plan {
            id: id.clone(),
            reference,
            name,
            frequency: frequency.to_owned(),
            amount,
            limit,
            trial_days,
            starts_at,
            ends_at,
            deleted: false,
            echo: echoed(&fields, ECHOED),
            created_at: now,
            modified_at: now,
        };
        let told = plan.body(now);
        self.keep_plan(plan);
        self.dirty.mark(Table::Plan, &id);
        Ok((true, told))
    }

    pub(crate) fn list_plans(&self, filter: &Filter<'_>, now: Millis) -> Result<Value, Refusal> {
        let mut plans: Vec<_> = self.plans.values().filter(|plan| !plan.deleted).collect();
        plans.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
        let mut rows = Vec::new();
        for plan in plans {
            let days = (plan.starts_at, plan.ends_at);
            if filter.admits("plan_id", &plan.id)
                && filter.admits("frequency", &plan.frequency)
                && filter.admits_all(plan.amount.value, days, "is Equal")?
            {
                rows.push(plan.body(now));
            }
        }
        filter.page(&format!("{}/ps/api/v1/public/plans", self.rules.base_url), "plans", rows)
    }

    pub(crate) fn get_plan(&self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.plan(id).map(|plan| plan.body(now))
    }

    pub(crate) fn plan_by_reference(&self, reference: &str, now: Millis) -> Result<Value, Refusal> {
        let id = self.plan_references.get(reference).ok_or_else(Refusal::no_match)?;
        self.get_plan(id, now)
    }

    /// Changes the fields that are given. Subscriptions keep the plan that they were made on.
    pub(crate) fn update_plan(&mut self, id: &str, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let mut plan = self.plan(id)?.clone();
        if let Some(name) = fields.owned("plan_name", &NAME)? {
            plan.name = name;
        }
        for (name, amount) in [("amount", &mut plan.amount), ("max_limit_amount", &mut plan.limit)] {
            if let Some(given) = fields.amount(name, self.rules.minimum_amount)? {
                *amount = given;
            }
        }
        if plan.limit.value < plan.amount.value {
            return Err(fields.refuse("max_limit_amount", "must not be less than the amount"));
        }
        plan.trial_days = read_days(&fields)?.unwrap_or(plan.trial_days);
        plan.ends_at = read_moment(&fields, "end_date")?.unwrap_or(plan.ends_at);
        fields.metadata("merchant_metadata")?;
        plan.echo.extend(echoed(&fields, &["plan_description", "merchant_metadata"]));
        plan.modified_at = now;
        self.dirty.mark(Table::Plan, id);
        let told = plan.body(now);
        self.plans.insert(id.to_owned(), plan);
        Ok(told)
    }

    pub(crate) fn delete_plan(&mut self, id: &str) -> Result<(), Refusal> {
        self.plan(id)?;
        if let Some(plan) = self.plans.get_mut(id) {
            plan.deleted = true;
        }
        self.dirty.mark(Table::Plan, id);
        Ok(())
    }

    /// A plan that subscriptions can be made on.
    pub(crate) fn active_plan(&self, id: &str, now: Millis) -> Result<&Plan, Refusal> {
        let plan = self.plan(id)?;
        if plan.status(now) == "ACTIVE" {
            Ok(plan)
        } else {
            Err(Refusal::not_allowed(format!("The plan cannot be subscribed to: it is {}", plan.status(now))))
        }
    }

    /// Takes a plan into the world, new or from the file.
    pub(crate) fn keep_plan(&mut self, plan: Plan) {
        self.plan_references.insert(plan.reference.clone(), plan.id.clone());
        self.plans.insert(plan.id.clone(), plan);
    }

    fn plan(&self, id: &str) -> Result<&Plan, Refusal> {
        self.plans.get(id).filter(|plan| !plan.deleted).ok_or_else(Refusal::no_match)
    }

    pub(crate) fn plan_row(&self, id: &str) -> Option<String> {
        self.plans.get(id).map(text)
    }
}

impl Plan {
    fn status(&self, now: Millis) -> &'static str {
        if self.ends_at <= now {
            "INACTIVE"
        } else if self.starts_at > now {
            "CREATED"
        } else {
            "ACTIVE"
        }
    }

    /// What is charged when the customer approves, if anything.
    pub(crate) fn initial(&self) -> Option<Amount> {
        let initial: Amount = serde_json::from_value(self.echo.get("initial_debit_amount")?.clone()).ok()?;
        (initial.value > 0).then_some(initial)
    }

    pub(crate) fn body(&self, now: Millis) -> Value {
        let mut body = json!({
            "plan_id": self.id,
            "status": self.status(now),
            "plan_name": self.name,
            "frequency": self.frequency,
            "amount": self.amount,
            "max_limit_amount": self.limit,
            "trial_period_in_days": self.trial_days,
            "start_date": iso_millis(self.starts_at),
            "end_date": iso_millis(self.ends_at),
            "merchant_plan_reference": self.reference,
            "created_at": iso_millis(self.created_at),
            "modified_at": iso_millis(self.modified_at),
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(self.echo.clone());
        }
        body
    }
}

/// Fields of a request that its answer repeats.
pub(super) fn echoed(fields: &Fields<'_>, names: &[&str]) -> Map<String, Value> {
    names.iter().filter_map(|name| Some(((*name).to_owned(), fields.value(name)?.clone()))).collect()
}

pub(super) fn read_moment(fields: &Fields<'_>, name: &str) -> Result<Option<Millis>, Refusal> {
    let Some(text) = fields.owned(name, &rule::TEXT)? else { return Ok(None) };
    moment_of(&text).map(Some).ok_or_else(|| fields.refuse(name, "must be an ISO 8601 timestamp"))
}

pub(super) fn required_moment(fields: &Fields<'_>, name: &str) -> Result<Millis, Refusal> {
    read_moment(fields, name)?.ok_or_else(|| fields.refuse(name, "must not be empty"))
}

fn read_days(fields: &Fields<'_>) -> Result<Option<u64>, Refusal> {
    let name = "trial_period_in_days";
    let Some(days) = fields.value(name) else { return Ok(None) };
    days.as_u64().map(Some).ok_or_else(|| fields.refuse(name, "must be a number"))
}
