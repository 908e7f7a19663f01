//! The three kinds of card payment, and what is refused.

use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, of_customer, text};

fn saved(token: &str) -> Value {
    json!({ "card_token_details": { "token_id": token, "cvv": "065", "token_txn_type": "NETWORK_TOKEN" } })
}

fn foreign() -> Value {
    json!({ "card_token_details": {
        "name": "SOME_RANDOM_NAME", "last4_digit": "4026", "cvv": "123", "expiry_month": "03", "expiry_year": "2035",
        "token": "4122980000000008", "cryptogram": "AgAAAGQkm6LscccAAAA5gz4AAAA=", "token_txn_type": "ALT_TOKEN",
    }})
}

#[tokio::test]
async fn a_card_payment_waits_for_the_challenge() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({})).await;
    let paid = gateway.pay_as(&order, card(CARD), Some("pay-1")).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let data = &paid.body["data"];
    assert_eq!(data["status"], "PENDING");
    assert!(text(data, "challenge_url").starts_with(gateway.sandbox.url()));
    let payment = &data["payments"][0];
    assert_eq!(payment["id"], json!(format!("{}-cc-a", text(&order, "order_id"))));
    assert_eq!(
        (&payment["status"], &payment["merchant_payment_reference"]),
        (&json!("PENDING"), &json!("pay-1"))
    );
    let shown = &payment["payment_option"]["card_data"];
    assert_eq!(
        (&shown["network_name"], &shown["issuer_name"], &shown["token_txn_type"], &shown["last4_digit"]),
        (&json!("VISA"), &json!("KOTAK"), &json!("ALT_TOKEN"), &json!("4895"))
    );
    assert!(!paid.body.to_string().contains(CARD));
}

#[tokio::test]
async fn without_pre_auth_the_order_is_processed_and_with_it_authorized() {
    let gateway = Gateway::start().await;
    let taken = gateway.paid(1100, false).await;
    assert_eq!(
        (&taken["status"], &taken["payments"][0]["status"]),
        (&json!("PROCESSED"), &json!("PROCESSED"))
    );
    let blocked = gateway.paid(1100, true).await;
    assert_eq!(
        (&blocked["status"], &blocked["payments"][0]["status"]),
        (&json!("AUTHORIZED"), &json!("AUTHORIZED"))
    );
    assert_eq!(blocked["payments"][0]["acquirer_data"]["rrn"].as_str().unwrap().len(), 12);
    assert!(blocked.get("challenge_url").is_none());
    let tally = gateway.sandbox.tally(text(&blocked, "merchant_order_reference"));
    assert_eq!((tally.authorisations, tally.charges, tally.authorised, tally.captured), (1, 0, 1100, 0));
    let tally = gateway.sandbox.tally(text(&taken, "merchant_order_reference"));
    assert_eq!((tally.authorisations, tally.charges, tally.captures, tally.captured), (1, 1, 0, 1100));
}

#[tokio::test]
async fn a_saved_card_pays_for_its_customer_only() {
    let gateway = Gateway::start().await;
    let (customer, token) = gateway.saved_card(CARD).await;
    let order = gateway.order(1100, true, of_customer(&customer)).await;
    let paid = gateway.pay(&order, saved(&token)).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(
        paid.body["data"]["payments"][0]["payment_option"]["card_data"]["token_txn_type"],
        "NETWORK_TOKEN"
    );
    gateway.enter(&paid.body["data"], "123456").await;
    assert_eq!(gateway.fetch(&order).await["status"], "AUTHORIZED");

    let other = gateway.order(1100, true, of_customer(&gateway.customer().await)).await;
    gateway.pay(&other, saved(&token)).await.refused(422, "INVALID_INSTRUMENT");
    gateway.pay(&other, saved("token-v1-none")).await.refused(422, "INVALID_INSTRUMENT");
    // Visa and Mastercard network tokens need no CVV.
    let order = gateway.order(1100, true, of_customer(&customer)).await;
    let bare = json!({ "card_token_details": { "token_id": token, "token_txn_type": "NETWORK_TOKEN" } });
    assert_eq!(gateway.pay(&order, bare).await.status, 200);
    // A suspended customer's tokens rest.
    gateway.patch(&format!("/api/v1/customer/{customer}"), json!({ "status": "SUSPENDED" })).await;
    let order = gateway.order(1100, true, of_customer(&customer)).await;
    gateway.pay(&order, saved(&token)).await.refused(422, "OPERATION_NOT_ALLOWED");
}

#[tokio::test]
async fn a_token_of_another_provider_pays_with_its_cryptogram() {
    let gateway = Gateway::start().await;
    let order = gateway.order(10_000, false, json!({})).await;
    let paid = gateway.pay(&order, foreign()).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let body = paid.body.to_string();
    assert!(!body.contains("4122980000000008") && !body.contains("AgAAAGQkm6LscccAAAA5gz4AAAA="));
    assert_eq!(paid.body["data"]["payments"][0]["payment_option"]["card_data"]["last4_digit"], "4026");
    gateway.enter(&paid.body["data"], "123456").await;
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
}

#[tokio::test]
async fn malformed_payments_are_refused_and_the_field_is_named() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({})).await;
    let change = |option: Value, group: &str, field: &str, value: Value| {
        let mut option = option;
        option[group][field] = value;
        option
    };
    let card_with = |field: &str, value: Value| change(card(CARD), "card_details", field, value);
    let token_with = |field: &str, value: Value| change(foreign(), "card_token_details", field, value);
    let both = json!({ "card_details": card(CARD)["card_details"], "card_token_details": foreign()["card_token_details"] });
    for (option, names) in [
        (card_with("card_number", json!("4895")), "card_details.card_number"),
        (card_with("card_number", json!("48954895489548954895")), "card_details.card_number"),
        (card_with("card_number", Value::Null), "card_details.card_number"),
        (card_with("cvv", Value::Null), "card_details.cvv"),
        (card_with("cvv", json!("12a")), "card_details.cvv"),
        (card_with("expiry_month", json!("13")), "card_details.expiry_month"),
        (card_with("expiry_month", json!("1")), "card_details.expiry_month"),
        (card_with("expiry_year", json!("203")), "card_details.expiry_year"),
        (card_with("name", json!("x".repeat(101))), "card_details.name"),
        (card_with("save", json!("sure")), "card_details.save"),
        (token_with("cryptogram", Value::Null), "card_token_details.cryptogram"),
        (token_with("token_txn_type", json!("OTHER")), "card_token_details.token_txn_type"),
        (token_with("token_txn_type", Value::Null), "card_token_details.token_txn_type"),
        (token_with("token_id", json!("token-v1-x")), "card_token_details.token_id"),
        (token_with("token", Value::Null), "card_token_details.token_id"),
        (token_with("expiry_year", Value::Null), "card_token_details.expiry_year"),
        (json!({}), "payment_option.card_details"),
        (both, "payment_option.card_token_details"),
    ] {
        gateway.pay(&order, option).await.names(names);
    }
    let path = format!("/api/pay/v1/orders/{}/payments", text(&order, "order_id"));
    let item = json!({ "payment_method": "CARD", "payment_amount": order["order_amount"], "payment_option": card(CARD) });
    let mut cheaper = item.clone();
    cheaper["payment_amount"]["value"] = json!(1000);
    let mut dollars = item.clone();
    dollars["payment_amount"]["currency"] = json!("USD");
    let mut cash = item.clone();
    cash["payment_method"] = json!("CASH");
    let mut none = item.clone();
    none["payment_method"] = Value::Null;
    let mut long = item.clone();
    long["merchant_payment_reference"] = json!("x".repeat(51));
    for (body, names) in [
        (json!({}), "Payments"),
        (json!({ "payments": [] }), "Payments"),
        (json!({ "payments": [item, item] }), "Payments"),
        (json!({ "payments": [1] }), "Payments"),
        (json!({ "payments": [cheaper] }), "payments[0].payment_amount"),
        (json!({ "payments": [dollars] }), "payments[0].payment_amount"),
        (json!({ "payments": [cash] }), "payments[0].payment_method"),
        (json!({ "payments": [none] }), "Payment method is missing/invalid"),
        (json!({ "payments": [long] }), "payments[0].merchant_payment_reference"),
    ] {
        gateway.post(&path, body).await.names(names);
    }
    assert_eq!(gateway.fetch(&order).await["status"], "CREATED");
}

#[tokio::test]
async fn older_spellings_of_card_fields_are_taken() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({})).await;
    let option = json!({ "card_details": {
        "card_number": "2870-2870-2870-2870", "cvv": "065", "expiry_month": "12", "expiry_year": "35",
    }});
    assert_eq!(gateway.pay(&order, option).await.status, 200);
}

#[tokio::test]
async fn other_methods_are_approved_on_the_page_or_not_enabled() {
    let gateway = Gateway::start().await;
    let pay = async |order: &Value, method: &str, option: Value| {
        let item = json!({ "payment_method": method, "payment_amount": order["order_amount"], "payment_option": option });
        let path = format!("/api/pay/v1/orders/{}/payments", text(order, "order_id"));
        gateway.post(&path, json!({ "payments": [item] })).await
    };
    let order = gateway.order(1100, false, json!({})).await;
    let upi = json!({ "upi_details": { "txn_mode": "COLLECT", "payer": { "vpa": "kevin@upi" } } });
    let paid = pay(&order, "UPI", upi.clone()).await;
    assert_eq!(paid.body["data"]["payments"][0]["payment_option"]["upi_data"]["txn_mode"], "COLLECT");
    assert!(text(&paid.body["data"]["payments"][0], "id").ends_with("-up-a"));
    for (method, option, id, shown) in [
        (
            "NETBANKING",
            json!({ "netbanking_details": { "pay_code": "NB1531" } }),
            "-nb-a",
            "Net banking NB1531",
        ),
        ("WALLET", json!({ "wallet_details": { "wallet_code": "W1" } }), "-wa-a", "Wallet W1"),
    ] {
        let order = gateway.order(1100, false, json!({})).await;
        let paid = pay(&order, method, option).await;
        assert!(text(&paid.body["data"]["payments"][0], "id").ends_with(id), "{paid:?}");
        let page = gateway.http.get(text(&paid.body["data"], "challenge_url")).send().await.unwrap();
        assert!(page.text().await.unwrap().contains(shown), "{method}");
        gateway.enter(&paid.body["data"], "").await;
        assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    }
    let order = gateway.order(1100, false, json!({})).await;
    pay(&order, "NETBANKING", json!({ "netbanking_details": {} })).await.names("Pay Code");
    pay(&order, "UPI", json!({ "upi_details": { "txn_mode": "COLLECT" } })).await.names("Payer");
    let order = gateway.order(1100, true, json!({})).await;
    pay(&order, "UPI", upi.clone()).await.refused(422, "OPERATION_NOT_ALLOWED");
    let order = gateway.order(1100, false, json!({ "allowed_payment_methods": ["CARD"] })).await;
    pay(&order, "UPI", upi).await.refused(422, "PAYMENT_METHOD_NOT_ENABLED");
    pay(&order, "BNPL", json!({ "bnpl_details": {} })).await.refused(422, "PAYMENT_METHOD_NOT_ENABLED");
}

#[tokio::test]
async fn a_failed_payment_can_be_tried_again_until_no_retry_remains() {
    let settings = pinelabs_sandbox::Settings { payment_retries: 2, ..Default::default() };
    let gateway = Gateway::with(settings).await;
    let order = gateway.order(1100, false, json!({})).await;
    for (left, status) in [(1, "ATTEMPTED"), (0, "FAILED")] {
        let paid = gateway.pay(&order, card(CARD)).await;
        gateway.enter(&paid.body["data"], "000000").await;
        let order = gateway.fetch(&order).await;
        assert_eq!((&order["status"], &order["payment_retries_remaining"]), (&json!(status), &json!(left)));
        let error = &order["payments"].as_array().unwrap().last().unwrap()["error_detail"];
        assert_eq!(error["code"], "USER_AUTHENTICATION_FAILED");
    }
    gateway.pay(&order, card(CARD)).await.refused(422, "OPERATION_NOT_ALLOWED");
    // A finished order takes no second payment.
    let order = gateway.paid(1100, false).await;
    gateway.pay(&order, card(CARD)).await.refused(422, "OPERATION_NOT_ALLOWED");
}

#[tokio::test]
async fn an_order_takes_another_payment_only_when_the_one_before_has_failed() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({})).await;
    let first = gateway.pay(&order, card(CARD)).await;
    // The order is PENDING: with a reference of its own or without, a second payment is refused.
    gateway.pay(&order, card(CARD)).await.refused(422, "OPERATION_NOT_ALLOWED");
    gateway.pay_as(&order, card(CARD), Some("second")).await.refused(422, "OPERATION_NOT_ALLOWED");
    assert_eq!(gateway.fetch(&order).await["payments"].as_array().unwrap().len(), 1);
    gateway.enter(&first.body["data"], "000000").await;
    assert_eq!(gateway.fetch(&order).await["status"], "ATTEMPTED");
    let second = gateway.pay_as(&order, card(CARD), Some("second")).await;
    assert_eq!((second.status, &second.body["data"]["status"]), (200, &json!("PENDING")));
    gateway.enter(&second.body["data"], "123456").await;
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    assert_eq!(gateway.sandbox.tally(text(&order, "merchant_order_reference")).charges, 1);
}

#[tokio::test]
async fn a_payment_that_was_left_can_no_longer_charge() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, false, json!({ "merchant_order_reference": "left" })).await;
    let first = gateway.pay(&order, card(CARD)).await;
    // The shopper goes to the card form of hosted checkout, which is the gateway's own page.
    let body = json!({ "merchant_order_reference": "left", "order_amount": order["order_amount"] });
    let hosted = gateway.post("/api/checkout/v1/orders", body).await;
    let entered = [("card_number", CARD), ("expiry", "12/2035"), ("cvv", "065")];
    let moved = gateway.http.post(text(&hosted.body, "redirect_url")).form(&entered).send().await.unwrap();
    assert_eq!(moved.status(), 303);
    let second = json!({ "challenge_url": gateway.url(moved.headers()["location"].to_str().unwrap()) });
    let page = gateway.enter(&first.body["data"], "123456").await;
    assert!(page.contains("This payment was replaced"), "{page}");
    gateway.enter(&second, "123456").await;
    let order = gateway.fetch(&order).await;
    let states: Vec<_> = order["payments"].as_array().unwrap().iter().map(|p| text(p, "status")).collect();
    assert_eq!(states, ["FAILED", "PROCESSED"]);
    assert_eq!(gateway.sandbox.tally(text(&order, "merchant_order_reference")).charges, 1);
}
