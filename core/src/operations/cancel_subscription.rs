//! `POST /ps/api/v1/public/subscriptions/{subscription_id}/cancel`
//!
//! Source: API reference, cancel subscription; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_subscription::GetSubscription;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::Subscription;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method, SubscriptionStatus};

/// Cancels a subscription: the customer is not debited any more.
///
/// The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt one that is found `CANCELLING`
/// or `CANCELLED` counts as cancelled by this call: a cancellation has no reference of its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelSubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
}

impl Endpoint for CancelSubscription {
    const NAME: &'static str = "subscriptions.cancel";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}/cancel";
    const BODY: bool = false;
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("subscription_id").id(&self.subscription_id)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        let inquiry = GetSubscription { subscription_id: self.subscription_id.clone() };
        let look_for = "the status `CANCELLING` or `CANCELLED`: it was cancelled";
        let resolve = |found| {
            use SubscriptionStatus as Status;
            let Lookup::Found(subscription): Lookup<Subscription> = found else {
                return Resolution::Inconclusive;
            };
            match &subscription.status {
                Status::Cancelling | Status::Cancelled => Resolution::Applied(subscription),
                // As the table of its statuses has it: a refusal contradicts this.
                Status::Active
                | Status::Trial
                | Status::Resumed
                | Status::Paused
                | Status::DebitFailed
                | Status::Halted => Resolution::NotAppliedThoughPossible,
                status @ (Status::Completed | Status::Expired) => {
                    Resolution::Rejected(format!("the subscription is {status}"))
                }
                // Whether it can be cancelled then is not documented: the gateway may refuse it.
                Status::Created | Status::Resuming | Status::Updating | Status::Inactive => {
                    Resolution::NotApplied
                }
                Status::Other(_) => Resolution::Inconclusive,
            }
        };
        let reconciliation = Reconciliation::by(inquiry, look_for, resolve);
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        same("subscription_id", &self.subscription_id, Some(&subscription.subscription_id))
    }
}
