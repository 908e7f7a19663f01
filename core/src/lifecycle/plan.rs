//! The statuses of a plan.

use super::{StatusMove, status_table};
use crate::open_enum::open_enum;

open_enum! {
    /// The status of a plan.
    ///
    /// Read in any case; a status that this version does not know is kept as it came. Source: API documentation,
    /// subscriptions, life cycle of the plan.
    pub enum PlanStatus {
        /// The plan is made and its `start_date` is still to come.
        Created = "CREATED",
        /// The plan can be subscribed to.
        Active = "ACTIVE",
        /// The plan has reached its end, or was disabled.
        Inactive = "INACTIVE",
    }
}

status_table!(PlanStatus, "plan", PLAN_MOVES, [Inactive]);

/// How the gateway moves a plan from status to status.
///
/// A report may skip statuses, so [`PlanStatus::observe`] follows any number of rows.
pub const PLAN_MOVES: &[StatusMove<PlanStatus>] = &[
    StatusMove {
        from: PlanStatus::Created,
        to: PlanStatus::Active,
        when: "`start_date` is reached",
        source: "API documentation, subscriptions, life cycle of the plan",
    },
    StatusMove {
        from: PlanStatus::Active,
        to: PlanStatus::Inactive,
        when: "`end_date` is reached, or the plan is disabled",
        source: "API documentation, subscriptions, life cycle of the plan; API reference, plan: disabled",
    },
    StatusMove {
        from: PlanStatus::Created,
        to: PlanStatus::Inactive,
        when: "the plan is disabled before it starts",
        source: "inferred from the meaning of the two",
    },
];
