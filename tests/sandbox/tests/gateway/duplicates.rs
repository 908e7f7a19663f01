//! A reference used twice, in both documented manners.

use pinelabs_sandbox::{Duplicate, Settings};
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, text};

fn order_body(reference: &str) -> Value {
    json!({ "merchant_order_reference": reference, "order_amount": { "value": 1100, "currency": "INR" }, "pre_auth": true })
}

async fn gateway(duplicate: Duplicate) -> Gateway {
    Gateway::with(Settings { duplicate, ..Settings::default() }).await
}

#[tokio::test]
async fn existing_objects_are_returned_again() {
    let gateway = gateway(Duplicate::Existing).await;
    let first = gateway.post("/api/pay/v1/orders", order_body("o")).await;
    let second = gateway.post("/api/pay/v1/orders", order_body("o")).await;
    assert_eq!((second.status, &second.body), (200, &first.body));
    let order = &first.body["data"];
    let paid = gateway.pay_as(order, card(CARD), Some("p")).await;
    let again = gateway.pay_as(order, card(CARD), Some("p")).await;
    assert_eq!((again.status, &again.body), (200, &paid.body));
    gateway.enter(&paid.body["data"], "123456").await;
    let after = gateway.pay_as(order, card(CARD), Some("p")).await;
    assert_eq!((after.status, &after.body["data"]["status"]), (200, &json!("AUTHORIZED")));
    for _ in 0..2 {
        let captured = gateway.capture(order, json!({ "merchant_capture_reference": "c" })).await;
        assert_eq!((captured.status, &captured.body["data"]["status"]), (200, &json!("PROCESSED")));
    }
    let mut refunds = Vec::new();
    for _ in 0..2 {
        let body =
            json!({ "merchant_order_reference": "r", "order_amount": { "value": 400, "currency": "INR" } });
        let refund = gateway.refund(order, body).await;
        assert_eq!(refund.status, 200, "{refund:?}");
        refunds.push(refund.body["data"]["order_id"].clone());
    }
    assert_eq!(refunds[0], refunds[1]);
    let tally = gateway.sandbox.tally("o");
    assert_eq!((tally.attempts, tally.charges, tally.captures, tally.refunds), (1, 1, 1, 1));
    assert_eq!((tally.captured, tally.refunded), (1100, 400));
}

#[tokio::test]
async fn repeated_references_are_rejected_and_nothing_is_done() {
    let gateway = gateway(Duplicate::Reject).await;
    let first = gateway.post("/api/pay/v1/orders", order_body("o")).await;
    gateway.post("/api/pay/v1/orders", order_body("o")).await.refused(422, "DUPLICATE_REQUEST");
    let order = &first.body["data"];
    let paid = gateway.pay_as(order, card(CARD), Some("p")).await;
    gateway.pay_as(order, card(CARD), Some("p")).await.refused(422, "DUPLICATE_REQUEST");
    gateway.enter(&paid.body["data"], "123456").await;
    gateway.capture(order, json!({ "merchant_capture_reference": "c" })).await;
    gateway
        .capture(order, json!({ "merchant_capture_reference": "c" }))
        .await
        .refused(422, "DUPLICATE_REQUEST");
    let body =
        json!({ "merchant_order_reference": "r", "order_amount": { "value": 400, "currency": "INR" } });
    assert_eq!(gateway.refund(order, body.clone()).await.status, 200);
    gateway.refund(order, body).await.refused(422, "DUPLICATE_REQUEST");
    let body = json!({ "merchant_customer_reference": "k" });
    assert_eq!(gateway.post("/api/v1/customer", body.clone()).await.status, 201);
    gateway.post("/api/v1/customer", body).await.refused(422, "DUPLICATE_REQUEST");
    let tally = gateway.sandbox.tally("o");
    assert_eq!((tally.attempts, tally.charges, tally.captures, tally.refunds), (1, 1, 1, 1));
}

#[tokio::test]
async fn a_reference_of_something_else_is_refused_in_either_manner() {
    let gateway = gateway(Duplicate::Existing).await;
    let one = gateway.paid(1100, false).await;
    let two = gateway.order(1100, false, json!({})).await;
    let used = text(&one["payments"][0], "merchant_payment_reference");
    gateway.pay_as(&two, card(CARD), Some(used)).await.refused(422, "DUPLICATE_REQUEST");
    // An order's reference cannot name a refund, nor a refund's an order.
    let reference = text(&two, "merchant_order_reference");
    gateway
        .refund(&one, json!({ "merchant_order_reference": reference }))
        .await
        .refused(422, "DUPLICATE_REQUEST");
    gateway.refund(&one, json!({ "merchant_order_reference": "refund" })).await;
    gateway.post("/api/pay/v1/orders", order_body("refund")).await.refused(422, "DUPLICATE_REQUEST");
}

#[tokio::test]
async fn simultaneous_repeats_make_one_of_everything() {
    let gateway = gateway(Duplicate::Existing).await;
    let order = gateway.order(1100, false, json!({})).await;
    let frictionless = card("4000000000000010");
    let mut answers = Vec::new();
    let mut set = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let path = gateway.url(&format!("/api/pay/v1/orders/{}/payments", text(&order, "order_id")));
        let body = json!({ "payments": [{
            "merchant_payment_reference": "once", "payment_method": "CARD", "payment_amount": order["order_amount"],
            "payment_option": frictionless,
        }]});
        let request = gateway.http.post(path).bearer_auth(&gateway.token).json(&body);
        set.spawn(async move { request.send().await.unwrap().status().as_u16() });
    }
    while let Some(status) = set.join_next().await {
        answers.push(status.unwrap());
    }
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.attempts, tally.charges), (1, 1));
}
