//! Answers and errors as a client gives them, for mocks and for scripts; every field can be given.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ready;
use crate::json_tree::Tree;
use crate::models::{Customer, Order, Otp, PaymentLink, Plan, Presentation, Subscription, Token};
use crate::reader::read_leniently;
use crate::{Effect, Error, ErrorKind, Inquiry};

/// An order of INR 1,100.00 in the status `CREATED`, with these fields in the place of its own.
///
/// # Panics
/// For fields that are no JSON object.
pub fn order(fields: Value) -> Order {
    read("order", fields)
}

/// A refund, which is an order of the type `REFUND`, in the status `PROCESSED`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn refund(fields: Value) -> Order {
    read("refund", fields)
}

/// A customer in the status `ACTIVE`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn customer(fields: Value) -> Customer {
    read("customer", fields)
}

/// A saved card in the status `ACTIVE`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn token(fields: Value) -> Token {
    read("token", fields)
}

/// An OTP that was accepted, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn otp(fields: Value) -> Otp {
    read("otp", fields)
}

/// A payment link of INR 1,100.00 in the status `CREATED`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn payment_link(fields: Value) -> PaymentLink {
    read("payment_link", fields)
}

/// A monthly plan of INR 1,100.00 in the status `ACTIVE`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn plan(fields: Value) -> Plan {
    read("plan", fields)
}

/// A subscription in the status `CREATED`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn subscription(fields: Value) -> Subscription {
    read("subscription", fields)
}

/// A presentation of INR 1,100.00 in the status `CREATED`, with these fields.
///
/// # Panics
/// For fields that are no JSON object.
pub fn presentation(fields: Value) -> Presentation {
    read("presentation", fields)
}

/// The gateway's refusal with this code and the status 400: nothing was done. Its fields can be changed.
pub fn rejected(code: &str) -> Error {
    Error {
        code: Some(code.to_owned()),
        status: Some(400),
        ..error(ErrorKind::Rejected, Effect::Rejected, REFUSED)
    }
}

/// A write whose answer is lost: it may have happened, and the inquiry says how to find out.
pub fn lost(inquiry: Inquiry) -> Error {
    Error { inquiry: Some(inquiry), ..error(ErrorKind::Network, Effect::Unknown, "no answer in time") }
}

/// Any error; the rest of its fields can be changed.
pub fn error(kind: ErrorKind, effect: Effect, message: &str) -> Error {
    Error { effect, ..Error::new(kind, message) }
}

/// The message of a scripted refusal.
pub(super) const REFUSED: &str = "the gateway refused";

/// An object with fields that replace its own.
pub(super) fn with(mut ready: Value, fields: Value) -> Value {
    match (&mut ready, fields) {
        (Value::Object(ready), Value::Object(fields)) => ready.extend(fields),
        (_, fields) => panic!("the fields of an answer are a JSON object, not {fields}"),
    }
    ready
}

fn read<T: DeserializeOwned>(kind: &str, fields: Value) -> T {
    let json = ready::answer(kind, fields);
    let Some(tree) = Tree::of(&json) else { panic!("the fields are nested too deeply") };
    read_leniently(&tree).unwrap_or_else(|error| panic!("the fields do not fit: {error}"))
}
