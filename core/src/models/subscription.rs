//! A subscription: a mandate of a customer, on a plan.

use std::collections::BTreeMap;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::metadata::lenient_metadata;
use super::{Amount, Extra, List, PageInfo, PageLinks, Plan, blank};
use crate::{Secret, SubscriptionStatus};

/// The bank account that a mandate must be of (third party validation). Source: API reference, create subscription.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BankAccount {
    /// The account's number, as text: it may begin with zeros. It is never printed.
    #[serde(skip_serializing_if = "blank")]
    pub account_number: Option<Secret>,
    /// Whose it is.
    #[serde(skip_serializing_if = "blank")]
    pub name: Option<String>,
    /// The IFSC of its branch.
    #[serde(skip_serializing_if = "blank")]
    pub ifsc: Option<String>,
}

/// The bank account that a mandate must be of, in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BankAccountData {
    /// The account's number. A secret.
    pub account_number: Option<Secret>,
    /// Whose it is.
    pub name: Option<String>,
    /// The IFSC of its branch.
    pub ifsc: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A subscription, as the gateway tells it, in answers and in webhooks.
///
/// Source: API reference, subscription; API documentation, webhooks.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Subscription {
    /// The gateway's id, `v1-sub-4405071524-aa-qlAtAf`.
    pub subscription_id: String,
    /// Where the subscription stands.
    pub status: SubscriptionStatus,
    /// The gateway's id of the order by which the customer approves the mandate: what `payments.create` takes.
    pub order_id: Option<String>,
    /// What that order comes to.
    pub order_amount: Option<Amount>,
    /// The merchant's reference.
    pub merchant_subscription_reference: Option<String>,
    /// The merchant's reference, as webhooks call it.
    pub merchant_order_reference: Option<String>,
    /// Where to send the customer's browser to approve the mandate. A secret: it lets its holder approve.
    pub redirect_url: Option<Secret>,
    /// The plan.
    pub plan_details: Option<Plan>,
    /// The gateway's id of the customer.
    pub customer_id: Option<String>,
    /// How many of the plan.
    pub quantity: Option<u64>,
    /// When it starts, ISO 8601 UTC.
    pub start_date: Option<String>,
    /// When it ends, ISO 8601 UTC.
    pub end_date: Option<String>,
    /// Whether the gateway tells the customer what happens.
    pub enable_notification: Option<bool>,
    /// How it is paid: `UPI`. Answers have one word, webhooks a list of words; here it is a list always.
    #[serde(default, deserialize_with = "one_or_many")]
    pub payment_mode: List<String>,
    /// How it may be paid.
    pub allowed_payment_methods: List<String>,
    /// `SEAMLESS` or `REDIRECT`.
    pub integration_mode: Option<String>,
    /// Whether the mandate must be of `bank_account`.
    pub is_tpv_enabled: Option<bool>,
    /// The account that the mandate must be of.
    pub bank_account: Option<BankAccountData>,
    /// Where the customer's browser posts the result.
    pub callback_url: Option<String>,
    /// Where it posts a failure, if elsewhere.
    pub failure_callback_url: Option<String>,
    /// The merchant's own names and values.
    #[serde(default, deserialize_with = "lenient_metadata")]
    pub merchant_metadata: Option<BTreeMap<String, String>>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub modified_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A page of subscriptions. Source: API reference, list subscriptions.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SubscriptionsPage {
    /// The subscriptions of this page.
    pub subscriptions: List<Subscription>,
    /// Where the other pages are.
    pub links: Option<PageLinks>,
    /// Which page it is, of how many.
    pub page: Option<PageInfo>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A list of words, or one word in its place.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<List<String>, D::Error> {
    let refuse = |found| Err(D::Error::invalid_type(found, &"a word or a list of words"));
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(List::default()),
        Value::String(word) => Ok(vec![word].into()),
        Value::Array(items) => {
            let mut words = Vec::with_capacity(items.len());
            for item in items {
                let Value::String(word) = item else { return refuse(Unexpected::Seq) };
                words.push(word);
            }
            Ok(words.into())
        }
        _ => refuse(Unexpected::Other("another value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json_tree::Tree;
    use crate::reader::read_leniently;

    #[test]
    fn the_ways_of_payment_are_a_list_whatever_they_come_as() {
        let read = |mode: &str| {
            let text = format!(r#"{{"subscription_id":"v1-sub-1","status":"ACTIVE"{mode}}}"#);
            read_leniently::<Subscription>(&Tree::parse(&text).ok().unwrap()).unwrap()
        };
        assert_eq!(*read(r#","payment_mode":"UPI""#).payment_mode, ["UPI"]);
        assert_eq!(*read(r#","payment_mode":["UPI","CARD"]"#).payment_mode, ["UPI", "CARD"]);
        assert!(read("").payment_mode.is_empty() && read(r#","payment_mode":null"#).payment_mode.is_empty());
        for other in [r#"{"upi":true}"#, "[1]", "1"] {
            let kept = read(&format!(r#","payment_mode":{other}"#));
            assert!(kept.payment_mode.is_empty() && kept.other.contains_key("payment_mode"), "{other}");
        }
    }
}
