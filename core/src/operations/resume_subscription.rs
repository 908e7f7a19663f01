//! `POST /ps/api/v1/public/subscriptions/{subscription_id}/resume`
//!
//! Source: API reference, resume subscription; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_subscription::GetSubscription;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::Subscription;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method, SubscriptionStatus};

/// Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.
///
/// One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found `RESUMING`, `RESUMED` or
/// `ACTIVE` counts as resumed by this call: that has no reference of its own. One that has ended or is cancelled may have
/// been resumed before: the call ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResumeSubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
}

impl Endpoint for ResumeSubscription {
    const NAME: &'static str = "subscriptions.resume";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}/resume";
    const BODY: bool = false;
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("subscription_id").id(&self.subscription_id)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        let inquiry = GetSubscription { subscription_id: self.subscription_id.clone() };
        let look_for = "the status `RESUMING`, `RESUMED` or `ACTIVE`: it was resumed";
        let resolve = |found| {
            use SubscriptionStatus as Status;
            let Lookup::Found(subscription): Lookup<Subscription> = found else {
                return Resolution::Inconclusive;
            };
            match &subscription.status {
                Status::Resuming | Status::Resumed | Status::Active => Resolution::Applied(subscription),
                // As the table of its statuses has it, though one page allows no action in `HALTED`.
                Status::Paused | Status::Halted => Resolution::NotAppliedThoughPossible,
                // It was never paused, or what followed the resumption is seen: a debit, the end, a cancellation.
                Status::Created
                | Status::Trial
                | Status::DebitFailed
                | Status::Updating
                | Status::Cancelling
                | Status::Cancelled
                | Status::Completed
                | Status::Expired
                | Status::Inactive
                | Status::Other(_) => Resolution::Inconclusive,
            }
        };
        let reconciliation = Reconciliation::by(inquiry, look_for, resolve);
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        same("subscription_id", &self.subscription_id, Some(&subscription.subscription_id))
    }
}
