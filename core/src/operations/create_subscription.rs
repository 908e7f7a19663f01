//! `POST /ps/api/v1/public/subscriptions`
//!
//! Source: API reference, create subscription; official SDK for Python; guide of subscriptions, 2025: `quantity`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::create_order::AllowedPaymentMethod;
use super::get_subscription_by_reference::GetSubscriptionByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same, same_if_any};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_number_or_digits, optional_text_or_number, text_or_number};
use crate::models::{BankAccount, Subscription, blank, strict_metadata};
use crate::{Error, Method};

/// Creates a subscription of a customer on a plan: a mandate that the customer has then to approve by UPI.
///
/// With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with `SEAMLESS` the answer's `order_id`
/// is paid by `payments.create` with `upi_details` and `mandate_info`. The subscription is debited from `ACTIVE` on. A
/// reference used before gives the existing subscription. After a lost answer the subscription is looked up by its
/// reference; a `redirect_url`, which the inquiry's answer is not documented to have, is had by sending the same request
/// again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSubscription {
    /// The merchant's reference, 1 to 50 characters, new for every subscription; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_subscription_reference: Option<String>,
    /// The gateway's id of the plan.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub plan_id: String,
    /// The gateway's id of the customer: `cust-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub customer_id: String,
    /// When it starts, ISO 8601 UTC: `2025-06-12T06:22:21Z`.
    pub start_date: String,
    /// When it ends, ISO 8601 UTC; on a one-time plan (`OT`) at most 60 days later.
    pub end_date: String,
    /// How the customer approves it.
    pub integration_mode: SubscriptionMode,
    /// How many of the plan.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub quantity: Option<u64>,
    /// Whether the gateway tells the customer what happens.
    #[serde(skip_serializing_if = "blank")]
    pub enable_notification: Option<bool>,
    /// How it may be paid; the guides name UPI only.
    #[serde(skip_serializing_if = "blank")]
    pub allowed_payment_methods: Option<Vec<AllowedPaymentMethod>>,
    /// Whether the mandate must be of `bank_account` (third party validation).
    #[serde(skip_serializing_if = "blank")]
    pub is_tpv_enabled: Option<bool>,
    /// The account that the mandate must be of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<BankAccount>,
    /// Where the customer's browser posts the result, and a failure too if `failure_callback_url` is absent.
    #[serde(skip_serializing_if = "blank")]
    pub callback_url: Option<String>,
    /// Where the customer's browser posts a failure.
    #[serde(skip_serializing_if = "blank")]
    pub failure_callback_url: Option<String>,
    /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
    #[serde(default, deserialize_with = "strict_metadata", skip_serializing_if = "blank")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
}

/// How the customer approves a subscription. Source: API reference, create subscription.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum SubscriptionMode {
    /// On the gateway's page.
    #[default]
    Redirect,
    /// By a payment that the merchant makes on the subscription's order.
    Seamless,
}

impl Endpoint for CreateSubscription {
    const NAME: &'static str = "subscriptions.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions";
    type Response = Subscription;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        let reference = self.merchant_subscription_reference.as_deref();
        at.field("merchant_subscription_reference").reference(reference)?;
        at.field("plan_id").id(&self.plan_id)?;
        at.field("customer_id").id(&self.customer_id)?;
        at.field("start_date").id(&self.start_date)?;
        at.field("end_date").id(&self.end_date)
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_subscription_reference)
    }

    fn recovery(&self) -> Recovery<Subscription> {
        let inquiry = GetSubscriptionByReference {
            merchant_subscription_reference: self.merchant_subscription_reference.clone().unwrap_or_default(),
        };
        let request = self.clone();
        let look_for = "a subscription with this reference: it was created";
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(subscription) if request.recognize(&subscription).is_err() => {
                Resolution::Inconclusive
            }
            Lookup::Found(subscription) if request.lacks_page(&subscription) => {
                Resolution::AppliedWithoutAnswer
            }
            Lookup::Found(subscription) => Resolution::Applied(subscription),
        });
        Recovery::Reconcile(reconciliation.repeat_for_the_answer())
    }

    /// Never "another subscription": a sample tells the plan by another id than was sent, and a caller who believed that
    /// it was not made would ask the customer for a second mandate.
    fn recognize(&self, subscription: &Subscription) -> Result<(), Mismatch> {
        let reference = self.merchant_subscription_reference.as_deref();
        let told = subscription.merchant_subscription_reference.as_deref();
        same_if_any("merchant_subscription_reference", reference, told)?;
        same("customer_id", &self.customer_id, subscription.customer_id.as_deref())?;
        let plan = subscription.plan_details.as_ref();
        same("plan_details.plan_id", &self.plan_id, plan.map(|plan| plan.plan_id.as_str()))
    }
}

impl CreateSubscription {
    /// Whether the customer cannot be sent to the page by this answer.
    fn lacks_page(&self, subscription: &Subscription) -> bool {
        self.integration_mode == SubscriptionMode::Redirect && blank(&subscription.redirect_url)
    }
}
