//! Convenience fees and currency conversion.

use serde_json::json;

use crate::common::Gateway;

#[tokio::test]
async fn a_fee_is_calculated_for_a_way_to_pay() {
    let gateway = Gateway::start().await;
    let body = json!({ "amount": { "value": 50_000, "currency": "INR" }, "payment_method": "CARD", "network_type": "VISA" });
    let told = gateway.post("/api/v1/fees", body).await;
    assert_eq!(told.status, 200, "{told:?}");
    let fee = &told.body["data"][0];
    assert_eq!(fee["payable_amount"]["value"], 51_180);
    assert_eq!(fee["payment_method_metadata"]["network_type"], "VISA");
    let body = json!({ "amount": { "value": 50_000, "currency": "INR" } });
    gateway.post("/api/v1/fees", body).await.names("Payment Method");
}

#[tokio::test]
async fn an_amount_is_converted() {
    let gateway = Gateway::start().await;
    let body = |amount: &str, dest: &str| {
        json!({ "bank_code": "AXIS", "invoice_id": "1", "source_currency": "840", "dest_currency": dest,
                "transaction_amount": amount })
    };
    let told = gateway.post("/api/conversion/mcc", body("100.50", "356")).await;
    assert_eq!((told.status, &told.body["converted_amount"]), (200, &json!(839_175)), "{told:?}");
    assert_eq!(told.body["conversion_rate"], json!(83.5));
    gateway.post("/api/conversion/mcc", body("1e2", "356")).await.names("Transaction Amount");
    gateway.post("/api/conversion/mcc", body("100", "999")).await.names("Source Currency");
}
