//! Looking inside, moving the clock, starting anew.

use serde_json::json;

use crate::common::{CARD, Gateway, answer, card, of_customer, text};

#[tokio::test]
async fn the_lists_show_everything_and_mask_cards() {
    let gateway = Gateway::start().await;
    let (customer, token) = gateway.saved_card(CARD).await;
    let order = gateway.order(1100, true, of_customer(&customer)).await;
    gateway.pay(&order, card(CARD)).await;
    let orders = gateway.admin("orders?limit=1").await;
    assert_eq!((&orders["total"], &orders["orders"][0]["order_id"]), (&json!(2), &order["order_id"]));
    assert!(orders["orders"][0]["challenge_url"].is_string());
    let one = gateway.admin(&format!("orders/{}", text(&order, "order_id"))).await;
    assert_eq!(one, orders["orders"][0]);
    let payments = gateway.admin("payments").await;
    assert_eq!(payments["payments"][0]["with"], "VISA **** 4895");
    assert_eq!(gateway.admin("tokens").await["tokens"][0]["token_id"], json!(token));
    assert_eq!(gateway.admin("customers").await["customers"][0]["customer_id"], json!(customer));
    let page = gateway.http.get(gateway.url("/_sandbox")).send().await.unwrap().text().await.unwrap();
    for part in [text(&order, "order_id"), &token, "**** 4895", "Reset everything"] {
        assert!(page.contains(part), "{part}");
    }
    let everything = [
        page,
        orders.to_string(),
        payments.to_string(),
        gateway.admin("requests").await.to_string(),
        gateway.admin("webhooks").await.to_string(),
        gateway.admin("ledger").await.to_string(),
    ];
    for text in everything {
        assert!(!text.contains(CARD) && !text.contains(&gateway.token));
        assert!(!text.contains(gateway.sandbox.client_secret()));
    }
}

#[tokio::test]
async fn the_ledger_counts_per_reference() {
    let gateway = Gateway::start().await;
    let order = gateway.order(2000, true, json!({})).await;
    let paid = gateway.pay_as(&order, card(CARD), Some("pay")).await;
    gateway.enter(&paid.body["data"], "123456").await;
    gateway.capture(&order, json!({ "merchant_capture_reference": "cap" })).await;
    let half =
        json!({ "merchant_order_reference": "ref", "order_amount": { "value": 500, "currency": "INR" } });
    gateway.refund(&order, half).await;
    let ledger = gateway.admin("ledger").await;
    let reference = text(&order, "merchant_order_reference");
    let expected = json!({
        "attempts": 1, "authorisations": 1, "charges": 1, "captures": 1, "cancellations": 0, "refunds": 1, "returns": 0,
        "authorised": 2000, "captured": 2000, "refunded": 500,
    });
    assert_eq!(ledger["references"][reference], expected);
    assert_eq!(ledger["total"], expected);
    assert_eq!(
        (&ledger["payments"], &ledger["captures"], &ledger["refunds"]),
        (&json!({"pay": 1}), &json!({"cap": 1}), &json!({"ref": 1}))
    );
    assert_eq!(gateway.admin(&format!("ledger/{reference}")).await, expected);
    assert_eq!(gateway.admin("ledger/nothing").await["charges"], 0);
}

#[tokio::test]
async fn the_log_has_what_a_client_did_and_no_queries() {
    let gateway = Gateway::start().await;
    gateway.get("/api/v1/customer?mobile_number=9876543210").await;
    let order = gateway.order(1100, true, json!({})).await;
    let paid = gateway.pay(&order, card(CARD)).await;
    gateway.enter(&paid.body["data"], "123456").await;
    let log = gateway.admin("requests").await;
    let seen: Vec<_> = log["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (text(entry, "method"), text(entry, "path"), entry["status"].as_u64().unwrap()))
        .collect();
    let payments = format!("/api/pay/v1/orders/{}/payments", text(&order, "order_id"));
    assert_eq!(
        seen,
        [
            ("POST", "/web/auth/landing/", 200),
            ("POST", payments.as_str(), 200),
            ("POST", "/api/pay/v1/orders", 200),
            ("GET", "/api/v1/customer", 404),
            ("POST", "/api/auth/v1/token", 200),
        ]
    );
    assert!(!log.to_string().contains("9876543210"));
    assert_eq!(gateway.sandbox.requests(), 5);
    answer(gateway.http.delete(gateway.url("/_sandbox/api/requests"))).await;
    assert_eq!(gateway.admin("requests").await["requests"], json!([]));
}

#[tokio::test]
async fn the_clock_moves_and_a_reset_forgets_everything() {
    let gateway = Gateway::start().await;
    gateway.paid(1100, true).await;
    let before = gateway.admin("clock").await["unix_ms"].as_u64().unwrap();
    let moved = answer(
        gateway.http.post(gateway.url("/_sandbox/api/clock")).json(&json!({ "advance_seconds": 7200 })),
    )
    .await;
    assert!(moved.body["unix_ms"].as_u64().unwrap() >= before + 7_200_000);
    gateway.get("/api/pay/v1/orders/x").await.refused(401, "UNAUTHORIZED");
    let bad = gateway.http.post(gateway.url("/_sandbox/api/clock")).json(&json!({ "advance_seconds": -1 }));
    answer(bad).await.refused(400, "INVALID_REQUEST");
    let reset = answer(gateway.http.post(gateway.url("/_sandbox/api/reset"))).await;
    assert_eq!(reset.status, 200);
    let status = gateway.admin("status").await;
    assert_eq!((&status["orders"], &status["requests"]), (&json!(0), &json!(0)));
    assert_eq!(gateway.admin("clock").await["ahead_ms"], 0);
    assert_eq!(gateway.admin("ledger").await["references"], json!({}));
    assert_eq!(gateway.sandbox.total(), pinelabs_sandbox::Tally::default());
    gateway.get("/api/pay/v1/orders/x").await.refused(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn the_forms_of_the_page_work_and_webhook_urls_can_be_set() {
    let gateway = Gateway::start().await;
    let post = async |path: &str, fields: &[(&str, &str)]| {
        gateway.http.post(gateway.url(path)).form(fields).send().await.unwrap().status().as_u16()
    };
    assert_eq!(post("/_sandbox/clock", &[("seconds", "90")]).await, 303);
    assert_eq!(gateway.admin("clock").await["ahead_ms"], 90_000);
    assert_eq!(post("/_sandbox/webhooks", &[("urls", "http://a.example/\r\nnonsense")]).await, 303);
    assert_eq!(gateway.admin("webhooks").await["urls"], json!(["http://a.example/"]));
    let set = gateway
        .http
        .put(gateway.url("/_sandbox/api/webhooks"))
        .json(&json!({ "urls": ["https://b.example/x"] }));
    assert_eq!(answer(set).await.body["urls"], json!(["https://b.example/x"]));
    let bad = gateway.http.put(gateway.url("/_sandbox/api/webhooks")).json(&json!({ "urls": ["ftp://x"] }));
    answer(bad).await.refused(400, "INVALID_REQUEST");
    assert_eq!(post("/_sandbox/reset", &[]).await, 303);
    assert_eq!(gateway.admin("clock").await["ahead_ms"], 0);
}
