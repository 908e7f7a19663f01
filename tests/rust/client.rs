//! The Rust client over real sockets: what it promises of its transport.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pinelabs_online::client::HttpOptions;
use pinelabs_online::models::Amount;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::{CallOptions, Client, Config, Effect, ErrorKind};
use pinelabs_sandbox::{Sandbox, Settings};

const TOKEN: &str = r#"{"access_token":"token-1","expires_in":3600}"#;

/// A server that gives each request, in order, what the test says; `None` closes the connection without an answer.
fn server(answers: Vec<Option<String>>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&heard);
    std::thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            log.lock().unwrap().push(read_request(&mut stream));
            if let Some(answer) = answer {
                let _ = stream.write_all(answer.as_bytes());
            }
        }
    });
    (url, heard)
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).unwrap_or(0);
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
            });
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text;
            }
        }
        assert!(count > 0, "the client closed within its request");
    }
}

fn http(status: &str, headers: &str, body: &str) -> Option<String> {
    Some(format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    ))
}

fn client(url: &str) -> Client {
    let mut config = Config::at(url, "an-invented-id", "an-invented-secret");
    config.max_retries = 0;
    Client::new(config).unwrap()
}

fn order() -> CreateOrder {
    CreateOrder { order_amount: Amount::inr(1100), ..Default::default() }
}

fn get() -> GetOrder {
    GetOrder { order_id: "v1-1".into() }
}

#[tokio::test]
async fn a_refused_connection_sent_nothing() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = client(&format!("http://{free}")).call(order()).await.unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Network, Effect::None), "{error}");
}

#[tokio::test]
async fn a_connection_that_dies_after_the_request_leaves_a_doubt() {
    let nothing = || None;
    let (url, heard) = server(vec![http("200 OK", "", TOKEN), nothing(), nothing(), nothing(), nothing()]);
    let error = client(&url).call(order()).await.unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Network, Effect::Unknown), "{error}");
    assert_eq!(error.inquiry.unwrap().operation, "orders.get_by_reference");
    let heard = heard.lock().unwrap();
    assert_eq!(heard.iter().filter(|request| request.starts_with("POST /api/pay/v1/orders ")).count(), 1);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (elsewhere, visitors) = server(vec![http("200 OK", "", "{}")]);
    let headers = format!("Location: {elsewhere}/steal\r\n");
    let (url, _) = server(vec![http("200 OK", "", TOKEN), http("302 Found", &headers, "")]);
    let error = client(&url).call(get()).await.unwrap_err();
    assert_eq!(error.status, Some(302));
    assert!(visitors.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_answer_larger_than_allowed_is_not_read() {
    let (url, _) = server(vec![http("200 OK", "", TOKEN), http("200 OK", "", &"x".repeat(5000))]);
    let mut options = HttpOptions::default();
    options.max_body_bytes = 4000;
    let mut config = Config::at(url, "id", "secret");
    config.max_retries = 0;
    let error = Client::builder(config).http(options).build().unwrap().call(get()).await.unwrap_err();
    assert!(error.message.contains("larger than 4000 bytes"), "{error}");
}

#[tokio::test]
async fn a_timeout_ends_a_call_that_hangs() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = client(&url).with_options(CallOptions::default().timeout_ms(100));
    let error = tokio::time::timeout(Duration::from_secs(5), client.call(get())).await.unwrap().unwrap_err();
    assert!(error.message.contains("no answer in time"), "{error}");
    assert_eq!(error.effect, Effect::None);
}

#[tokio::test]
async fn a_call_that_is_stopped_says_what_it_left_behind() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        read_request(&mut stream);
        stream.write_all(http("200 OK", "", TOKEN).unwrap().as_bytes()).unwrap();
        drop(stream);
        let (mut stream, _) = listener.accept().unwrap();
        read_request(&mut stream);
        stream
    });
    let params = r#"{"merchant_order_reference":"112345","order_amount":{"value":1100,"currency":"INR"}}"#;
    let stop = tokio::time::sleep(Duration::from_millis(500));
    let error = client(&url)
        .call_named_until("orders.create", params, CallOptions::default(), stop)
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Aborted, Effect::Unknown));
    assert_eq!(error.inquiry.unwrap().params["merchant_order_reference"], "112345");
    drop(server.join().unwrap());
}

#[tokio::test]
async fn first_calls_at_once_fetch_one_token_and_the_observer_sees_no_secret() {
    let sandbox = Sandbox::start(Settings::default()).await.unwrap();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&lines);
    let config = Config::at(sandbox.url(), sandbox.client_id(), sandbox.client_secret());
    let client = Client::builder(config)
        .observer(move |event| log.lock().unwrap().push((event.operation.to_owned(), format!("{event:?}"))))
        .build()
        .unwrap();
    let calls: Vec<_> = (0..32)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call(order()).await.unwrap() })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    let lines = std::mem::take(&mut *lines.lock().unwrap());
    // One event when it goes out, one when its answer is in.
    assert_eq!(lines.iter().filter(|(operation, _)| operation == "auth.generate_token").count(), 2);
    assert_eq!(lines.iter().filter(|(operation, _)| operation == "orders.create").count(), 64);
    assert!(lines.iter().all(|(_, line)| !line.contains(sandbox.client_secret())));
    assert!(
        lines[1].1.contains("status: Some(200)") && lines[1].1.contains("/api/auth/v1/token"),
        "{}",
        lines[1].1
    );
    sandbox.stop().await;
}
