//! The storm: many shoppers, a gateway that fails, webhooks doubled and out of order, processes killed. At the end
//! the shop and the gateway's ledger must agree in every order, and nothing may be charged twice.
#![allow(
    clippy::print_stdout,
    clippy::panic,
    reason = "a program of tests says what it found and stops where it goes wrong"
)]

mod shoppers;
mod storm;
mod verdict;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use pinelabs_sandbox::{Sandbox, Settings};
use pinelabs_shop_tests::{Balancer, Language, Stage, Waits, free_port};

use crate::shoppers::{CARDS, Shoppers};
use crate::storm::{Killer, Weather};

/// How many processes serve the pages.
const SERVERS: usize = 4;
/// How many processes settle what is open.
const WORKERS: usize = 2;
/// How many orders are made at the same time.
const AT_ONCE: u64 = 32;

/// Lets a storm loose on a shop and compares what is left with the gateway's ledger.
#[derive(Parser)]
struct Options {
    /// Which shop.
    language: Language,
    /// How many orders.
    #[arg(long, default_value_t = 500)]
    orders: u64,
    /// Decides who does what, and which faults come.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Every so many milliseconds one process is killed.
    #[arg(long, default_value_t = 3000)]
    kill_every: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    // The sandbox may install the same provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    let http = http.timeout(Duration::from_secs(30)).build().expect("an HTTP client");
    let ports: Vec<u16> = (0..SERVERS).map(|_| free_port()).collect();
    let balancer = Balancer::start(ports.clone()).await;
    let url = format!("http://127.0.0.1:{}", balancer.port());
    let settings = Settings {
        webhook_urls: vec![format!("{url}/webhook")],
        webhook_retry_delays: vec![Duration::from_millis(500), Duration::from_secs(2)],
        challenge_ttl: Duration::from_secs(20),
        ..Settings::default()
    };
    let sandbox = Arc::new(Sandbox::start(settings).await.expect("a sandbox"));
    let waits = Waits { call: 5, settle: 16, give_up: 20 };
    let stage = Arc::new(Stage::build(options.language, &sandbox, &url, true, waits));
    let killer = Killer::start(stage.clone(), &ports, WORKERS, &http, options.kill_every, options.seed).await;
    let weather = Weather::start(sandbox.clone(), http.clone(), options.seed);

    let started = Instant::now();
    let shoppers = Shoppers::new(http.clone(), url, sandbox.url().to_owned(), options.orders, options.seed);
    shoppers.run(AT_ONCE).await;
    let stormed = started.elapsed();
    let weather = weather.stop().await;
    let kills = killer.calm().await;
    let settled = verdict::wait_until_settled(&stage).await;

    let mut wrong = verdict::compare(&stage, &sandbox, options.orders);
    wrong.extend(settled.err());
    let stored = stage.stored();
    for card in CARDS {
        if stored.windows(card.len()).any(|part| part == card.as_bytes()) {
            wrong.push(format!("a card number is in the database or the log: it ends in {}", &card[12..]));
        }
    }
    println!("{}", verdict::states(&stage));
    println!(
        "{} orders in {} s, settled after {} s more; {} requests, {} of them with faults; {} webhook faults; {kills} \
         processes killed; {} authorisations, {} charges, {} refunds",
        options.orders,
        stormed.as_secs(),
        started.elapsed().saturating_sub(stormed).as_secs(),
        weather.requests,
        weather.faults,
        weather.webhook_faults,
        sandbox.total().authorisations,
        sandbox.total().charges,
        sandbox.total().refunds,
    );
    drop(killer);
    if wrong.is_empty() {
        println!("shop and ledger agree in every order");
        return ExitCode::SUCCESS;
    }
    let printed = stage.printed();
    let tail: Vec<_> = printed.lines().rev().take(60).collect();
    println!("{}", tail.into_iter().rev().collect::<Vec<_>>().join("\n"));
    for line in &wrong {
        println!("WRONG {line}");
    }
    ExitCode::FAILURE
}
