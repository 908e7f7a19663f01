//! A server that answers at once: the token, or one order whatever is asked.
//!
//! It prints its URL when it is ready and ends when its standard input does. `--body-bytes N` grows the answer.

use std::io::{Read, Write};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use pinelabs_bench::fixtures;

const JSON: (axum::http::HeaderName, &str) = (CONTENT_TYPE, "application/json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--body-bytes").skip(1);
    let bytes: usize = arguments.next().and_then(|bytes| bytes.parse().ok()).unwrap_or(0);
    let one = fixtures::order_with_payments(1).len();
    let each = fixtures::order_with_payments(2).len() - one;
    let payments = if bytes == 0 { 2 } else { 1 + bytes.saturating_sub(one).div_ceil(each) };
    let order: &'static str = fixtures::order_with_payments(payments).leak();
    let router = Router::new()
        .route(
            "/api/auth/v1/token",
            post(move |_: Bytes| async move { ([JSON], r#"{"access_token":"token-1","expires_in":36000}"#) }),
        )
        // It takes the body: an answer before the end of a request costs the client its connection.
        .fallback(move |_: Bytes| async move { ([JSON], order) });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    use axum::serve::ListenerExt;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router).await
}
