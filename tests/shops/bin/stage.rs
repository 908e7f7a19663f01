//! Starts a sandbox, a database and a shop for people, and stops them together.

use std::io::Write;

use clap::Parser;
use pinelabs_sandbox::{Sandbox, Settings};
use pinelabs_shop_tests::{ADMIN_PASSWORD, Language, Stage, Waits};

/// Starts a sandbox, a database and a shop, and prints where they are.
#[derive(Parser)]
struct Options {
    /// Which shop.
    language: Language,
    /// On PostgreSQL; without it on SQLite.
    #[arg(long)]
    postgres: bool,
    /// Where the shop listens on loopback.
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let options = Options::parse();
    // The sandbox may install the same provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let port = options.port;
    let url = format!("http://127.0.0.1:{port}");
    let sandbox =
        Sandbox::start(Settings { webhook_urls: vec![format!("{url}/webhook")], ..Settings::default() })
            .await?;
    let waits = Waits { call: 20, settle: 90, give_up: 600 };
    let stage = Stage::build(options.language, &sandbox, &url, options.postgres, waits);
    let _server = stage.serve(port);
    let _worker = stage.worker();
    stage.ready(&reqwest::Client::builder().no_proxy().build().map_err(std::io::Error::other)?, port).await;
    let mut people = std::io::stderr();
    writeln!(people, "The shop     {url}")?;
    writeln!(people, "Admin        {url}/admin, password {ADMIN_PASSWORD}")?;
    writeln!(people, "The sandbox  {}, with test cards; the OTP is 123456", sandbox.url())?;
    writeln!(people, "Ctrl-C stops all of it")?;
    tokio::signal::ctrl_c().await?;
    sandbox.stop().await;
    Ok(())
}
