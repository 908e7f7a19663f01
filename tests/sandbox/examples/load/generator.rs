//! Clients that walk orders through their life as fast as the gateway answers.

use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{Request, Uri};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What a run found.
#[derive(Default)]
pub(crate) struct Report {
    /// Requests that were answered as they should be.
    pub(crate) requests: u64,
    /// What went wrong, each in a sentence.
    pub(crate) errors: Vec<String>,
    /// Every answer's time in microseconds.
    pub(crate) micros: Vec<u64>,
    /// How long the run took.
    pub(crate) elapsed: Duration,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Lets `clients` connections work for `time`.
pub(crate) async fn run(
    url: &str,
    client_id: &str,
    client_secret: &str,
    clients: usize,
    time: Duration,
) -> Report {
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..clients {
        let credentials = json!({
            "client_id": client_id, "client_secret": client_secret, "grant_type": "client_credentials",
        });
        tasks.spawn(one_client(url.to_owned(), credentials, number, started + time));
    }
    let mut report = Report::default();
    while let Some(done) = tasks.join_next().await {
        match done {
            Ok(client) => {
                report.requests += client.requests;
                report.errors.extend(client.error);
                report.micros.extend(client.micros);
            }
            Err(error) => report.errors.push(error.to_string()),
        }
    }
    report.elapsed = started.elapsed();
    report.micros.sort_unstable();
    report
}

#[derive(Default)]
struct Client {
    requests: u64,
    micros: Vec<u64>,
    error: Option<String>,
}

async fn one_client(url: String, credentials: Value, number: usize, until: Instant) -> Client {
    let mut client = Client::default();
    if let Err(error) = client.work(&url, &credentials, number, until).await {
        client.error = Some(format!("client {number}: {error}"));
    }
    client
}

impl Client {
    /// Create, pay, answer the challenge, read, capture, read by reference: seven requests an order.
    async fn work(
        &mut self,
        url: &str,
        credentials: &Value,
        number: usize,
        until: Instant,
    ) -> Result<(), Failure> {
        let uri: Uri = url.parse()?;
        let authority = uri.authority().ok_or("the URL has no host")?.as_str().to_owned();
        let stream = TcpStream::connect(&authority).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let mut line = Line { sender, authority, bearer: String::new() };
        let granted = self.call(&mut line, "POST", "/api/auth/v1/token", Some(credentials)).await?;
        line.bearer = format!("Bearer {}", at(&granted, "/access_token"));
        let mut made = 0_u64;
        while Instant::now() < until {
            made += 1;
            self.one_order(&mut line, &format!("load-{number}-{made}")).await?;
        }
        Ok(())
    }

    async fn one_order(&mut self, line: &mut Line, reference: &str) -> Result<(), Failure> {
        let amount = json!({ "value": 1100, "currency": "INR" });
        let order = json!({
            "merchant_order_reference": reference, "order_amount": amount, "pre_auth": true,
            "callback_url": "https://shop.example/return",
        });
        let order = self.call(line, "POST", "/api/pay/v1/orders", Some(&order)).await?;
        let id = at(&order, "/data/order_id");
        let path = format!("/api/pay/v1/orders/{id}");
        let payment = json!({ "payments": [{
            "merchant_payment_reference": reference, "payment_method": "CARD", "payment_amount": amount,
            "payment_option": { "card_details": {
                "card_number": "4012001037141112", "cvv": "065", "expiry_month": "12", "expiry_year": "2035",
            }},
        }]});
        let paid = self.call(line, "POST", &format!("{path}/payments"), Some(&payment)).await?;
        let payment = at(&paid, "/data/payments/0/id");
        let payment_id = json!({ "payment_id": payment });
        self.call(line, "POST", "/api/pay/v1/otp/generate", Some(&payment_id)).await?;
        let otp = json!({ "payment_id": payment, "otp": "123456" });
        self.call(line, "POST", "/api/pay/v1/otp/submit", Some(&otp)).await?;
        self.call(line, "GET", &path, None).await?;
        let capture = json!({ "merchant_capture_reference": reference });
        self.call(line, "PUT", &format!("{path}/capture"), Some(&capture)).await?;
        let read = self.call(line, "GET", &format!("/api/pay/v1/orders/reference/{reference}"), None).await?;
        if at(&read, "/data/status") != "PROCESSED" {
            return Err(format!("{reference} ended as {}", at(&read, "/data/status")).into());
        }
        Ok(())
    }

    async fn call(
        &mut self,
        line: &mut Line,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Failure> {
        let started = Instant::now();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", &line.authority)
            .header("content-type", "application/json");
        if !line.bearer.is_empty() {
            request = request.header("authorization", &line.bearer);
        }
        let body = body.map_or_else(Bytes::new, |body| body.to_string().into());
        line.sender.ready().await?;
        let answer = line.sender.send_request(request.body(Body::from(body))?).await?;
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(Body::new(answer.into_body()), 1024 * 1024).await?;
        if !(200..300).contains(&status) {
            return Err(format!("{method} {path}: {status} {}", String::from_utf8_lossy(&body)).into());
        }
        self.requests += 1;
        self.micros.push(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
        Ok(serde_json::from_slice(&body)?)
    }
}

/// One connection.
struct Line {
    sender: SendRequest<Body>,
    authority: String,
    bearer: String,
}

/// The text at a JSON pointer.
fn at<'a>(answer: &'a Value, pointer: &str) -> &'a str {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
