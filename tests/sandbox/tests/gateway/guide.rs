//! The bodies of the Tokenization guide's requests, as printed: only the commas that are printed twice are repaired.

use serde_json::{Value, json};

use crate::common::{CARD, Gateway, answer, text};

const GENERATE_TOKEN: &str = include_str!("guide/1-generate-token.txt");
const CREATE_CUSTOMER: &str = include_str!("guide/2-create-customer.txt");
const CREATE_ORDER: &str = include_str!("guide/3-create-order.txt");
const SAVE_CARD: &str = include_str!("guide/4.1-save-card.txt");
const SAVED_TOKEN: &str = include_str!("guide/4.2-saved-token.txt");
const TOKEN_OF_ANOTHER_PROVIDER: &str = include_str!("guide/4.3.1-token-of-another-provider.txt");
const CAPTURE_ORDER: &str = include_str!("guide/6-capture-order.txt");

fn body(printed: &str) -> Value {
    serde_json::from_str(&printed.replace(",,", ",")).unwrap()
}

/// An order of the guide's customer with an amount that fits the guide's payments.
async fn order(gateway: &Gateway, customer: &str, value: u64, pre_auth: bool) -> Value {
    let mut order = body(CREATE_ORDER);
    order["merchant_order_reference"] = json!(gateway.reference("guide"));
    order["order_amount"]["value"] = json!(value);
    order["pre_auth"] = json!(pre_auth);
    let made = gateway.post("/api/pay/v1/orders", order).await;
    assert_eq!(made.status, 200, "{made:?}");
    // Section 3: the guide's `customer_id` is not known, so the number names the customer.
    assert_eq!(made.body["data"]["purchase_details"]["customer"]["customer_id"], json!(customer));
    made.body["data"].clone()
}

async fn pay(gateway: &Gateway, order: &Value, body: Value) -> Value {
    let path = format!("/api/pay/v1/orders/{}/payments", text(order, "order_id"));
    let paid = gateway.post(&path, body).await;
    assert_eq!((paid.status, &paid.body["data"]["status"]), (200, &json!("PENDING")), "{paid:?}");
    gateway.enter(&paid.body["data"], "123456").await;
    gateway.fetch(order).await
}

/// The guide's cards expire in 2030.
#[tokio::test]
async fn every_request_of_the_guide_is_taken_as_printed() {
    let granted = body(GENERATE_TOKEN);
    let gateway = Gateway::with(pinelabs_sandbox::Settings {
        client_id: text(&granted, "client_id").to_owned(),
        client_secret: text(&granted, "client_secret").to_owned(),
        ..Default::default()
    })
    .await;
    let token = answer(gateway.http.post(gateway.url("/api/auth/v1/token")).json(&granted)).await;
    assert_eq!((token.status, &token.body["expires_in"]), (200, &json!(3600)));

    let sent = body(CREATE_CUSTOMER);
    let made = gateway.post("/api/v1/customer", sent.clone()).await;
    assert_eq!(made.status, 201, "{made:?}");
    for (name, value) in sent.as_object().unwrap() {
        assert_eq!(&made.body[name], value, "{name}");
    }
    assert_eq!(gateway.post("/api/v1/customer", sent).await.body, made.body);
    let customer = text(&made.body, "customer_id");

    let sent = body(CREATE_ORDER);
    let made = gateway.post("/api/pay/v1/orders", sent.clone()).await;
    assert_eq!(made.status, 200, "{made:?}");
    let told = &made.body["data"];
    assert_eq!(
        (&sent["merchant_order_reference"], &told["merchant_order_reference"]),
        (&json!(112_345), &json!("112345"))
    );
    for name in ["order_amount", "pre_auth", "notes", "callback_url", "failure_callback_url"] {
        assert_eq!(told[name], sent[name], "{name}");
    }
    let mut details = sent["purchase_details"].clone();
    details["customer"]["customer_id"] = json!(customer);
    assert_eq!(told["purchase_details"], details);
    assert_eq!(gateway.get("/api/pay/v1/orders/reference/112345").await.body, made.body);

    let paid = pay(&gateway, &order(&gateway, customer, 50_000, false).await, body(SAVE_CARD)).await;
    assert_eq!(paid["status"], "PROCESSED");
    assert!(SAVE_CARD.contains(CARD));
    let listed = gateway.get(&format!("/api/v1/customer/{customer}/tokens")).await;
    assert_eq!(listed.body["total_tokens"], 1);

    let mut saved = body(SAVED_TOKEN);
    saved["payments"][0]["payment_option"]["card_token_details"]["token_id"] =
        listed.body["tokens"][0]["token_id"].clone();
    let paid = pay(&gateway, &order(&gateway, customer, 50_000, false).await, saved).await;
    assert_eq!(paid["status"], "PROCESSED");

    // Its `pre_auth` stands in the payment, where it means nothing: the order's own counts.
    let foreign = body(TOKEN_OF_ANOTHER_PROVIDER);
    assert_eq!(foreign["payments"][0]["pre_auth"], false);
    let paid = pay(&gateway, &order(&gateway, customer, 10_000, true).await, foreign).await;
    assert_eq!((&paid["status"], &paid["pre_auth"]), (&json!("AUTHORIZED"), &json!(true)));

    let captured = gateway.capture(&paid, body(CAPTURE_ORDER)).await;
    assert_eq!(captured.status, 200, "{captured:?}");
    let capture = &captured.body["data"]["payments"][0]["capture_data"][0];
    assert_eq!(capture["merchant_capture_reference"], "merchant-capture-ref-r4y");
    assert_eq!(capture["capture_amount"]["value"], 4000);

    let cancelled = gateway.cancel(&gateway.paid(1100, true).await).await;
    assert_eq!((cancelled.status, &cancelled.body["data"]["status"]), (200, &json!("CANCELLED")));
    assert_eq!(gateway.admin("status").await["customers"], 1);
}

#[tokio::test]
async fn both_spellings_of_the_type_of_an_address_are_taken_and_echoed() {
    let gateway = Gateway::start().await;
    for name in ["adddress_type", "address_type"] {
        let mut sent = body(CREATE_CUSTOMER);
        sent["merchant_customer_reference"] = json!(name);
        let address = sent["billing_address"].as_object_mut().unwrap();
        let home = address.remove("adddress_type").unwrap();
        address.insert(name.to_owned(), home);
        let made = gateway.post("/api/v1/customer", sent.clone()).await;
        assert_eq!((made.status, &made.body["billing_address"]), (201, &sent["billing_address"]));
        sent["billing_address"][name] = json!("x".repeat(101));
        gateway.post("/api/v1/customer", sent).await.names(&format!("billing_address.{name}"));
    }
}

#[tokio::test]
async fn references_sent_as_numbers_become_text_everywhere() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, true, json!({ "merchant_order_reference": 1 })).await;
    let path = format!("/api/pay/v1/orders/{}/payments", text(&order, "order_id"));
    let mut payment = body(SAVE_CARD);
    payment["payments"][0]["payment_amount"]["value"] = json!(1100);
    payment["payments"][0]["merchant_payment_reference"] = json!(2);
    let paid = gateway.post(&path, payment).await;
    assert_eq!(paid.body["data"]["payments"][0]["merchant_payment_reference"], "2", "{paid:?}");
    gateway.enter(&paid.body["data"], "123456").await;
    let captured = gateway.capture(&order, json!({ "merchant_capture_reference": 3 })).await;
    assert_eq!(
        captured.body["data"]["payments"][0]["capture_data"][0]["merchant_capture_reference"], "3",
        "{captured:?}"
    );
    let refunded = gateway.refund(&order, json!({ "merchant_order_reference": 4 })).await;
    assert_eq!(refunded.body["data"]["merchant_order_reference"], "4", "{refunded:?}");
    let customer = gateway.post("/api/v1/customer", json!({ "merchant_customer_reference": 5 })).await;
    assert_eq!(customer.body["merchant_customer_reference"], "5");
    let hosted =
        json!({ "merchant_order_reference": 6, "order_amount": { "value": 1100, "currency": "INR" } });
    assert_eq!(gateway.post("/api/checkout/v1/orders", hosted).await.status, 200);
    assert_eq!(
        gateway.get("/api/pay/v1/orders/reference/6").await.body["data"]["merchant_order_reference"],
        "6"
    );
    let token = json!({
        "customer_id": customer.body["customer_id"], "merchant_token_reference": 7, "payment_method": "CARD",
        "payment_option": { "encrypted_card_details": "b3BhcXVl" },
    });
    let made = gateway.post("/api/v1/tokens", token).await;
    assert_eq!(made.body["merchant_token_reference"], "7", "{made:?}");
}
