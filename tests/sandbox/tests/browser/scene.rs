//! A sandbox, a shop on another origin, and a browser.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::Form;
use axum::response::Html;
use axum::routing::post;
use pinelabs_sandbox::{Sandbox, Settings};
use serde_json::{Value, json};

use crate::CARD;
use crate::webdriver::Browser;

/// A sandbox, a shop and a browser.
pub(crate) struct Scene {
    pub(crate) sandbox: Sandbox,
    pub(crate) shop: Shop,
    pub(crate) browser: Browser,
    http: reqwest::Client,
    token: String,
}

impl Scene {
    pub(crate) async fn open(width: u32, height: u32) -> Scene {
        Scene::dressed(width, height, &[]).await
    }

    /// With further arguments for Chromium.
    pub(crate) async fn dressed(width: u32, height: u32, more: &[&str]) -> Scene {
        // The library under test may have installed the same provider already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap();
        let sandbox = Sandbox::start(Settings::default()).await.unwrap();
        let shop = Shop::open().await;
        let browser = Browser::open(http.clone(), width, height, more).await;
        let credentials = json!({ "client_id": sandbox.client_id(), "client_secret": sandbox.client_secret(),
            "grant_type": "client_credentials" });
        let granted =
            http.post(format!("{}/api/auth/v1/token", sandbox.url())).json(&credentials).send().await;
        let granted: Value = granted.unwrap().json().await.unwrap();
        let token = granted["access_token"].as_str().unwrap().to_owned();
        Scene { sandbox, shop, browser, http, token }
    }

    pub(crate) fn order_body(&self, reference: &str) -> Value {
        json!({
            "merchant_order_reference": reference, "order_amount": { "value": 110_050, "currency": "INR" },
            "pre_auth": true, "callback_url": format!("{}/return", self.shop.url),
            "failure_callback_url": format!("{}/failed", self.shop.url),
        })
    }

    pub(crate) async fn pending_order(&self, reference: &str) -> Value {
        let order = self.post("/api/pay/v1/orders", self.order_body(reference)).await["data"].clone();
        let payment = json!({ "payments": [{
            "payment_method": "CARD", "payment_amount": order["order_amount"],
            "payment_option": { "card_details": {
                "card_number": CARD, "cvv": "065", "expiry_month": "12", "expiry_year": "2035",
            }},
        }]});
        let path = format!("/api/pay/v1/orders/{}/payments", order["order_id"].as_str().unwrap());
        self.post(&path, payment).await["data"].clone()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.sandbox.url());
        let answer = self.http.post(url).bearer_auth(&self.token).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.json().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.sandbox.url());
        self.http.get(url).bearer_auth(&self.token).send().await.unwrap().json().await.unwrap()
    }

    pub(crate) async fn close(self) {
        self.browser.close().await;
        self.sandbox.stop().await;
    }
}

/// The forms that the shop received, newest last: path and fields.
type Forms = Arc<Mutex<Vec<(&'static str, HashMap<String, String>)>>>;

/// A shop that takes the callback form and thanks.
pub(crate) struct Shop {
    pub(crate) url: String,
    forms: Forms,
}

impl Shop {
    pub(crate) async fn open() -> Shop {
        let forms = Forms::default();
        let take = |path: &'static str| {
            let forms = forms.clone();
            post(move |Form(fields): Form<HashMap<String, String>>| async move {
                forms.lock().unwrap().push((path, fields));
                Html(
                    "<!DOCTYPE html><html lang=\"en\"><title>Shop</title><p id=\"thanks\">Thank you</p></html>",
                )
            })
        };
        let router = Router::new().route("/return", take("/return")).route("/failed", take("/failed"));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Shop { url, forms }
    }

    pub(crate) fn last(&self, path: &str) -> HashMap<String, String> {
        let forms = self.forms.lock().unwrap();
        assert_eq!(forms.len(), 1, "{forms:?}");
        assert_eq!(forms[0].0, path);
        forms[0].1.clone()
    }
}
