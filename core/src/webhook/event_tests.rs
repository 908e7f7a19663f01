use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{OrderStatus, Secret, SubscriptionStatus, WebhookHeaders, WebhookKey};

fn with<T>(body: &[u8], read: impl Fn(Verified<'_>) -> T) -> T {
    let key = WebhookKey::plain(&Secret::new("abc1234")).unwrap();
    let headers = key.sign_headers("msg_1", 1_728_543_028, body).unwrap();
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let headers = WebhookHeaders::find(headers).unwrap();
    read(key.verify(body, &headers, 1_728_543_028_000).unwrap())
}

fn event(body: &str) -> Event {
    with(body.as_bytes(), |verified| verified.event()).unwrap()
}

#[test]
fn an_order_is_read_with_all_that_was_said() {
    let event = event(
        r#"{"event_type":"ORDER_AUTHORIZED","event_id":"e-1","data":{"order_id":"v1-1","status":"AUTHORIZED",
            "pre_auth":"true","purchase_details":{},"new_field":1}}"#,
    );
    assert_eq!((event.id.as_str(), event.timestamp), ("msg_1", 1_728_543_028));
    assert_eq!(event.event_type, EventType::OrderAuthorized);
    assert_eq!(event.other.keys().collect::<Vec<_>>(), ["event_id"]);
    let EventData::Order(order) = event.data else { panic!("{:?}", event.data) };
    assert_eq!((order.order_id.as_str(), &order.status), ("v1-1", &OrderStatus::Authorized));
    assert_eq!(order.pre_auth, Some(true));
    assert!(order.other.contains_key("new_field"));
}

#[test]
fn camel_case_is_read_and_the_merchants_own_names_stay() {
    let body = r#"{"eventType":"ORDER_PROCESSED","data":{"orderId":"v1-1","status":"PROCESSED","preAuth":false,
        "purchaseDetails":{"merchantMetadata":{"orderRef":"a"}},
        "payments":[{"id":"p-1","status":"PROCESSED","paymentOption":{"cardData":{"last4Digit":"1091"}}}]}}"#;
    let read = event(body);
    assert_eq!(read.event_type, EventType::OrderProcessed);
    let EventData::Order(order) = read.data else { panic!("{:?}", read.data) };
    assert_eq!((order.order_id.as_str(), order.pre_auth), ("v1-1", Some(false)));
    assert_eq!(order.payments[0].id.as_deref(), Some("p-1"));
    let json = serde_json::to_value(event(body)).unwrap();
    assert_eq!(json["kind"], "order");
    assert_eq!(json["data"]["purchase_details"]["merchant_metadata"]["orderRef"], "a");
    assert_eq!(json["data"]["payments"][0]["payment_option"]["card_data"]["last4_digit"], "1091");
}

#[test]
fn names_are_put_in_snake_case_once() {
    for (name, expected) in [
        ("orderId", "order_id"),
        ("order_id", "order_id"),
        ("last4Digit", "last4_digit"),
        ("address1", "address1"),
        ("isMCCTransaction", "is_mcc_transaction"),
        ("orderID", "order_id"),
        ("", ""),
    ] {
        assert_eq!(snake_case_name(name), expected);
    }
    let both = json!({ "orderId": 1, "order_id": 2 });
    assert_eq!(snake_case(&both), json!({ "order_id": 2 }));
}

#[test]
fn customers_and_tokens_are_taken_out_of_their_wrapper() {
    let read = event(
        r#"{"event_type":"CUSTOMER_CREATION_FAILED","data":{"customer":{"customer_id":"cust-v1-1",
            "status":"FAILED"},"failure_reason":{"code":"INTERNAL_ERROR"},"more":1}}"#,
    );
    let EventData::Customer(customer) = read.data else { panic!("{:?}", read.data) };
    assert_eq!(customer.failure_reason.unwrap().code.as_deref(), Some("INTERNAL_ERROR"));
    assert!(customer.other.contains_key("more"));
    let read = event(
        r#"{"event_type":"TOKEN_ACTIVATED","data":{"token":{"token_id":"token-v1-1","status":"ACTIVE",
            "merchant_payment_reference":"pay-1"}}}"#,
    );
    let EventData::Token(token) = read.data else { panic!("{:?}", read.data) };
    assert_eq!(token.merchant_payment_reference.as_deref(), Some("pay-1"));
}

#[test]
fn a_refund_may_come_as_the_charged_order() {
    let read = event(
        r#"{"event_type":"REFUND_PROCESSED","data":{"order_id":"v1-1","type":"CHARGE","status":"FULLY_REFUNDED",
            "refunds":[{"order_id":"v1-2","type":"REFUND","status":"PROCESSED"}]}}"#,
    );
    let EventData::Refund(order) = read.data else { panic!("{:?}", read.data) };
    assert_eq!(order.refunds[0].order_id, "v1-2");
}

#[test]
fn a_subscription_is_read_with_what_webhooks_tell_otherwise() {
    // The published sample, shortened.
    let body = r#"{"event_type":"SUBSCRIPTION_HALTED","event_id":"v1-event-002","merchant_id":"2345","data":{"subscription":{
        "subscription_id":"v1-sub-4405071524-aa-qlAtAf","merchant_order_reference":"1234567890",
        "plan_details":{"plan_id":"v1-plan-4405071524-aa-qlAtAf","frequency_count":1,"frequency":"Month",
            "amount":{"value":100,"currency":"INR"},"merchant_order_reference":"plan-1"},
        "quantity":1,"payment_mode":["UPI"],"status":"INACTIVE","new_field":1,
        "bank_account":{"account_number":"123456789012345","name":"Gaurav Kumar","ifsc":"HDFC0000001"}}}}"#;
    let read = event(body);
    assert_eq!(read.event_type, EventType::SubscriptionHalted);
    assert_eq!(read.other.keys().collect::<Vec<_>>(), ["event_id", "merchant_id"]);
    let EventData::Subscription(subscription) = read.data else { panic!("{:?}", read.data) };
    assert_eq!(subscription.status, SubscriptionStatus::Inactive);
    assert_eq!(subscription.merchant_order_reference.as_deref(), Some("1234567890"));
    assert_eq!(subscription.merchant_subscription_reference, None);
    assert_eq!(*subscription.payment_mode, ["UPI"]);
    assert!(subscription.other.contains_key("new_field"));
    assert!(!format!("{subscription:?}").contains("123456789012345"));
    let plan = subscription.plan_details.unwrap();
    assert_eq!((plan.frequency_count, plan.status), (Some(1), None));
}

#[test]
fn what_is_not_known_is_kept_as_it_came() {
    for body in [
        r#"{"event_type":"SUBSCRIPTION_PAUSED","data":{"subscription":{"subscriptionId":"s"}}}"#,
        r#"{"event_type":"SOMETHING_NEW","data":{"subscription":{"subscriptionId":"s"}}}"#,
        r#"{"event_type":"ORDER_PROCESSED","data":{"subscription":{"subscriptionId":"s"}}}"#,
    ] {
        let EventData::Other(data) = event(body).data else { panic!("{body}") };
        assert_eq!(data, json!({ "subscription": { "subscriptionId": "s" } }));
    }
    for body in [r#"{"event_type":"ORDER_FAILED"}"#, r#"{"event_type":"ORDER_FAILED","data":null}"#] {
        assert!(matches!(event(body).data, EventData::Other(Value::Null)));
    }
    assert!(matches!(event(r#"{"event_type":"ORDER_FAILED","data":[1]}"#).data, EventData::Other(_)));
    // New, but of a known family.
    let read = event(r#"{"event_type":"ORDER_EXPIRED","data":{"order_id":"v1-1","status":"EXPIRED"}}"#);
    assert_eq!(read.event_type, EventType::Other("ORDER_EXPIRED".to_owned()));
    assert!(matches!(read.data, EventData::Order(_)));
}

#[test]
fn only_broken_json_and_a_missing_event_type_are_errors() {
    let deep = "[".repeat(1000);
    for (body, expected) in [
        ("", "the body is not JSON: broken at line 1 column 0"),
        (r#"{"event_type":"ORDER_FAILED"}}"#, "the body is not JSON: broken at line 1 column 30"),
        (&deep, "the body is not JSON: broken at line 1 column 128"),
        ("[]", "the body has no `event_type`"),
        ("{}", "the body has no `event_type`"),
        (r#"{"event_type":5}"#, "the body has no `event_type`"),
    ] {
        assert_eq!(with(body.as_bytes(), |verified| verified.event()).unwrap_err().message, expected);
    }
}

#[test]
fn what_is_not_known_is_not_printed() {
    let read = event(r#"{"event_type":"CARD_SEEN","card":"4012","data":{"card_number":"4012001037141112"}}"#);
    let shown = format!("{read:?}");
    assert!(!shown.contains("4012"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_body_panics(
        bytes: Vec<u8>,
        event_type in "(ORDER|REFUND|CUSTOMER|TOKEN|SUBSCRIPTION|PAYMENT|X)_[A-Z]{0,8}",
        data in r#"(\{|\}|\[|\]|"order_id":|"orderId":|"customer":|"status":|"payments":|"x"|1|null|,){0,20}"#,
    ) {
        let _ = with(&bytes, |verified| verified.event());
        let body = format!(r#"{{"event_type":"{event_type}","data":{data}}}"#);
        let _ = with(body.as_bytes(), |verified| verified.event().map(serde_json::to_value));
    }
}
