//! The payment page in a real browser: headless Chromium, driven through chromedriver's WebDriver API.
//!
//! Needs the Debian packages `chromium` and `chromium-driver`; without them the tests fail and say so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test helpers stop the test where it goes wrong"
)]

mod scene;
mod webdriver;

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;

use crate::scene::Scene;

const CARD: &str = "4895489548954895";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_right_otp_takes_the_browser_back_with_a_signature_that_verifies() {
    let scene = Scene::open(360, 740).await;
    let order = scene.pending_order("paid").await;
    scene.browser.go(order["challenge_url"].as_str().unwrap()).await;
    assert_eq!(scene.browser.title().await, "Pay ₹1,100.50 to Sandbox Store");
    scene.browser.check_accessibility().await;
    scene.browser.screenshot("challenge-360").await;
    // A wrong password first: the page says so and lets the shopper try again.
    scene.browser.enter("otp", "654321").await;
    scene.browser.press("button[value=pay]").await;
    scene.browser.until("[role=alert]").await;
    assert!(scene.browser.text("[role=alert]").await.contains("2 tries left"));
    scene.browser.check_accessibility().await;
    scene.browser.screenshot("challenge-wrong-360").await;
    // The field has the focus, so the shopper can type at once; Enter pays.
    scene.browser.enter("otp", "123456\u{e007}").await;
    scene.browser.until("#thanks").await;
    let fields = scene.shop.last("/return");
    assert_eq!(fields["order_id"], order["order_id"].as_str().unwrap());
    assert_eq!(fields["status"], "AUTHORIZED");
    verify(scene.sandbox.callback_key(), &fields);
    assert_eq!(scene.sandbox.tally("paid").authorisations, 1);
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancelling_takes_the_browser_to_the_failure_url() {
    let scene = Scene::open(1280, 900).await;
    let order = scene.pending_order("cancelled").await;
    scene.browser.go(order["challenge_url"].as_str().unwrap()).await;
    // The cancel button works although the required password is empty.
    scene.browser.press("button[value=cancel]").await;
    scene.browser.until("#thanks").await;
    let fields = scene.shop.last("/failed");
    assert_eq!(fields["status"], "CANCELLED");
    assert_eq!(fields["error_code"], "ORDER_CANCELLED");
    verify(scene.sandbox.callback_key(), &fields);
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hosted_checkout_is_paid_from_its_card_form() {
    let scene = Scene::open(360, 740).await;
    let mut body = scene.order_body("hosted");
    body["integration_mode"] = json!("REDIRECT");
    let made = scene.post("/api/checkout/v1/orders", body).await;
    scene.browser.go(made["redirect_url"].as_str().unwrap()).await;
    scene.browser.check_accessibility().await;
    scene.browser.screenshot("checkout-360").await;
    scene.browser.enter("card_number", CARD).await;
    scene.browser.enter("expiry", "12/2035").await;
    scene.browser.enter("cvv", "065").await;
    scene.browser.press("button").await;
    scene.browser.until("#otp").await;
    scene.browser.enter("otp", "000000").await;
    scene.browser.press("button[value=pay]").await;
    scene.browser.until("#thanks").await;
    let fields = scene.shop.last("/failed");
    assert_eq!(fields["error_code"], "USER_AUTHENTICATION_FAILED");
    verify(scene.sandbox.callback_key(), &fields);
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_for_developers_are_readable_on_a_phone_and_work() {
    let scene = Scene::open(360, 740).await;
    scene.pending_order("seen").await;
    for (path, name) in [("/", "index-360"), ("/_sandbox", "inside-360")] {
        scene.browser.go(&format!("{}{path}", scene.sandbox.url())).await;
        scene.browser.check_accessibility().await;
        scene.browser.screenshot(name).await;
    }
    scene.browser.press("form[action='/_sandbox/clock'] button").await;
    scene.browser.until_text("main", "(60 s ahead)").await;
    scene.close().await;
    let wide = Scene::open(1280, 900).await;
    wide.pending_order("seen").await;
    for (path, name) in [("/", "index-1280"), ("/_sandbox", "inside-1280")] {
        wide.browser.go(&format!("{}{path}", wide.sandbox.url())).await;
        wide.browser.screenshot(name).await;
    }
    wide.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_can_be_read_in_the_dark() {
    let scene = Scene::dressed(360, 740, &["--blink-settings=preferredColorScheme=0"]).await;
    let order = scene.pending_order("dark").await;
    scene.browser.go(order["challenge_url"].as_str().unwrap()).await;
    let dark = scene.browser.run("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark, json!(true));
    scene.browser.enter("otp", "654321\u{e007}").await;
    scene.browser.until("[role=alert]").await;
    scene.browser.check_accessibility().await;
    scene.browser.screenshot("challenge-dark-360").await;
    scene.browser.go(&format!("{}/_sandbox", scene.sandbox.url())).await;
    scene.browser.check_accessibility().await;
    scene.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_another_origin_neither_resets_the_sandbox_nor_reads_its_credentials() {
    // `evil.example` is a name whose DNS server points at loopback.
    let scene = Scene::dressed(360, 740, &["--host-resolver-rules=MAP evil.example 127.0.0.1"]).await;
    scene.pending_order("kept").await;
    let sandbox = scene.sandbox.url().to_owned();
    let rebound = sandbox.replace("127.0.0.1", "evil.example");
    scene.browser.go(&format!("{rebound}/")).await;
    let shown = scene.browser.text("body").await;
    assert!(shown.contains("--public-url") && !shown.contains(scene.sandbox.client_secret()), "{shown}");
    let from_shop = scene.shop.url.replace("127.0.0.1", "evil.example");
    for page in [from_shop.as_str(), scene.shop.url.as_str()] {
        scene.browser.go(page).await;
        for path in ["/_sandbox/reset", "/_sandbox/api/reset", "/_sandbox/api/clock"] {
            // A request that needs no permission of the other side, as a form's.
            let body = r#"'{\"advance_seconds\": 9999}'"#;
            let script = format!(
                "return fetch('{sandbox}{path}', {{ method: 'POST', mode: 'no-cors', body: {body} }}).then(() => 'sent')"
            );
            assert_eq!(scene.browser.run(&script).await, json!("sent"));
        }
        let read =
            format!("return fetch('{sandbox}/').then((answer) => answer.text()).catch(() => 'refused')");
        assert_eq!(scene.browser.run(&read).await, json!("refused"));
        // A form that takes the browser along.
        scene
            .browser
            .run(&format!(
                "const form = document.createElement('form'); form.method = 'post'; \
                 form.action = '{sandbox}/_sandbox/reset'; document.body.append(form); form.submit();"
            ))
            .await;
        scene.browser.until_text("body", "another origin").await;
    }
    let order = scene.get("/api/pay/v1/orders/reference/kept").await;
    assert_eq!(order["data"]["status"], "PENDING");
    let clock = scene.get("/_sandbox/api/clock").await;
    assert_eq!(clock["ahead_ms"], 0);
    // The page's own button does it.
    scene.browser.go(&format!("{sandbox}/_sandbox")).await;
    scene.browser.press("form[action='/_sandbox/reset'] button").await;
    scene.browser.until_text("main", "None yet.").await;
    assert_eq!(scene.get("/_sandbox/api/status").await["orders"], 0);
    scene.close().await;
}

/// The guide's recipe, written here again so that the sandbox is not its own witness.
fn verify(key: &str, fields: &HashMap<String, String>) {
    let mut signed: Vec<_> = fields.iter().filter(|(name, _)| *name != "signature").collect();
    signed.sort();
    let message = signed.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&hex::decode(key).unwrap()).unwrap();
    mac.update(message.as_bytes());
    assert_eq!(fields["signature"], hex::encode_upper(mac.finalize().into_bytes()), "{message}");
}
