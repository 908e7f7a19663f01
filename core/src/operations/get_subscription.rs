//! `GET /ps/api/v1/public/subscriptions/{subscription_id}`
//!
//! Source: API reference, get subscription by id; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Subscription;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a subscription, its status and its plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetSubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
}

impl Endpoint for GetSubscription {
    const NAME: &'static str = "subscriptions.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}";
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("subscription_id").id(&self.subscription_id)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        Recovery::Read
    }

    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        same("subscription_id", &self.subscription_id, Some(&subscription.subscription_id))
    }
}
