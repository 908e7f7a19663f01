//! Capture and cancel.

use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, text};

fn capture(reference: &str, value: Option<u64>) -> Value {
    match value {
        Some(value) => {
            json!({ "merchant_capture_reference": reference, "capture_amount": { "value": value, "currency": "INR" } })
        }
        None => json!({ "merchant_capture_reference": reference }),
    }
}

#[tokio::test]
async fn an_authorized_order_is_captured_in_full() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(4000, true).await;
    let captured = gateway.capture(&order, capture("merchant-capture-ref-r4y", None)).await;
    assert_eq!(captured.status, 200, "{captured:?}");
    let data = &captured.body["data"];
    assert_eq!((&data["status"], &data["payments"][0]["status"]), (&json!("PROCESSED"), &json!("PROCESSED")));
    let made = &data["payments"][0]["capture_data"][0];
    assert_eq!(made["merchant_capture_reference"], "merchant-capture-ref-r4y");
    assert_eq!(made["capture_amount"], json!({ "value": 4000, "currency": "INR" }));
}

#[tokio::test]
async fn a_part_is_captured_once_and_the_rest_goes_back() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(2000, true).await;
    let captured = gateway.capture(&order, capture("part", Some(1200))).await;
    assert_eq!(captured.body["data"]["status"], "PARTIALLY_CAPTURED");
    assert_eq!(captured.body["data"]["payments"][0]["status"], "PROCESSED");
    gateway.capture(&order, capture("rest", Some(800))).await.refused(422, "OPERATION_NOT_ALLOWED");
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.charges, tally.captured, tally.authorised), (1, 1200, 2000));
}

#[tokio::test]
async fn captures_that_make_no_sense_are_refused() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(2000, true).await;
    gateway.capture(&order, capture("more", Some(2001))).await.refused(422, "AMOUNT_LIMIT_EXCEEDED");
    gateway.capture(&order, json!({})).await.names("Merchant Capture Reference must not be empty");
    gateway.capture(&order, capture("a b", None)).await.names("Merchant Capture Reference");
    gateway.capture(&order, capture("few", Some(99))).await.names("capture_amount.value");
    let dollars =
        json!({ "merchant_capture_reference": "d", "capture_amount": { "value": 500, "currency": "USD" } });
    gateway.capture(&order, dollars).await.names("Capture Amount");
    assert_eq!(gateway.fetch(&order).await["status"], "AUTHORIZED");
    let fresh = gateway.order(1100, true, json!({})).await;
    gateway.capture(&fresh, capture("early", None)).await.refused(422, "OPERATION_NOT_ALLOWED");
    gateway.pay(&fresh, card(CARD)).await;
    gateway.capture(&fresh, capture("early", None)).await.refused(422, "OPERATION_NOT_ALLOWED");
    let taken = gateway.paid(1100, false).await;
    gateway.capture(&taken, capture("again", None)).await.refused(422, "OPERATION_NOT_ALLOWED");
}

#[tokio::test]
async fn an_authorized_order_is_cancelled_once() {
    let gateway = Gateway::start().await;
    let order = gateway.paid(1100, true).await;
    let cancelled = gateway.cancel(&order).await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    let data = &cancelled.body["data"];
    assert_eq!((&data["status"], &data["payments"][0]["status"]), (&json!("CANCELLED"), &json!("CANCELLED")));
    gateway.cancel(&order).await.refused(422, "ORDER_CANCELLED");
    gateway.capture(&order, capture("late", None)).await.refused(422, "ORDER_CANCELLED");
    gateway.pay(&order, card(CARD)).await.refused(422, "ORDER_CANCELLED");
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.cancellations, tally.charges, tally.captured), (1, 0, 0));
}

#[tokio::test]
async fn only_an_authorized_order_is_cancelled() {
    let gateway = Gateway::start().await;
    let fresh = gateway.order(1100, true, json!({})).await;
    gateway.cancel(&fresh).await.refused(422, "OPERATION_NOT_ALLOWED");
    gateway.cancel(&gateway.paid(1100, false).await).await.refused(422, "OPERATION_NOT_ALLOWED");
    let order = gateway.paid(1100, true).await;
    gateway.capture(&order, capture("c", None)).await;
    gateway.cancel(&order).await.refused(422, "OPERATION_NOT_ALLOWED");
}
