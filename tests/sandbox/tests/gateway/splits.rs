//! Split settlements: parts of an order's money that wait for a release.

use serde_json::{Value, json};

use crate::common::{Answer, CARD, Gateway, card, text};

fn split() -> Value {
    let part = |merchant: &str, value: u64, on_hold: bool| json!({ "split_merchant_id": merchant, "amount": { "value": value, "currency": "INR" }, "on_hold": on_hold });
    json!({ "split_type": "AMOUNT", "split_details": [part("1", 600, true), part("2", 300, true), part("3", 200, false)] })
}

fn parts(order: &Value) -> &Vec<Value> {
    order["purchase_details"]["split_info"]["split_details"].as_array().unwrap()
}

async fn act(gateway: &Gateway, order: &Value, part: usize, word: &str, body: Value) -> Answer {
    let id = text(&parts(order)[part], "split_settlement_id");
    gateway
        .patch(&format!("/api/pay/v1/orders/{}/settlementId/{id}/{word}", text(order, "order_id")), body)
        .await
}

#[tokio::test]
async fn a_held_part_is_released_or_cancelled_once() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({ "split_info": split() })).await;
    assert_eq!(parts(&order)[0]["split_settlement_id"], json!(format!("{}-ss-a", text(&order, "order_id"))));
    let states: Vec<_> = parts(&order).iter().map(|part| text(part, "status")).collect();
    assert_eq!(states, ["HOLD", "HOLD", "RELEASED"]);
    act(&gateway, &order, 0, "release", json!({})).await.refused(422, "OPERATION_NOT_ALLOWED");
    let paid = gateway.pay(&order, card(CARD)).await;
    gateway.enter(&paid.body["data"], "123456").await;

    let too_much = json!({ "release_amount": { "value": 601, "currency": "INR" } });
    act(&gateway, &order, 0, "release", too_much).await.refused(422, "AMOUNT_LIMIT_EXCEEDED");
    let some = json!({ "release_amount": { "value": 500, "currency": "INR" } });
    let released = act(&gateway, &order, 0, "release", some).await;
    let told = &parts(&released.body["data"])[0];
    assert_eq!(
        (&told["status"], &told["release_amount"]["value"]),
        (&json!("RELEASED"), &json!(500)),
        "{told}"
    );
    act(&gateway, &order, 0, "release", json!({})).await.refused(422, "OPERATION_NOT_ALLOWED");
    act(&gateway, &order, 0, "cancel", json!({})).await.refused(422, "OPERATION_NOT_ALLOWED");

    let cancelled = act(&gateway, &order, 1, "cancel", json!({})).await;
    assert_eq!(text(&parts(&cancelled.body["data"])[1], "status"), "CANCELLED");
    act(&gateway, &order, 1, "release", json!({})).await.refused(422, "OPERATION_NOT_ALLOWED");
    let path = format!("/api/pay/v1/orders/{}/settlementId/none/release", text(&order, "order_id"));
    gateway.patch(&path, json!({})).await.refused(404, "INVALID_REQUEST");
    gateway
        .patch("/api/pay/v1/orders/none/settlementId/x/cancel", json!({}))
        .await
        .refused(404, "ORDER_NOT_FOUND");
}

#[tokio::test]
async fn a_refund_names_the_part_that_it_comes_from() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({ "purchase_details": { "split_info": split() } })).await;
    let paid = gateway.pay(&order, card(CARD)).await;
    gateway.enter(&paid.body["data"], "123456").await;
    let refund = |parent: &str| {
        json!({
            "merchant_order_reference": gateway.reference("refund"), "order_amount": { "value": 200, "currency": "INR" },
            "split_info": { "split_type": "AMOUNT", "split_details": [
                { "parent_order_split_settlement_id": parent, "split_merchant_id": "3",
                  "amount": { "value": 200, "currency": "INR" } }
            ] },
        })
    };
    let parent = text(&parts(&order)[2], "split_settlement_id");
    let made = gateway.refund(&order, refund(parent)).await;
    assert_eq!(made.status, 200, "{made:?}");
    let told = &parts(&made.body["data"])[0];
    assert_eq!(text(told, "parent_order_split_settlement_id"), parent);
    assert!(text(told, "split_settlement_id").starts_with(text(&made.body["data"], "order_id")));
    gateway.refund(&order, refund("v1-none-ss-a")).await.refused(404, "INVALID_REQUEST");
}
