//! The benchmarks in Rust: prints one JSON table a line. `bench-rust [--quick] SERVER_URL`.

use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use pinelabs_bench::fixtures::{self, CALLBACK_KEY, NOW_MS, ORDER_ID, WEBHOOK_SECRET};
use pinelabs_bench::{Effort, Variant, compare, table};
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::{
    CallOptions, CallbackKey, Client, Config, HttpResponse, Secret, Session, Step, StepContext,
    WebhookHeaders, WebhookKey,
};
use serde_json::json;
use sha2::Sha256;

const STAMP: StepContext = StepContext { unix_ms: NOW_MS, entropy: [7; 16] };

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let url = std::env::args().next_back().unwrap_or_default();
    let effort = Effort::new(quick);
    println!("{}", callbacks(effort));
    for size in [1_000, 2_600, 65_000, 1_000_000] {
        println!("{}", webhooks(size, effort));
    }
    println!("{}", building(effort));
    println!("{}", parsing(effort));
    println!("{}", growth(effort));
    for in_flight in [1, 64] {
        for table in calls(&url, in_flight, quick).await {
            println!("{table}");
        }
    }
    println!("{}", in_flight(&url, quick).await);
}

fn callbacks(effort: Effort) -> serde_json::Value {
    let key = CallbackKey::from_hex(&Secret::new(CALLBACK_KEY)).unwrap();
    let success = vec![("order_id", "v1-4405071524-aa-qlAtAf"), ("status", "AUTHORIZED")];
    let failure = vec![
        ("order_id", "v1-4405071524-aa-qlAtAf"),
        ("status", "FAILED"),
        ("error_code", "USER_AUTHENTICATION_FAILED"),
        ("error_message", "Consumer Authentication required"),
    ];
    let signed = |fields: &[(&'static str, &'static str)]| {
        let signature = key.sign(fields).unwrap().leak() as &str;
        fields.iter().copied().chain([("signature", signature)]).collect::<Vec<_>>()
    };
    let (success, failure) = (signed(&success), signed(&failure));
    let form = key.sign_form(&success[..2]).unwrap();
    let bare = Hmac::<Sha256>::new_from_slice(&hex::decode(CALLBACK_KEY).unwrap()).unwrap();
    let text = |fields: &[(&str, &str)]| {
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| *name != "signature");
        fields.sort_unstable();
        fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    let (short, long) = (text(&success), text(&failure));
    let tag = |text: &str| bare.clone().chain_update(text).finalize().into_bytes();
    let (short_tag, long_tag) = (tag(&short), tag(&long));
    let (short_hex, long_hex) = (hex::encode_upper(short_tag), hex::encode_upper(long_tag));
    let verify_bare = |text: &str, tag: &[u8]| bare.clone().chain_update(text).verify_slice(tag).unwrap();
    let verify_hex = |text: &str, tag: &str| verify_bare(text, &hex::decode(tag).unwrap());
    compare(
        "verify a callback",
        vec![
            Variant::new("bare HMAC, success", || verify_bare(&short, &short_tag)),
            Variant::new("bare HMAC and hex, success", || verify_hex(&short, &short_hex)),
            Variant::new("verify_fields, success", || key.verify_fields(&success).unwrap()),
            Variant::new("verify_form, success", || key.verify_form(form.as_bytes()).unwrap()),
            Variant::new("bare HMAC, failure", || verify_bare(&long, &long_tag)),
            Variant::new("bare HMAC and hex, failure", || verify_hex(&long, &long_hex)),
            Variant::new("verify_fields, failure", || key.verify_fields(&failure).unwrap()),
        ],
        effort,
    )
}

fn webhooks(size: usize, effort: Effort) -> serde_json::Value {
    let body = fixtures::order_with_payments(size / 700 + 1).into_bytes();
    let key = WebhookKey::plain(&Secret::new(WEBHOOK_SECRET)).unwrap();
    let [(_, id), (_, timestamp), (_, signature)] = key.sign_headers("msg_1", NOW_MS / 1000, &body).unwrap();
    let bare = Hmac::<Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).unwrap();
    let signed = [b"msg_1.", timestamp.as_bytes(), b".", &body].concat();
    let tag = bare.clone().chain_update(&signed).finalize().into_bytes();
    let headers =
        [("webhook-id", id.as_str()), ("webhook-timestamp", &timestamp), ("webhook-signature", &signature)];
    compare(
        &format!("verify a webhook of {} bytes", body.len()),
        vec![
            Variant::new("bare HMAC", || bare.clone().chain_update(&signed).verify_slice(&tag).unwrap()),
            Variant::new("bare HMAC and base64", || {
                let tag = STANDARD.decode(&signature[3..]).unwrap();
                bare.clone().chain_update(&signed).verify_slice(&tag).unwrap()
            }),
            Variant::new("WebhookKey::verify", || {
                let headers = WebhookHeaders::find(headers).unwrap();
                key.verify(&body, &headers, NOW_MS).unwrap().timestamp
            }),
        ],
        effort,
    )
}

fn session() -> Session {
    let session = Session::new(Config::uat("id", "secret")).unwrap();
    let mut call = session.call(GetOrder { order_id: "1".into() }).unwrap();
    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("a token first") };
    let body = br#"{"access_token":"token-1","expires_in":36000}"#.to_vec();
    call.receive(Ok(HttpResponse { status: 200, headers: vec![], body }));
    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("then the order") };
    session
}

fn building(effort: Effort) -> serde_json::Value {
    let session = session();
    let variants = fixtures::exchanges().into_iter().map(|exchange| {
        let session = session.clone();
        Variant::new(exchange.operation, move || {
            let mut call =
                session.call_named(exchange.operation, &exchange.params, CallOptions::default()).unwrap();
            call.step(STAMP).unwrap()
        })
    });
    compare("build a request, from JSON parameters", variants.collect(), effort)
}

fn parsing(effort: Effort) -> serde_json::Value {
    let session = session();
    let variants = fixtures::exchanges().into_iter().map(|exchange| {
        let session = session.clone();
        Variant::new(exchange.operation, move || {
            round_trip(&session, exchange.operation, &exchange.params, &exchange.answer)
        })
    });
    compare("a whole call without HTTP: build, parse, check", variants.collect(), effort)
}

fn round_trip(session: &Session, operation: &str, params: &str, answer: &str) {
    let mut call = session.call_named(operation, params, CallOptions::default()).unwrap();
    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("a request") };
    call.receive(Ok(HttpResponse { status: 200, headers: vec![], body: answer.as_bytes().to_vec() }));
    match call.step(STAMP).unwrap() {
        Step::Done(_) => {}
        other => panic!("{operation} of {} bytes: {other:?}", answer.len()),
    }
}

fn growth(effort: Effort) -> serde_json::Value {
    let session = session();
    let params = json!({ "order_id": ORDER_ID }).to_string();
    let variants = [("1 kB", 1), ("10 kB", 14), ("100 kB", 150), ("1 MB", 1500)].map(|(name, payments)| {
        let (session, params, answer) =
            (session.clone(), params.clone(), fixtures::order_with_payments(payments));
        Variant::new(name, move || round_trip(&session, "orders.get", &params, &answer))
    });
    compare("a whole call without HTTP, by size of the answer", variants.into(), effort)
}

/// Requests a second, the SDK's client and bare reqwest in turns.
async fn calls(url: &str, in_flight: usize, quick: bool) -> [serde_json::Value; 2] {
    let client = Client::new(Config::at(url, "id", "secret")).unwrap();
    let bare = bare_client();
    let rounds = if quick { 3 } else { 9 };
    let total = if quick { 500 } else { 3000 };
    let new_order = fixtures::exchanges().swap_remove(1).params;
    let create: CreateOrder = serde_json::from_str(&new_order).unwrap();
    let mut rates: [[Vec<f64>; 3]; 2] = Default::default();
    for round in 0..=rounds {
        let read = [
            rate(in_flight, total, || bare_read(&bare, url)).await,
            rate(in_flight, total, async || parsed(&bare_read(&bare, url).await)).await,
            rate(in_flight, total, || read(&client)).await,
        ];
        let created = [
            rate(in_flight, total, || bare_create(&bare, url, &new_order)).await,
            rate(in_flight, total, async || parsed(&bare_create(&bare, url, &new_order).await)).await,
            rate(in_flight, total, async || drop(client.call(create.clone()).await.unwrap())).await,
        ];
        // The first round is for the connections.
        if round > 0 {
            for (rates, measured) in rates.iter_mut().zip([read, created]) {
                rates.iter_mut().zip(measured).for_each(|(rates, rate)| rates.push(rate));
            }
        }
    }
    let [read, created] = rates.map(|rates| {
        ["bare reqwest, the answer's bytes", "bare reqwest, the answer as Value", "Client"]
            .into_iter()
            .zip(rates)
    });
    [
        table(&format!("read an order, {in_flight} in flight"), "requests/s", read),
        table(&format!("create an order, {in_flight} in flight"), "requests/s", created),
    ]
}

/// How the rate holds from 1 to 256 in flight.
async fn in_flight(url: &str, quick: bool) -> serde_json::Value {
    let client = Client::new(Config::at(url, "id", "secret")).unwrap();
    let sizes = [("1", 1), ("4", 4), ("16", 16), ("64", 64), ("256", 256)];
    let mut rates: [Vec<f64>; 5] = Default::default();
    for _ in 0..if quick { 2 } else { 7 } {
        for (rates, (_, in_flight)) in rates.iter_mut().zip(sizes) {
            rates.push(rate(in_flight, 2000, || read(&client)).await);
        }
    }
    table("Client by calls in flight", "requests/s", sizes.into_iter().map(|(name, _)| name).zip(rates))
}

async fn read(client: &Client) {
    client.call(GetOrder { order_id: ORDER_ID.into() }).await.unwrap();
}

fn bare_client() -> reqwest::Client {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).tcp_nodelay(true);
    builder.pool_max_idle_per_host(64).build().unwrap()
}

async fn bare_read(client: &reqwest::Client, url: &str) -> Vec<u8> {
    bare(client.get(format!("{url}/api/pay/v1/orders/{ORDER_ID}"))).await
}

async fn bare_create(client: &reqwest::Client, url: &str, body: &str) -> Vec<u8> {
    let request = client.post(format!("{url}/api/pay/v1/orders")).header("Content-Type", "application/json");
    bare(request.body(body.to_owned())).await
}

async fn bare(request: reqwest::RequestBuilder) -> Vec<u8> {
    let request = request
        .header("Authorization", "Bearer token-1")
        .header("accept", "application/json")
        .header("Request-ID", "afa2d521-c01e-49c7-a388-f4f915dd90c4")
        .header("Request-Timestamp", "2024-07-09T07:57:08.022Z")
        .header("User-Agent", "pinelabs-online/0.1.0")
        .timeout(std::time::Duration::from_secs(30));
    request.send().await.unwrap().bytes().await.unwrap().into()
}

fn parsed(body: &[u8]) {
    std::hint::black_box(serde_json::from_slice::<serde_json::Value>(body).unwrap());
}

async fn rate<T>(in_flight: usize, total: usize, call: impl AsyncFn() -> T) -> f64 {
    let since = Instant::now();
    let each = total.div_ceil(in_flight);
    let worker = || async {
        for _ in 0..each {
            call().await;
        }
    };
    let mut workers: Vec<_> = (0..in_flight).map(|_| Box::pin(worker())).collect();
    std::future::poll_fn(|context| {
        workers.retain_mut(|worker| worker.as_mut().poll(context).is_pending());
        if workers.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    (each * in_flight) as f64 / since.elapsed().as_secs_f64()
}
