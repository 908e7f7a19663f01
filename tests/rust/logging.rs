//! The feature `tracing`: what a collecting subscriber gets of calls, at every level.

use std::io::Write;
use std::sync::{Arc, Mutex};

use pinelabs_online::models::Amount;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::create_payment::{CardDetails, CreatePayment};
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::testing::ScriptedTransport;
use pinelabs_online::{Client, Config, Effect, HttpRequest, HttpResponse, TransportFailure};
use pinelabs_sandbox::{Sandbox, Settings};
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

const PAN: &str = "4012001037141112";
const CVV: &str = "9187";
const EXPIRY: &str = "2087";
const CLIENT_SECRET: &str = "canary-client-secret";
const BEARER: &str = "canary-bearer";
const CHALLENGE: &str = "https://gateway.example/challenge/canary-url";

/// The text that a subscriber wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Collects everything of this thread, also what is below `DEBUG` and from other crates.
    fn collect(&self) -> tracing::subscriber::DefaultGuard {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            // Digits of a time could look like a short canary.
            .without_time()
            .with_writer(self.clone())
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The lines of our own target that hold this text.
    fn lines(&self, text: &str) -> Vec<String> {
        let is_ours = |line: &&str| line.contains("pinelabs_online: ") && line.contains(text);
        self.text().lines().filter(is_ours).map(str::to_owned).collect()
    }
}

fn silent(log: &Log) {
    for canary in [PAN, CVV, EXPIRY, CLIENT_SECRET, BEARER, CHALLENGE] {
        assert!(!log.text().contains(canary), "{canary} is in {}", log.text());
    }
}

fn payment() -> CreatePayment {
    CreatePayment::new("v1-1", Amount::inr(1100), CardDetails::new(PAN, CVV, "12", EXPIRY).into())
}

fn client(gateway: &ScriptedTransport) -> Client {
    gateway.builder(Config::uat("an-invented-id", CLIENT_SECRET)).build().unwrap()
}

/// A gateway whose token is a canary.
fn gateway() -> ScriptedTransport {
    let token = json!({ "access_token": BEARER, "expires_in": 3600 });
    ScriptedTransport::new().answer_with("auth.generate_token", token).forever()
}

/// A failure that quotes the whole request, as a careless library might.
fn quoting(request: &HttpRequest) -> Result<HttpResponse, TransportFailure> {
    let body = request.body.as_ref().map_or("", |body| body.expose());
    Err(TransportFailure { sent: true, message: format!("{body} {:?}", request.headers) })
}

#[tokio::test]
async fn a_call_is_a_span_with_an_event_for_each_request_and_response() {
    let log = Log::default();
    let guard = log.collect();
    let gateway = gateway()
        .respond("orders.get", HttpResponse { status: 503, ..HttpResponse::default() })
        .answer("orders.get", json!({}));
    client(&gateway).call(GetOrder { order_id: "v1-1".into() }).await.unwrap();
    drop(guard);
    assert_eq!(log.lines("request operation=\"orders.get\"").len(), 2, "{}", log.text());
    assert_eq!(log.lines("request operation=\"auth.generate_token\"").len(), 1);
    let [failure] = &log.lines("failure operation=\"orders.get\"")[..] else { panic!("{}", log.text()) };
    assert!(failure.contains("WARN call{operation=\"orders.get\"}"), "{failure}");
    assert!(failure.contains("status=503") && failure.contains("attempt=1"), "{failure}");
    let [response] = &log.lines("response operation=\"orders.get\"")[..] else { panic!("{}", log.text()) };
    assert!(response.contains("DEBUG") && response.contains("status=200"), "{response}");
    assert!(response.contains("path_template=\"/api/pay/v1/orders/{order_id}\""), "{response}");
    assert!(response.contains("attempt=2") && response.contains("duration_ms="), "{response}");
    let closed = log.lines("close").pop().unwrap();
    assert!(closed.contains("status=200 attempts=2"), "{closed}");
    silent(&log);
}

#[tokio::test]
async fn a_call_that_fails_says_so_in_its_span() {
    let log = Log::default();
    let guard = log.collect();
    let gateway = gateway().lose("payments.create").lose("orders.get").forever();
    let error = client(&gateway).call(payment()).await.unwrap_err();
    assert_eq!(error.effect, Effect::Unknown);
    drop(guard);
    let closed = log.lines("close").pop().unwrap();
    assert!(closed.contains("error=Network effect=Unknown"), "{closed}");
    let failures = log.lines("failure operation=\"payments.create\"");
    assert!(failures[0].contains("WARN") && failures[0].contains("no answer in time"), "{failures:?}");
    silent(&log);
}

#[tokio::test]
async fn no_level_has_a_secret() {
    let log = Log::default();
    let guard = log.collect();
    let gateway = gateway()
        .answer("payments.create", json!({ "challenge_url": CHALLENGE }))
        .respond_by("payments.create", quoting)
        .respond_by("orders.get", quoting)
        .forever();
    client(&gateway).call(payment()).await.unwrap();
    let error = client(&gateway).call(payment()).await.unwrap_err();
    drop(guard);
    assert_eq!(error.effect, Effect::Unknown);
    // The failure was written, without what it quoted.
    assert!(log.lines("failure ").iter().any(|line| line.contains("card_number")), "{}", log.text());
    silent(&log);
}

#[tokio::test]
async fn over_sockets_the_http_stack_writes_no_secret_either() {
    let sandbox = Sandbox::start(Settings::default()).await.unwrap();
    let config = Config::at(sandbox.url(), sandbox.client_id(), sandbox.client_secret());
    let client = Client::new(config).unwrap();
    let log = Log::default();
    let guard = log.collect();
    let order = CreateOrder { order_amount: Amount::inr(1100), ..Default::default() };
    let order = client.orders().create(order).await.unwrap();
    let card = CardDetails::new(PAN, CVV, "12", EXPIRY);
    let payment = CreatePayment::new(&order.order_id, Amount::inr(1100), card.into());
    let paid = client.payments().create(payment).await.unwrap();
    drop(guard);
    let (token, challenge) = (client.access_token().unwrap().access_token, paid.challenge_url.unwrap());
    assert!(log.text().contains("hyper_util"), "the HTTP stack wrote nothing: {}", log.text());
    // Not CVV and expiry: ports and random ids could have these digits by chance.
    for secret in [PAN, sandbox.client_secret(), token.expose(), challenge.expose()] {
        assert!(!log.text().contains(secret), "{secret} is in {}", log.text());
    }
}
