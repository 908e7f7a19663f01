//! The Rust snippets of the documentation's chapters, run against the sandbox.
#![allow(missing_docs, unreachable_pub, reason = "the snippets read as a shop's own code")]

#[path = "../../docs/snippets/rust/guide.rs"]
mod guide;

use std::collections::HashSet;

use pinelabs_online::{CallbackKey, Client, Config, Secret, WebhookKey};
use pinelabs_sandbox::{Sandbox, Settings};

const RETURN_URL: &str = "https://shop.example/return";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_chapters_in_rust_run_as_they_are_shown() {
    let sandbox = Sandbox::start(Settings::default()).await.unwrap();
    let client =
        Client::new(Config::at(sandbox.url(), sandbox.client_id(), sandbox.client_secret())).unwrap();
    assert_eq!(guide::start(&client).await.unwrap().status.as_str(), "CREATED");
    assert_eq!(guide::token(&client).await.unwrap(), Some(3600));
    let customer = guide::customer(&client).await.unwrap().customer_id;

    let order = guide::create_order(&client, &customer, "order-1", RETURN_URL).await.unwrap();
    let challenge = guide::pay_by_card(&client, &order).await.unwrap().unwrap();
    let form = answer_challenge(challenge.expose()).await;
    let key = CallbackKey::from_hex(&Secret::new(sandbox.callback_key())).unwrap();
    assert_eq!(guide::on_return(&client, &key, form.as_bytes(), &order.order_id).await, "AUTHORIZED");
    assert_eq!(guide::on_return(&client, &key, form.as_bytes(), "v1-another").await, "refused");
    let captured = guide::capture(&client, &order.order_id, "capture-1").await.unwrap();
    assert_eq!(captured.status.as_str(), "PARTIALLY_CAPTURED");
    assert_eq!(
        guide::refund(&client, &order.order_id, "refund-1").await.unwrap().status.as_str(),
        "PROCESSED"
    );

    let saved = guide::cards(&client, &customer).await.unwrap();
    let token_id = saved.tokens.first().unwrap().token_id.clone();
    let order = guide::create_order(&client, &customer, "order-2", RETURN_URL).await.unwrap();
    let challenge = guide::pay_by_saved_card(&client, &order, &token_id).await.unwrap().unwrap();
    answer_challenge(challenge.expose()).await;
    assert_eq!(guide::cancel(&client, &order.order_id).await.unwrap().status.as_str(), "CANCELLED");
    assert!(guide::errors(&client, &order.order_id).await.starts_with("refused: "));

    let order = guide::create_order(&client, &customer, "order-3", RETURN_URL).await.unwrap();
    assert!(guide::pay_by_foreign_token(&client, &order).await.unwrap().is_some());
    guide::forget_card(&client, &customer, &token_id).await.unwrap();

    let found = guide::reconcile(&client, None, "order-3").await.unwrap().unwrap();
    assert_eq!(found.order_id, order.order_id);
    assert!(guide::reconcile(&client, Some(&order.order_id), "order-3").await.unwrap().is_some());
    assert!(guide::reconcile(&client, None, "never-used").await.unwrap().is_none());

    let (subscription, page) = guide::subscribe(&client, &customer, "subscription-1").await.unwrap();
    approve_mandate(page.unwrap().expose()).await;
    let status = guide::debit(&client, &subscription, "debit-1").await.unwrap();
    assert_eq!(status.unwrap().as_str(), "COMPLETED");

    let webhook_key = WebhookKey::plain(&Secret::new("abc1234")).unwrap();
    let body = br#"{"event_type":"ORDER_AUTHORIZED","data":{"order_id":"v1-1","status":"AUTHORIZED"}}"#;
    let signature = webhook_key.sign("msg-1", 1_728_543_028, body).unwrap();
    let mut handled = HashSet::new();
    for tampered in [false, true, false] {
        let signature = if tampered { "v1,AAAA" } else { &signature };
        let headers =
            [("webhook-id", "msg-1"), ("webhook-timestamp", "1728543028"), ("webhook-signature", signature)];
        let outcome = guide::on_webhook(&webhook_key, body, &headers, 1_728_543_028_000, &mut handled);
        assert_eq!(outcome.is_err(), tampered);
    }
    assert_eq!(handled.len(), 1);
    sandbox.stop().await;
}

/// Does what the customer's browser does on the page of a mandate.
async fn approve_mandate(url: &str) {
    let http = reqwest::Client::new();
    let posted =
        http.post(url).header("content-type", "application/x-www-form-urlencoded").body("action=pay");
    assert!(posted.send().await.unwrap().status().is_success());
}

/// Does what the shopper's browser does, and gives the form that it would post to the shop.
async fn answer_challenge(url: &str) -> String {
    let http = reqwest::Client::new();
    let body = "otp=123456&action=pay";
    let posted = http.post(url).header("content-type", "application/x-www-form-urlencoded").body(body);
    let page = posted.send().await.unwrap().text().await.unwrap();
    let inputs = page.split("<input type=\"hidden\"").skip(1);
    let attribute = |tag: &str, name: &str| {
        tag.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let mut form = form_urlencoded::Serializer::new(String::new());
    for input in inputs {
        form.append_pair(&attribute(input, "name"), &attribute(input, "value"));
    }
    form.finish()
}
