//! Payment links.

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Answer, CARD, Gateway, answer, text};

fn link(reference: &str, more: Value) -> Value {
    let mut body = json!({
        "merchant_payment_link_reference": reference,
        "amount": { "value": 110_000, "currency": "INR" },
        "customer": { "email_id": "asha@example.com", "mobile_number": "9876543210", "country_code": "91" },
        "description": "Two chairs", "callback_url": "https://shop.example/return",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn act(gateway: &Gateway, method: Method, link: &Value, verb: &str) -> Answer {
    let path = format!("/api/pay/v1/paymentlink/{}/{verb}", text(link, "payment_link_id"));
    answer(gateway.request(method, &path)).await
}

async fn read(gateway: &Gateway, link: &Value) -> Value {
    let read = gateway.get(&format!("/api/pay/v1/paymentlink/{}", text(link, "payment_link_id"))).await;
    assert_eq!(read.status, 200, "{read:?}");
    read.body
}

/// Opens the link as the customer's browser does, and gives the URL of the page.
async fn open(gateway: &Gateway, link: &Value) -> String {
    let moved = gateway.http.get(text(link, "payment_link")).send().await.unwrap();
    assert_eq!(moved.status(), 303);
    gateway.url(moved.headers()["location"].to_str().unwrap())
}

#[tokio::test]
async fn a_link_is_opened_and_paid_and_says_so() {
    let gateway = Gateway::start().await;
    let made = gateway.post("/api/pay/v1/paymentlink", link("link-1", json!({}))).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("CREATED")), "{made:?}");
    assert!(text(&made.body, "payment_link_id").starts_with("pl-v1-"));
    assert_eq!(
        (&made.body["amount_due"], &made.body["description"]),
        (&made.body["amount"], &json!("Two chairs"))
    );
    let again = gateway.post("/api/pay/v1/paymentlink", link("link-1", json!({}))).await;
    assert_eq!((again.status, &again.body), (200, &made.body));
    let found = gateway.get("/api/pay/v1/paymentlink/ref/link-1").await;
    assert_eq!(found.body, made.body);

    let page = open(&gateway, &made.body).await;
    assert_eq!(read(&gateway, &made.body).await["status"], "CLICKED");
    let shown = gateway.http.get(&page).send().await.unwrap().text().await.unwrap();
    assert!(shown.contains("₹1,100.00"), "{shown}");
    let card = [("card_number", CARD), ("expiry", "12/2035"), ("cvv", "065")];
    let moved = gateway.http.post(&page).form(&card).send().await.unwrap();
    assert_eq!(read(&gateway, &made.body).await["status"], "PAYMENT_INITIATED");
    let refused = act(&gateway, Method::PUT, &made.body, "cancel").await;
    assert_eq!((refused.status, &refused.body["code"]), (422, &json!("OPERATION_NOT_ALLOWED")));
    let challenge = gateway.url(moved.headers()["location"].to_str().unwrap());
    gateway.http.post(challenge).form(&[("otp", "123456")]).send().await.unwrap();
    let paid = read(&gateway, &made.body).await;
    assert_eq!((&paid["status"], &paid["amount_due"]["value"]), (&json!("PROCESSED"), &json!(0)));
    let order = gateway.get(&format!("/api/pay/v1/orders/{}", text(&paid, "order_id"))).await;
    assert_eq!(order.body["data"]["status"], "PROCESSED");
    assert_eq!(gateway.http.get(&page).send().await.unwrap().status(), 410);
    assert_eq!(act(&gateway, Method::PUT, &made.body, "cancel").await.status, 422);
}

#[tokio::test]
async fn a_cancelled_link_and_one_whose_time_is_over_cannot_be_paid() {
    let gateway = Gateway::start().await;
    let made = gateway.post("/api/pay/v1/paymentlink", link("link-1", json!({}))).await.body;
    let page = open(&gateway, &made).await;
    let cancelled = act(&gateway, Method::PUT, &made, "cancel").await;
    assert_eq!((cancelled.status, &cancelled.body["status"]), (200, &json!("CANCELLED")));
    assert_eq!(gateway.http.get(&page).send().await.unwrap().status(), 410);
    assert_eq!(act(&gateway, Method::PUT, &made, "cancel").await.status, 422);
    assert_eq!(act(&gateway, Method::PATCH, &made, "notify").await.status, 422);

    let status = gateway.get("/_sandbox/api/status").await;
    let now = humantime::parse_rfc3339(text(&status.body, "now")).unwrap();
    let soon = humantime::format_rfc3339_seconds(now + std::time::Duration::from_secs(3600)).to_string();
    let soon = json!({ "expire_by": format!("{}Z", &soon[..16]) });
    let made = gateway.post("/api/pay/v1/paymentlink", link("link-2", soon)).await.body;
    assert_eq!(made["status"], "CREATED", "{made}");
    gateway.post("/_sandbox/api/clock", json!({ "advance_seconds": 3600 })).await;
    // The access token is as old as the clock now.
    let bearer = crate::common::token(&gateway.http, &gateway.sandbox).await;
    let path = gateway.url(&format!("/api/pay/v1/paymentlink/{}", text(&made, "payment_link_id")));
    let read = answer(gateway.http.get(path).bearer_auth(bearer)).await;
    assert_eq!(read.body["status"], "EXPIRED", "{read:?}");
    let page = open(&gateway, &made).await;
    assert_eq!(gateway.http.get(&page).send().await.unwrap().status(), 410);
}

#[tokio::test]
async fn every_notification_is_another_message() {
    let gateway = Gateway::start().await;
    let made = gateway.post("/api/pay/v1/paymentlink", link("link-1", json!({}))).await.body;
    let messages = async || gateway.get("/_sandbox/api/status").await.body["link_messages"].clone();
    assert_eq!(messages().await, 1);
    assert_eq!(act(&gateway, Method::PATCH, &made, "notify").await.status, 200);
    assert_eq!(messages().await, 2);
    let nobody =
        gateway.post("/api/pay/v1/paymentlink", link("link-2", json!({ "customer": null }))).await.body;
    act(&gateway, Method::PATCH, &nobody, "notify").await.names("Customer");
    assert_eq!(messages().await, 2);
}

#[tokio::test]
async fn malformed_and_unknown_links_are_refused() {
    let gateway = Gateway::start().await;
    gateway.post("/api/pay/v1/paymentlink", json!({})).await.names("Merchant Payment Link Reference");
    for (more, field) in [
        (json!({ "expire_by": "soon" }), "Expire By"),
        (json!({ "expire_by": "2020-01-01T00:00:00Z" }), "Expire By"),
        (json!({ "expire_by": "2999-01-01T00:00:00Z" }), "Expire By"),
        (json!({ "product_details": [{ "product_amount": { "value": 0, "currency": "INR" } }] }), "Amount"),
        (json!({ "cart_details": { "items": [1] } }), "Items"),
        (json!({ "pre_auth": "perhaps" }), "Pre Auth"),
    ] {
        gateway.post("/api/pay/v1/paymentlink", link("link-1", more)).await.names(field);
    }
    let unknown = gateway.get("/api/pay/v1/paymentlink/pl-v1-nothing").await;
    assert_eq!(
        (unknown.status, &unknown.body["message"]),
        (404, &json!("No matching records found for the inquiry"))
    );
    assert_eq!(gateway.get("/api/pay/v1/paymentlink/ref/nothing").await.status, 404);
    let page = gateway.http.get(gateway.url("/checkout/link?token=nobody")).send().await.unwrap();
    assert_eq!(page.status(), 404);
}
