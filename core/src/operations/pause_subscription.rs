//! `POST /ps/api/v1/public/subscriptions/{subscription_id}/pause`
//!
//! Source: API reference, pause subscription; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_subscription::GetSubscription;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::Subscription;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method, SubscriptionStatus};

/// Pauses a subscription: the customer is not debited until it is resumed.
///
/// It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found `PAUSED` counts as paused by
/// this call: a pause has no reference of its own. One that is found resumed or cancelled may have been paused before:
/// the call ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PauseSubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
}

impl Endpoint for PauseSubscription {
    const NAME: &'static str = "subscriptions.pause";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}/pause";
    const BODY: bool = false;
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("subscription_id").id(&self.subscription_id)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        let inquiry = GetSubscription { subscription_id: self.subscription_id.clone() };
        let look_for = "the status `PAUSED`: it was paused";
        let resolve = |found| {
            use SubscriptionStatus as Status;
            let Lookup::Found(subscription): Lookup<Subscription> = found else {
                return Resolution::Inconclusive;
            };
            match &subscription.status {
                Status::Paused => Resolution::Applied(subscription),
                Status::Active | Status::Inactive | Status::Trial => Resolution::NotAppliedThoughPossible,
                status @ (Status::Completed | Status::Expired) => {
                    Resolution::Rejected(format!("the subscription is {status}"))
                }
                Status::Created | Status::DebitFailed | Status::Updating | Status::Halted => {
                    Resolution::NotApplied
                }
                // It may have been paused, and then resumed or cancelled.
                Status::Resuming
                | Status::Resumed
                | Status::Cancelling
                | Status::Cancelled
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
