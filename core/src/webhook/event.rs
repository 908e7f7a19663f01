//! What a webhook says, once it is verified.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::Verified;
use crate::json_text::normalize;
use crate::models::{Customer, Extra, Order, Token, lenient};
use crate::open_enum::open_enum;
use crate::{Error, ErrorKind};

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
        /// The customer is gone.
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
        /// A subscription became active.
        SubscriptionActivated = "SUBSCRIPTION_ACTIVATED",
        /// A subscription waits.
        SubscriptionPending = "SUBSCRIPTION_PENDING",
        /// A subscription was paused.
        SubscriptionPaused = "SUBSCRIPTION_PAUSED",
        /// A subscription was resumed.
        SubscriptionResumed = "SUBSCRIPTION_RESUMED",
        /// A subscription ran to its end.
        SubscriptionCompleted = "SUBSCRIPTION_COMPLETED",
        /// A subscription was charged.
        SubscriptionCharged = "SUBSCRIPTION_CHARGED",
        /// A subscription was halted.
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

/// An authentic event, read. It is news, not proof of the present: it may be old, and events come out of order.
///
/// Hold an order's status against the one that you know with
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
    /// What the body said beside `event_type` and `data`.
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
    /// Anything else, as it came. `Debug` does not show it.
    Other(Value),
}

impl EventData {
    /// The name of the variant: `order`, `refund`, `customer`, `token` or `other`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Order(_) => "order",
            Self::Refund(_) => "refund",
            Self::Customer(_) => "customer",
            Self::Token(_) => "token",
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
        let body: Value = serde_json::from_str(&normalize(text)).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            unreadable(format!("the body is not JSON: broken at line {line} column {column}"))
        })?;
        let no_event_type = || unreadable("the body has no `event_type`");
        let Value::Object(mut fields) = body else { return Err(no_event_type()) };
        let name = ["event_type", "eventType"].into_iter().find(|name| fields.contains_key(*name));
        let event_type = match name.and_then(|name| fields.remove(name)) {
            Some(Value::String(word)) => EventType::from(word),
            _ => return Err(no_event_type()),
        };
        let data = fields.remove("data").unwrap_or_default();
        Ok(Self {
            id: id.to_owned(),
            timestamp,
            data: EventData::read(&event_type, data),
            event_type,
            other: Extra(fields),
        })
    }
}

impl EventData {
    /// Reads the data by the event's family: a new event of a known family is about the same thing as its siblings.
    fn read(event_type: &EventType, data: Value) -> Self {
        let family = event_type.as_str().split('_').next().unwrap_or_default();
        let read = match family {
            "ORDER" | "PAYMENT" => typed(&data, "order").map(Self::Order),
            "REFUND" => typed(&data, "order").map(Self::Refund),
            "CUSTOMER" => typed(&data, "customer").map(Self::Customer),
            "TOKEN" => typed(&data, "token").map(Self::Token),
            _ => None,
        };
        read.unwrap_or(Self::Other(data))
    }
}

/// Reads an object, which may stand inside of another one under the name of its kind.
fn typed<T: DeserializeOwned>(data: &Value, wrapper: &str) -> Option<Box<T>> {
    let Value::Object(fields) = snake_case(data) else { return None };
    lenient::read(&Value::Object(unwrap(fields, wrapper))).ok().map(Box::new)
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
