//! Every card and amount does what the README says.

use std::time::Duration;

use pinelabs_sandbox::Settings;
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, card, text};

/// With access tokens that outlive the jumps of the clock.
async fn patient() -> Gateway {
    Gateway::with(Settings { token_ttl: Duration::from_secs(1_000_000), ..Settings::default() }).await
}

/// The rows of the README's tables: number, code, what happens.
fn rows(heading: &str) -> Vec<(String, String, String)> {
    let readme = include_str!("../../README.md");
    let table = readme.split(heading).nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<_> = row.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
        (cells[1].clone(), cells[2].clone(), cells[3].clone())
    })
    .collect()
}

#[tokio::test]
async fn every_card_does_what_its_row_says() {
    let gateway = patient().await;
    let cards = rows("| Card | Code | What happens |");
    assert_eq!(cards.len(), 30);
    for (number, code, note) in cards {
        check(&gateway, 1100, &number, &code, &note).await;
    }
}

#[tokio::test]
async fn every_amount_does_what_its_row_says() {
    let gateway = patient().await;
    let amounts = rows("| Order amount in paise | Code | What happens, with a card that would succeed |");
    assert_eq!(amounts.len(), 10);
    for (paise, code, note) in amounts {
        check(&gateway, paise.parse().unwrap(), CARD, &code, &note).await;
    }
}

async fn check(gateway: &Gateway, value: u64, number: &str, code: &str, note: &str) {
    let order = gateway.order(value, true, json!({})).await;
    let paid = gateway.pay(&order, card(number)).await;
    let state = async || gateway.fetch(&order).await;
    let error =
        |order: &Value| order["payments"].as_array().unwrap().last().unwrap()["error_detail"]["code"].clone();
    if note.starts_with("422 at once") {
        paid.refused(422, code);
        let order = state().await;
        assert_eq!((&order["status"], error(&order)), (&json!("ATTEMPTED"), json!(code)), "{note}");
    } else if note.contains("nothing done") {
        paid.refused(if code == "INTERNAL_ERROR" { 500 } else { 429 }, code);
        assert_eq!(state().await["status"], "CREATED", "{note}");
    } else if note.contains("yet the payment succeeded") {
        paid.refused(504, "TIMED_OUT");
        assert_eq!(state().await["status"], "AUTHORIZED", "{note}");
    } else if note.contains("then expires") {
        paid.refused(504, "TIMED_OUT");
        assert_eq!(state().await["status"], "PENDING", "{note}");
        gateway.pay(&order, card(CARD)).await.refused(422, "PAYMENT_PENDING");
        gateway.advance(15 * 60 + 1).await;
        let order = state().await;
        assert_eq!(
            (&order["status"], error(&order)),
            (&json!("ATTEMPTED"), json!("PAYMENT_EXPIRED")),
            "{note}"
        );
    } else if note.contains("without a challenge") {
        assert_eq!(paid.body["data"]["status"], "AUTHORIZED", "{note}");
    } else {
        assert_eq!((paid.status, &paid.body["data"]["status"]), (200, &json!("PENDING")), "{note}");
        let page = gateway.enter(&paid.body["data"], "123456").await;
        let after = state().await;
        if !code.is_empty() {
            assert_eq!((&after["status"], error(&after)), (&json!("ATTEMPTED"), json!(code)), "{note}");
        } else if note.contains("60 s later") {
            assert_eq!(after["status"], "PENDING", "{note}");
            assert!(page.contains("Waiting for the bank") && page.contains("value=\"PENDING\""), "{page}");
            gateway.advance(60).await;
            assert_eq!(state().await["status"], "AUTHORIZED", "{note}");
        } else if note.contains("the late money goes back") {
            gateway.advance(5 * 3600 - 60).await;
            assert_eq!(state().await["status"], "PENDING", "{note}");
            gateway.advance(120).await;
            let order = state().await;
            assert_eq!(
                (&order["status"], error(&order)),
                (&json!("ATTEMPTED"), json!("PAYMENT_EXPIRED")),
                "{note}"
            );
            gateway.advance(3600).await;
            let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
            assert_eq!((tally.returns, tally.charges, tally.authorised), (1, 0, 0), "{note}");
        } else if note.contains("the capture fails") {
            let body = json!({ "merchant_capture_reference": gateway.reference("capture") });
            gateway.capture(&order, body).await.refused(422, "PAYMENT_DECLINED");
            assert_eq!(state().await["status"], "FAILED", "{note}");
        } else {
            assert_eq!(after["status"], "AUTHORIZED", "{note}");
        }
    }
    let tally = gateway.sandbox.tally(text(&order, "merchant_order_reference"));
    assert!(tally.charges == 0 && tally.authorisations <= 1, "{note}: {tally:?}");
}

#[tokio::test]
async fn an_expired_card_is_refused_and_an_unfinished_page_expires() {
    let gateway = patient().await;
    let order = gateway.order(1100, false, json!({})).await;
    let mut old = card(CARD);
    old["card_details"]["expiry_year"] = json!("2020");
    gateway.pay(&order, old).await.refused(422, "CARD_EXPIRED");
    let paid = gateway.pay(&order, card(CARD)).await;
    gateway.advance(15 * 60 + 1).await;
    let page = gateway.enter(&paid.body["data"], "123456").await;
    assert!(page.contains("PAYMENT_EXPIRED"), "{page}");
    assert_eq!(gateway.fetch(&order).await["status"], "ATTEMPTED");
}
