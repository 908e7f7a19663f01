//! `PATCH /ps/api/v1/public/subscriptions/{subscription_id}`
//!
//! Source: API reference, update subscription; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::get_subscription::GetSubscription;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Subscription, blank};
use crate::{Error, Method};

/// Moves a subscription to another plan, or to another end; the customer has to approve it.
///
/// Until then the subscription is `UPDATING`. A change has no reference of its own, and each time the customer may be
/// asked: after a doubt it is never sent again. The call succeeds if the subscription is found with what was asked for,
/// else it ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateSubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
    /// Why.
    pub reason: String,
    /// The plan to move to.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub new_plan_id: Option<String>,
    /// When it shall end, ISO 8601 UTC.
    #[serde(skip_serializing_if = "blank")]
    pub new_end_date: Option<String>,
}

impl Endpoint for UpdateSubscription {
    const NAME: &'static str = "subscriptions.update";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}";
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("subscription_id").id(&self.subscription_id)?;
        if self.reason.is_empty() {
            return Err(at.field("reason").refuse("must not be empty"));
        }
        at.field("new_plan_id").name_if_any(self.new_plan_id.as_deref(), 128)?;
        at.field("new_end_date").name_if_any(self.new_end_date.as_deref(), 128)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        let inquiry = GetSubscription { subscription_id: self.subscription_id.clone() };
        let request = self.clone();
        let look_for =
            "the new plan or end: it was changed; or the status `UPDATING`: a change was asked for";
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Found(subscription) if request.is_seen_in(&subscription) => {
                Resolution::Applied(subscription)
            }
            Lookup::Found(_) | Lookup::Missing => Resolution::Inconclusive,
        });
        // A second delivery finds it `UPDATING` already.
        Recovery::Reconcile(reconciliation.question(&["OPERATION_NOT_ALLOWED"]))
    }

    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        same("subscription_id", &self.subscription_id, Some(&subscription.subscription_id))
    }
}

impl UpdateSubscription {
    /// Whether the subscription has all that was asked for.
    fn is_seen_in(&self, subscription: &Subscription) -> bool {
        let plan = subscription.plan_details.as_ref().map(|plan| plan.plan_id.as_str());
        let asked_plan = self.new_plan_id.as_deref().filter(|id| !id.is_empty());
        let asked_end = self.new_end_date.as_deref().filter(|end| !end.is_empty());
        let end = subscription.end_date.as_deref();
        (asked_plan.is_some() || asked_end.is_some())
            && asked_plan.is_none_or(|asked| plan == Some(asked))
            && asked_end.is_none_or(|asked| end.is_some_and(|told| is_same_time(asked, told)))
    }
}

/// Whether two texts name the same moment; fractions of seconds are written in several ways.
fn is_same_time(one: &str, other: &str) -> bool {
    let times = (humantime::parse_rfc3339(one), humantime::parse_rfc3339(other));
    one == other || matches!(times, (Ok(one), Ok(other)) if one == other)
}
