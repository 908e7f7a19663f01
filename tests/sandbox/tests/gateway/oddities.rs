//! Manners of answering that are switched on: by setting, by option, by the admin API.

use pinelabs_sandbox::{Duplicate, Oddity, Settings};
use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, answer, card, text};

async fn odd(oddity: Oddity) -> Gateway {
    Gateway::with(Settings { oddities: vec![oddity], ..Settings::default() }).await
}

fn refund(reference: &str, value: u64) -> Value {
    json!({ "merchant_order_reference": reference, "order_amount": { "value": value, "currency": "INR" } })
}

async fn last_event(gateway: &Gateway) -> Value {
    gateway.admin("webhooks?limit=1").await["webhooks"][0]["body"].clone()
}

#[tokio::test]
async fn a_refund_with_the_orders_own_reference_answers_with_the_order_and_refunds_nothing() {
    let gateway = odd(Oddity::AnyExisting).await;
    let order = gateway.paid(1100, false).await;
    let own = text(&order, "merchant_order_reference");
    let told = gateway.refund(&order, refund(own, 500)).await;
    assert_eq!((told.status, &told.body["data"]), (200, &order));
    assert_eq!(told.body["data"]["type"], "CHARGE");
    assert_eq!(gateway.sandbox.tally(own).refunds, 0);
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
}

#[tokio::test]
async fn any_existing_object_is_told_whatever_was_asked_for() {
    let gateway = odd(Oddity::AnyExisting).await;
    let one = gateway.paid(1100, false).await;
    let two = gateway.paid(2200, false).await;
    // Another order's reference, a refund's for an order, and another order's payment.
    let told = gateway.refund(&one, refund(text(&two, "merchant_order_reference"), 500)).await;
    assert_eq!((told.status, &told.body["data"]["order_id"]), (200, &two["order_id"]));
    let made = gateway.refund(&one, refund("r", 500)).await;
    let told = gateway.post("/api/pay/v1/orders", refund("r", 1100)).await;
    assert_eq!((told.status, &told.body["data"]["order_id"]), (200, &made.body["data"]["order_id"]));
    let told = gateway.refund(&two, refund("r", 500)).await;
    assert_eq!(told.body["data"]["parent_order_id"], one["order_id"]);
    let third = gateway.order(1100, false, json!({})).await;
    let used = text(&one["payments"][0], "merchant_payment_reference");
    let told = gateway.pay_as(&third, card(CARD), Some(used)).await;
    assert_eq!((told.status, &told.body["data"]["order_id"]), (200, &one["order_id"]));
    let tally = gateway.sandbox.total();
    assert_eq!((tally.charges, tally.refunds, tally.refunded), (2, 1, 500));
    // Where references are rejected, they are.
    let settings =
        Settings { duplicate: Duplicate::Reject, oddities: vec![Oddity::AnyExisting], ..Settings::default() };
    let gateway = Gateway::with(settings).await;
    let order = gateway.paid(1100, false).await;
    let own = text(&order, "merchant_order_reference");
    gateway.refund(&order, refund(own, 500)).await.refused(422, "DUPLICATE_REQUEST");
}

#[tokio::test]
async fn a_refund_is_told_as_its_order_with_the_refund_listed() {
    let gateway = odd(Oddity::RefundAsOrder).await;
    let order = gateway.paid(1100, false).await;
    let part = gateway.refund(&order, refund("part", 400)).await;
    let rest = gateway.refund(&order, refund("rest", 700)).await;
    for (told, status, listed) in [(&part, "PARTIALLY_REFUNDED", 1), (&rest, "FULLY_REFUNDED", 2)] {
        let data = &told.body["data"];
        assert_eq!((told.status, &data["type"], &data["status"]), (200, &json!("CHARGE"), &json!(status)));
        assert_eq!(data["order_id"], order["order_id"]);
        let refunds = data["refunds"].as_array().unwrap();
        assert_eq!(refunds.len(), listed);
        assert_eq!(
            (&refunds[0]["merchant_order_reference"], &refunds[0]["type"]),
            (&json!("part"), &json!("REFUND"))
        );
    }
    let again = gateway.refund(&order, refund("part", 400)).await;
    assert_eq!(again.body, gateway.get("/api/pay/v1/orders/reference/part").await.body);
    assert_eq!(again.body["data"]["order_id"], order["order_id"]);
    let event = last_event(&gateway).await;
    assert_eq!(event["event_type"], "REFUND_PROCESSED");
    assert_eq!(
        (&event["data"]["type"], &event["data"]["status"]),
        (&json!("CHARGE"), &json!("FULLY_REFUNDED"))
    );
    assert_eq!(event["data"]["refunds"][1]["merchant_order_reference"], "rest");
    // By its own id a refund is still a refund.
    let id = text(&event["data"]["refunds"][1], "order_id");
    assert_eq!(gateway.get(&format!("/api/pay/v1/orders/{id}")).await.body["data"]["type"], "REFUND");
    assert_eq!(gateway.sandbox.total().refunds, 2);
}

#[tokio::test]
async fn amounts_are_told_in_another_currency() {
    let gateway = odd(Oddity::ForeignCurrency).await;
    let order = gateway.paid(10_000, true).await;
    assert_eq!(order["order_amount"], json!({ "value": 10_000, "currency": "INR" }));
    let payment = &order["payments"][0];
    assert_eq!(payment["payment_amount"], json!({ "value": 123, "currency": "USD" }));
    assert_eq!(payment["base_amount"], json!({ "value": 10_000, "currency": "INR" }));
    assert_eq!(payment["conversion_rate"], json!(0.0123));
    assert_eq!(last_event(&gateway).await["data"]["payments"][0]["payment_amount"]["currency"], "USD");
    gateway.capture(&order, json!({ "merchant_capture_reference": "c" })).await;
    let made = gateway.refund(&order, refund("r", 5000)).await;
    let told = &made.body["data"];
    assert_eq!(told["order_amount"], json!({ "value": 62, "currency": "USD" }));
    assert_eq!(told["base_amount"], json!({ "value": 5000, "currency": "INR" }));
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert_eq!((tally.captured, tally.refunded), (10_000, 5000));
}

#[tokio::test]
async fn settings_change_while_the_sandbox_runs_until_it_is_reset() {
    let gateway = Gateway::start().await;
    let put = async |body: Value| {
        answer(gateway.http.request(Method::PUT, gateway.url("/_sandbox/api/settings")).json(&body)).await
    };
    let plain = json!({ "duplicate": "existing", "oddities": [] });
    assert_eq!(gateway.admin("settings").await, plain);
    let order = gateway.paid(1100, false).await;
    let own = text(&order, "merchant_order_reference");
    gateway.refund(&order, refund(own, 500)).await.refused(422, "DUPLICATE_REQUEST");
    let changed = put(json!({ "oddities": ["any_existing", "foreign_currency"] })).await;
    assert_eq!(
        changed.body,
        json!({ "duplicate": "existing", "oddities": ["any_existing", "foreign_currency"] })
    );
    assert_eq!(gateway.refund(&order, refund(own, 500)).await.status, 200);
    assert_eq!(gateway.fetch(&order).await["payments"][0]["payment_amount"]["currency"], "USD");
    put(json!({ "duplicate": "reject" })).await;
    gateway.refund(&order, refund(own, 500)).await.refused(422, "DUPLICATE_REQUEST");
    for bad in [json!({ "oddities": ["other"] }), json!({ "colour": "red" }), json!([])] {
        put(bad).await.refused(400, "INVALID_REQUEST");
    }
    assert_eq!(gateway.admin("settings").await["duplicate"], "reject");
    answer(gateway.http.post(gateway.url("/_sandbox/api/reset"))).await;
    assert_eq!(gateway.admin("settings").await, plain);
}
