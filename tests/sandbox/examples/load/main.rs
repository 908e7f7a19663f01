//! How many requests a second one sandbox answers, with the load made in the same process.
//!
//! `cargo run --release -p pinelabs-sandbox --example load -- [--clients 64] [--seconds 10] [--data FILE]`

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use pinelabs_sandbox::{Sandbox, Settings};

mod generator;

/// Walks orders through create, pay, OTP, capture and reads, and counts.
#[derive(Parser)]
struct Options {
    /// Connections at a time
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// How long to work
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Keep the state in this file meanwhile
    #[arg(long)]
    data: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let options = Options::parse();
    let sandbox = Sandbox::start(Settings { data: options.data, ..Settings::default() }).await?;
    let time = Duration::from_secs(options.seconds);
    let (id, secret) = (sandbox.client_id(), sandbox.client_secret());
    let report = generator::run(sandbox.url(), id, secret, options.clients, time).await;
    let total = sandbox.total();
    sandbox.stop().await;
    let millis = u64::try_from(report.elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
    let at = |percent: usize| {
        let index = report.micros.len().saturating_mul(percent) / 100;
        report.micros.get(index.min(report.micros.len().saturating_sub(1))).copied().unwrap_or(0)
    };
    let mut out = io::stdout().lock();
    writeln!(out, "clients           {}", options.clients)?;
    writeln!(out, "requests          {}", report.requests)?;
    writeln!(out, "errors            {}", report.errors.len())?;
    writeln!(out, "seconds           {}.{:03}", millis / 1000, millis % 1000)?;
    writeln!(out, "requests/second   {}", report.requests * 1000 / millis)?;
    writeln!(out, "median, 99 %      {} us, {} us", at(50), at(99))?;
    writeln!(out, "orders charged    {}", total.charges)?;
    for error in report.errors.iter().take(5) {
        writeln!(out, "  {error}")?;
    }
    if report.errors.is_empty() { Ok(()) } else { Err(io::Error::other("some requests failed")) }
}
