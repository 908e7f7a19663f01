//! Generate Token, and what an access token opens.

use std::time::Duration;

use pinelabs_sandbox::Settings;
use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Gateway, answer, text, token};

async fn ask(gateway: &Gateway, body: &Value) -> crate::common::Answer {
    answer(gateway.http.post(gateway.url("/api/auth/v1/token")).json(body)).await
}

#[tokio::test]
async fn credentials_buy_a_token_with_both_documented_forms_of_expiry() {
    let gateway = Gateway::start().await;
    let granted = ask(
        &gateway,
        &json!({ "client_id": gateway.sandbox.client_id(), "client_secret": gateway.sandbox.client_secret(),
                 "grant_type": "client_credentials", "something_new": 1 }),
    )
    .await;
    assert_eq!(granted.status, 200);
    assert_eq!(granted.body["expires_in"], 3600);
    assert!(text(&granted.body, "expires_at").ends_with('Z'));
    assert_eq!(text(&granted.body, "access_token").split('.').count(), 3);
}

#[tokio::test]
async fn wrong_credentials_and_malformed_requests_are_refused() {
    let gateway = Gateway::start().await;
    let (id, secret) = (gateway.sandbox.client_id(), gateway.sandbox.client_secret());
    let body = |id: &str, secret: &str, grant: &str| json!({ "client_id": id, "client_secret": secret, "grant_type": grant });
    ask(&gateway, &body(id, "guess", "client_credentials")).await.refused(401, "UNAUTHORIZED");
    ask(&gateway, &body("guess", secret, "client_credentials")).await.refused(401, "UNAUTHORIZED");
    ask(&gateway, &body(id, secret, "password")).await.refused(422, "INVALID_REQUEST");
    ask(&gateway, &json!({ "client_id": id, "grant_type": "client_credentials" }))
        .await
        .refused(422, "INVALID_REQUEST");
    let got = answer(gateway.http.get(gateway.url("/api/auth/v1/token"))).await;
    got.refused(405, "INVALID_REQUEST");
    let broken = gateway.http.post(gateway.url("/api/auth/v1/token")).body("{");
    answer(broken).await.refused(422, "INVALID_REQUEST");
}

#[tokio::test]
async fn nothing_else_opens_without_a_valid_token() {
    let gateway = Gateway::start().await;
    let order =
        json!({ "merchant_order_reference": "a", "order_amount": { "value": 1100, "currency": "INR" } });
    for header in [None, Some("Bearer nonsense"), Some("Basic abc"), Some("Bearer"), Some("")] {
        let mut request = gateway.http.post(gateway.url("/api/pay/v1/orders")).json(&order);
        if let Some(header) = header {
            request = request.header("Authorization", header);
        }
        answer(request).await.refused(401, "UNAUTHORIZED");
    }
    assert_eq!(gateway.admin("status").await["orders"], 0);
}

#[tokio::test]
async fn a_token_expires_and_another_one_goes_on() {
    let gateway = Gateway::with(Settings { token_ttl: Duration::from_secs(60), ..Settings::default() }).await;
    gateway.advance(59).await;
    gateway.get("/api/pay/v1/orders/x").await.refused(404, "ORDER_NOT_FOUND");
    gateway.advance(2).await;
    gateway.get("/api/pay/v1/orders/x").await.refused(401, "UNAUTHORIZED");
    let fresh = token(&gateway.http, &gateway.sandbox).await;
    let again = gateway.http.get(gateway.url("/api/pay/v1/orders/x")).bearer_auth(fresh);
    answer(again).await.refused(404, "ORDER_NOT_FOUND");
}

#[tokio::test]
async fn unknown_paths_and_methods_answer_in_json() {
    let gateway = Gateway::start().await;
    gateway.get("/api/nothing").await.refused(404, "INVALID_REQUEST");
    answer(gateway.request(Method::DELETE, "/api/pay/v1/orders")).await.refused(405, "INVALID_REQUEST");
}
