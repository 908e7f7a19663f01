//! Create and read orders.

use serde_json::{Value, json};

use crate::common::{CARD, Gateway, answer, card, text};

fn minimal(reference: &str) -> Value {
    json!({ "merchant_order_reference": reference, "order_amount": { "value": 1100, "currency": "INR" } })
}

#[tokio::test]
async fn the_guides_order_is_created_and_echoed() {
    let gateway = Gateway::start().await;
    let body = json!({
        "merchant_order_reference": 112_345, "order_amount": { "value": 1100, "currency": "INR" }, "pre_auth": false,
        "notes": "order1", "callback_url": "https://sample-callback-url",
        "failure_callback_url": "https://sample-failure-callback-url",
        "purchase_details": {
            "customer": { "email_id": "kevin.bob@example.com", "first_name": "Kevin", "last_name": "Bob",
                "customer_id": "123456", "mobile_number": "9876543210", "country_code": "91" },
            "merchant_metadata": { "key1": "DD", "key2": "XOF" },
        },
    });
    let created = gateway.post("/api/pay/v1/orders", body.clone()).await;
    assert_eq!(created.status, 200, "{created:?}");
    let order = &created.body["data"];
    assert_eq!(order["merchant_order_reference"], "112345");
    for name in ["order_amount", "pre_auth", "notes", "callback_url", "failure_callback_url"] {
        assert_eq!(order[name], body[name], "{name}");
    }
    assert_eq!(order["purchase_details"]["merchant_metadata"], body["purchase_details"]["merchant_metadata"]);
    assert_eq!(
        (&order["type"], &order["status"], &order["merchant_id"]),
        (&json!("CHARGE"), &json!("CREATED"), &json!("123456"))
    );
    assert_eq!(
        (&order["payment_retries_remaining"], &order["integration_mode"]),
        (&json!(10), &json!("SEAMLESS"))
    );
    let id = text(order, "order_id");
    assert!(id.starts_with("v1-") && id.contains("-aa-") && id.len() == 25, "{id}");
    assert_eq!(text(order, "created_at").len(), "2024-07-19T11:11:48.944Z".len());
    assert!(order.get("challenge_url").is_none());
    assert_eq!(order["payments"], json!([]));
    // The customer of the order was made from the number.
    let customer = text(&order["purchase_details"]["customer"], "customer_id");
    assert_eq!(gateway.get(&format!("/api/v1/customer/{customer}")).await.body["first_name"], "Kevin");
    let by_id = gateway.get(&format!("/api/pay/v1/orders/{id}")).await;
    let by_reference = gateway.get("/api/pay/v1/orders/reference/112345").await;
    assert_eq!((&by_id.body, &by_reference.body), (&created.body, &created.body));
}

#[tokio::test]
async fn a_known_customer_is_kept_and_an_unknown_one_refused() {
    let gateway = Gateway::start().await;
    let known = gateway.customer().await;
    let mut body = minimal("a");
    body["purchase_details"] = json!({ "customer": { "customer_id": known, "mobile_number": "9876543210" } });
    let order = gateway.post("/api/pay/v1/orders", body).await;
    assert_eq!(order.body["data"]["purchase_details"]["customer"]["customer_id"], json!(known));
    let mut body = minimal("b");
    body["purchase_details"] = json!({ "customer": { "customer_id": "123456" } });
    gateway.post("/api/pay/v1/orders", body).await.names("purchase_details.customer.customer_id");
}

#[tokio::test]
async fn clients_without_the_optional_headers_and_with_unknown_ones_work() {
    let gateway = Gateway::start().await;
    let order =
        gateway.order(1100, false, json!({ "surprise": { "deep": [1] }, "part_payment": false })).await;
    assert_eq!(order["part_payment"], false);
    let request = gateway
        .request(reqwest::Method::GET, &format!("/api/pay/v1/orders/{}", text(&order, "order_id")))
        .header("Request-ID", "c17ce30f-f88e-4f81-ada1-c3b4909ed235")
        .header("Request-Timestamp", "not a time")
        .header("X-Anything", "goes");
    assert_eq!(answer(request).await.status, 200);
    let log = gateway.admin("requests?limit=1").await;
    assert_eq!(log["requests"][0]["request_id"], "c17ce30f-f88e-4f81-ada1-c3b4909ed235");
}

#[tokio::test]
async fn documented_limits_are_held_and_the_field_is_named() {
    let gateway = Gateway::start().await;
    let with = |name: &str, value: Value| {
        let mut body = minimal("limits");
        body[name] = value;
        body
    };
    let amount =
        |value: Value, currency: Value| with("order_amount", json!({ "value": value, "currency": currency }));
    for (body, names) in [
        (with("merchant_order_reference", json!("")), "Merchant Order Reference must not be empty"),
        (
            with("merchant_order_reference", json!("x".repeat(51))),
            "Merchant Order Reference must be less than or equal to 50 characters",
        ),
        (with("merchant_order_reference", json!("a/b")), "Merchant Order Reference"),
        (with("merchant_order_reference", json!(1.5)), "Merchant Order Reference"),
        (with("order_amount", Value::Null), "Order Amount"),
        (amount(json!(0), json!("INR")), "Amount must be an Integer value greater than or equal to 100"),
        (amount(json!(99), json!("INR")), "order_amount.value"),
        (
            amount(json!(100_000_001), json!("INR")),
            "Amount must be an Integer value less than or equal to 100000000",
        ),
        (amount(json!(10.5), json!("INR")), "order_amount.value"),
        (amount(json!("1100"), json!("INR")), "order_amount.value"),
        (amount(json!(-5), json!("INR")), "order_amount.value"),
        (amount(json!(1100), json!("rupees")), "order_amount.currency"),
        (with("pre_auth", json!("perhaps")), "Pre Auth"),
        (with("allowed_payment_methods", json!(["CASH"])), "Allowed Payment Methods"),
        (with("callback_url", json!("javascript:alert(1)")), "Callback Url"),
        (with("failure_callback_url", json!("shop")), "Failure Callback Url"),
        (
            with("purchase_details", json!({ "customer": { "mobile_number": "1" } })),
            "purchase_details.customer.mobile_number",
        ),
        (with("purchase_details", json!({ "merchant_metadata": [] })), "purchase_details.merchant_metadata"),
        (with("purchase_details", json!("x")), "Purchase Details"),
    ] {
        gateway.post("/api/pay/v1/orders", body).await.names(names);
    }
    let mut largest = minimal("largest");
    largest["order_amount"]["value"] = json!(100_000_000);
    assert_eq!(gateway.post("/api/pay/v1/orders", largest).await.status, 200);
}

#[tokio::test]
async fn the_guides_broken_json_is_refused() {
    let gateway = Gateway::start().await;
    let request = gateway.request(reqwest::Method::POST, "/api/pay/v1/orders");
    let broken = r#"{"merchant_order_reference": 112345, "country": "London",, "x": 1}"#;
    answer(request.body(broken)).await.refused(400, "INVALID_REQUEST");
}

#[tokio::test]
async fn an_unknown_order_is_not_found_by_any_operation() {
    let gateway = Gateway::start().await;
    let none = json!({ "order_id": "v1-none", "order_amount": { "value": 1100, "currency": "INR" } });
    gateway.get("/api/pay/v1/orders/v1-none").await.refused(404, "ORDER_NOT_FOUND");
    gateway.get("/api/pay/v1/orders/reference/none").await.refused(404, "ORDER_NOT_FOUND");
    gateway.pay(&none, card(CARD)).await.refused(404, "ORDER_NOT_FOUND");
    gateway
        .capture(&none, json!({ "merchant_capture_reference": "c" }))
        .await
        .refused(404, "ORDER_NOT_FOUND");
    gateway.cancel(&none).await.refused(404, "ORDER_NOT_FOUND");
    gateway.refund(&none, json!({ "merchant_order_reference": "r" })).await.refused(404, "ORDER_NOT_FOUND");
}

#[tokio::test]
async fn seeded_ids_repeat() {
    let mut ids = Vec::new();
    for _ in 0..2 {
        let settings = pinelabs_sandbox::Settings { seed: Some(42), ..Default::default() };
        let gateway = Gateway::with(settings).await;
        ids.push(gateway.paid(1100, true).await["payments"][0]["id"].clone());
        gateway.sandbox.stop().await;
    }
    assert_eq!(ids[0], ids[1]);
}
