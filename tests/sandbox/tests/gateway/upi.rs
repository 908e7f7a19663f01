//! UPI: a link or a code for the shopper's app, a request to an address, and what the shopper answers.

use pinelabs_sandbox::{Oddity, Settings};
use serde_json::{Value, json};

use crate::common::{Answer, Gateway, answer, text};

async fn pay(gateway: &Gateway, order: &Value, details: Value, more: Value) -> Answer {
    let mut item = json!({
        "payment_method": "UPI", "payment_amount": order["order_amount"], "payment_option": { "upi_details": details },
    });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let path = format!("/api/pay/v1/orders/{}/payments", text(order, "order_id"));
    gateway.post(&path, json!({ "payments": [item] })).await
}

/// The value of a parameter of a link.
fn parameter(link: &str, name: &str) -> String {
    let query = link.split('?').nth(1).unwrap();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(found, _)| found == name).unwrap().1.into_owned()
}

#[tokio::test]
async fn a_link_opens_an_app_in_which_the_shopper_approves() {
    let gateway = Gateway::start().await;
    let order = gateway.order(110_050, false, json!({})).await;
    let paid = pay(&gateway, &order, json!({ "txn_mode": "INTENT" }), json!({})).await;
    let data = &paid.body["data"];
    assert_eq!((&data["status"], data.get("image_url")), (&json!("PENDING"), None), "{paid:?}");
    assert_eq!(data["payments"][0]["payment_option"], json!({ "upi_details": { "txn_mode": "INTENT" } }));
    let link = text(data, "challenge_url");
    assert!(link.starts_with("upi://pay?") && link.contains("am=1100.50"), "{link}");
    let app = parameter(link, "url");
    let page = gateway.http.get(&app).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("₹1,100.50") && page.contains("Approve"), "{page}");
    let done = gateway.http.post(&app).form(&[("action", "pay")]).send().await.unwrap().text().await.unwrap();
    assert!(done.contains("Approved"), "{done}");
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    // The page of cards has nothing to do with it.
    let token = app.split("token=").nth(1).unwrap();
    let landing =
        gateway.http.get(gateway.url(&format!("/web/auth/landing/?token={token}"))).send().await.unwrap();
    assert_eq!(landing.status(), 404);
}

#[tokio::test]
async fn a_code_has_a_picture_for_twenty_minutes() {
    let settings = Settings { challenge_ttl: std::time::Duration::from_secs(3600), ..Settings::default() };
    let gateway = Gateway::with(settings).await;
    let order = gateway.order(1100, false, json!({})).await;
    let paid = pay(&gateway, &order, json!({ "txn_mode": "INTENT", "upi_qr": true }), json!({})).await;
    let data = &paid.body["data"];
    assert_eq!(data["payments"][0]["payment_option"]["upi_data"]["upi_qr"], true, "{paid:?}");
    let picture = text(data, "image_url");
    let shown = gateway.http.get(picture).send().await.unwrap();
    assert_eq!(
        (shown.status().as_u16(), &shown.headers()["content-type"]),
        (200, &"image/svg+xml".parse().unwrap())
    );
    assert!(shown.text().await.unwrap().starts_with("<svg"));
    gateway.advance(1201).await;
    assert_eq!(gateway.http.get(picture).send().await.unwrap().status(), 410);
}

#[tokio::test]
async fn a_request_to_an_address_is_answered_by_the_admin_api() {
    let gateway = Gateway::start().await;
    let collect = json!({ "txn_mode": "COLLECT", "payer": { "vpa": "kevin@upi" } });
    let answer_with = async |payment: &Value, word: &str| {
        let path = format!("/_sandbox/api/payments/{}/{word}", text(payment, "id"));
        answer(gateway.http.post(gateway.url(&path))).await
    };
    let order = gateway.order(1100, false, json!({})).await;
    let paid = pay(&gateway, &order, collect.clone(), json!({})).await;
    assert!(paid.body["data"].get("challenge_url").is_none(), "{paid:?}");
    let payment = &paid.body["data"]["payments"][0];
    let declined = answer_with(payment, "decline").await;
    assert_eq!((declined.status, &declined.body["status"]), (200, &json!("ATTEMPTED")));
    let again = pay(&gateway, &order, collect, json!({})).await;
    let payment = &again.body["data"]["payments"][0];
    answer_with(payment, "approve").await.refused(422, "OPERATION_NOT_ALLOWED");
    let payment = &again.body["data"]["payments"][1];
    let approved = answer_with(payment, "approve").await;
    assert_eq!((approved.status, &approved.body["status"]), (200, &json!("PROCESSED")));
    answer_with(payment, "approve").await.refused(422, "OPERATION_NOT_ALLOWED");
    answer_with(&json!({ "id": "v1-none-up-a" }), "approve").await.refused(404, "INVALID_REQUEST");
    assert_eq!(gateway.sandbox.tally(text(&order, "merchant_order_reference")).charges, 1);
}

#[tokio::test]
async fn amounts_decide_as_in_the_vendors_test_environment_where_that_is_switched_on() {
    let gateway = Gateway::with(Settings { oddities: vec![Oddity::UpiAmounts], ..Settings::default() }).await;
    let intent = json!({ "txn_mode": "INTENT" });
    for (paise, http, status) in [
        (50_000, 200, "PROCESSED"),
        (50_050, 200, "PENDING"),
        (55_000, 200, "PENDING"),
        (65_000, 200, "ATTEMPTED"),
        (75_000, 404, "CREATED"),
        (80_000, 504, "PENDING"),
    ] {
        let order = gateway.order(paise, false, json!({})).await;
        let paid = pay(&gateway, &order, intent.clone(), json!({})).await;
        assert_eq!(paid.status, http, "{paise}: {paid:?}");
        assert_eq!(gateway.fetch(&order).await["status"], status, "{paise}");
    }
}

#[tokio::test]
async fn an_order_can_name_the_account_that_pays_it() {
    let gateway = Gateway::start().await;
    let account = json!({ "bank_details": { "account_number": "123456789012", "ifsc_code": "SBIN0001234" } });
    let more = json!({ "purchase_details": { "account_details": account } });
    let order = gateway.order(1100, false, more).await;
    let intent = json!({ "txn_mode": "INTENT" });
    let other = json!({ "customer_account_details": { "account_number": "999999999999" } });
    pay(&gateway, &order, intent.clone(), other).await.refused(422, "INVALID_REQUEST");
    let own = json!({
        "customer_account_details": { "account_number": "123456789012" }, "mandate_info": { "request_type": "CREATE_MANDATE" },
    });
    let paid = pay(&gateway, &order, intent, own).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert!(text(&paid.body["data"], "challenge_url").starts_with("upi://mandate?"));
    assert_eq!(paid.body["data"]["payments"][0]["mandate_info"]["request_type"], "CREATE_MANDATE");
}
