//! Settlements.

use serde_json::{Value, json};

use crate::common::{Answer, Gateway, answer, token};

/// What is asked for after the clock was moved, with a new access token.
async fn ask(gateway: &Gateway, path: &str) -> Answer {
    let bearer = token(&gateway.http, &gateway.sandbox).await;
    answer(gateway.http.get(gateway.url(path)).bearer_auth(bearer)).await
}

/// The sandbox's day, so many days from now: `2026-11-28`.
async fn day(gateway: &Gateway, from_now: u64) -> String {
    let status = gateway.get("/_sandbox/api/status").await;
    let now = humantime::parse_rfc3339(status.body["now"].as_str().unwrap()).unwrap();
    let then = now + std::time::Duration::from_secs(from_now * 86_400);
    humantime::format_rfc3339_seconds(then).to_string()[..10].to_owned()
}

#[tokio::test]
async fn captured_money_is_paid_out_the_next_day_less_the_fee() {
    let gateway = Gateway::start().await;
    let today = day(&gateway, 0).await;
    for value in [110_000, 33_333] {
        gateway.paid(value, false).await;
    }
    gateway.paid(5_000, true).await;
    let range = format!("start_date={today}&end_date={}", day(&gateway, 2).await);
    let list = format!("/api/settlements/v1/list?{range}");
    assert_eq!(ask(&gateway, &list).await.body["data"], json!([]));

    gateway.post("/_sandbox/api/clock", json!({ "advance_seconds": 2 * 86_400 })).await;
    let listed = ask(&gateway, &list).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    let told = &listed.body["data"][0];
    // Of 1,433.33: 2 % and 18 % of that, of each payment by itself: 22.00 + 3.96 and 6.67 + 1.20.
    assert_eq!(
        (&told["actual_transaction_amount"], &told["total_deduction_amount"], &told["total_amount"]),
        (&json!(1433.33), &json!(33.83), &json!(1399.5)),
        "{told}"
    );
    assert_eq!(
        (&told["total_transactions_count"], &listed.body["total_settlement_count"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(told["utr_number"], format!("4{}001", today.replace('-', "")));

    let utr = told["utr_number"].as_str().unwrap();
    let detail = ask(&gateway, &format!("/api/settlements/v1/detail/{utr}?per_page=1&page=2")).await;
    assert_eq!(detail.body["pagination"], json!({ "total_pages": 2, "current_page": "2" }));
    let transactions = detail.body["transactions"].as_array().unwrap();
    assert_eq!((transactions.len(), &transactions[0]["settled_amount"]), (1, &json!(325.46)));
    assert_eq!(ask(&gateway, "/api/settlements/v1/detail/410000000001").await.status, 404);
}

#[tokio::test]
async fn malformed_queries_are_refused() {
    let gateway = Gateway::start().await;
    for query in [
        "",
        "start_date=2024-10-01",
        "start_date=2024-10-01&end_date=2024-12-01",
        "start_date=2024-10-02&end_date=2024-10-01",
        "start_date=today&end_date=2024-10-01",
        "start_date=2024-10-01&end_date=2024-10-02&per_page=11",
        "start_date=2024-10-01&end_date=2024-10-02&page=0",
    ] {
        let refused = ask(&gateway, &format!("/api/settlements/v1/list?{query}")).await;
        assert_eq!(
            (refused.status, &refused.body["code"]),
            (400, &Value::from("INVALID_REQUEST")),
            "{query}"
        );
    }
    let empty =
        ask(&gateway, "/api/settlements/v1/list?start_date=2024-10-01T00:00:00&end_date=2024-11-30T23:59:59");
    assert_eq!(empty.await.status, 200);
}
