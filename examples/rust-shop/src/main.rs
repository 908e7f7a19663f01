//! A shop that takes payments through Pine Labs Online. The commands: `rust-shop migrate`, `serve`, `worker`.

mod admin;
mod app;
mod checkout;
mod database;
mod fulfilment;
mod models;
mod orders;
mod pages;
mod session;
mod settings;
#[cfg(test)]
mod tests;
mod views;
mod webhooks;
mod worker;

use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

use crate::app::Shop;
use crate::database::Database;
use crate::settings::Settings;

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let outcome = match command.as_str() {
        "migrate" => migrate().await,
        "serve" => serve().await,
        "worker" => work().await,
        _ => Err("usage: rust-shop migrate|serve|worker".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn migrate() -> Outcome {
    let settings = Settings::read()?;
    for name in Database::connect(&settings.database_url)?.migrate().await? {
        println!("applied {name}");
    }
    Ok(())
}

async fn serve() -> Outcome {
    let settings = Settings::read()?;
    let listener = tokio::net::TcpListener::bind(&settings.address).await?;
    let app = app::router(Shop::new(settings)?);
    axum::serve(listener, app).with_graceful_shutdown(stopped()).await?;
    Ok(())
}

async fn work() -> Outcome {
    let shop = Shop::new(Settings::read()?)?;
    worker::run(&shop.fulfilment, stopped()).await;
    Ok(())
}

/// Waits until the process is told to stop.
async fn stopped() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        // Without handlers the signals end the process themselves.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
