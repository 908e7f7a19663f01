//! Saved cards: made by a payment or by Generate Card Token, listed, read, used and deleted.

use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, of_customer, text};

#[tokio::test]
async fn a_card_saved_with_its_payment_activates_the_customer() {
    let gateway = Gateway::start().await;
    let (customer, token) = gateway.saved_card(CARD).await;
    assert_eq!(gateway.get(&format!("/api/v1/customer/{customer}")).await.body["status"], "ACTIVE");
    let listed = gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await;
    assert_eq!((listed.status, &listed.body["total_tokens"]), (200, &json!(1)));
    assert_eq!(listed.body["customer_id"], json!(customer));
    let one = gateway.get(&format!("/api/v1/customer/{customer}/tokens/{token}")).await;
    assert_eq!((one.status, &one.body), (200, &listed.body["tokens"][0]));
    assert!(token.starts_with("token-v1-"));
    assert_eq!((&one.body["status"], &one.body["payment_method"]), (&json!("ACTIVE"), &json!("CARD")));
    assert_eq!(one.body["card_data"]["last4_digit"], "4895");
    assert!(!listed.body.to_string().contains(CARD));
    // The same card is not saved twice.
    let order = gateway.order(1100, false, of_customer(&customer)).await;
    let mut details = card(CARD);
    details["card_details"]["save"] = json!(true);
    let paid = gateway.pay(&order, details).await;
    gateway.enter(&paid.body["data"], "123456").await;
    let listed = gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await;
    assert_eq!(listed.body["total_tokens"], 1);
}

#[tokio::test]
async fn nothing_is_saved_without_success_or_consent() {
    let gateway = Gateway::start().await;
    let customer = gateway.customer().await;
    for (save, otp) in [(true, "000000"), (false, "123456")] {
        let order = gateway.order(1100, false, of_customer(&customer)).await;
        let mut details = card(CARD);
        details["card_details"]["save"] = json!(save);
        let paid = gateway.pay(&order, details).await;
        gateway.enter(&paid.body["data"], otp).await;
    }
    let listed = gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await;
    assert_eq!((listed.status, &listed.body["total_tokens"]), (200, &json!(0)));
    assert_eq!(gateway.get(&format!("/api/v1/customer/{customer}")).await.body["status"], "INACTIVE");
}

#[tokio::test]
async fn provisioning_can_take_time_or_fail() {
    let gateway = Gateway::start().await;
    let (customer, token) = gateway.saved_card("4000000000000242").await;
    let path = format!("/api/v1/customer/{customer}/tokens/{token}");
    assert_eq!(gateway.get(&path).await.body["status"], "INITIATED");
    let order = gateway.order(1100, false, of_customer(&customer)).await;
    let details = json!({ "card_token_details": { "token_id": token, "cvv": "065", "token_txn_type": "NETWORK_TOKEN" } });
    gateway.pay(&order, details.clone()).await.refused(422, "INVALID_INSTRUMENT");
    gateway.advance(60).await;
    assert_eq!(gateway.get(&path).await.body["status"], "ACTIVE");
    assert_eq!(gateway.pay(&order, details).await.status, 200);
    let (customer, token) = gateway.saved_card("4000000000000259").await;
    let failed = gateway.get(&format!("/api/v1/customer/{customer}/tokens/{token}")).await;
    assert_eq!(failed.body["status"], "FAILED");
    assert!(failed.body["status_reason"].is_string());
}

fn encrypted(customer: &str, reference: &str) -> Value {
    json!({
        "customer_id": customer, "merchant_token_reference": reference, "payment_method": "CARD",
        "payment_option": { "encrypted_card_details": "b3BhcXVl" },
        "payment": { "acquirer_data": { "approval_code": "000000", "acquirer_reference": "1", "rrn": "2" } },
    })
}

#[tokio::test]
async fn a_token_is_generated_and_used_for_a_cryptogram() {
    let gateway = Gateway::start().await;
    let customer = gateway.customer().await;
    let made = gateway.post("/api/v1/tokens", encrypted(&customer, "t-1")).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("INITIATED")), "{made:?}");
    let again = gateway.post("/api/v1/tokens", encrypted(&customer, "t-1")).await;
    assert_eq!(again.body["token_id"], made.body["token_id"]);
    let token = text(&made.body, "token_id");
    let provider = gateway.get(&format!("/api/v1/tokens/{token}")).await;
    assert_eq!((provider.status, &provider.body["status"]), (200, &json!("ACTIVE")));
    let provider_id = text(&provider.body, "service_provider_token_id");
    assert!(provider_id.starts_with("tp-v1-"));
    let all = gateway.get(&format!("/api/v1/tokens/{customer}")).await;
    assert_eq!(all.body["tokens"], json!([provider.body]));
    let path = format!("/api/v1/tokens/{token}/token-transactional-data");
    let body = json!({ "merchant_unique_reference": "u-1", "service_provider_token_id": provider_id });
    let one = gateway.post(&path, body.clone()).await;
    assert_eq!(one.status, 201, "{one:?}");
    let data = &one.body["token_data"];
    assert_eq!(text(data, "cryptogram").len(), 28);
    assert_eq!((text(data, "token_expiry_month").len(), text(data, "token_expiry_year").len()), (2, 4));
    let two = gateway.post(&path, body).await;
    assert_ne!(two.body["token_data"]["cryptogram"], data["cryptogram"]);
    let wrong = json!({ "merchant_unique_reference": "u-1", "service_provider_token_id": "tp-v1-other" });
    gateway.post(&path, wrong).await.names("Service Provider Token Id");
    gateway.post(&path, json!({})).await.names("Merchant Unique Reference");
    let none = "/api/v1/tokens/token-v1-none/token-transactional-data";
    let body = json!({ "merchant_unique_reference": "u", "service_provider_token_id": "tp" });
    gateway.post(none, body).await.refused(400, "INVALID_REQUEST");
}

#[tokio::test]
async fn malformed_tokens_are_refused() {
    let gateway = Gateway::start().await;
    let customer = gateway.customer().await;
    let with = |name: &str, value: Value| {
        let mut body = encrypted(&customer, "t");
        body[name] = value;
        body
    };
    for (body, names) in [
        (with("customer_id", json!("cust-v1-none")), "Customer Id"),
        (with("customer_id", Value::Null), "Customer Id must not be empty"),
        (with("merchant_token_reference", json!("x".repeat(51))), "Merchant Token Reference"),
        (with("payment_method", json!("UPI")), "Payment Method"),
        (with("payment_option", json!({})), "payment_option.encrypted_card_details"),
    ] {
        gateway.post("/api/v1/tokens", body).await.names(names);
    }
}

#[tokio::test]
async fn a_deleted_token_is_gone_from_the_list_and_pays_no_more() {
    let gateway = Gateway::start().await;
    let (customer, token) = gateway.saved_card(CARD).await;
    let path = format!("/api/v1/customer/{customer}/tokens/{token}/delete");
    gateway.post(&path, json!({})).await.names("Merchant Unique Reference");
    let deleted = gateway.post(&path, json!({ "merchant_unique_reference": "d-1" })).await;
    assert_eq!(deleted.status, 200, "{deleted:?}");
    let expected = json!({ "customer_id": customer, "token_id": token, "status": "DELETED", "merchant_unique_reference": "d-1" });
    assert_eq!(deleted.body, expected);
    assert_eq!(gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await.body["total_tokens"], 0);
    let shown = gateway.get(&format!("/api/v1/customer/{customer}/tokens/{token}")).await;
    assert_eq!(shown.body["status"], "DEACTIVATED");
    let order = gateway.order(1100, false, of_customer(&customer)).await;
    let details = json!({ "card_token_details": { "token_id": token, "cvv": "065", "token_txn_type": "NETWORK_TOKEN" } });
    gateway.pay(&order, details).await.refused(422, "INVALID_INSTRUMENT");
    let (_, other) = gateway.saved_card(CARD).await;
    let by_id = gateway.post(&format!("/api/v1/tokens/{other}/delete"), json!({})).await;
    assert_eq!((by_id.status, by_id.body), (200, json!({ "token_id": other, "status": "DELETED" })));
}

#[tokio::test]
async fn what_belongs_to_nobody_or_to_another_is_not_found() {
    let gateway = Gateway::start().await;
    let (_, token) = gateway.saved_card(CARD).await;
    let other = gateway.customer().await;
    let foreign = format!("/api/v1/customer/{other}/tokens/{token}");
    gateway.get(&foreign).await.refused(404, "INVALID_REQUEST");
    let body = json!({ "merchant_unique_reference": "x" });
    gateway.post(&format!("{foreign}/delete"), body).await.refused(404, "INVALID_REQUEST");
    gateway.get("/api/v1/customer/none/tokens").await.refused(404, "INVALID_REQUEST");
    gateway.get("/api/v1/tokens/none").await.refused(404, "INVALID_REQUEST");
    gateway.post("/api/v1/tokens/none/delete", json!({})).await.refused(404, "INVALID_REQUEST");
}
