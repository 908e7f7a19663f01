//! Answers about something else than was asked for, as a proxy gives them that mixes up connections.

use serde_json::{Value, json};

use super::super::chance::Chance;
use super::super::oddity::Oddity;
use super::{Gateway, HttpRequest, Reply};

const ORDER: &str = "v1-another-9001";
const CUSTOMER: &str = "cust-another-9001";
const TOKEN: &str = "token-another-9001";
const SUBSCRIPTION: &str = "v1-sub-another-9001";
const DEBIT: &str = "v1-bil-another-9001";
const LINK: &str = "pl-another-9001";
const REFERENCE: &str = "ref-another-9001";

impl Gateway {
    /// A success about another order, customer, payment link, debit or saved card in the form of an answer to this request; `None` for
    /// requests that have no such form.
    pub fn another(&self, request: &HttpRequest, chance: &mut Chance) -> Option<Reply> {
        let (oddity, body) = match request.operation.split_once('.')? {
            ("orders" | "payments" | "refunds" | "split_settlements", _) => {
                (Oddity::AnotherOrder, json!({ "data": order(request, chance) }))
            }
            ("customers", _) => (Oddity::AnotherCustomer, customer()),
            ("payment_links", _) => (Oddity::AnotherLink, link(chance)),
            ("subscriptions", _) => (Oddity::AnotherSubscription, subscription(chance)),
            ("presentations", _) => (Oddity::AnotherDebit, debit(chance)),
            ("tokens", "list") => (Oddity::AnotherToken, list(chance)),
            ("tokens", _) => (Oddity::AnotherToken, token(chance)),
            _ => return None,
        };
        self.met.count(oddity);
        if request.method.as_str() == "GET" {
            self.met.count(Oddity::AnotherForInquiry);
        }
        Some(Reply::new(200, body.to_string()))
    }
}

/// Everything about it may fit what was sent, but its names.
fn order(request: &HttpRequest, chance: &mut Chance) -> Value {
    let statuses =
        ["CREATED", "PENDING", "AUTHORIZED", "PROCESSED", "PARTIALLY_CAPTURED", "CANCELLED", "FAILED"];
    let money = json!({ "value": chance.pick(&[100, 1_100, 4_000]), "currency": "INR" });
    let is_refund = request.operation == "refunds.create"
        || request.path_template.contains("reference") && chance.permille(500);
    let captures = if chance.permille(500) {
        json!([{ "merchant_capture_reference": REFERENCE, "capture_amount": money }])
    } else {
        json!([])
    };
    let payments = if chance.permille(500) {
        json!([{
            "id": "v1-another-9001-cc-a",
            "merchant_payment_reference": REFERENCE,
            "status": "PROCESSED",
            "payment_amount": money,
            "capture_data": captures,
        }])
    } else {
        json!([])
    };
    json!({
        "order_id": ORDER,
        "merchant_order_reference": REFERENCE,
        "type": if is_refund { "REFUND" } else { "CHARGE" },
        "status": chance.pick(&statuses),
        "order_amount": money,
        "pre_auth": true,
        "payments": payments,
        "parent_order_id": if is_refund { Value::from("v1-another-9000") } else { Value::Null },
    })
}

fn customer() -> Value {
    json!({
        "customer_id": CUSTOMER,
        "merchant_customer_reference": REFERENCE,
        "mobile_number": "7000000001",
        "country_code": "91",
        "status": "ACTIVE",
    })
}

fn link(chance: &mut Chance) -> Value {
    json!({
        "payment_link": "https://links.example/another",
        "payment_link_id": LINK,
        "status": chance.pick(&["CREATED", "CANCELLED", "PROCESSED"]),
        "amount": { "value": chance.pick(&[100, 1_100, 4_000]), "currency": "INR" },
        "merchant_payment_link_reference": REFERENCE,
    })
}

fn subscription(chance: &mut Chance) -> Value {
    json!({
        "subscription_id": SUBSCRIPTION,
        "merchant_subscription_reference": REFERENCE,
        "customer_id": CUSTOMER,
        "plan_details": { "plan_id": "v1-pla-another-9001", "status": "ACTIVE" },
        "status": chance.pick(&["CREATED", "ACTIVE", "PAUSED", "CANCELLED", "COMPLETED"]),
        "redirect_url": "https://pages.example/mandate?token=another",
    })
}

fn debit(chance: &mut Chance) -> Value {
    json!({
        "presentation_id": DEBIT,
        "subscription_id": SUBSCRIPTION,
        "merchant_presentation_reference": REFERENCE,
        "status": chance.pick(&["CREATED", "WAITING_FOR_EXECUTION", "PENDING", "COMPLETED", "FAILED"]),
        "amount": { "value": chance.pick(&[100, 1_100, 4_000]), "currency": "INR" },
    })
}

fn token(chance: &mut Chance) -> Value {
    json!({
        "token_id": TOKEN,
        "customer_id": CUSTOMER,
        "merchant_token_reference": REFERENCE,
        "status": chance.pick(&["ACTIVE", "DELETED", "DEACTIVATED"]),
    })
}

fn list(chance: &mut Chance) -> Value {
    let tokens = if chance.permille(500) { vec![token(chance)] } else { Vec::new() };
    json!({ "customer_id": CUSTOMER, "total_tokens": tokens.len(), "tokens": tokens })
}
