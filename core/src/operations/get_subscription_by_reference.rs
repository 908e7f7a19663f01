//! `GET /ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}`
//!
//! Source: API reference, get subscription by merchant reference; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Subscription;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a subscription by the merchant's reference: what to ask when a subscription's creation is in doubt.
///
/// By which code the gateway says that there is none is not documented: of its refusals only the general "No matching
/// records found" is taken for that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetSubscriptionByReference {
    /// The merchant's reference of the subscription.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub merchant_subscription_reference: String,
}

impl Endpoint for GetSubscriptionByReference {
    const NAME: &'static str = "subscriptions.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}";
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_subscription_reference").id(&self.merchant_subscription_reference)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        Recovery::Read
    }

    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        let reference = subscription.merchant_subscription_reference.as_deref();
        same("merchant_subscription_reference", &self.merchant_subscription_reference, reference)
    }
}
