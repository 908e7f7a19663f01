//! Create, get, find and update customers.

use serde_json::json;

use pinelabs_sandbox::{Duplicate, Settings};

use crate::common::{CARD, Gateway, card, text};

#[tokio::test]
async fn the_guides_customer_is_created_inactive_and_echoed() {
    let gateway = Gateway::start().await;
    let address = json!({
        "address1": "10 Downing Street Westminster London", "address2": "", "address3": "Baker Street",
        "pincode": "51524036", "city": "Westminster", "state": "Westminster", "country": "London",
        "full_name": "Kevin Bob", "adddress_type": "Home", "address_category": "billing",
    });
    let body = json!({
        "merchant_customer_reference": "", "first_name": "Kevin", "last_name": "Bob", "country_code": "91",
        "mobile_number": "9876543210", "email_id": "kevin.bob@example.com", "billing_address": address,
        "shipping_address": {}, "gstin": "", "merchant_metadata": { "key1": "XX", "key2": "DOF" },
        "unknown_field": true,
    });
    let made = gateway.post("/api/v1/customer", body.clone()).await;
    assert_eq!(made.status, 201, "{made:?}");
    for (name, sent) in body.as_object().unwrap() {
        if name != "unknown_field" {
            assert_eq!(&made.body[name], sent, "{name}");
        }
    }
    assert!(text(&made.body, "customer_id").starts_with("cust-v1-"));
    assert_eq!(made.body["status"], "INACTIVE");
    // Microseconds, as in the sample.
    assert_eq!(text(&made.body, "created_at").len(), "2024-10-04T13:11:29.645591Z".len());
    let id = text(&made.body, "customer_id");
    let found = gateway.get(&format!("/api/v1/customer/{id}")).await;
    assert_eq!((found.status, found.body), (200, made.body.clone()));
}

#[tokio::test]
async fn a_customer_is_found_by_reference_or_by_number() {
    let gateway = Gateway::start().await;
    let body =
        json!({ "merchant_customer_reference": "c-1", "mobile_number": "9876543210", "country_code": "+91" });
    let made = gateway.post("/api/v1/customer", body).await;
    for query in [
        "merchant_customer_reference=c-1",
        "country_code=91&mobile_number=9876543210&merchant_customer_reference=",
        "country_code=%2B91&mobile_number=9876543210",
        "mobile_number=9876543210",
        "country_code=91&mobile_number=9876543210&merchant_customer_reference=c-1",
    ] {
        let found = gateway.get(&format!("/api/v1/customer?{query}")).await;
        assert_eq!((found.status, &found.body["customer_id"]), (200, &made.body["customer_id"]), "{query}");
    }
    gateway.get("/api/v1/customer?merchant_customer_reference=other").await.refused(404, "INVALID_REQUEST");
    gateway.get("/api/v1/customer?country_code=91").await.refused(400, "INVALID_REQUEST");
    gateway.get("/api/v1/customer/cust-v1-none").await.refused(404, "INVALID_REQUEST");
}

#[tokio::test]
async fn the_same_customer_told_twice_is_kept_once() {
    let gateway = Gateway::start().await;
    let create = async |body: serde_json::Value| {
        let made = gateway.post("/api/v1/customer", body).await;
        assert_eq!(made.status, 201, "{made:?}");
        made.body
    };
    // By the number alone, as the guide's call made twice: with and without plus, with and without a country code.
    let first = create(
        json!({ "merchant_customer_reference": "", "country_code": "91", "mobile_number": "9876543210" }),
    )
    .await;
    for code in [json!("91"), json!("+91"), json!(""), json!(null)] {
        let again =
            create(json!({ "country_code": code, "mobile_number": "9876543210", "first_name": "Other" }))
                .await;
        assert_eq!(again, first);
    }
    let abroad = create(json!({ "country_code": "+1", "mobile_number": "9876543210" })).await;
    assert_ne!(abroad["customer_id"], first["customer_id"]);
    // By the number, and a reference that nobody has: the same customer, found by either from now on.
    let named = create(
        json!({ "merchant_customer_reference": "c-1", "country_code": "+91", "mobile_number": "9876543210" }),
    )
    .await;
    assert_eq!(named["customer_id"], first["customer_id"]);
    assert_eq!(named["merchant_customer_reference"], "c-1");
    let alone = create(json!({ "merchant_customer_reference": "c-1" })).await;
    assert_eq!(alone, named);
    // By the reference first, and the number later.
    let second = create(json!({ "merchant_customer_reference": "c-2" })).await;
    let numbered =
        create(json!({ "merchant_customer_reference": "c-2", "mobile_number": "9123456789" })).await;
    assert_eq!(numbered["customer_id"], second["customer_id"]);
    assert_eq!(create(json!({ "mobile_number": "9123456789" })).await, numbered);
    // Two references are two customers, though they share a number.
    let shared = create(json!({ "merchant_customer_reference": "c-3", "mobile_number": "9123456789" })).await;
    assert_ne!(shared["customer_id"], second["customer_id"]);
    // A reference sent as a number is that text.
    let number = create(json!({ "merchant_customer_reference": 112_345 })).await;
    assert_eq!(number["merchant_customer_reference"], "112345");
    assert_eq!(create(json!({ "merchant_customer_reference": "112345" })).await, number);
    assert_eq!(gateway.admin("status").await["customers"], 5);
}

#[tokio::test]
async fn only_a_repeated_reference_is_rejected() {
    let gateway = Gateway::with(Settings { duplicate: Duplicate::Reject, ..Settings::default() }).await;
    let body = json!({ "merchant_customer_reference": "c-1", "mobile_number": "9876543210" });
    let made = gateway.post("/api/v1/customer", body.clone()).await;
    gateway.post("/api/v1/customer", body).await.refused(422, "DUPLICATE_REQUEST");
    let again = gateway.post("/api/v1/customer", json!({ "mobile_number": "9876543210" })).await;
    assert_eq!((again.status, &again.body), (201, &made.body));
    // Two customers without any identity are two.
    for _ in 0..2 {
        assert_eq!(gateway.post("/api/v1/customer", json!({ "first_name": "Kevin" })).await.status, 201);
    }
    assert_eq!(gateway.admin("status").await["customers"], 3);
}

#[tokio::test]
async fn an_order_makes_its_customer_or_finds_it_as_create_customer_does() {
    let gateway = Gateway::start().await;
    let customer_of = async |customer: serde_json::Value| {
        let order = gateway.order(1100, false, json!({ "purchase_details": { "customer": customer } })).await;
        text(&order["purchase_details"]["customer"], "customer_id").to_owned()
    };
    let made = customer_of(json!({ "country_code": "+91", "mobile_number": "9876543210" })).await;
    let created = gateway
        .post("/api/v1/customer", json!({ "merchant_customer_reference": "c-1", "country_code": "91", "mobile_number": "9876543210" }))
        .await;
    assert_eq!(text(&created.body, "customer_id"), made);
    assert_eq!(customer_of(json!({ "merchant_customer_reference": "c-1" })).await, made);
    assert_eq!(
        customer_of(json!({ "merchant_customer_reference": "", "mobile_number": "9876543210" })).await,
        made
    );
    // A known `customer_id` counts first, and an unknown one is passed over for the rest.
    assert_eq!(customer_of(json!({ "customer_id": made, "mobile_number": "9000000009" })).await, made);
    assert_eq!(customer_of(json!({ "customer_id": 123_456, "mobile_number": "9876543210" })).await, made);
    assert_eq!(gateway.admin("status").await["customers"], 1);
}

#[tokio::test]
async fn a_customer_whose_creation_fails_has_no_vault_and_can_be_created_again() {
    let gateway = Gateway::start().await;
    let body = json!({ "merchant_customer_reference": "c-1", "mobile_number": "9100000044" });
    let made = gateway.post("/api/v1/customer", body).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("INACTIVE")));
    let path = format!("/api/v1/customer/{}", text(&made.body, "customer_id"));
    assert_eq!(gateway.get(&path).await.body["status"], "FAILED");
    gateway.patch(&path, json!({ "status": "ACTIVE" })).await.refused(400, "INVALID_REQUEST");
    let order = gateway.order(1100, false, crate::common::of_customer(text(&made.body, "customer_id"))).await;
    let mut details = card(CARD);
    details["card_details"]["save"] = json!(true);
    let paid = gateway.pay(&order, details).await;
    gateway.enter(&paid.body["data"], "123456").await;
    assert_eq!(gateway.fetch(&order).await["status"], "PROCESSED");
    assert_eq!(gateway.get(&format!("{path}/tokens")).await.body["total_tokens"], 0);
    let again = gateway.post("/api/v1/customer", json!({ "merchant_customer_reference": "c-1" })).await;
    assert_eq!(again.status, 201);
    assert_ne!(again.body["customer_id"], made.body["customer_id"]);
}

#[tokio::test]
async fn an_update_with_an_empty_reference_keeps_the_reference() {
    let gateway = Gateway::start().await;
    let made = gateway
        .post("/api/v1/customer", json!({ "merchant_customer_reference": "c-1", "last_name": "Bob" }))
        .await;
    let path = format!("/api/v1/customer/{}", text(&made.body, "customer_id"));
    let updated = gateway.patch(&path, json!({ "merchant_customer_reference": "", "last_name": "" })).await;
    assert_eq!(
        (&updated.body["merchant_customer_reference"], &updated.body["last_name"]),
        (&json!("c-1"), &json!(""))
    );
    let found = gateway.get("/api/v1/customer?merchant_customer_reference=c-1").await;
    assert_eq!(found.body, updated.body);
}

#[tokio::test]
async fn an_update_changes_fields_and_status() {
    let gateway = Gateway::start().await;
    let path = format!("/api/v1/customer/{}", gateway.customer().await);
    let updated = gateway.patch(&path, json!({ "first_name": "Nila", "mobile_number": "9876500000" })).await;
    assert_eq!((updated.status, &updated.body["first_name"]), (200, &json!("Nila")));
    let found = gateway.get("/api/v1/customer?mobile_number=9876500000").await;
    assert_eq!(found.body["first_name"], "Nila");
    for status in ["ACTIVE", "SUSPENDED", "INACTIVE", "DELETED"] {
        let changed = gateway.patch(&path, json!({ "status": status })).await;
        assert_eq!((changed.status, &changed.body["status"]), (200, &json!(status)));
    }
    gateway.patch(&path, json!({ "status": "ACTIVE" })).await.refused(400, "INVALID_REQUEST");
    gateway.get("/api/v1/customer?mobile_number=9876500000").await.refused(404, "INVALID_REQUEST");
    gateway.patch("/api/v1/customer/none", json!({})).await.refused(404, "INVALID_REQUEST");
}

#[tokio::test]
async fn a_reference_cannot_be_taken_from_another_customer() {
    let gateway = Gateway::start().await;
    gateway.post("/api/v1/customer", json!({ "merchant_customer_reference": "mine" })).await;
    let path = format!("/api/v1/customer/{}", gateway.customer().await);
    gateway
        .patch(&path, json!({ "merchant_customer_reference": "mine" }))
        .await
        .names("Merchant Customer Reference");
}

#[tokio::test]
async fn documented_limits_are_held_and_the_field_is_named() {
    let gateway = Gateway::start().await;
    let long = "x".repeat(51);
    for (body, field) in [
        (json!({ "merchant_customer_reference": long }), "Merchant Customer Reference"),
        (json!({ "merchant_customer_reference": "a b" }), "Merchant Customer Reference"),
        (json!({ "first_name": long }), "First Name"),
        (json!({ "last_name": "<b>" }), "Last Name"),
        (json!({ "country_code": "123456" }), "Country Code"),
        (json!({ "mobile_number": "123456789" }), "Mobile Number"),
        (json!({ "mobile_number": "98765432x0" }), "Mobile Number"),
        (json!({ "mobile_number": 9_876_543_210_u64 }), "Mobile Number"),
        (json!({ "email_id": long }), "Email Id"),
        (json!({ "gstin": "27ABC" }), "Gstin"),
        (json!({ "billing_address": { "pincode": "12" } }), "billing_address.pincode"),
        (json!({ "shipping_address": { "city": long } }), "shipping_address.city"),
        (json!({ "billing_address": { "address1": "x".repeat(101) } }), "billing_address.address1"),
        (json!({ "merchant_metadata": { "a": 1 } }), "merchant_metadata.a"),
        (json!({ "merchant_metadata": { "a": "x".repeat(257) } }), "merchant_metadata.a"),
    ] {
        gateway.post("/api/v1/customer", body).await.names(field);
    }
    let many: serde_json::Map<_, _> = (0..11).map(|n| (format!("k{n}"), json!("v"))).collect();
    gateway.post("/api/v1/customer", json!({ "merchant_metadata": many })).await.names("Merchant Metadata");
    gateway.post("/api/v1/customer", json!([])).await.refused(400, "INVALID_REQUEST");
    assert_eq!(gateway.admin("status").await["customers"], 0);
}
