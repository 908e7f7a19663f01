//! A shop in headless Chromium, on a phone's screen: the same script for every shop.
//!
//! The shop is `shop.example` and the bank another site, so that the browser keeps the session's cookie from the form
//! that it posts back, as it does in production. With `SANDBOX_SCREENSHOTS` the pages are saved there.
#![allow(clippy::print_stdout, reason = "a program of tests says what it found")]

mod script;
#[path = "../../../sandbox/tests/browser/webdriver.rs"]
#[allow(dead_code, reason = "the sandbox's test uses all of it")]
mod webdriver;

use std::time::Duration;

use clap::Parser;
use pinelabs_sandbox::{Sandbox, Settings};
use pinelabs_shop_tests::{Language, Stage, Waits, free_port};

use crate::script::Script;
use crate::webdriver::Browser;

/// Drives a shop in headless Chromium.
#[derive(Parser)]
struct Options {
    /// Which shop.
    language: Language,
    /// On PostgreSQL; without it on SQLite.
    #[arg(long)]
    postgres: bool,
}

#[tokio::main]
async fn main() {
    let options = Options::parse();
    // The sandbox may install the same provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .build()
        .expect("an HTTP client");
    let port = free_port();
    let url = format!("http://shop.example:{port}");
    let settings =
        Settings { webhook_urls: vec![format!("http://127.0.0.1:{port}/webhook")], ..Settings::default() };
    let sandbox = Sandbox::start(settings).await.expect("a sandbox");
    let waits = Waits { call: 5, settle: 16, give_up: 30 };
    let stage = Stage::build(options.language, &sandbox, &url, options.postgres, waits);
    let _server = stage.serve(port);
    let _worker = stage.worker();
    stage.ready(&http, port).await;
    let names = "--host-resolver-rules=MAP shop.example 127.0.0.1";
    let browser = Browser::open(http.clone(), 390, 780, &[names]).await;
    let script = Script { browser, sandbox, stage, http, url };
    script.play().await;
    println!(
        "the browser bought, failed, tried again, gave up, cancelled, got money back and deleted its card"
    );
}
