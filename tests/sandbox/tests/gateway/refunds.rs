//! Refunds, whole and in parts, up to what was captured.

use serde_json::{Value, json};

use crate::common::{Gateway, text};

fn refund(reference: &str, value: u64) -> Value {
    json!({ "merchant_order_reference": reference, "order_amount": { "value": value, "currency": "INR" } })
}

#[tokio::test]
async fn parts_are_refunded_until_nothing_is_left() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(10_000, false).await;
    let first = gateway.refund(&order, refund("r-1", 4000)).await;
    assert_eq!(first.status, 200, "{first:?}");
    let data = &first.body["data"];
    assert_eq!((&data["type"], &data["status"]), (&json!("REFUND"), &json!("PROCESSED")));
    assert_eq!(data["parent_order_id"], order["order_id"]);
    assert_eq!(data["order_amount"]["value"], 4000);
    assert_eq!(data["payments"][0]["id"], json!(format!("{}-cc-b", text(data, "order_id"))));
    assert_eq!(data["payments"][0]["parent_payment_id"], order["payments"][0]["id"]);
    let parent = gateway.fetch(&order).await;
    assert_eq!(parent["status"], "PARTIALLY_REFUNDED");
    assert_eq!(parent["refunds"][0]["order_id"], data["order_id"]);
    gateway.refund(&order, refund("r-2", 6001)).await.refused(422, "AMOUNT_LIMIT_EXCEEDED");
    // Without an amount the rest is refunded.
    let rest = gateway.refund(&order, json!({ "merchant_order_reference": "r-3" })).await;
    assert_eq!(rest.body["data"]["order_amount"]["value"], 6000);
    assert_eq!(gateway.fetch(&order).await["status"], "FULLY_REFUNDED");
    gateway.refund(&order, refund("r-4", 100)).await.refused(422, "OPERATION_NOT_ALLOWED");
    let found = gateway.get("/api/pay/v1/orders/reference/r-1").await;
    assert_eq!(found.body["data"]["order_id"], data["order_id"]);
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.refunds, tally.refunded, tally.captured), (2, 10_000, 10_000));
}

#[tokio::test]
async fn only_money_that_was_taken_is_refunded() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({})).await;
    gateway.refund(&order, refund("a", 100)).await.refused(422, "OPERATION_NOT_ALLOWED");
    let order = gateway.paid(1100, true).await;
    gateway.refund(&order, refund("b", 100)).await.refused(422, "OPERATION_NOT_ALLOWED");
    let part =
        json!({ "merchant_capture_reference": "c", "capture_amount": { "value": 600, "currency": "INR" } });
    gateway.capture(&order, part).await;
    gateway.refund(&order, refund("c", 601)).await.refused(422, "AMOUNT_LIMIT_EXCEEDED");
    let made = gateway.refund(&order, refund("d", 600)).await;
    assert_eq!(made.status, 200, "{made:?}");
    assert_eq!(gateway.fetch(&order).await["status"], "FULLY_REFUNDED");
    // A refund cannot be refunded, paid or captured.
    let refunded = &made.body["data"];
    gateway.refund(refunded, refund("e", 100)).await.refused(422, "OPERATION_NOT_ALLOWED");
    gateway.pay(refunded, crate::common::card(crate::common::CARD)).await.refused(404, "ORDER_NOT_FOUND");
    gateway
        .capture(refunded, json!({ "merchant_capture_reference": "x" }))
        .await
        .refused(422, "OPERATION_NOT_ALLOWED");
}

#[tokio::test]
async fn malformed_refunds_are_refused() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(1100, false).await;
    gateway.refund(&order, json!({})).await.names("Merchant Order Reference must not be empty");
    gateway.refund(&order, refund("small", 99)).await.names("order_amount.value");
    let dollars =
        json!({ "merchant_order_reference": "d", "order_amount": { "value": 500, "currency": "USD" } });
    gateway.refund(&order, dollars).await.names("Order Amount");
    // The field of shop plugins.
    let plugin = json!({ "merchant_order_reference": "p", "refund_amount": { "value": 500, "currency": "INR" }, "refund_reason": "x" });
    assert_eq!(gateway.refund(&order, plugin).await.body["data"]["order_amount"]["value"], 500);
}

#[tokio::test]
async fn a_slow_refund_reserves_its_amount_and_a_failed_one_gives_it_back() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(600_002, false).await;
    let slow = gateway.refund(&order, refund("slow", 300_001)).await;
    assert_eq!(slow.body["data"]["status"], "PENDING");
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    gateway.refund(&order, refund("greedy", 300_002)).await.refused(422, "AMOUNT_LIMIT_EXCEEDED");
    gateway.advance(61).await;
    assert_eq!(gateway.fetch(&slow.body["data"]).await["status"], "PROCESSED");
    assert_eq!(gateway.fetch(&order).await["status"], "PARTIALLY_REFUNDED");
    let order = gateway.paid(300_002, false).await;
    let failed = gateway.refund(&order, refund("fails", 300_002)).await;
    assert_eq!(failed.body["data"]["status"], "FAILED");
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.refunds, tally.refunded), (0, 0));
    assert_eq!(gateway.refund(&order, refund("again", 300_000)).await.body["data"]["status"], "PROCESSED");
}
