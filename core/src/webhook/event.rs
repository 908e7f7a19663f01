//! The event in a verified webhook.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::Verified;
use crate::json_text::normalize;
use crate::json_tree::Tree;
use crate::models::{Customer, Extra, Order, Subscription, Token};
use crate::open_enum::open_enum;
use crate::reader::read_leniently;
use crate::secret::to_json;
use crate::{Error, ErrorKind, Secret};

open_enum! {
    /// What happened. Source: API documentation, webhooks.
    pub enum EventType {
        /// The money is blocked: capture it or cancel.
        OrderAuthorized = "ORDER_AUTHORIZED",
        /// The money is taken, all or, after a capture of a part, some.
        OrderProcessed = "ORDER_PROCESSED",
        /// The order is cancelled.
        OrderCancelled = "ORDER_CANCELLED",
        /// The order failed for good.
        OrderFailed = "ORDER_FAILED",
        /// A payment failed; the order may be `ATTEMPTED` or `FAILED`.
        PaymentFailed = "PAYMENT_FAILED",
        /// Money went back.
        RefundProcessed = "REFUND_PROCESSED",
        /// A refund failed.
        RefundFailed = "REFUND_FAILED",
        /// The customer is verified: saved cards can be used.
        CustomerActivated = "CUSTOMER_ACTIVATED",
        /// The customer was deleted.
        CustomerDeleted = "CUSTOMER_DELETED",
        /// The customer is blocked for now.
        CustomerSuspended = "CUSTOMER_SUSPENDED",
        /// The customer could not be made.
        CustomerCreationFailed = "CUSTOMER_CREATION_FAILED",
        /// A card is being saved.
        TokenProvisionPending = "TOKEN_PROVISION_PENDING",
        /// A card is saved and can be used.
        TokenActivated = "TOKEN_ACTIVATED",
        /// A saved card is switched off.
        TokenDeactivated = "TOKEN_DEACTIVATED",
        /// A saved card is blocked for now.
        TokenSuspended = "TOKEN_SUSPENDED",
        /// A card could not be saved.
        TokenProvisionFailed = "TOKEN_PROVISION_FAILED",
        /// A subscription became active: the customer has approved the mandate.
        SubscriptionActivated = "SUBSCRIPTION_ACTIVATED",
        /// A subscription is pending: in the published sample its status is `CREATED`.
        SubscriptionPending = "SUBSCRIPTION_PENDING",
        /// A subscription was paused.
        SubscriptionPaused = "SUBSCRIPTION_PAUSED",
        /// A subscription was resumed.
        SubscriptionResumed = "SUBSCRIPTION_RESUMED",
        /// A subscription ran to its end.
        SubscriptionCompleted = "SUBSCRIPTION_COMPLETED",
        /// A subscription was charged. It names neither the debit nor its amount: read `presentations.list`.
        SubscriptionCharged = "SUBSCRIPTION_CHARGED",
        /// All retries of a debit are used up. The status in the published sample is `INACTIVE`, not `HALTED`.
        SubscriptionHalted = "SUBSCRIPTION_HALTED",
        /// A subscription was cancelled.
        SubscriptionCancelled = "SUBSCRIPTION_CANCELLED",
        /// A subscription could not be revoked.
        SubscriptionRevokeFailed = "SUBSCRIPTION_REVOKE_FAILED",
        /// A subscription was changed.
        SubscriptionUpdated = "SUBSCRIPTION_UPDATED",
        /// A subscription could not be changed.
        SubscriptionUpdateFailed = "SUBSCRIPTION_UPDATE_FAILED",
    }
}

/// The event in a verified webhook. It may be out of date: events can be late and come in any order.
///
/// Compare an order's status with the one that you know by
/// [`OrderStatus::observe`](crate::OrderStatus::observe).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event {
    /// The event's id, from its header: the same when it is sent again.
    pub id: String,
    /// The time of signing, in seconds since 1970.
    pub timestamp: u64,
    /// What happened.
    pub event_type: EventType,
    /// What it happened to.
    pub data: EventData,
    /// The fields of the body beside `event_type` and `data`.
    pub other: Extra,
}

/// What an event happened to.
#[derive(Clone)]
#[non_exhaustive]
pub enum EventData {
    /// An order: `ORDER_..` and `PAYMENT_FAILED`.
    Order(Box<Order>),
    /// A refund, which is an order of type `REFUND`. For some payment methods the gateway sends the refunded order
    /// of type `CHARGE` instead, with the refund among its `refunds`.
    Refund(Box<Order>),
    /// A customer: `CUSTOMER_..`.
    Customer(Box<Customer>),
    /// A saved card: `TOKEN_..`.
    Token(Box<Token>),
    /// A subscription: `SUBSCRIPTION_..`. The published samples differ from answers: the merchant's references are called
    /// `merchant_order_reference`, and there is no `order_id`.
    Subscription(Box<Subscription>),
    /// Anything else, as it came. `Debug` does not show it.
    Other(Value),
}

impl EventData {
    /// The name of the variant: `order`, `refund`, `customer`, `token`, `subscription` or `other`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Order(_) => "order",
            Self::Refund(_) => "refund",
            Self::Customer(_) => "customer",
            Self::Token(_) => "token",
            Self::Subscription(_) => "subscription",
            Self::Other(_) => "other",
        }
    }
}

impl fmt::Debug for EventData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(order) => f.debug_tuple("Order").field(order).finish(),
            Self::Refund(order) => f.debug_tuple("Refund").field(order).finish(),
            Self::Customer(customer) => f.debug_tuple("Customer").field(customer).finish(),
            Self::Token(token) => f.debug_tuple("Token").field(token).finish(),
            Self::Subscription(subscription) => f.debug_tuple("Subscription").field(subscription).finish(),
            Self::Other(_) => f.write_str("Other(..)"),
        }
    }
}

/// As JSON: `id`, `timestamp`, `event_type`, `kind`, `data`, `other`.
impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Event", 6)?;
        event.serialize_field("id", &self.id)?;
        event.serialize_field("timestamp", &self.timestamp)?;
        event.serialize_field("event_type", &self.event_type)?;
        event.serialize_field("kind", self.data.kind())?;
        event.serialize_field("data", &self.data)?;
        event.serialize_field("other", &self.other)?;
        event.end()
    }
}

impl Serialize for EventData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Order(order) | Self::Refund(order) => order.serialize(serializer),
            Self::Customer(customer) => customer.serialize(serializer),
            Self::Token(token) => token.serialize(serializer),
            Self::Subscription(subscription) => subscription.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

impl Verified<'_> {
    /// Reads the body, as [`Event::read`] does.
    ///
    /// # Errors
    ///
    /// Those of [`Event::read`].
    pub fn event(&self) -> Result<Event, Error> {
        Event::read(self.id, self.timestamp, self.body)
    }
}

impl Event {
    /// The event as JSON text, as bindings give it. It may hold secrets.
    pub fn to_json(&self) -> Secret {
        // What was read from JSON can be written as JSON.
        to_json(self).unwrap_or_default()
    }

    /// Reads the body of a webhook that was verified; `id` and `timestamp` are those of its headers.
    ///
    /// Lenient: names may be in camel case, as those of pay-by-points events are; an event that this version does
    /// not know, or whose data it cannot read, is [`EventData::Other`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnreadableAnswer`] if the body is not JSON or has no `event_type`. The webhook is authentic all the
    /// same: answer 2xx, keep the body, and read the order.
    ///
    /// Source: API documentation, webhooks.
    pub fn read(id: &str, timestamp: u64, body: &[u8]) -> Result<Self, Error> {
        let text = str::from_utf8(body).map_err(|_| unreadable("the body is not UTF-8"))?;
        let text = normalize(text);
        let body = Tree::parse(&text).map_err(|(_, error)| {
            let (line, column) = (error.line(), error.column());
            unreadable(format!("the body is not JSON: broken at line {line} column {column}"))
        })?;
        let no_event_type = || unreadable("the body has no `event_type`");
        let Tree::Object(fields) = &body else { return Err(no_event_type()) };
        let names = ["event_type", "eventType"];
        let told = names.into_iter().find_map(|name| Some((name, body.get(name)?)));
        let Some((name, Tree::Text(word))) = told else { return Err(no_event_type()) };
        let event_type = EventType::from(word.clone().into_owned());
        let others = fields.iter().filter(|(field, _)| field != name && field != "data");
        Ok(Self {
            id: id.to_owned(),
            timestamp,
            data: EventData::read(&event_type, body.get("data").unwrap_or(&Tree::Null)),
            event_type,
            other: Extra(
                others.map(|(field, value)| (field.clone().into_owned(), value.to_value())).collect(),
            ),
        })
    }
}

impl EventData {
    /// Reads the data by the event's family: a new event of a known family is about the same thing as its siblings.
    fn read(event_type: &EventType, data: &Tree<'_>) -> Self {
        let family = event_type.as_str().split('_').next().unwrap_or_default();
        let read = match family {
            "ORDER" | "PAYMENT" => typed(data, "order").map(Self::Order),
            "REFUND" => typed(data, "order").map(Self::Refund),
            "CUSTOMER" => typed(data, "customer").map(Self::Customer),
            "TOKEN" => typed(data, "token").map(Self::Token),
            "SUBSCRIPTION" => typed(data, "subscription").map(Self::Subscription),
            _ => None,
        };
        read.unwrap_or_else(|| Self::Other(data.to_value()))
    }
}

/// Reads an object, which may stand inside of another one under the name of its kind.
fn typed<T: DeserializeOwned>(data: &Tree<'_>, wrapper: &str) -> Option<Box<T>> {
    let Tree::Object(_) = data else { return None };
    // Most events are as documented and need no copy.
    if data.get(wrapper).is_none() && !has_capitals(data) {
        return read_leniently(data).ok();
    }
    let Value::Object(fields) = snake_case(&data.to_value()) else { return None };
    read_leniently(&Tree::of(&Value::Object(unwrap(fields, wrapper)))?).ok()
}

/// Whether a name may be another in snake case.
fn has_capitals(data: &Tree<'_>) -> bool {
    match data {
        Tree::Object(fields) => fields
            .iter()
            .any(|(name, value)| name.bytes().any(|byte| byte.is_ascii_uppercase()) || has_capitals(value)),
        Tree::List(items) => items.iter().any(has_capitals),
        _ => false,
    }
}

/// Takes what is within `{"customer": {..}}` out, and keeps what is said beside it.
fn unwrap(mut outer: Map<String, Value>, wrapper: &str) -> Map<String, Value> {
    match outer.remove(wrapper) {
        Some(Value::Object(mut inner)) => {
            for (name, value) in outer {
                inner.entry(name).or_insert(value);
            }
            inner
        }
        Some(other) => {
            outer.insert(wrapper.to_owned(), other);
            outer
        }
        None => outer,
    }
}

/// The same JSON with its names in snake case, except the merchant's own names in `merchant_metadata`.
fn snake_case(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut renamed = Map::new();
            for (name, value) in fields {
                let new = snake_case_name(name);
                // A field that has the right name already says more than one that only gets it.
                if *name != new && fields.contains_key(&new) {
                    continue;
                }
                let value = if new == "merchant_metadata" { value.clone() } else { snake_case(value) };
                renamed.insert(new, value);
            }
            Value::Object(renamed)
        }
        Value::Array(items) => items.iter().map(snake_case).collect(),
        other => other.clone(),
    }
}

/// The gateway's own names are ASCII; other letters stay as they are.
fn snake_case_name(name: &str) -> String {
    let mut renamed = String::with_capacity(name.len() + 4);
    let mut chars = name.chars().peekable();
    let mut previous = '_';
    while let Some(c) = chars.next() {
        let starts_word = previous.is_ascii_lowercase() || previous.is_ascii_digit();
        let ends_capitals =
            previous.is_ascii_uppercase() && chars.peek().is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && (starts_word || ends_capitals) {
            renamed.push('_');
        }
        renamed.push(c.to_ascii_lowercase());
        previous = c;
    }
    renamed
}

fn unreadable(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::UnreadableAnswer, message)
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
