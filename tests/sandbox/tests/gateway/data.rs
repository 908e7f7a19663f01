//! The state survives a restart.

use std::path::PathBuf;

use pinelabs_sandbox::Settings;
use serde_json::{Value, json};

use crate::common::{CARD, Gateway, answer, card, of_customer, text};

/// A file name of its own, removed with what SQLite puts beside it.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> File {
        let file =
            File(std::env::temp_dir().join(format!("pinelabs-sandbox-{}-{name}.db", std::process::id())));
        file.remove();
        file
    }

    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            // It may never have existed.
            let _ = std::fs::remove_file(path);
        }
    }

    async fn open(&self) -> Gateway {
        Gateway::with(Settings { data: Some(self.0.clone()), seed: Some(9), ..Settings::default() }).await
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.remove();
    }
}

async fn snapshot(gateway: &Gateway) -> Vec<Value> {
    let mut all = Vec::new();
    for list in ["orders", "payments", "tokens", "customers", "ledger"] {
        all.push(gateway.admin(list).await);
    }
    // The base URL has another port after a restart.
    let text = serde_json::to_string(&all).unwrap().replace(gateway.sandbox.url(), "");
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn everything_is_there_again_and_goes_on() {
    let file = File::new("restart");
    let gateway = file.open().await;
    let (customer, token) = gateway.saved_card(CARD).await;
    let order = gateway.paid(10_000, false).await;
    gateway.refund(&order, json!({ "merchant_order_reference": "part", "order_amount": { "value": 4000, "currency": "INR" } })).await;
    let waiting = gateway.order(1100, true, of_customer(&customer)).await;
    let waiting = gateway.pay(&waiting, card(CARD)).await.body["data"].clone();
    let expiring = gateway.order(1100, true, json!({})).await;
    gateway.pay(&expiring, card("4000000000000192")).await.refused(504, "TIMED_OUT");
    let late = gateway.order(1100, true, json!({})).await;
    let paid = gateway.pay(&late, card("4000000000000218")).await;
    gateway.enter(&paid.body["data"], "123456").await;
    let before = snapshot(&gateway).await;
    gateway.sandbox.stop().await;

    let gateway = file.open().await;
    assert_eq!(snapshot(&gateway).await, before);
    // The payment page, the timers, the references and the vault all still work.
    let path = text(&waiting, "challenge_url").rsplit_once("/web/").unwrap().1;
    let page = gateway
        .http
        .post(gateway.url(&format!("/web/{path}")))
        .form(&[("otp", "123456")])
        .send()
        .await
        .unwrap();
    assert!(page.text().await.unwrap().contains("AUTHORIZED"));
    gateway.advance(16 * 60).await;
    assert_eq!(gateway.fetch(&late).await["status"], "AUTHORIZED");
    assert_eq!(gateway.fetch(&expiring).await["status"], "ATTEMPTED");
    let again = gateway.refund(&order, json!({ "merchant_order_reference": "rest" })).await;
    assert_eq!(again.body["data"]["order_amount"]["value"], 6000);
    let paying = gateway.order(1100, true, of_customer(&customer)).await;
    let details = json!({ "card_token_details": { "token_id": token, "cvv": "065", "token_txn_type": "NETWORK_TOKEN" } });
    assert_eq!(gateway.pay(&paying, details).await.status, 200);
    // Ids go on where they were, also with a seed.
    let ids = gateway.admin("orders").await["orders"].as_array().unwrap().len();
    assert_eq!(gateway.admin("status").await["orders"], json!(ids));
    answer(gateway.http.post(gateway.url("/_sandbox/api/reset"))).await;
    gateway.sandbox.stop().await;
    let gateway = file.open().await;
    assert_eq!(gateway.admin("status").await["orders"], 0);
}

#[tokio::test]
async fn one_file_serves_one_sandbox_and_rubbish_is_refused() {
    let file = File::new("lock");
    let gateway = file.open().await;
    let second = Settings { data: Some(file.0.clone()), ..Settings::default() };
    assert!(pinelabs_sandbox::Sandbox::start(second).await.is_err());
    gateway.sandbox.stop().await;
    let rubbish = File::new("rubbish");
    std::fs::write(
        &rubbish.0,
        "this is not a database, and long enough to be read as a page header, or so".repeat(20),
    )
    .unwrap();
    let settings = Settings { data: Some(rubbish.0.clone()), ..Settings::default() };
    assert!(pinelabs_sandbox::Sandbox::start(settings).await.is_err());
}

#[cfg(unix)]
#[tokio::test]
async fn the_data_file_is_readable_for_its_owner_only_and_a_file_that_is_there_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let file = File::new("mode");
    let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let gateway = file.open().await;
    gateway.paid(1100, true).await;
    for suffix in ["", "-wal"] {
        let mut path = file.0.clone().into_os_string();
        path.push(suffix);
        assert_eq!(mode(path.into()), 0o600, "{suffix}");
    }
    gateway.sandbox.stop().await;
    std::fs::set_permissions(&file.0, std::fs::Permissions::from_mode(0o640)).unwrap();
    file.open().await.sandbox.stop().await;
    assert_eq!(mode(file.0.clone()), 0o640);
}

#[tokio::test]
async fn a_callback_key_that_is_not_hex_is_refused() {
    for key in ["", "abc", "xyz1"] {
        let settings = Settings { callback_key: key.to_owned(), ..Settings::default() };
        assert!(pinelabs_sandbox::Sandbox::start(settings).await.is_err(), "{key}");
    }
}
