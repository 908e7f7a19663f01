//! A sandbox, a plain HTTP client, and short words for what tests do all the time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use pinelabs_sandbox::{Sandbox, Settings};
use reqwest::Method;
use serde_json::{Value, json};

/// The guide's card.
pub(crate) const CARD: &str = "4895489548954895";

pub(crate) struct Gateway {
    pub(crate) sandbox: Sandbox,
    pub(crate) http: reqwest::Client,
    pub(crate) token: String,
    next: AtomicU64,
}

/// An answer: status and JSON.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Gateway {
    pub(crate) async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let sandbox = Sandbox::start(settings).await.unwrap();
        let http = client();
        let token = token(&http, &sandbox).await;
        Gateway { sandbox, http, token, next: AtomicU64::new(1) }
    }

    /// A reference that no other call of this test has.
    pub(crate) fn reference(&self, word: &str) -> String {
        format!("{word}-{}", self.next.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.url())
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path)).bearer_auth(&self.token)
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::POST, path).json(&body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::PUT, path).json(&body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::PATCH, path).json(&body)).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    /// Creates an order and returns it.
    pub(crate) async fn order(&self, value: u64, pre_auth: bool, more: Value) -> Value {
        let mut body = json!({
            "merchant_order_reference": self.reference("order"),
            "order_amount": { "value": value, "currency": "INR" },
            "pre_auth": pre_auth,
            "callback_url": "https://shop.example/return",
            "failure_callback_url": "https://shop.example/failed",
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let created = self.post("/api/pay/v1/orders", body).await;
        assert_eq!(created.status, 200, "{created:?}");
        created.body["data"].clone()
    }

    pub(crate) async fn pay(&self, order: &Value, details: Value) -> Answer {
        self.pay_as(order, details, None).await
    }

    pub(crate) async fn pay_as(&self, order: &Value, details: Value, reference: Option<&str>) -> Answer {
        let mut item = json!({
            "payment_method": "CARD",
            "payment_amount": order["order_amount"],
            "payment_option": details,
        });
        if let Some(reference) = reference {
            item["merchant_payment_reference"] = json!(reference);
        }
        let path = format!("/api/pay/v1/orders/{}/payments", text(order, "order_id"));
        self.post(&path, json!({ "payments": [item] })).await
    }

    /// An order paid with the guide's card and the right OTP.
    pub(crate) async fn paid(&self, value: u64, pre_auth: bool) -> Value {
        let order = self.order(value, pre_auth, json!({})).await;
        let paid = self.pay(&order, card(CARD)).await;
        assert_eq!(paid.status, 200, "{paid:?}");
        self.enter(&paid.body["data"], "123456").await;
        self.fetch(&order).await
    }

    /// Plays the shopper: posts an OTP to the payment page and returns the page.
    pub(crate) async fn enter(&self, order: &Value, otp: &str) -> String {
        let url = text(order, "challenge_url");
        let page = self.http.post(url).form(&[("otp", otp), ("action", "pay")]).send().await.unwrap();
        page.text().await.unwrap()
    }

    pub(crate) async fn fetch(&self, order: &Value) -> Value {
        let found = self.get(&format!("/api/pay/v1/orders/{}", text(order, "order_id"))).await;
        assert_eq!(found.status, 200, "{found:?}");
        found.body["data"].clone()
    }

    pub(crate) async fn capture(&self, order: &Value, body: Value) -> Answer {
        self.put(&format!("/api/pay/v1/orders/{}/capture", text(order, "order_id")), body).await
    }

    pub(crate) async fn cancel(&self, order: &Value) -> Answer {
        let path = format!("/api/pay/v1/orders/{}/cancel", text(order, "order_id"));
        answer(self.request(Method::PUT, &path)).await
    }

    pub(crate) async fn refund(&self, order: &Value, body: Value) -> Answer {
        self.post(&format!("/api/pay/v1/refunds/{}", text(order, "order_id")), body).await
    }

    pub(crate) async fn customer(&self) -> String {
        let body =
            json!({ "merchant_customer_reference": self.reference("customer"), "first_name": "Kevin" });
        let made = self.post("/api/v1/customer", body).await;
        assert_eq!(made.status, 201, "{made:?}");
        text(&made.body, "customer_id").to_owned()
    }

    /// A customer with one saved card: customer id and token id.
    pub(crate) async fn saved_card(&self, number: &str) -> (String, String) {
        let customer = self.customer().await;
        let order = self.order(1100, false, of_customer(&customer)).await;
        let mut details = card(number);
        details["card_details"]["save"] = json!(true);
        let paid = self.pay(&order, details).await;
        self.enter(&paid.body["data"], "123456").await;
        let listed = self.get(&format!("/api/v1/customer/{customer}/tokens")).await;
        let token = text(&listed.body["tokens"][0], "token_id").to_owned();
        (customer, token)
    }

    pub(crate) async fn admin(&self, path: &str) -> Value {
        let answer = answer(self.http.get(self.url(&format!("/_sandbox/api/{path}")))).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    }

    pub(crate) async fn arm(&self, fault: Value) {
        let armed = answer(self.http.post(self.url("/_sandbox/api/faults")).json(&fault)).await;
        assert_eq!(armed.status, 201, "{armed:?}");
    }

    pub(crate) async fn advance(&self, seconds: u64) {
        self.sandbox.advance(Duration::from_secs(seconds));
    }
}

impl Answer {
    pub(crate) fn refused(&self, status: u16, code: &str) {
        assert_eq!((self.status, self.body["code"].as_str()), (status, Some(code)), "{self:?}");
        assert!(self.body["message"].as_str().is_some_and(|text| !text.is_empty()), "{self:?}");
        assert!(self.body["additional_error_details"]["source"].is_string(), "{self:?}");
    }

    /// 400 `INVALID_REQUEST` with a message that names the field.
    pub(crate) fn names(&self, field: &str) {
        self.refused(400, "INVALID_REQUEST");
        assert!(text(&self.body, "message").contains(field), "{field}: {self:?}");
    }
}

pub(crate) fn client() -> reqwest::Client {
    // The library under test may have installed the same provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap()
}

pub(crate) async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok()).map(str::to_owned);
    assert_eq!(kind.as_deref(), Some("application/json"));
    Answer { status, body: response.json().await.unwrap() }
}

pub(crate) async fn token(http: &reqwest::Client, sandbox: &Sandbox) -> String {
    let body = json!({
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "grant_type": "client_credentials",
    });
    let granted = answer(http.post(format!("{}/api/auth/v1/token", sandbox.url())).json(&body)).await;
    assert_eq!(granted.status, 200, "{granted:?}");
    text(&granted.body, "access_token").to_owned()
}

/// A `payment_option` with card details.
pub(crate) fn card(number: &str) -> Value {
    json!({ "card_details": {
        "name": "Kevin Bob", "card_number": number, "cvv": "065", "expiry_month": "12", "expiry_year": "2035",
    }})
}

/// An order's fields that name a customer.
pub(crate) fn of_customer(id: &str) -> Value {
    json!({ "purchase_details": { "customer": { "customer_id": id } } })
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text `{name}` in {value}"))
}

/// The hidden inputs of the form that goes back to the shop, and its action.
pub(crate) fn form(page: &str) -> (String, Vec<(String, String)>) {
    let attribute = |tag: &str, name: &str| {
        let start = tag.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        let value = &tag[start..start + tag[start..].find('"').unwrap()];
        value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    let opening = page.split("<form").nth(1).unwrap_or_else(|| panic!("no form in {page}"));
    let action = attribute(opening.split('>').next().unwrap(), "action");
    let inputs = page.split("<input type=\"hidden\"").skip(1);
    let fields = inputs.map(|rest| {
        let tag = rest.split('>').next().unwrap();
        (attribute(tag, "name"), attribute(tag, "value"))
    });
    (action, fields.collect())
}

/// Waits until `check` holds, for at most a minute.
pub(crate) async fn eventually<F: AsyncFnMut() -> bool>(mut check: F) {
    let started = Instant::now();
    while !check().await {
        assert!(started.elapsed() < Duration::from_secs(60), "it never came true");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
