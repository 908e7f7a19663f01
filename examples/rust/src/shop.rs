//! The shop's own server: where the shopper comes back to, and where webhooks arrive.

use std::env;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::Result;

/// The shop, open for shoppers and webhooks.
pub struct Shop {
    /// How a browser reaches it.
    pub url: String,
    returns: Mutex<UnboundedReceiver<Bytes>>,
    webhooks: Mutex<UnboundedReceiver<Posted>>,
}

/// A webhook as it came: verified by whoever takes it.
pub struct Posted {
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
}

#[derive(Clone)]
struct Doors {
    returns: UnboundedSender<Bytes>,
    webhooks: UnboundedSender<Posted>,
}

impl Shop {
    /// Opens the shop at `PINELABS_MERCHANT_ADDRESS`.
    pub async fn open() -> Result<Self> {
        let address = env::var("PINELABS_MERCHANT_ADDRESS").unwrap_or_else(|_| "127.0.0.1:8000".into());
        let listener = TcpListener::bind(&address).await?;
        let url = env::var("PINELABS_MERCHANT_URL").unwrap_or(format!("http://{}", listener.local_addr()?));
        let (returns, returned) = unbounded_channel();
        let (webhooks, posted) = unbounded_channel();
        let router = Router::new()
            .route("/return", post(take_return))
            .route("/webhook", post(take_webhook))
            .with_state(Doors { returns, webhooks });
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { url, returns: Mutex::new(returned), webhooks: Mutex::new(posted) })
    }

    /// The next form that a shopper's browser posted, as it came.
    pub async fn next_return(&self) -> Result<Bytes> {
        Ok(self.returns.lock().await.recv().await.ok_or("the shop is closed")?)
    }

    /// The next webhook, as it came.
    pub async fn next_webhook(&self) -> Result<Posted> {
        Ok(self.webhooks.lock().await.recv().await.ok_or("the shop is closed")?)
    }
}

async fn take_return(State(doors): State<Doors>, body: Bytes) -> &'static str {
    let _ = doors.returns.send(body);
    "Thank you. You can close this page."
}

async fn take_webhook(State(doors): State<Doors>, headers: HeaderMap, body: Bytes) -> StatusCode {
    // Verify the raw bytes: a body that was parsed and printed again has another signature.
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect();
    let _ = doors.webhooks.send(Posted { headers, body });
    StatusCode::OK
}
