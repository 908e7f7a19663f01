//! What is measured with: the guide's own bodies.

use serde_json::{Value, json};

/// The callback's key, an invented one.
pub const CALLBACK_KEY: &str = "9A7282D0556544C59AFE8EC92F5C85F69A7282D0556544C59AFE8EC92F5C85F6";

/// The webhook's secret, an invented one.
pub const WEBHOOK_SECRET: &str = "an-invented-secret-of-the-benchmarks";

/// The time of everything, in milliseconds since 1970.
pub const NOW_MS: u64 = 1_720_511_828_022;

/// The order that is read and that the server answers with: a client does not take another for it.
pub const ORDER_ID: &str = "v1-4405071524-aa-qlAtAf";

/// Where the calls' transcripts are.
const ORDERS: &str = include_str!("../../vectors/calls/orders.json");
const PAYMENTS: &str = include_str!("../../vectors/calls/payments.json");
const CUSTOMERS: &str = include_str!("../../vectors/calls/customers.json");

/// One operation of the guide: what the caller gives, what the gateway answers.
pub struct Exchange {
    /// Its name.
    pub operation: &'static str,
    /// The caller's parameters, JSON text.
    pub params: String,
    /// The gateway's body, JSON text.
    pub answer: String,
}

/// The guide's operations, from the transcripts.
pub fn exchanges() -> Vec<Exchange> {
    [
        (CUSTOMERS, "customers.create"),
        (ORDERS, "orders.create"),
        (PAYMENTS, "payments.create"),
        (ORDERS, "orders.capture"),
        (ORDERS, "orders.cancel"),
        (ORDERS, "orders.get"),
    ]
    .into_iter()
    .map(|(file, operation)| {
        let cases: Vec<Value> = serde_json::from_str(file).unwrap_or_default();
        let case = cases.into_iter().find(|case| case["operation"] == operation).unwrap_or_default();
        Exchange {
            operation,
            params: case["params"].to_string(),
            answer: case["script"][1]["answer"]["body"].to_string(),
        }
    })
    .collect()
}

/// An order as a real one looks: 2.6 kB, a failed payment and a captured one.
pub fn order() -> String {
    order_with_payments(2)
}

/// An order with so many payments: to grow the answer.
pub fn order_with_payments(count: usize) -> String {
    let cases: Vec<Value> = serde_json::from_str(ORDERS).unwrap_or_default();
    let case = cases.into_iter().find(|case| case["name"] == "a capture in part").unwrap_or_default();
    let mut order = case["script"][1]["answer"]["body"].clone();
    order["data"]["order_id"] = ORDER_ID.into();
    let payment = order["data"]["payments"][0].clone();
    order["data"]["payments"] = json!(vec![payment; count]);
    order.to_string()
}
