//! Native OTP and the card look-up.

use serde_json::{Value, json};

use crate::common::{Answer, CARD, Gateway, card, text};

const NATIVE: &str = "4012001037141112";

async fn pending(gateway: &Gateway, number: &str) -> (Value, String) {
    let order = gateway.order(1100, true, json!({})).await;
    let paid = gateway.pay(&order, card(number)).await;
    let payment = text(&paid.body["data"]["payments"][0], "id").to_owned();
    (order, payment)
}

async fn otp(gateway: &Gateway, verb: &str, body: Value) -> Answer {
    gateway.post(&format!("/api/pay/v1/otp/{verb}"), body).await
}

#[tokio::test]
async fn a_native_otp_finishes_the_payment() {
    let gateway = Gateway::start().await;
    let (order, payment) = pending(&gateway, NATIVE).await;
    let sent = otp(&gateway, "generate", json!({ "payment_id": payment })).await;
    assert_eq!((sent.status, &sent.body["next"]), (200, &json!(["SUBMIT_OTP", "RESEND_OTP"])));
    assert_eq!(sent.body["meta_data"]["resend_after"], "180");
    let resent = otp(&gateway, "resend", json!({ "payment_id": payment })).await;
    assert_eq!((resent.status, &resent.body["status"]), (200, &json!("SUCCESS")));
    let wrong = otp(&gateway, "submit", json!({ "payment_id": payment, "otp": "1234" })).await;
    wrong.refused(422, "USER_AUTHENTICATION_FAILED");
    assert_eq!(wrong.body["next"], json!(["SUBMIT_OTP", "RESEND_OTP"]));
    // The guide of 2025 sends a number.
    let right = otp(&gateway, "submit", json!({ "payment_id": payment, "otp": 123_456 })).await;
    assert_eq!((right.status, &right.body), (200, &json!({ "status": "SUCCESS" })));
    assert_eq!(gateway.fetch(&order).await["status"], "AUTHORIZED");
}

#[tokio::test]
async fn three_wrong_otps_end_the_payment() {
    let gateway = Gateway::start().await;
    let (order, payment) = pending(&gateway, NATIVE).await;
    otp(&gateway, "generate", json!({ "payment_id": payment })).await;
    for next in [json!(["SUBMIT_OTP", "RESEND_OTP"]), json!(["SUBMIT_OTP", "RESEND_OTP"]), json!(["NONE"])] {
        let wrong = otp(&gateway, "submit", json!({ "payment_id": payment, "otp": "999999" })).await;
        assert_eq!((wrong.status, &wrong.body["next"]), (422, &next));
    }
    let order = gateway.fetch(&order).await;
    assert_eq!((&order["status"], &order["payments"][0]["status"]), (&json!("ATTEMPTED"), &json!("FAILED")));
    otp(&gateway, "submit", json!({ "payment_id": payment, "otp": "123456" }))
        .await
        .refused(422, "OPERATION_NOT_ALLOWED");
}

#[tokio::test]
async fn what_is_not_eligible_is_refused() {
    let gateway = Gateway::start().await;
    let (_, payment) = pending(&gateway, CARD).await;
    otp(&gateway, "generate", json!({ "payment_id": payment })).await.refused(422, "OPERATION_NOT_ALLOWED");
    otp(&gateway, "generate", json!({ "payment_id": "v1-none-cc-a" })).await.refused(422, "INVALID_REQUEST");
    otp(&gateway, "generate", json!({})).await.names("Payment Id");
    let (_, payment) = pending(&gateway, NATIVE).await;
    otp(&gateway, "submit", json!({ "payment_id": payment, "otp": "123456" }))
        .await
        .refused(422, "OPERATION_NOT_ALLOWED");
    otp(&gateway, "resend", json!({ "payment_id": payment })).await.refused(422, "OPERATION_NOT_ALLOWED");
    otp(&gateway, "submit", json!({ "payment_id": payment })).await.names("Otp must not be empty");
    otp(&gateway, "generate", json!({ "payment_id": payment })).await;
    for _ in 0..3 {
        assert_eq!(otp(&gateway, "resend", json!({ "payment_id": payment })).await.status, 200);
    }
    let limit = otp(&gateway, "resend", json!({ "payment_id": payment })).await;
    limit.refused(422, "OPERATION_NOT_ALLOWED");
    assert_eq!(limit.body["meta_data"]["resend_after"], "180");
}

#[tokio::test]
async fn cards_are_looked_up_by_their_number() {
    let gateway = Gateway::start().await;
    let body = json!({ "amount": "1100", "card_details": [
        { "payment_identifier": NATIVE, "payment_reference_type": "CARD" },
        { "payment_identifier": "5123456789012346", "payment_reference_type": "NETWORK_TOKEN_TXN" },
        { "payment_identifier": "4000000000000077", "payment_reference_type": "CARD" },
    ]});
    let found = gateway.post("/api/pay/v1/getCardDetails", body).await;
    assert_eq!(found.status, 200, "{found:?}");
    let cards = &found.body["card_payment_details"];
    assert_eq!(
        (&cards[0]["card_network"], &cards[0]["is_native_otp_supported"]),
        (&json!("VISA"), &json!(true))
    );
    assert_eq!((&cards[1]["card_network"], &cards[1]["card_type"]), (&json!("MASTERCARD"), &json!("DEBIT")));
    assert_eq!((&cards[2]["is_international_card"], &cards[2]["currency"]), (&json!(true), &json!("USD")));
    let short =
        json!({ "card_details": [{ "payment_identifier": "4012", "payment_reference_type": "CARD" }] });
    gateway.post("/api/pay/v1/getCardDetails", short).await.names("card_details[0].payment_identifier");
    let odd = json!({ "card_details": [{ "payment_identifier": NATIVE, "payment_reference_type": "BIN" }] });
    gateway.post("/api/pay/v1/getCardDetails", odd).await.names("card_details[0].payment_reference_type");
    gateway.post("/api/pay/v1/getCardDetails", json!({})).await.names("Card Details");
}
