//! Hosted checkout.

use serde_json::json;

use crate::common::{CARD, Gateway, form, text};

#[tokio::test]
async fn a_hosted_checkout_leads_through_its_own_pages_to_a_paid_order() {
    let gateway = Gateway::start().await;
    let body = json!({
        "merchant_order_reference": "hosted", "order_amount": { "value": 110_000, "currency": "INR" },
        "integration_mode": "REDIRECT", "callback_url": "https://shop.example/return",
    });
    let made = gateway.post("/api/checkout/v1/orders", body.clone()).await;
    assert_eq!((made.status, &made.body["response_code"]), (200, &json!(200)), "{made:?}");
    let again = gateway.post("/api/checkout/v1/orders", body).await;
    assert_eq!(again.body, made.body);
    let url = text(&made.body, "redirect_url");
    let page = gateway.http.get(url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("₹1,100.00") && page.contains("Sandbox Store"), "{page}");
    let bad = [("card_number", "12"), ("expiry", "12/2035"), ("cvv", "065")];
    let refused = gateway.http.post(url).form(&bad).send().await.unwrap().text().await.unwrap();
    assert!(refused.contains("role=\"alert\"") && refused.contains("Card Number"), "{refused}");
    let good = [("card_number", CARD), ("expiry", "12/2035"), ("cvv", "065"), ("save", "1")];
    let moved = gateway.http.post(url).form(&good).send().await.unwrap();
    assert_eq!(moved.status(), 303);
    let challenge = gateway.url(moved.headers()["location"].to_str().unwrap());
    let done =
        gateway.http.post(challenge).form(&[("otp", "123456")]).send().await.unwrap().text().await.unwrap();
    let (action, fields) = form(&done);
    assert_eq!(action, "https://shop.example/return");
    assert!(fields.contains(&("status".to_owned(), "PROCESSED".to_owned())));
    let order = gateway.get("/api/pay/v1/orders/reference/hosted").await;
    assert_eq!(
        (&order.body["data"]["status"], &order.body["data"]["integration_mode"]),
        (&json!("PROCESSED"), &json!("REDIRECT"))
    );
    let closed = gateway.http.get(url).send().await.unwrap();
    assert_eq!(closed.status(), 410);
}

#[tokio::test]
async fn malformed_checkouts_are_refused() {
    let gateway = Gateway::start().await;
    gateway.post("/api/checkout/v1/orders", json!({})).await.names("Merchant Order Reference");
    let odd = json!({ "merchant_order_reference": "a", "order_amount": { "value": 1100, "currency": "INR" }, "integration_mode": "POPUP" });
    gateway.post("/api/checkout/v1/orders", odd).await.names("Integration Mode");
    let unknown = gateway.http.get(gateway.url("/checkout/?token=nobody")).send().await.unwrap();
    assert_eq!(unknown.status(), 404);
}
