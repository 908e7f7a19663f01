//! What a webhook says, once it is verified.

use std::cell::Cell;
use std::fmt;

use serde_json::{Map, Value};

use super::{Verified, refused};
use crate::Error;
use crate::json::Node;
use crate::models::head::{Head, has_head};
use crate::models::wire::Wire;
use crate::models::{Customer, Extra, Order, Token};
use crate::open_enum::open_enum;

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

impl Verified<'_> {
    /// Reads the body.
    ///
    /// Lenient: names may be in camel case, as those of pay-by-points events are; an event that this version does
    /// not know, or whose data it cannot read, is [`EventData::Other`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`](crate::ErrorKind::Signature) if the body is not JSON or has no `event_type`.
    ///
    /// Source: API documentation, webhooks.
    pub fn event(&self) -> Result<Event, Error> {
        let Said { event_type, data, tidy, family, other, .. } = Said::read(self.body)?;
        let data = match family {
            Some(Family::Order) => typed(data, tidy, EventData::Order),
            Some(Family::Refund) => typed(data, tidy, EventData::Refund),
            Some(Family::Customer) => typed(data, tidy, EventData::Customer),
            Some(Family::Token) => typed(data, tidy, EventData::Token),
            None => EventData::Other(data.into_value()),
        };
        Ok(Event { id: self.id.to_owned(), timestamp: self.timestamp, event_type, data, other: Extra(other) })
    }

    /// Reads the body and gives it as JSON, for a binding: `id`, `timestamp`, `event_type`, `kind`, `data`, `other`.
    ///
    /// `data` is the order, refund, customer or token with all that the gateway said of it and its names in snake
    /// case; as it came if `kind` is `other`.
    ///
    /// # Errors
    ///
    /// Those of [`event`](Self::event).
    pub fn event_json(&self) -> Result<Value, Error> {
        let said = Said::read(self.body)?;
        let kind = said.kind();
        let data = match said.tidy {
            Some(tidy) if kind != OTHER => tidy,
            _ => said.data,
        };
        // Not `json!`, which would copy the data.
        Ok(Value::from_iter([
            ("id", self.id.into()),
            ("timestamp", self.timestamp.into()),
            ("event_type", said.event_type.as_str().into()),
            ("kind", kind.into()),
            ("data", data.into_value()),
            ("other", said.other.into()),
        ]))
    }
}

/// What a program needs to know of a webhook's body that parses it itself, because it is faster at that.
///
/// The body's own `data` is the event's, unless there is another here; all else in the body is the event's `other`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventOutline {
    /// What happened.
    pub event_type: EventType,
    /// The body's name of that field: `event_type` or `eventType`.
    pub event_type_name: &'static str,
    /// `order`, `refund`, `customer`, `token`, or `other` for what is not known or cannot be read.
    pub kind: &'static str,
    /// What stands for the body's own `data`, where that had names in camel case or a wrapper.
    pub data: Option<Extra>,
}

impl EventOutline {
    /// Reads a body that was verified.
    ///
    /// # Errors
    ///
    /// Those of [`Verified::event`].
    pub fn read(body: &[u8]) -> Result<Self, Error> {
        if let Some(outline) = Self::read_plain(body) {
            return Ok(outline);
        }
        let said = Said::read(body)?;
        let kind = said.kind();
        let data = match said.tidy.map(Node::into_value) {
            Some(Value::Object(tidy)) if kind != OTHER => Some(Extra(tidy)),
            _ => None,
        };
        let Said { event_type, event_type_name, .. } = said;
        Ok(Self { event_type, event_type_name, kind, data })
    }

    /// The usual body, in which nothing is to be renamed or unwrapped, without a tree of all of it.
    fn read_plain(body: &[u8]) -> Option<Self> {
        let renamed = Cell::new(false);
        let see = |name: &str| {
            if !is_snake_case_name(name) {
                renamed.set(true);
            }
        };
        let wrappers = [Family::Order, Family::Customer, Family::Token].map(Family::wrapper);
        let wanted =
            |name: &str| matches!(name, "event_type" | "data") || wrappers.contains(&name) || is_needed(name);
        let body = Node::parse_some_of(str::from_utf8(body).ok()?, &wanted, &see).ok()?;
        let (event_type, event_type_name) = event_type_of(&body).ok()?;
        let data = body.get("data")?;
        if renamed.get() || wrappers.iter().any(|wrapper| data.get(wrapper).is_some()) {
            return None;
        }
        let kind = kind_of(Family::of(&event_type), data);
        Some(Self { event_type, event_type_name, kind, data: None })
    }
}

/// Whether the name is of a field that an order, a customer or a token cannot do without.
fn is_needed(name: &str) -> bool {
    [Order::FIELDS, Customer::FIELDS, Token::FIELDS]
        .into_iter()
        .flatten()
        .flatten()
        .any(|field| field.needs(name))
}

const OTHER: &str = "other";

/// What a body says.
struct Said<'a> {
    event_type: EventType,
    event_type_name: &'static str,
    /// As it came.
    data: Node<'a>,
    /// With its names in snake case and out of its wrapper, if that changes anything.
    tidy: Option<Node<'a>>,
    family: Option<Family>,
    other: Map<String, Value>,
}

impl<'a> Said<'a> {
    fn read(body: &'a [u8]) -> Result<Self, Error> {
        let text = str::from_utf8(body).map_err(|_| refused("the body is not UTF-8"))?;
        let body = Node::parse(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            refused(format!("the body is not JSON: broken at line {line} column {column}"))
        })?;
        let (event_type, event_type_name) = event_type_of(&body)?;
        let Node::Object(fields) = body else { return Err(no_event_type()) };
        let (mut data, mut other) = (Node::Null, Map::new());
        for (name, value) in fields {
            if name == "data" {
                data = value;
            } else if name != event_type_name {
                other.insert(name.into_owned(), value.into_value());
            }
        }
        let family = Family::of(&event_type);
        // Most events need no change, so they are not copied.
        let tidy = family.map(Family::wrapper).and_then(|wrapper| {
            let changes = !is_snake_case(&data) || data.get(wrapper).is_some();
            changes.then(|| unwrap(snake_case(&data), wrapper))
        });
        Ok(Self { event_type, event_type_name, data, tidy, family, other })
    }

    fn kind(&self) -> &'static str {
        kind_of(self.family, self.tidy.as_ref().unwrap_or(&self.data))
    }
}

/// What the data is, by what an answer of that kind cannot do without.
fn kind_of(family: Option<Family>, data: &Node<'_>) -> &'static str {
    match family {
        Some(Family::Order) if has_head::<Order>(data) => "order",
        Some(Family::Refund) if has_head::<Order>(data) => "refund",
        Some(Family::Customer) if has_head::<Customer>(data) => "customer",
        Some(Family::Token) if has_head::<Token>(data) => "token",
        _ => OTHER,
    }
}

/// The event's type, and the name of the field that says it.
fn event_type_of(body: &Node<'_>) -> Result<(EventType, &'static str), Error> {
    let named = ["event_type", "eventType"].into_iter().find_map(|name| Some((body.get(name)?, name)));
    match named {
        Some((Node::Text(word), name)) => Ok((EventType::from(word.as_ref()), name)),
        _ => Err(no_event_type()),
    }
}

/// What events are about.
#[derive(Clone, Copy)]
enum Family {
    Order,
    Refund,
    Customer,
    Token,
}

impl Family {
    /// A new event of a known family is about the same thing as its siblings.
    fn of(event_type: &EventType) -> Option<Self> {
        match event_type.as_str().split('_').next().unwrap_or_default() {
            "ORDER" | "PAYMENT" => Some(Self::Order),
            "REFUND" => Some(Self::Refund),
            "CUSTOMER" => Some(Self::Customer),
            "TOKEN" => Some(Self::Token),
            _ => None,
        }
    }

    fn wrapper(self) -> &'static str {
        match self {
            Self::Order | Self::Refund => "order",
            Self::Customer => "customer",
            Self::Token => "token",
        }
    }
}

fn no_event_type() -> Error {
    refused("the body has no `event_type`")
}

/// Reads the data into its type; what cannot be read stays as it came.
fn typed<T: Wire>(data: Node<'_>, tidy: Option<Node<'_>>, variant: fn(Box<T>) -> EventData) -> EventData {
    match T::read(tidy.unwrap_or_else(|| data.clone())).got() {
        Some(read) => variant(Box::new(read)),
        None => EventData::Other(data.into_value()),
    }
}

/// Takes what is within `{"customer": {..}}` out, and keeps what is said beside it.
fn unwrap<'a>(data: Node<'a>, wrapper: &str) -> Node<'a> {
    let Node::Object(mut outer) = data else { return data };
    let place = outer.iter().rposition(|(name, value)| name == wrapper && matches!(value, Node::Object(_)));
    if let Some(place) = place
        && let (_, Node::Object(mut inner)) = outer.remove(place)
    {
        outer.retain(|(name, _)| name != wrapper && !inner.iter().any(|(known, _)| known == name));
        inner.append(&mut outer);
        return Node::Object(inner);
    }
    Node::Object(outer)
}

/// Whether [`snake_case`] would change nothing.
fn is_snake_case(node: &Node<'_>) -> bool {
    match node {
        Node::Object(fields) => fields.iter().all(|(name, value)| {
            is_snake_case_name(name) && (name == "merchant_metadata" || is_snake_case(value))
        }),
        Node::List(items) => items.iter().all(is_snake_case),
        _ => true,
    }
}

fn is_snake_case_name(name: &str) -> bool {
    !name.bytes().any(|b| b.is_ascii_uppercase())
}

/// The same JSON with its names in snake case, except the merchant's own names in `merchant_metadata`.
fn snake_case<'a>(node: &Node<'a>) -> Node<'a> {
    match node {
        Node::Object(fields) => {
            let mut renamed = Vec::with_capacity(fields.len());
            for (name, value) in fields {
                let new = snake_case_name(name);
                // A field that has the right name already says more than one that only gets it.
                if *name != new && node.get(&new).is_some() {
                    continue;
                }
                let value = if new == "merchant_metadata" { value.clone() } else { snake_case(value) };
                renamed.push((new.into(), value));
            }
            Node::Object(renamed)
        }
        Node::List(items) => Node::List(items.iter().map(snake_case).collect()),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::{OrderStatus, Secret, WebhookHeaders, WebhookKey};

    fn with<T>(body: &[u8], read: impl Fn(Verified<'_>) -> T) -> T {
        let key = WebhookKey::plain(&Secret::new("abc1234")).unwrap();
        let headers = key.sign_headers("msg_1", 1_728_543_028, body).unwrap();
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let headers = WebhookHeaders::find(headers).unwrap();
        read(key.verify(body, &headers, 1_728_543_028_000).unwrap())
    }

    fn event(body: &str) -> Event {
        with(body.as_bytes(), |verified| verified.event()).unwrap()
    }

    #[test]
    fn an_order_is_read_with_all_that_was_said() {
        let event = event(
            r#"{"event_type":"ORDER_AUTHORIZED","event_id":"e-1","data":{"order_id":"v1-1","status":"AUTHORIZED",
                "pre_auth":"true","purchase_details":{},"new_field":1}}"#,
        );
        assert_eq!((event.id.as_str(), event.timestamp), ("msg_1", 1_728_543_028));
        assert_eq!(event.event_type, EventType::OrderAuthorized);
        assert_eq!(event.other.keys().collect::<Vec<_>>(), ["event_id"]);
        let EventData::Order(order) = event.data else { panic!("{:?}", event.data) };
        assert_eq!((order.order_id.as_str(), &order.status), ("v1-1", &OrderStatus::Authorized));
        assert_eq!(order.pre_auth, Some(true));
        assert!(order.other.contains_key("new_field"));
    }

    #[test]
    fn camel_case_is_read_and_the_merchants_own_names_stay() {
        let body = r#"{"eventType":"ORDER_PROCESSED","data":{"orderId":"v1-1","status":"PROCESSED","preAuth":false,
            "purchaseDetails":{"merchantMetadata":{"orderRef":"a"}},
            "payments":[{"id":"p-1","status":"PROCESSED","paymentOption":{"cardData":{"last4Digit":"1091"}}}]}}"#;
        let read = event(body);
        assert_eq!(read.event_type, EventType::OrderProcessed);
        let EventData::Order(order) = read.data else { panic!("{:?}", read.data) };
        assert_eq!((order.order_id.as_str(), order.pre_auth), ("v1-1", Some(false)));
        assert_eq!(order.payments[0].id.as_deref(), Some("p-1"));
        let json = with(body.as_bytes(), |verified| verified.event_json()).unwrap();
        assert_eq!(json["kind"], "order");
        assert_eq!(json["data"]["purchase_details"]["merchant_metadata"]["orderRef"], "a");
        assert_eq!(json["data"]["payments"][0]["payment_option"]["card_data"]["last4_digit"], "1091");
    }

    #[test]
    fn names_are_put_in_snake_case_once() {
        for (name, expected) in [
            ("orderId", "order_id"),
            ("order_id", "order_id"),
            ("last4Digit", "last4_digit"),
            ("address1", "address1"),
            ("isMCCTransaction", "is_mcc_transaction"),
            ("orderID", "order_id"),
            ("", ""),
        ] {
            assert_eq!(snake_case_name(name), expected);
        }
        let both = Node::parse(r#"{"orderId":1,"order_id":2}"#).unwrap();
        assert_eq!(snake_case(&both).into_value(), json!({ "order_id": 2 }));
    }

    #[test]
    fn customers_and_tokens_are_taken_out_of_their_wrapper() {
        let read = event(
            r#"{"event_type":"CUSTOMER_CREATION_FAILED","data":{"customer":{"customer_id":"cust-v1-1",
                "status":"FAILED"},"failure_reason":{"code":"INTERNAL_ERROR"}}}"#,
        );
        let EventData::Customer(customer) = read.data else { panic!("{:?}", read.data) };
        assert!(customer.other.contains_key("failure_reason"));
        let read = event(
            r#"{"event_type":"TOKEN_ACTIVATED","data":{"token":{"token_id":"token-v1-1","status":"ACTIVE",
                "merchant_payment_reference":"pay-1"}}}"#,
        );
        let EventData::Token(token) = read.data else { panic!("{:?}", read.data) };
        assert_eq!(token.merchant_payment_reference.as_deref(), Some("pay-1"));
    }

    #[test]
    fn a_refund_may_come_as_the_charged_order() {
        let read = event(
            r#"{"event_type":"REFUND_PROCESSED","data":{"order_id":"v1-1","type":"CHARGE","status":"FULLY_REFUNDED",
                "refunds":[{"order_id":"v1-2","type":"REFUND","status":"PROCESSED"}]}}"#,
        );
        let EventData::Refund(order) = read.data else { panic!("{:?}", read.data) };
        assert_eq!(order.refunds[0].order_id, "v1-2");
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_came() {
        for body in [
            r#"{"event_type":"SUBSCRIPTION_PAUSED","data":{"subscription":{"subscriptionId":"s"}}}"#,
            r#"{"event_type":"SOMETHING_NEW","data":{"subscription":{"subscriptionId":"s"}}}"#,
            r#"{"event_type":"ORDER_PROCESSED","data":{"subscription":{"subscriptionId":"s"}}}"#,
        ] {
            let EventData::Other(data) = event(body).data else { panic!("{body}") };
            assert_eq!(data, json!({ "subscription": { "subscriptionId": "s" } }));
        }
        for body in [r#"{"event_type":"ORDER_FAILED"}"#, r#"{"event_type":"ORDER_FAILED","data":null}"#] {
            assert!(matches!(event(body).data, EventData::Other(Value::Null)));
        }
        assert!(matches!(event(r#"{"event_type":"ORDER_FAILED","data":[1]}"#).data, EventData::Other(_)));
        // New, but of a known family.
        let read = event(r#"{"event_type":"ORDER_EXPIRED","data":{"order_id":"v1-1","status":"EXPIRED"}}"#);
        assert_eq!(read.event_type, EventType::Other("ORDER_EXPIRED".to_owned()));
        assert!(matches!(read.data, EventData::Order(_)));
    }

    #[test]
    fn only_broken_json_and_a_missing_event_type_are_errors() {
        let deep = "[".repeat(1000);
        for (body, expected) in [
            ("", "the body is not JSON: broken at line 1 column 0"),
            (r#"{"event_type":"ORDER_FAILED"}}"#, "the body is not JSON: broken at line 1 column 30"),
            (&deep, "the body is not JSON: broken at line 1 column 128"),
            ("[]", "the body has no `event_type`"),
            ("{}", "the body has no `event_type`"),
            (r#"{"event_type":5}"#, "the body has no `event_type`"),
        ] {
            assert_eq!(with(body.as_bytes(), |verified| verified.event()).unwrap_err().message, expected);
        }
    }

    #[test]
    fn what_is_not_known_is_not_printed() {
        let read =
            event(r#"{"event_type":"CARD_SEEN","card":"4012","data":{"card_number":"4012001037141112"}}"#);
        let shown = format!("{read:?}");
        assert!(!shown.contains("4012"), "{shown}");
    }

    /// Who parses the body and has its outline knows what the core would have told.
    fn an_outline_is_enough(body: &[u8]) {
        let told = with(body, |verified| verified.event_json()).map_err(|error| error.message);
        let made = EventOutline::read(body).map_err(|error| error.message).map(|outline| {
            let mut other: Map<String, Value> = serde_json::from_slice(body).unwrap();
            other.remove(outline.event_type_name);
            let data = other.remove("data").unwrap_or_default();
            json!({
                "id": "msg_1",
                "timestamp": 1_728_543_028,
                "event_type": outline.event_type.as_str(),
                "kind": outline.kind,
                "data": outline.data.map_or(data, |data| data.0.into()),
                "other": other,
            })
        });
        assert_eq!(made, told, "{}", String::from_utf8_lossy(body));
    }

    #[test]
    fn the_outline_of_a_body_tells_what_is_not_plain_in_it() {
        for body in [
            r#"{"event_type":"ORDER_FAILED","data":{"order_id":"a","status":"FAILED"},"x":1}"#,
            r#"{"eventType":"ORDER_FAILED","data":{"orderId":"a","status":"FAILED"}}"#,
            r#"{"event_type":"ORDER_FAILED","eventType":1,"data":{"status":"FAILED"}}"#,
            r#"{"event_type":"CUSTOMER_DELETED","data":{"customer":{"customer_id":"c"},"other":[1]},"data":null}"#,
            r#"{"event_type":"CUSTOMER_DELETED","data":{"customer":{"customer_id":"c"},"other":[1]}}"#,
            r#"{"event_type":"TOKEN_X","data":{"token":{"tokenId":"t"},"token":5}}"#,
            r#"{"event_type":"CARD_SEEN","data":{"cardNumber":"1"}}"#,
            r#"{"event_type":"ORDER_FAILED"}"#,
            r#"{"event_type":null,"eventType":"ORDER_FAILED"}"#,
            "[]",
            "{",
        ] {
            an_outline_is_enough(body.as_bytes());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_body_panics(
            bytes: Vec<u8>,
            event_type in "(ORDER|REFUND|CUSTOMER|TOKEN|PAYMENT|X)_[A-Z]{0,8}",
            data in r#"(\{|\}|\[|\]|"order_id":|"orderId":|"customer":|"status":|"payments":|"x"|1|null|,){0,20}"#,
        ) {
            let _ = with(&bytes, |verified| verified.event_json());
            let body = format!(r#"{{"event_type":"{event_type}","data":{data}}}"#);
            let _ = with(body.as_bytes(), |verified| (verified.event(), verified.event_json()));
            an_outline_is_enough(body.as_bytes());
        }
    }
}
