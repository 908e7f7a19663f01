//! The Rust client over real sockets: what it promises of its transport.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pinelabs_online::client::{BoxFuture, HttpOptions, HttpTransport, given_up};
use pinelabs_online::models::Amount;
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::{
    CallOptions, Client, Config, Effect, ErrorKind, HttpRequest, HttpResponse, Transport, TransportFailure,
};
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
    let error = tokio::time::timeout(Duration::from_secs(60), client.call(get())).await.unwrap().unwrap_err();
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
    let stop = tokio::time::sleep(Duration::from_secs(2));
    let error = client(&url)
        .call_named_until("orders.create", params, CallOptions::default(), stop)
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Aborted, Effect::Unknown));
    assert_eq!(error.inquiry.unwrap().params["merchant_order_reference"], "112345");
    drop(server.join().unwrap());
}

#[tokio::test]
async fn a_call_that_is_given_up_as_it_succeeds_tells_its_answer_and_how_to_ask() {
    let created = r#"{"data":{"order_id":"v1-1","status":"CREATED","merchant_order_reference":"112345"}}"#;
    let (url, _) =
        server(vec![http("200 OK", "", TOKEN), http("200 OK", "", created), http("200 OK", "", created)]);
    let client = client(&url);
    let until = |name: &'static str, params: &'static str| {
        client.call_named_until(name, params, CallOptions::default(), std::future::pending())
    };
    let params = r#"{"merchant_order_reference":"112345","order_amount":{"value":1100,"currency":"INR"}}"#;
    let finished = until("orders.create", params).await.unwrap();
    assert!(finished.value.json.expose().contains("v1-1"));
    let response = finished.call.response().unwrap();
    assert_eq!((response.status, response.attempts, response.request_id.len()), (200, 1, 36));
    let error = given_up(finished.call);
    assert_eq!((error.kind, error.effect), (ErrorKind::Aborted, Effect::Unknown));
    assert_eq!(error.request_id.unwrap().len(), 36);
    assert_eq!(error.inquiry.unwrap().params["merchant_order_reference"], "112345");

    let error = given_up(until("orders.get", r#"{"order_id":"v1-1"}"#).await.unwrap().call);
    assert_eq!((error.effect, error.inquiry), (Effect::None, None));
    assert!(error.request_id.is_some());
}

#[tokio::test]
async fn the_response_around_the_answer_is_the_one_that_it_was_read_from() {
    let body = r#"{"data":{"order_id":"v1-1","status":"CREATED"}}"#;
    let headers = "X-Trace: trace-1\r\nSet-Cookie: a-secret-cookie\r\nset-cookie: another\r\n";
    let (url, heard) = server(vec![
        http("200 OK", "X-Trace: of-the-token\r\n", TOKEN),
        http("503 Service Unavailable", "X-Trace: of-the-failure\r\n", "{}"),
        http("201 Created", headers, body),
    ]);
    let client = Client::new(Config::at(&url, "id", "secret")).unwrap();
    let reply = client.with_response().orders().get(get()).await.unwrap();
    assert_eq!(reply.data.order_id, "v1-1");
    let response = &reply.response;
    assert_eq!((response.status, response.attempts), (201, 2));
    assert_eq!(response.header("X-TRACE"), Some("trace-1"));
    let cookies: Vec<_> = response.headers.iter().filter(|(name, _)| name == "set-cookie").collect();
    assert_eq!(cookies.len(), 2, "{:?}", response.headers);
    // The wait before the repeat is part of it.
    assert!((1..10_000).contains(&response.duration_ms), "{response:?}");
    let line = format!("request-id: {}", response.request_id);
    assert!(heard.lock().unwrap()[2].to_ascii_lowercase().contains(&line), "{line}");
    let printed = format!("{reply:?}");
    assert!(printed.contains("set-cookie") && !printed.contains("a-secret-cookie"), "{printed}");
    assert!(!printed.contains("trace-1"), "{printed}");
}

#[tokio::test]
async fn the_response_of_a_write_that_an_inquiry_found_is_the_inquirys() {
    let found = r#"{"data":{"order_id":"v1-1","status":"CREATED","merchant_order_reference":"112345",
        "order_amount":{"value":1100,"currency":"INR"},"type":"CHARGE"}}"#;
    let (url, heard) = server(vec![
        http("200 OK", "", TOKEN),
        http("500 Internal Server Error", "X-Trace: of-the-write\r\n", "{}"),
        http("202 Accepted", "X-Trace: of-the-inquiry\r\n", found),
    ]);
    let client = Client::new(Config::at(&url, "id", "secret")).unwrap();
    let order = CreateOrder { merchant_order_reference: Some("112345".into()), ..order() };
    let reply = client.call_with_response(order).await.unwrap();
    assert_eq!((reply.response.status, reply.response.attempts), (202, 1));
    assert_eq!(reply.response.header("x-trace"), Some("of-the-inquiry"));
    // The request id is the write's: it is the one to give to the gateway's support.
    let line = format!("request-id: {}", reply.response.request_id);
    let heard = heard.lock().unwrap();
    assert!(heard[1].starts_with("POST ") && heard[1].to_ascii_lowercase().contains(&line), "{}", heard[1]);
    assert!(heard[2].starts_with("GET "), "{}", heard[2]);
}

/// The transport on reqwest, and the headers that it was given.
struct Recording(HttpTransport, Arc<Mutex<Vec<Vec<String>>>>);

impl Transport for Recording {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        let line = |(name, value): &(_, _)| format!("{name}: {value}").to_ascii_lowercase();
        self.1.lock().unwrap().push(request.headers.iter().map(line).collect());
        self.0.send(request)
    }
}

#[tokio::test]
async fn the_transport_adds_host_and_length_to_the_headers_and_nothing_else() {
    let order = || http("200 OK", "", r#"{"data":{"order_id":"v1-1","status":"CREATED"}}"#);
    let (url, heard) = server(vec![http("200 OK", "", TOKEN), order(), order(), order()]);
    let given = Arc::default();
    let transport = HttpTransport::new(&HttpOptions::default()).unwrap();
    let client = Client::builder(Config::at(&url, "id", "secret"))
        .transport(Recording(transport, Arc::clone(&given)))
        .build()
        .unwrap();
    client.call(self::order()).await.unwrap();
    // Whether it is one is not what counts here.
    let _ = client.call(CancelOrder { order_id: "v1-1".into() }).await;
    client.call(get()).await.unwrap();
    let (heard, given) = (heard.lock().unwrap(), given.lock().unwrap());
    for ((request, given), length) in heard.iter().zip(given.iter()).zip([true, true, true, false]) {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let mut lines: Vec<_> = head.lines().skip(1).map(str::to_ascii_lowercase).collect();
        assert!(!lines.iter().any(|line| line.starts_with("transfer-encoding")), "{lines:?}");
        lines.retain(|line| !line.starts_with("host: "));
        let announced = lines.extract_if(.., |line| line.starts_with("content-length: ")).collect::<Vec<_>>();
        let expected = if length { vec![format!("content-length: {}", body.len())] } else { Vec::new() };
        assert_eq!(announced, expected, "{head}");
        let mut given = given.clone();
        lines.sort();
        given.sort();
        assert_eq!(lines, given);
    }
    assert!(heard[2].starts_with("PUT ") && heard[2].ends_with("\r\n\r\n"), "{}", heard[2]);
}

/// Quotes the request in the reason why there is no answer, as a careless library might.
struct Quoting;

impl Transport for Quoting {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        let quoted =
            format!("{:?} {}", request.headers, request.body.as_ref().map_or("", |body| body.expose()));
        Box::pin(async move {
            if request.operation == "auth.generate_token" {
                return Ok(HttpResponse { status: 200, headers: vec![], body: TOKEN.into() });
            }
            Err(TransportFailure { sent: true, message: quoted })
        })
    }
}

#[tokio::test]
async fn an_observer_is_told_of_a_failure_without_the_secrets_that_it_quotes() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&told);
    let mut config = Config::uat("id", "an-invented-secret");
    config.max_retries = 0;
    let client = Client::builder(config)
        .transport(Quoting)
        .observer(move |event| log.lock().unwrap().push(format!("{event:?}")))
        .build()
        .unwrap();
    let params = r#"{"order_id":"v1-1","payments":[{"payment_method":"CARD","payment_amount":{"value":1,
        "currency":"INR"},"payment_option":{"card_details":{"card_number":"4012001037141112","cvv":"9187",
        "expiry_month":"12","expiry_year":"2031","name":"Kevin Bob"}}}]}"#;
    let options = CallOptions::default().total_timeout_ms(2_000);
    client.with_options(options).call_named("payments.create", params).await.unwrap_err();
    let told = told.lock().unwrap().join("\n");
    assert!(told.contains("failure: Some(") && told.contains("card_number"), "{told}");
    for secret in ["4012001037141112", "9187", "token-1", "an-invented-secret"] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

/// Runs the test `in_an_environment_of_its_own` in a process with these variables, against this base URL.
fn in_environment(base_url: &str, variables: &[(&str, &str)]) -> String {
    let mut program = std::process::Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", "in_an_environment_of_its_own", "--include-ignored", "--nocapture"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD"] {
        program.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = program.env("BASE_URL", base_url).envs(variables.iter().copied()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "the tests of proxies run it in a process of its own"]
async fn in_an_environment_of_its_own() {
    let Ok(url) = std::env::var("BASE_URL") else { return };
    let mut config = Config::at(url, "id", "secret");
    config.max_retries = 0;
    let outcome = match Client::new(config) {
        Ok(client) => client.call(get()).await.map(|order| order.status.to_string()),
        Err(error) => Err(error),
    };
    println!("outcome: {outcome:?}");
}

#[test]
fn loopback_is_never_reached_through_a_proxy() {
    let order = || http("200 OK", "", r#"{"data":{"order_id":"v1-1","status":"CREATED"}}"#);
    let answers = || vec![http("200 OK", "", TOKEN), order()];
    let (proxy, visitors) = server(answers());
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        for host in ["127.0.0.1", "localhost", "LOCALHOST"] {
            let (url, heard) = server(answers());
            let url = url.replace("127.0.0.1", host);
            let output = in_environment(&url, &[(name, &proxy), ("NO_PROXY", "")]);
            assert!(output.contains("CREATED"), "{name} {url}: {output}");
            assert_eq!(heard.lock().unwrap().len(), 2);
        }
    }
    // TLS to loopback: nothing speaks it there, and the proxy is not asked for a tunnel.
    let (url, _) = server(vec![None, None]);
    let output =
        in_environment(&url.replace("http:", "https:"), &[("HTTPS_PROXY", &proxy), ("ALL_PROXY", &proxy)]);
    assert!(output.contains("Network"), "{output}");
    assert!(visitors.lock().unwrap().is_empty(), "the proxy was contacted: {:?}", visitors.lock().unwrap());
}

#[test]
fn a_gateway_elsewhere_is_reached_through_the_proxy() {
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let (proxy, visitors) = server(vec![http("502 Bad Gateway", "", "")]);
        let output = in_environment("https://gateway.example", &[(name, &proxy)]);
        assert!(output.contains("Network"), "{output}");
        let visitors = visitors.lock().unwrap();
        assert!(visitors[0].starts_with("CONNECT gateway.example:443 "), "{name}: {visitors:?}");
    }
}

#[test]
fn a_proxy_that_cannot_be_read_is_named_and_its_password_is_not() {
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        for value in ["http://user:a-password@[bad", "socks5://user:a-password@proxy.example"] {
            let output = in_environment("https://gateway.example", &[(name, value)]);
            assert!(output.contains("kind: Config") && output.contains(name), "{name}={value}: {output}");
            assert!(!output.contains("a-password"), "{output}");
        }
    }
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
    let told = Arc::clone(&lines);
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
    // The same client with another observer: the token is shared, and the first observer is told nothing.
    let others = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&others);
    let observed = client.with_observer(move |event| log.lock().unwrap().push(event.operation.to_owned()));
    observed.call(order()).await.unwrap();
    assert_eq!(*others.lock().unwrap(), ["orders.create", "orders.create"]);
    assert!(told.lock().unwrap().is_empty());
    sandbox.stop().await;
}
