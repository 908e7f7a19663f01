//! Webhooks: which, signed how, delivered how often and in which order.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use pinelabs_sandbox::Settings;
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, answer, card, eventually, of_customer, text};

/// A webhook as it arrived.
#[derive(Clone)]
struct Arrival {
    id: String,
    timestamp: String,
    signature: String,
    body: String,
}

/// A shop's endpoint that answers 500 to the first `failures` deliveries.
struct Shop {
    url: String,
    seen: Arc<Mutex<Vec<Arrival>>>,
}

impl Shop {
    async fn open(failures: u64) -> Shop {
        let seen: Arc<Mutex<Vec<Arrival>>> = Arc::default();
        let (list, left) = (seen.clone(), Arc::new(AtomicU64::new(failures)));
        let take = move |headers: HeaderMap, body: Bytes| {
            let (list, left) = (list.clone(), left.clone());
            async move {
                let header = |name: &str| headers[name].to_str().unwrap().to_owned();
                list.lock().unwrap().push(Arrival {
                    id: header("webhook-id"),
                    timestamp: header("webhook-timestamp"),
                    signature: header("webhook-signature"),
                    body: String::from_utf8(body.to_vec()).unwrap(),
                });
                let fails =
                    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
                if fails { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK }
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", post(take))).await });
        Shop { url, seen }
    }

    fn seen(&self) -> Vec<Arrival> {
        self.seen.lock().unwrap().clone()
    }

    fn events(&self) -> Vec<String> {
        self.seen().iter().map(|arrival| text(&arrival.json(), "event_type").to_owned()).collect()
    }

    async fn wait(&self, count: usize) {
        eventually(async || self.seen().len() >= count).await;
    }
}

impl Arrival {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

async fn gateway(shop: &Shop) -> Gateway {
    Gateway::with(Settings {
        webhook_urls: vec![shop.url.clone()],
        webhook_retry_delays: vec![Duration::from_millis(20), Duration::from_millis(20)],
        ..Settings::default()
    })
    .await
}

#[tokio::test]
async fn a_webhook_is_signed_over_its_raw_body() {
    let shop = Shop::open(0).await;
    let gateway = gateway(&shop).await;
    let order = gateway.paid(1100, true).await;
    shop.wait(1).await;
    let arrival = shop.seen()[0].clone();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(gateway.sandbox.webhook_secret().as_bytes()).unwrap();
    mac.update(format!("{}.{}.{}", arrival.id, arrival.timestamp, arrival.body).as_bytes());
    let expected = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
    assert_eq!(arrival.signature, format!("v1,{expected}"));
    let sent: u64 = arrival.timestamp.parse().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    assert!(now.abs_diff(sent) < 10);
    let body = arrival.json();
    assert_eq!((&body["event_type"], &body["data"]), (&json!("ORDER_AUTHORIZED"), &order));
    assert!(!arrival.body.contains(CARD));
}

#[tokio::test]
async fn every_flow_sends_its_events_in_order() {
    let shop = Shop::open(0).await;
    let gateway = gateway(&shop).await;
    let customer = gateway.customer().await;
    let order = gateway.order(1100, true, of_customer(&customer)).await;
    let mut details = card(CARD);
    details["card_details"]["save"] = json!(true);
    let paid = gateway.pay_as(&order, details, Some("pay-1")).await;
    gateway.enter(&paid.body["data"], "123456").await;
    gateway.capture(&order, json!({ "merchant_capture_reference": "c" })).await;
    gateway.refund(&order, json!({ "merchant_order_reference": "r" })).await;
    gateway.cancel(&gateway.paid(1100, true).await).await;
    let failing = gateway.order(1100, false, json!({})).await;
    let paid = gateway.pay(&failing, card(CARD)).await;
    gateway.enter(&paid.body["data"], "000000").await;
    let listed = gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await;
    let token = text(&listed.body["tokens"][0], "token_id").to_owned();
    gateway.http.post(gateway.url(&format!("/_sandbox/api/tokens/{token}/suspend"))).send().await.unwrap();
    gateway.post(&format!("/api/v1/tokens/{token}/delete"), json!({})).await;
    gateway.patch(&format!("/api/v1/customer/{customer}"), json!({ "status": "SUSPENDED" })).await;
    gateway.patch(&format!("/api/v1/customer/{customer}"), json!({ "status": "DELETED" })).await;
    let expected = [
        "ORDER_AUTHORIZED",
        "CUSTOMER_ACTIVATED",
        "TOKEN_ACTIVATED",
        "ORDER_PROCESSED",
        "REFUND_PROCESSED",
        "ORDER_AUTHORIZED",
        "ORDER_CANCELLED",
        "PAYMENT_FAILED",
        "TOKEN_SUSPENDED",
        "TOKEN_DEACTIVATED",
        "CUSTOMER_SUSPENDED",
        "CUSTOMER_DELETED",
    ];
    shop.wait(expected.len()).await;
    assert_eq!(shop.events(), expected);
    let token_event = shop.seen()[2].json();
    assert_eq!(token_event["data"]["token"]["merchant_payment_reference"], "pay-1");
    assert_eq!(token_event["data"]["token"]["customer_id"], json!(customer));
    assert_eq!(shop.seen()[1].json()["data"]["customer"]["status"], "ACTIVE");
    assert_eq!(shop.seen()[4].json()["data"]["type"], "REFUND");
    assert_eq!(
        shop.seen()[7].json()["data"]["payments"][0]["error_detail"]["code"],
        "USER_AUTHENTICATION_FAILED"
    );
}

#[tokio::test]
async fn the_rarer_events_are_sent_too() {
    let shop = Shop::open(0).await;
    let gateway = Gateway::with(Settings {
        webhook_urls: vec![shop.url.clone()],
        payment_retries: 1,
        ..Settings::default()
    })
    .await;
    gateway.saved_card("4000000000000242").await;
    gateway.advance(60).await;
    gateway.saved_card("4000000000000259").await;
    let order = gateway.paid(300_002, false).await;
    let body = json!({ "merchant_order_reference": "r" });
    gateway.refund(&order, body).await;
    let failing = gateway.order(1100, false, json!({})).await;
    gateway.pay(&failing, card("4000000000000135")).await.refused(422, "RISK_CHECK_FAILED");
    let expected = [
        "ORDER_PROCESSED",
        "TOKEN_PROVISION_PENDING",
        "CUSTOMER_ACTIVATED",
        "TOKEN_ACTIVATED",
        "ORDER_PROCESSED",
        "TOKEN_PROVISION_FAILED",
        "ORDER_PROCESSED",
        "REFUND_FAILED",
        "PAYMENT_FAILED",
        "ORDER_FAILED",
    ];
    shop.wait(expected.len()).await;
    assert_eq!(shop.events(), expected);
}

/// The failure of a published sample, with the two words that differ and the reason.
fn failure(source: &str, step: &str, reason: &Value) -> Value {
    json!({
        "code": "INVALID_REQUEST",
        "message": "Request is not well-formed, syntactically incorrect, or violates schema",
        "additional_error_details": { "source": source, "step": step, "reason": reason, "metadata": {} },
    })
}

#[tokio::test]
async fn a_failed_customer_and_a_failed_token_say_why() {
    let shop = Shop::open(0).await;
    let gateway = gateway(&shop).await;
    gateway.post("/api/v1/customer", json!({ "mobile_number": "9100000044" })).await;
    shop.wait(1).await;
    let customer = shop.seen()[0].json();
    assert_eq!(customer["event_type"], "CUSTOMER_CREATION_FAILED");
    let customer = &customer["data"]["customer"];
    assert_eq!((&customer["status"], &customer["status_reason"]), (&json!("FAILED"), &json!("invalid_data")));
    assert_eq!(customer["failure_reason"], failure("internal", "creation", &customer["status_reason"]));
    gateway.saved_card("4000000000000259").await;
    shop.wait(3).await;
    let token = shop.seen()[2].json();
    assert_eq!(token["event_type"], "TOKEN_PROVISION_FAILED");
    let token = &token["data"]["token"];
    assert_eq!(token["status"], "FAILED");
    assert!(token["status_reason"].is_string());
    assert_eq!(token["failure_reason"], failure("network", "token_provision", &token["status_reason"]));
    gateway.saved_card(CARD).await;
    shop.wait(6).await;
    let activated = shop.seen()[5].json();
    assert_eq!(activated["event_type"], "TOKEN_ACTIVATED");
    assert!(activated["data"]["token"].get("failure_reason").is_none());
}

#[tokio::test]
async fn an_event_without_a_flow_is_sent_by_hand() {
    let shop = Shop::open(0).await;
    let gateway = gateway(&shop).await;
    let send = async |body: Value| {
        answer(gateway.http.post(gateway.url("/_sandbox/api/webhooks")).json(&body)).await
    };
    let names = [
        "SUBSCRIPTION_CANCELLED",
        "SUBSCRIPTION_REVOKE_FAILED",
        "SUBSCRIPTION_UPDATED",
        "SUBSCRIPTION_UPDATE_FAILED",
    ];
    for name in names {
        let data = json!({ "subscription": { "subscription_id": "v1-sub-1" } });
        assert_eq!(send(json!({ "event_type": name, "data": data })).await.status, 201);
    }
    shop.wait(names.len()).await;
    assert_eq!(shop.events(), names);
    let body = shop.seen()[0].json();
    assert_eq!(body["data"]["subscription"]["subscription_id"], "v1-sub-1");
    assert!(body["event_id"].is_string() && body["merchant_id"].is_string(), "{body}");
    send(json!({ "event_type": "SUBSCRIPTION_EXPLODED", "data": {} })).await.refused(400, "INVALID_REQUEST");
    // A fault for an event that does not exist would never strike.
    let fault = json!({ "fault": "webhook_drop", "event_type": "SUBSCRIPTION_EXPLODED" });
    answer(gateway.http.post(gateway.url("/_sandbox/api/faults")).json(&fault))
        .await
        .refused(400, "INVALID_REQUEST");
    gateway.arm(json!({ "fault": "webhook_drop", "event_type": "SUBSCRIPTION_UPDATE_FAILED" })).await;
}

#[tokio::test]
async fn a_refused_webhook_is_tried_three_times_under_one_id() {
    let shop = Shop::open(2).await;
    let gateway = gateway(&shop).await;
    gateway.paid(1100, true).await;
    shop.wait(3).await;
    eventually(async || gateway.admin("webhooks").await["pending"] == 0).await;
    let seen = shop.seen();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|arrival| arrival.id == seen[0].id && arrival.body == seen[0].body));
    let log = gateway.admin("webhooks").await;
    let attempts = log["webhooks"][0]["attempts"].as_array().unwrap();
    let statuses: Vec<_> = attempts.iter().map(|attempt| attempt["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, [500, 500, 200]);

    let deaf = Shop::open(9).await;
    gateway.sandbox.set_webhook_urls(vec![deaf.url.clone()]);
    gateway.paid(1100, true).await;
    deaf.wait(3).await;
    eventually(async || gateway.admin("webhooks").await["pending"] == 0).await;
    assert_eq!(deaf.seen().len(), 3);
}

#[tokio::test]
async fn nobody_listening_is_recorded_and_harms_nothing() {
    let gateway = Gateway::with(Settings {
        webhook_urls: vec!["http://127.0.0.1:1/".to_owned()],
        webhook_retry_delays: vec![],
        ..Settings::default()
    })
    .await;
    gateway.paid(1100, true).await;
    eventually(async || gateway.admin("webhooks").await["pending"] == 0).await;
    let attempt = gateway.admin("webhooks").await["webhooks"][0]["attempts"][0].clone();
    assert!(attempt["status"].is_null() && attempt["error"].is_string(), "{attempt}");
}

#[tokio::test]
async fn webhooks_are_duplicated_dropped_late_and_reordered_on_demand() {
    let shop = Shop::open(0).await;
    let gateway = gateway(&shop).await;
    gateway.arm(json!({ "fault": "webhook_duplicate" })).await;
    gateway.paid(1100, true).await;
    shop.wait(2).await;
    assert_eq!(shop.seen()[0].id, shop.seen()[1].id);

    gateway.arm(json!({ "fault": "webhook_drop" })).await;
    let order = gateway.paid(1100, true).await;
    gateway.arm(json!({ "fault": "webhook-reorder", "event_type": "ORDER_PROCESSED" })).await;
    gateway.capture(&order, json!({ "merchant_capture_reference": "c" })).await;
    gateway.refund(&order, json!({ "merchant_order_reference": "r" })).await;
    shop.wait(4).await;
    assert_eq!(shop.events()[2..], ["REFUND_PROCESSED", "ORDER_PROCESSED"]);

    gateway.arm(json!({ "fault": "webhook_late", "delay_ms": 800 })).await;
    gateway.paid(1100, true).await;
    let order = gateway.paid(1100, false).await;
    shop.wait(6).await;
    assert_eq!(shop.events()[4..], ["ORDER_PROCESSED", "ORDER_AUTHORIZED"]);
    assert_eq!(shop.seen()[4].json()["data"]["order_id"], order["order_id"]);
}
