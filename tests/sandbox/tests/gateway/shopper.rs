//! The payment page, played by a plain HTTP client.

use hmac::{Hmac, KeyInit, Mac};
use pinelabs_sandbox::{Oddity, Settings};
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, form, text};

/// The guide's recipe, written here again so that the sandbox is not its own witness.
fn verify(key: &str, fields: &[(String, String)]) {
    let mut signed: Vec<_> = fields.iter().filter(|(name, _)| name != "signature").collect();
    signed.sort();
    let message = signed.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&hex::decode(key).unwrap()).unwrap();
    mac.update(message.as_bytes());
    let expected = hex::encode_upper(mac.finalize().into_bytes());
    assert_eq!(value(fields, "signature"), Some(expected.as_str()), "{message}");
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

async fn pending(gateway: &Gateway, pre_auth: bool, more: Value) -> Value {
    let order = gateway.order(110_050, pre_auth, more).await;
    gateway.pay(&order, card(CARD)).await.body["data"].clone()
}

#[tokio::test]
async fn the_page_shows_amount_merchant_and_masked_card() {
    let settings = Settings { merchant: "Chai & <Sons>".to_owned(), ..Settings::default() };
    let gateway = Gateway::with(settings).await;
    let order = pending(&gateway, true, json!({})).await;
    let shown = gateway.http.get(text(&order, "challenge_url")).send().await.unwrap();
    assert_eq!(shown.status(), 200);
    assert!(shown.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    let page = shown.text().await.unwrap();
    for part in
        ["₹1,100.50", "Chai &amp; &lt;Sons&gt;", "**** 4895", "lang=\"en\"", "<label for=\"otp\">", "123456"]
    {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains(CARD));
}

#[tokio::test]
async fn the_right_otp_returns_a_signed_success() {
    let gateway = Gateway::start().await;
    for (pre_auth, status) in [(true, "AUTHORIZED"), (false, "PROCESSED")] {
        let order = pending(&gateway, pre_auth, json!({})).await;
        let (action, fields) = form(&gateway.enter(&order, "123456").await);
        assert_eq!(action, "https://shop.example/return");
        assert_eq!(value(&fields, "order_id"), order["order_id"].as_str());
        assert_eq!(value(&fields, "status"), Some(status));
        assert_eq!(fields.len(), 3, "{fields:?}");
        verify(gateway.sandbox.callback_key(), &fields);
        // A reload shows the same form again and charges nothing more.
        let (_, again) = form(&gateway.enter(&order, "123456").await);
        assert_eq!(again, fields);
        assert_eq!(gateway.sandbox.tally(text(&order, "merchant_order_reference")).authorisations, 1);
    }
}

#[tokio::test]
async fn the_callback_has_payment_status_where_that_is_asked_for_and_is_signed_as_posted() {
    let gateway =
        Gateway::with(Settings { oddities: vec![Oddity::PaymentStatus], ..Settings::default() }).await;
    for (otp, status, count) in [("123456", "AUTHORIZED", 3), ("000000", "FAILED", 5)] {
        let order = pending(&gateway, true, json!({})).await;
        let (_, fields) = form(&gateway.enter(&order, otp).await);
        assert_eq!((value(&fields, "payment_status"), value(&fields, "status")), (Some(status), None));
        assert_eq!(fields.len(), count, "{fields:?}");
        verify(gateway.sandbox.callback_key(), &fields);
    }
}

#[tokio::test]
async fn wrong_otps_are_counted_and_the_third_fails() {
    let gateway = Gateway::start().await;
    let order = pending(&gateway, true, json!({})).await;
    for left in ["2 tries left", "1 try left"] {
        let page = gateway.enter(&order, "111111").await;
        assert!(page.contains(left) && page.contains("role=\"alert\""), "{page}");
    }
    let (action, fields) = form(&gateway.enter(&order, "111111").await);
    assert_eq!(action, "https://shop.example/failed");
    assert_eq!(value(&fields, "status"), Some("FAILED"));
    assert_eq!(value(&fields, "error_code"), Some("USER_AUTHENTICATION_FAILED"));
    assert_eq!(value(&fields, "error_message"), Some("Customer authentication failed"));
    verify(gateway.sandbox.callback_key(), &fields);
    assert_eq!(gateway.fetch(&order).await["status"], "ATTEMPTED");
}

#[tokio::test]
async fn a_cancelled_payment_returns_to_the_failure_url() {
    let gateway = Gateway::start().await;
    let order = pending(&gateway, true, json!({})).await;
    let url = text(&order, "challenge_url");
    let cancelled = gateway.http.post(url).form(&[("otp", ""), ("action", "cancel")]).send().await.unwrap();
    let (action, fields) = form(&cancelled.text().await.unwrap());
    assert_eq!(action, "https://shop.example/failed");
    assert_eq!(
        (value(&fields, "status"), value(&fields, "error_code")),
        (Some("CANCELLED"), Some("ORDER_CANCELLED"))
    );
    verify(gateway.sandbox.callback_key(), &fields);
    assert_eq!(gateway.fetch(&order).await["status"], "CANCELLED");
}

#[tokio::test]
async fn the_way_back_falls_back_as_documented() {
    let settings =
        Settings { callback_url: Some("https://onboarding.example/".to_owned()), ..Settings::default() };
    let gateway = Gateway::with(settings).await;
    // Without a failure URL the callback URL serves both.
    let order = pending(&gateway, true, json!({ "failure_callback_url": null })).await;
    let (action, _) = form(&gateway.enter(&order, "000000").await);
    assert_eq!(action, "https://shop.example/return");
    // Without either, the URL set at onboarding.
    let none = json!({ "callback_url": null, "failure_callback_url": null });
    let order = pending(&gateway, true, none.clone()).await;
    let (action, _) = form(&gateway.enter(&order, "123456").await);
    assert_eq!(action, "https://onboarding.example/");
    // Without any, the page ends.
    let gateway = Gateway::start().await;
    let order = pending(&gateway, true, none).await;
    let page = gateway.enter(&order, "123456").await;
    assert!(page.contains("Payment successful") && !page.contains("<form"), "{page}");
}

#[tokio::test]
async fn urls_and_messages_cannot_break_out_of_the_form() {
    let gateway = Gateway::start().await;
    let url = "https://shop.example/r?a=1&b=\"><script>x()</script>";
    let order = pending(&gateway, true, json!({ "callback_url": url })).await;
    let page = gateway.enter(&order, "123456").await;
    assert!(!page.contains("<script>x()"), "{page}");
    assert_eq!(form(&page).0, url);
}

#[tokio::test]
async fn unknown_links_are_not_found() {
    let gateway = Gateway::start().await;
    for path in ["/web/auth/landing/", "/web/auth/landing/?token=nobody"] {
        assert_eq!(gateway.http.get(gateway.url(path)).send().await.unwrap().status(), 404);
    }
    let home = gateway.http.get(gateway.url("/")).send().await.unwrap().text().await.unwrap();
    assert!(home.contains(CARD) && home.contains("400001") && home.contains(gateway.sandbox.client_id()));
}
