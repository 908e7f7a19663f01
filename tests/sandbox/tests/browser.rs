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

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Form;
use axum::response::Html;
use axum::routing::post;
use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use pinelabs_sandbox::{Sandbox, Settings};
use serde_json::{Value, json};

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
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

/// The guide's recipe, written here again so that the sandbox is not its own witness.
fn verify(key: &str, fields: &HashMap<String, String>) {
    let mut signed: Vec<_> = fields.iter().filter(|(name, _)| *name != "signature").collect();
    signed.sort();
    let message = signed.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&hex::decode(key).unwrap()).unwrap();
    mac.update(message.as_bytes());
    assert_eq!(fields["signature"], hex::encode_upper(mac.finalize().into_bytes()), "{message}");
}

/// A sandbox, a shop and a browser.
struct Scene {
    sandbox: Sandbox,
    shop: Shop,
    browser: Browser,
    http: reqwest::Client,
    token: String,
}

impl Scene {
    async fn open(width: u32, height: u32) -> Scene {
        Scene::dressed(width, height, &[]).await
    }

    /// With further arguments for Chromium.
    async fn dressed(width: u32, height: u32, more: &[&str]) -> Scene {
        // The library under test may have installed the same provider already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap();
        let sandbox = Sandbox::start(Settings::default()).await.unwrap();
        let shop = Shop::open().await;
        let browser = Browser::open(http.clone(), width, height, more).await;
        let credentials = json!({ "client_id": sandbox.client_id(), "client_secret": sandbox.client_secret(),
            "grant_type": "client_credentials" });
        let granted =
            http.post(format!("{}/api/auth/v1/token", sandbox.url())).json(&credentials).send().await;
        let granted: Value = granted.unwrap().json().await.unwrap();
        let token = granted["access_token"].as_str().unwrap().to_owned();
        Scene { sandbox, shop, browser, http, token }
    }

    fn order_body(&self, reference: &str) -> Value {
        json!({
            "merchant_order_reference": reference, "order_amount": { "value": 110_050, "currency": "INR" },
            "pre_auth": true, "callback_url": format!("{}/return", self.shop.url),
            "failure_callback_url": format!("{}/failed", self.shop.url),
        })
    }

    async fn pending_order(&self, reference: &str) -> Value {
        let order = self.post("/api/pay/v1/orders", self.order_body(reference)).await["data"].clone();
        let payment = json!({ "payments": [{
            "payment_method": "CARD", "payment_amount": order["order_amount"],
            "payment_option": { "card_details": {
                "card_number": CARD, "cvv": "065", "expiry_month": "12", "expiry_year": "2035",
            }},
        }]});
        let path = format!("/api/pay/v1/orders/{}/payments", order["order_id"].as_str().unwrap());
        self.post(&path, payment).await["data"].clone()
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.sandbox.url());
        let answer = self.http.post(url).bearer_auth(&self.token).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.json().await.unwrap()
    }

    async fn close(self) {
        self.browser.close().await;
        self.sandbox.stop().await;
    }
}

/// The forms that the shop received, newest last: path and fields.
type Forms = Arc<Mutex<Vec<(&'static str, HashMap<String, String>)>>>;

/// A shop that takes the callback form and thanks.
struct Shop {
    url: String,
    forms: Forms,
}

impl Shop {
    async fn open() -> Shop {
        let forms = Forms::default();
        let take = |path: &'static str| {
            let forms = forms.clone();
            post(move |Form(fields): Form<HashMap<String, String>>| async move {
                forms.lock().unwrap().push((path, fields));
                Html(
                    "<!DOCTYPE html><html lang=\"en\"><title>Shop</title><p id=\"thanks\">Thank you</p></html>",
                )
            })
        };
        let router = Router::new().route("/return", take("/return")).route("/failed", take("/failed"));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Shop { url, forms }
    }

    fn last(&self, path: &str) -> HashMap<String, String> {
        let forms = self.forms.lock().unwrap();
        assert_eq!(forms.len(), 1, "{forms:?}");
        assert_eq!(forms[0].0, path);
        forms[0].1.clone()
    }
}

/// A WebDriver session with a profile of its own.
struct Browser {
    driver: Driver,
    session: String,
    http: reqwest::Client,
    profile: PathBuf,
}

impl Browser {
    async fn open(http: reqwest::Client, width: u32, height: u32, more: &[&str]) -> Browser {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let profile =
            std::env::temp_dir().join(format!("pinelabs-sandbox-browser-{}-{number}", std::process::id()));
        let chromium = find(&["chromium", "chromium-browser", "google-chrome"]);
        let mut driver = Driver::start();
        let port = driver.port();
        let mut options = json!({
            "binary": chromium,
            "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage",
                format!("--window-size={width},{height}"), format!("--user-data-dir={}", profile.display())],
        });
        for argument in more {
            options["args"].as_array_mut().unwrap().push(json!(argument));
        }
        if width < 500 {
            // Chromium makes no window this narrow, so a phone is emulated.
            options["mobileEmulation"] = json!({
                "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "mobile": true, "touch": true },
            });
        }
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let capabilities = json!({ "capabilities": { "alwaysMatch": wanted } });
        let url = format!("http://127.0.0.1:{port}/session");
        let made: Value = http.post(&url).json(&capabilities).send().await.unwrap().json().await.unwrap();
        let id = made["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no browser session: {made}"));
        Browser { session: format!("{url}/{id}"), driver, http, profile }
    }

    async fn go(&self, url: &str) {
        self.post("url", json!({ "url": url })).await;
    }

    async fn title(&self) -> String {
        self.run("return document.title").await.as_str().unwrap().to_owned()
    }

    async fn enter(&self, id: &str, text: &str) {
        let element = self.find(&format!("#{id}")).await.expect(id);
        self.post(&format!("element/{element}/value"), json!({ "text": text })).await;
    }

    async fn press(&self, selector: &str) {
        let element = self.find(selector).await.expect(selector);
        self.post(&format!("element/{element}/click"), json!({})).await;
    }

    async fn text(&self, selector: &str) -> String {
        let script = format!("return document.querySelector({selector:?})?.innerText ?? ''");
        self.run(&script).await.as_str().unwrap().to_owned()
    }

    async fn until(&self, selector: &str) {
        self.until_text(selector, "").await;
    }

    async fn until_text(&self, selector: &str, text: &str) {
        let started = Instant::now();
        while self.find(selector).await.is_none() || !self.text(selector).await.contains(text) {
            assert!(started.elapsed() < Duration::from_secs(20), "no {selector} with {text:?}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// The promises of every page: a language, a title, one heading, a label for each field, a name for each
    /// button, visible focus, enough contrast, targets large enough for a thumb, no sideways scrolling.
    async fn check_accessibility(&self) {
        let wrong = self.run(include_str!("accessibility.js")).await;
        assert_eq!(wrong, json!([]));
    }

    /// Saves what is seen to `SANDBOX_SCREENSHOTS`, if that names a folder.
    async fn screenshot(&self, name: &str) {
        let Some(folder) = std::env::var_os("SANDBOX_SCREENSHOTS") else { return };
        let taken = self.http.get(format!("{}/screenshot", self.session)).send().await.unwrap();
        let taken: Value = taken.json().await.unwrap();
        let png = base64::engine::general_purpose::STANDARD.decode(taken["value"].as_str().unwrap()).unwrap();
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).unwrap();
    }

    async fn close(self) {
        // The session may be gone already; what counts is that no process is left.
        let _ = self.http.delete(&self.session).send().await;
    }

    async fn find(&self, selector: &str) -> Option<String> {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self.http.post(format!("{}/element", self.session)).json(&body).send().await.unwrap();
        let found: Value = found.json().await.unwrap();
        found["value"][ELEMENT].as_str().map(str::to_owned)
    }

    async fn run(&self, script: &str) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    async fn post(&self, command: &str, body: Value) -> Value {
        let answer = self.http.post(format!("{}/{command}", self.session)).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["value"].get("error").is_none(), "{command}: {answer}");
        answer["value"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.stop();
        // Chromium may still be writing; the folder for temporary files is cleaned by others.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// A running chromedriver, stopped when dropped.
struct Driver(Child);

impl Driver {
    fn start() -> Driver {
        let mut command = Command::new(find(&["chromedriver"]));
        Driver(command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap())
    }

    /// It chooses a free port and says which.
    fn port(&mut self) -> u16 {
        let mut lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        // It goes on writing; somebody has to read.
        std::thread::spawn(move || lines.count());
        port.expect("chromedriver says on which port it listens")
    }

    fn stop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The first of these programs that is installed.
fn find(names: &[&str]) -> PathBuf {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let candidates =
        std::env::split_paths(&folders).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let found: Vec<_> = candidates.filter(|path| path.is_file()).collect();
    found.first().cloned().unwrap_or_else(|| {
        panic!("{} is missing: install chromium and chromium-driver", names[0]);
    })
}
