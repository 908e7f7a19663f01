//! Faults on demand: what the client sees, and what really happened.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Gateway, answer, eventually};

fn order(reference: &str) -> Value {
    json!({ "merchant_order_reference": reference, "order_amount": { "value": 1100, "currency": "INR" } })
}

fn faulty(gateway: &Gateway, reference: &str, fault: &str) -> reqwest::RequestBuilder {
    gateway.request(Method::POST, "/api/pay/v1/orders").header("Sandbox-Fault", fault).json(&order(reference))
}

async fn exists(gateway: &Gateway, reference: &str) -> bool {
    gateway.get(&format!("/api/pay/v1/orders/reference/{reference}")).await.status == 200
}

#[tokio::test]
async fn a_dropped_connection_acts_or_not_as_asked() {
    let gateway = Gateway::start().await;
    assert!(faulty(&gateway, "before", "drop-before").send().await.is_err());
    assert!(!exists(&gateway, "before").await);
    assert!(faulty(&gateway, "after", "drop-after").send().await.is_err());
    assert!(exists(&gateway, "after").await);
    let log = gateway.admin("requests?limit=2").await;
    let dropped = &log["requests"][1];
    assert_eq!((&dropped["status"], &dropped["faults"]), (&json!(0), &json!(["drop_after"])));
}

#[tokio::test]
async fn server_errors_act_or_not_as_asked() {
    let gateway = Gateway::start().await;
    answer(faulty(&gateway, "before", "error-before; status=503")).await.refused(503, "INTERNAL_ERROR");
    assert!(!exists(&gateway, "before").await);
    answer(faulty(&gateway, "after", "error_after; status=504")).await.refused(504, "TIMED_OUT");
    assert!(exists(&gateway, "after").await);
    answer(faulty(&gateway, "plain", "error-after")).await.refused(500, "INTERNAL_ERROR");
}

#[tokio::test]
async fn unreadable_answers_come_after_acting() {
    let gateway = Gateway::start().await;
    let garbage = faulty(&gateway, "garbage", "garbage").send().await.unwrap();
    assert_eq!(garbage.status(), 200);
    assert!(serde_json::from_str::<Value>(&garbage.text().await.unwrap()).is_err());
    assert!(exists(&gateway, "garbage").await);
    let cut = faulty(&gateway, "cut", "truncate").send().await.unwrap();
    assert_eq!(cut.status(), 200);
    assert!(cut.text().await.is_err());
    assert!(exists(&gateway, "cut").await);
}

#[tokio::test]
async fn delays_rate_limits_and_refused_tokens() {
    let gateway = Gateway::start().await;
    let started = Instant::now();
    assert_eq!(answer(faulty(&gateway, "slow", "delay; delay_ms=120")).await.status, 200);
    assert!(started.elapsed() >= Duration::from_millis(120));
    answer(faulty(&gateway, "token", "unauthorized")).await.refused(401, "UNAUTHORIZED");
    let limited = faulty(&gateway, "limited", "rate-limit; retry-after=7").send().await.unwrap();
    assert_eq!((limited.status().as_u16(), limited.headers()["retry-after"].to_str().unwrap()), (429, "7"));
    let bare = faulty(&gateway, "limited", "rate-limit").send().await.unwrap();
    assert!(bare.status() == 429 && bare.headers().get("retry-after").is_none());
    assert!(!exists(&gateway, "limited").await && !exists(&gateway, "token").await);
    let both = faulty(&gateway, "both", "delay; delay_ms=60, drop-after");
    let started = Instant::now();
    assert!(both.send().await.is_err() && started.elapsed() >= Duration::from_millis(60));
    assert!(exists(&gateway, "both").await);
    answer(faulty(&gateway, "odd", "explode")).await.refused(400, "INVALID_REQUEST");
}

#[tokio::test]
async fn a_delayed_answer_comes_after_the_action() {
    let gateway = Gateway::start().await;
    let slow = tokio::spawn(faulty(&gateway, "slow", "delay; delay_ms=60000").send());
    eventually(async || exists(&gateway, "slow").await).await;
    assert!(!slow.is_finished());
    slow.abort();
}

#[tokio::test]
async fn a_client_that_hangs_up_cancels_nothing_and_is_in_the_log() {
    let gateway = Gateway::start().await;
    for (reference, fault) in
        [("alone", "delay; delay_ms=60000"), ("failing", "delay; delay_ms=60000, error-after")]
    {
        let request = faulty(&gateway, reference, fault).timeout(Duration::from_millis(300));
        assert!(request.send().await.unwrap_err().is_timeout());
        assert!(exists(&gateway, reference).await, "{reference}");
    }
    let log = gateway.admin("requests").await;
    let delayed = log["requests"].as_array().unwrap().iter().filter(|entry| entry["faults"][0] == "delay");
    assert_eq!(delayed.map(|entry| entry["status"].as_u64().unwrap()).collect::<Vec<_>>(), [500, 200]);
}

#[tokio::test]
async fn a_client_that_is_gone_before_the_action_cancels_nothing() {
    use tokio::io::AsyncWriteExt;
    let gateway = Gateway::start().await;
    for number in 0..50 {
        let reference = format!("gone-{number}");
        let body = order(&reference).to_string();
        let request = format!(
            "POST /api/pay/v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\nContent-Length: {}\r\n\r\n{body}",
            gateway.token,
            body.len()
        );
        let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", gateway.sandbox.port())).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        drop(stream);
        eventually(async || exists(&gateway, &reference).await).await;
    }
}

#[tokio::test]
async fn armed_faults_strike_the_next_n_matching_requests() {
    let gateway = Gateway::start().await;
    gateway
        .arm(json!({ "fault": "error_before", "times": 2, "method": "post", "path": "/api/pay/v1/orders", "status": 502 }))
        .await;
    // Neither another method nor another path counts.
    gateway.get("/api/pay/v1/orders/none").await.refused(404, "ORDER_NOT_FOUND");
    gateway.post("/api/pay/v1/orders", order("a")).await.refused(502, "INTERNAL_ERROR");
    assert_eq!(gateway.admin("faults").await["faults"][0]["times"], 1);
    gateway.post("/api/pay/v1/orders", order("a")).await.refused(502, "INTERNAL_ERROR");
    assert_eq!(gateway.post("/api/pay/v1/orders", order("a")).await.status, 200);
    assert_eq!(gateway.admin("faults").await["faults"], json!([]));

    gateway.arm(json!({ "fault": "unauthorized", "path": "/api/pay/v1/orders/*" })).await;
    gateway.arm(json!({ "fault": "drop_before" })).await;
    let cleared = answer(gateway.http.delete(gateway.url("/_sandbox/api/faults"))).await;
    assert_eq!(cleared.body["faults"], json!([]));
    assert_eq!(gateway.post("/api/pay/v1/orders", order("b")).await.status, 200);

    for bad in [
        json!({}),
        json!({ "fault": "explode" }),
        json!({ "fault": "delay", "times": 0 }),
        json!({ "fault": "error_before", "status": 200 }),
        json!({ "fault": "delay", "colour": "red" }),
    ] {
        let refused = answer(gateway.http.post(gateway.url("/_sandbox/api/faults")).json(&bad)).await;
        refused.refused(400, "INVALID_REQUEST");
    }
}

#[tokio::test]
async fn webhook_faults_by_header_strike_the_events_of_the_request() {
    let gateway = Gateway::start().await;
    let blocked = gateway.paid(1100, true).await;
    let path = format!("/api/pay/v1/orders/{}/cancel", blocked["order_id"].as_str().unwrap());
    let cancelled = answer(gateway.request(Method::PUT, &path).header("Sandbox-Fault", "webhook-drop")).await;
    assert_eq!(cancelled.status, 200);
    eventually(async || gateway.admin("webhooks").await["pending"] == 0).await;
    let log = gateway.admin("webhooks?limit=1").await;
    let record = &log["webhooks"][0];
    assert_eq!(
        (&record["event_type"], &record["fault"]),
        (&json!("ORDER_CANCELLED"), &json!("webhook_drop"))
    );
}
