//! Plans, subscriptions and presentations.

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Answer, Gateway, answer, text};

const BASE: &str = "/ps/api/v1/public";

fn inr(value: u64) -> Value {
    json!({ "value": value, "currency": "INR" })
}

fn with(mut body: Value, more: &Value) -> Value {
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn plan(gateway: &Gateway, more: Value) -> Answer {
    let body = json!({
        "merchant_plan_reference": gateway.reference("plan"),
        "plan_name": "Monthly Plan", "frequency": "Month",
        "amount": inr(1100), "max_limit_amount": inr(5000), "end_date": "2099-01-01T00:00:00Z",
    });
    gateway.post(&format!("{BASE}/plans"), with(body, &more)).await
}

/// A subscription on a new plan of this frequency.
async fn subscription(gateway: &Gateway, frequency: &str, more: Value) -> Value {
    let plan = plan(gateway, json!({ "frequency": frequency })).await.body;
    let body = json!({
        "merchant_subscription_reference": gateway.reference("subscription"),
        "plan_id": plan["plan_id"], "customer_id": gateway.customer().await,
        "start_date": "2025-01-01T00:00:00Z", "end_date": "2098-01-01T00:00:00Z",
        "integration_mode": "SEAMLESS", "callback_url": "https://shop.example/return",
    });
    let made = gateway.post(&format!("{BASE}/subscriptions"), with(body, &more)).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("CREATED")), "{made:?}");
    made.body
}

async fn approved(gateway: &Gateway, frequency: &str) -> Value {
    let made = subscription(gateway, frequency, json!({})).await;
    let path = format!("/_sandbox/api/subscriptions/{}/approve", text(&made, "subscription_id"));
    let approved = gateway.post(&path, json!({})).await;
    assert_eq!(approved.body["status"], "ACTIVE", "{approved:?}");
    approved.body
}

async fn act(gateway: &Gateway, subscription: &Value, verb: &str) -> Answer {
    gateway
        .post(&format!("{BASE}/subscriptions/{}/{verb}", text(subscription, "subscription_id")), json!({}))
        .await
}

async fn read(gateway: &Gateway, subscription: &Value) -> Value {
    let path = format!("{BASE}/subscriptions/{}", text(subscription, "subscription_id"));
    gateway.get(&path).await.body
}

async fn delete(gateway: &Gateway, path: &str) -> u16 {
    gateway.request(Method::DELETE, path).send().await.unwrap().status().as_u16()
}

/// The types of the webhooks that were sent, the newest first.
async fn events(gateway: &Gateway) -> Vec<String> {
    let log = gateway.admin("webhooks").await;
    log["webhooks"].as_array().unwrap().iter().map(|event| text(event, "event_type").to_owned()).collect()
}

#[tokio::test]
async fn a_plan_is_made_changed_listed_and_deleted() {
    let gateway = Gateway::start().await;
    let made =
        plan(&gateway, json!({ "merchant_plan_reference": "plan-1", "trial_period_in_days": 7 })).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("ACTIVE")), "{made:?}");
    let again =
        plan(&gateway, json!({ "merchant_plan_reference": "plan-1", "trial_period_in_days": 7 })).await;
    assert_eq!((again.status, &again.body), (200, &made.body));
    let path = format!("{BASE}/plans/{}", text(&made.body, "plan_id"));
    assert_eq!(gateway.get(&format!("{BASE}/plans/reference/plan-1")).await.body, made.body);
    let changed = gateway.patch(&path, json!({ "plan_name": "Another", "amount": inr(1200) })).await;
    assert_eq!((&changed.body["plan_name"], &changed.body["amount"]), (&json!("Another"), &inr(1200)));
    assert_eq!(
        plan(&gateway, json!({ "start_date": "2098-01-01T00:00:00Z" })).await.body["status"],
        "CREATED"
    );
    for _ in 0..3 {
        plan(&gateway, json!({ "frequency": "Day" })).await;
    }
    let first = gateway.get(&format!("{BASE}/plans?frequency=Day&size=2")).await.body;
    assert_eq!(first["page"], json!({ "size": 2, "total_elements": 3, "total_pages": 2, "number": 1 }));
    let next = text(&first["links"]["next"], "href").replace(&gateway.sandbox.url().to_string(), "");
    assert!(next.contains("page=2"), "{next}");
    let second = gateway.get(&format!("{BASE}/plans?frequency=Day&size=2&page=2")).await.body;
    assert_eq!((second["plans"].as_array().unwrap().len(), &second["links"]["next"]), (1, &Value::Null));
    let cheap = gateway.get(&format!("{BASE}/plans?amount=1150&amount_range=isLess")).await.body;
    assert_eq!(cheap["page"]["total_elements"], 4);
    assert_eq!(delete(&gateway, &path).await, 204);
    assert_eq!((gateway.get(&path).await.status, delete(&gateway, &path).await), (404, 404));
}

#[tokio::test]
async fn a_subscription_is_approved_by_a_payment_on_its_order() {
    let gateway = Gateway::start().await;
    let made = subscription(&gateway, "Month", json!({ "merchant_subscription_reference": "sub-1" })).await;
    assert_eq!(made["order_amount"], inr(200), "{made}");
    let order = json!({ "order_id": made["order_id"], "order_amount": made["order_amount"] });
    let mandate = json!({ "payments": [{
        "merchant_payment_reference": "pay-1", "payment_method": "UPI", "payment_amount": inr(200),
        "payment_option": { "upi_details": { "txn_mode": "INTENT" } },
        "mandate_info": { "request_type": "CREATE_MANDATE" },
    }] });
    let path = format!("/api/pay/v1/orders/{}/payments", text(&order, "order_id"));
    let asked = gateway.post(&path, mandate).await.body["data"].clone();
    assert!(text(&asked, "challenge_url").starts_with("upi://mandate?"), "{asked}");
    let payment = text(&asked["payments"][0], "id");
    gateway.post(&format!("/_sandbox/api/payments/{payment}/approve"), json!({})).await;
    assert_eq!(read(&gateway, &made).await["status"], "ACTIVE");
    let by_reference = gateway.get(&format!("{BASE}/subscriptions/reference/sub-1")).await.body;
    assert_eq!((&by_reference["status"], &by_reference["redirect_url"]), (&json!("ACTIVE"), &Value::Null));
    // INR 2 go back, as the plan charges nothing at first.
    assert_eq!(gateway.fetch(&order).await["status"], "FULLY_REFUNDED");
    let log = gateway.admin("webhooks").await;
    let told = log["webhooks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["event_type"] == "SUBSCRIPTION_ACTIVATED");
    let told = &told.unwrap()["body"]["data"]["subscription"];
    assert_eq!(
        (&told["payment_mode"], &told["merchant_order_reference"]),
        (&json!(["UPI"]), &json!("sub-1"))
    );
}

#[tokio::test]
async fn a_subscription_is_approved_or_declined_on_its_page() {
    let gateway = Gateway::start().await;
    let redirect = json!({ "integration_mode": "REDIRECT" });
    let made = subscription(&gateway, "Month", redirect.clone()).await;
    let page = text(&made, "redirect_url");
    let shown = gateway.http.get(page).send().await.unwrap().text().await.unwrap();
    assert!(shown.contains("Monthly Plan") && shown.contains("₹2.00"), "{shown}");
    let left = gateway.http.post(page).form(&[("action", "pay")]).send().await.unwrap().text().await.unwrap();
    assert!(left.contains("https://shop.example/return") && left.contains("PROCESSED"), "{left}");
    assert_eq!(read(&gateway, &made).await["status"], "ACTIVE");

    let declined = subscription(&gateway, "Month", redirect).await;
    let page = text(&declined, "redirect_url");
    gateway.http.post(page).form(&[("action", "decline")]).send().await.unwrap();
    assert_eq!(read(&gateway, &declined).await["status"], "CREATED");
    gateway.http.post(page).form(&[("action", "pay")]).send().await.unwrap();
    assert_eq!(read(&gateway, &declined).await["status"], "ACTIVE");
    assert_eq!(gateway.http.get(gateway.url("/mandate/?token=x")).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_subscription_is_paused_resumed_changed_and_cancelled() {
    let gateway = Gateway::start().await;
    let running = approved(&gateway, "AS").await;
    assert_eq!(act(&gateway, &running, "resume").await.status, 422);
    assert_eq!(act(&gateway, &running, "pause").await.body["status"], "PAUSED");
    assert_eq!(act(&gateway, &running, "pause").await.status, 422);
    assert_eq!(act(&gateway, &running, "resume").await.body["status"], "RESUMED");
    let other = plan(&gateway, json!({ "frequency": "AS", "amount": inr(900) })).await.body;
    let path = format!("{BASE}/subscriptions/{}", text(&running, "subscription_id"));
    let change = json!({ "reason": "cheaper", "new_plan_id": other["plan_id"] });
    assert_eq!(gateway.patch(&path, change).await.body["plan_details"]["amount"], inr(900));
    assert_eq!(act(&gateway, &running, "cancel").await.body["status"], "CANCELLED");
    assert_eq!(act(&gateway, &running, "cancel").await.status, 422);
    for event in ["PAUSED", "RESUMED", "UPDATED", "CANCELLED"] {
        assert!(events(&gateway).await.contains(&format!("SUBSCRIPTION_{event}")), "{event}");
    }
    let active = gateway.get(&format!("{BASE}/subscriptions?status=ACTIVE")).await.body;
    assert_eq!(active["page"]["total_elements"], 0);
}

#[tokio::test]
async fn a_mandate_that_nobody_approves_expires() {
    let gateway = Gateway::start().await;
    let made = subscription(&gateway, "Month", json!({})).await;
    gateway.advance(4 * 3600).await;
    let token = crate::common::token(&gateway.http, &gateway.sandbox).await;
    let path = gateway.url(&format!("{BASE}/subscriptions/{}", text(&made, "subscription_id")));
    assert_eq!(answer(gateway.http.get(path).bearer_auth(token)).await.body["status"], "EXPIRED");
}

#[tokio::test]
async fn a_presentation_takes_money_once_when_it_is_due() {
    let gateway = Gateway::start().await;
    let running = approved(&gateway, "AS").await;
    let path = format!("{BASE}/subscriptions/{}/presentations", text(&running, "subscription_id"));
    let debit = json!({ "merchant_presentation_reference": "debit-1", "amount": inr(1100), "due_date": "2025-06-05T06:14:21Z" });
    let made = gateway.post(&path, debit.clone()).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("CREATED")), "{made:?}");
    assert_eq!(gateway.post(&path, debit).await.status, 200);
    let own = format!("{BASE}/presentations/{}", text(&made.body, "presentation_id"));
    let paid = gateway.get(&own).await.body;
    assert_eq!((&paid["status"], &paid["failure_count"]), (&json!("COMPLETED"), &json!(0)), "{paid}");
    assert_eq!(gateway.get(&format!("{BASE}/presentations/reference/debit-1")).await.body, paid);
    assert_eq!(gateway.admin("ledger").await["payments"]["debit-1"], 1);
    assert!(events(&gateway).await.contains(&"SUBSCRIPTION_CHARGED".to_owned()));
    assert_eq!(delete(&gateway, &own).await, 422);
    gateway
        .refund(
            &json!({ "order_id": paid["order_id"] }),
            json!({
                "merchant_order_reference": "back-1", "order_amount": inr(500),
            }),
        )
        .await;
    assert_eq!(gateway.get(&own).await.body["status"], "PARTIALLY_REFUNDED");

    let later = json!({ "merchant_presentation_reference": "debit-2", "due_date": "2090-01-01T00:00:00Z" });
    let later = gateway.post(&path, later).await.body;
    let own = format!("{BASE}/presentations/{}", text(&later, "presentation_id"));
    assert_eq!(gateway.get(&own).await.body["status"], "CREATED");
    assert_eq!(delete(&gateway, &own).await, 204);
    assert_eq!(gateway.get(&own).await.status, 404);
    let listed = gateway.get(&path).await.body;
    assert_eq!(listed["presentations"].as_array().unwrap().len(), 1, "{listed}");
}

#[tokio::test]
async fn a_merchant_notifies_executes_and_tries_again() {
    let gateway = Gateway::start().await;
    let running = approved(&gateway, "AS").await;
    let notify = async |reference: &str, value: u64| {
        let body = json!({
            "subscription_id": running["subscription_id"], "merchant_presentation_reference": reference,
            "due_date": "2025-06-05T06:14:21Z", "amount": inr(value),
        });
        gateway.post(&format!("{BASE}/subscriptions/notify"), body).await
    };
    let execute = async |body: Value| gateway.post(&format!("{BASE}/subscriptions/execute"), body).await;
    let told = notify("debit-1", 1100).await.body;
    assert_eq!((&told["status"], &told["pdn_status"]), (&json!("WAITING_FOR_EXECUTION"), &json!("NOTIFIED")));
    let done = execute(json!({ "presentation_id": told["presentation_id"] })).await;
    assert_eq!(done.body["status"], "COMPLETED", "{done:?}");
    assert_eq!(execute(json!({ "merchant_presentation_reference": "debit-1" })).await.status, 422);
    assert_eq!(notify("debit-9", 6000).await.body["code"], "AMOUNT_LIMIT_EXCEEDED");
    execute(json!({})).await.names("Presentation Id");
}

#[tokio::test]
async fn a_debit_that_fails_three_retries_halts_the_subscription() {
    let gateway = Gateway::start().await;
    let dear = plan(&gateway, json!({ "frequency": "AS", "max_limit_amount": inr(1_000_000) })).await.body;
    let running = approved(&gateway, "AS").await;
    let path = format!("{BASE}/subscriptions/{}", text(&running, "subscription_id"));
    gateway.patch(&path, json!({ "reason": "more", "new_plan_id": dear["plan_id"] })).await;
    let body = json!({
        "subscription_id": running["subscription_id"], "merchant_presentation_reference": "debit-1",
        "due_date": "2025-06-05T06:14:21Z", "amount": inr(400_001),
    });
    gateway.post(&format!("{BASE}/subscriptions/notify"), body).await;
    let named = json!({ "merchant_presentation_reference": "debit-1", "is_merchant_retry": "true" });
    let failed = gateway.post(&format!("{BASE}/subscriptions/execute"), named.clone()).await;
    assert_eq!(failed.body["status"], "FAILED", "{failed:?}");
    assert_eq!(read(&gateway, &running).await["status"], "DEBIT_FAILED");
    for _ in 0..3 {
        let again = gateway.post("/ps/api/v1/mandate/merchant-retry", named.clone()).await;
        assert_eq!(again.body["status"], "FAILED", "{again:?}");
    }
    assert_eq!(read(&gateway, &running).await["status"], "HALTED");
    assert_eq!(gateway.post("/ps/api/v1/mandate/merchant-retry", named).await.status, 422);
    assert_eq!(act(&gateway, &running, "resume").await.body["status"], "RESUMED");
}

#[tokio::test]
async fn an_access_token_is_needed() {
    let gateway = Gateway::start().await;
    for path in ["plans", "subscriptions", "presentations/none"] {
        let url = gateway.url(&format!("{BASE}/{path}"));
        assert_eq!(gateway.http.get(url).send().await.unwrap().status(), 401, "{path}");
    }
    let url = gateway.url("/ps/api/v1/mandate/merchant-retry");
    assert_eq!(gateway.http.post(url).send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let gateway = Gateway::start().await;
    for (more, field) in [
        (json!({ "plan_name": "" }), "Plan Name"),
        (json!({ "frequency": "Fortnight" }), "Frequency"),
        (json!({ "end_date": "2020-01-01T00:00:00Z" }), "End Date"),
        (json!({ "max_limit_amount": inr(100) }), "Max Limit Amount"),
        (json!({ "trial_period_in_days": "seven" }), "Trial Period In Days"),
    ] {
        plan(&gateway, more).await.names(field);
    }
    let monthly = approved(&gateway, "Month").await;
    let path = format!("{BASE}/subscriptions/{}/presentations", text(&monthly, "subscription_id"));
    gateway.post(&path, json!({})).await.refused(422, "OPERATION_NOT_ALLOWED");
    let body = json!({ "merchant_subscription_reference": "x", "plan_id": monthly["plan_details"]["plan_id"],
        "customer_id": "cust-v1-none", "start_date": "2025-01-01T00:00:00Z", "end_date": "2098-01-01T00:00:00Z",
        "integration_mode": "SEAMLESS" });
    gateway.post(&format!("{BASE}/subscriptions"), body).await.refused(422, "CUSTOMER_NOT_FOUND");
    for path in ["plans/none", "plans/reference/none", "subscriptions/none", "presentations/none"] {
        assert_eq!(gateway.get(&format!("{BASE}/{path}")).await.status, 404, "{path}");
    }
}
