//! The feature `testing`: what the crate offers to its users' tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use pinelabs_online::client::BoxFuture;
use pinelabs_online::models::Amount;
use pinelabs_online::operations::capture_order::CaptureOrder;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::testing::{self, ScriptedTransport, VirtualPlatform};
use pinelabs_online::{
    CallOptions, CallbackKey, Client, Config, Effect, Error, ErrorKind, EventData, HttpRequest, HttpResponse,
    Inquiry, OPERATIONS, OrderStatus, Secret, Transport, TransportFailure, WebhookKey,
};
use pinelabs_tests::corpus;
use serde_json::{Value, json};

fn get() -> GetOrder {
    GetOrder { order_id: "v1-1".into() }
}

fn order() -> CreateOrder {
    CreateOrder {
        merchant_order_reference: Some("r-1".into()),
        order_amount: Amount::inr(110_000),
        ..Default::default()
    }
}

/// Parameters of each operation with which a transcript of `tests/vectors/calls` succeeds.
fn parameters() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/calls");
    let mut parameters = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        for case in file.as_array().unwrap() {
            let succeeds = case["expect"]["outcome"].get("done").is_some() && case.get("config").is_none();
            if succeeds {
                let name = case["operation"].as_str().unwrap().to_owned();
                parameters.entry(name).or_insert_with(|| case["params"].clone());
            }
        }
    }
    parameters
}

#[tokio::test]
async fn every_operation_has_a_ready_answer_that_its_client_accepts() {
    let parameters = parameters();
    for operation in OPERATIONS {
        let gateway = ScriptedTransport::new().answer(operation.name, json!({}));
        let client = gateway.client().with_options(CallOptions::default().max_retries(0));
        let outcome = client.call_named(operation.name, &parameters[operation.name].to_string()).await;
        assert!(outcome.is_ok(), "{}: {outcome:?}", operation.name);
        gateway.check();
        let sent: Vec<_> = gateway.requests().iter().map(|request| request.operation).collect();
        assert_eq!(sent, [operation.name]);
    }
}

/// A scripted gateway, and the bodies of its answers.
struct Watched {
    gateway: ScriptedTransport,
    bodies: Arc<Mutex<Vec<Value>>>,
}

impl Transport for Watched {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        Box::pin(async move {
            let answer = self.gateway.send(request).await;
            if let Ok(response) = &answer {
                self.bodies.lock().unwrap().push(serde_json::from_slice(&response.body).unwrap());
            }
            answer
        })
    }
}

#[tokio::test]
async fn ready_answers_are_those_of_the_vectors() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/ready_answers.json");
    let mut cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let recorded = cases.clone();
    for operation in OPERATIONS {
        let has_case = cases.iter().any(|case| case["operation"] == operation.name);
        assert!(has_case, "tests/vectors/ready_answers.json has no case of {}", operation.name);
    }
    for case in &mut cases {
        let before = case["before"].as_array().cloned().unwrap_or_default();
        let mut gateway = ScriptedTransport::new();
        for call in before.iter().chain([&*case]) {
            gateway = gateway.answer(call["operation"].as_str().unwrap(), json!({}));
        }
        let bodies = Arc::default();
        let watched = Watched { gateway: gateway.clone(), bodies: Arc::clone(&bodies) };
        let config = Config::uat("an-invented-id", "an-invented-secret");
        let client = Client::builder(config).transport(watched).build().unwrap();
        for call in before.iter().chain([&*case]) {
            let name = call["operation"].as_str().unwrap();
            client.call_named(name, &call["params"].to_string()).await.unwrap();
        }
        gateway.check();
        case["answer"] = bodies.lock().unwrap().last().unwrap().clone();
    }
    if std::env::var_os("PINELABS_RECORD").is_some() {
        let text = serde_json::to_string_pretty(&cases).unwrap();
        return std::fs::write(path, text + "\n").unwrap();
    }
    for (case, recorded) in cases.iter().zip(&recorded) {
        assert_eq!(case, recorded, "{}", case["name"]);
    }
    let observed =
        cases.iter().map(|case| (case["name"].as_str().unwrap().to_owned(), case["answer"].clone()));
    corpus::write("ready_answers", &observed.collect());
}

#[tokio::test]
async fn a_ready_answer_is_what_a_client_gives() {
    let ready = testing::order(json!({ "order_id": "v1-1", "status": "AUTHORIZED" }));
    let gateway = ScriptedTransport::new().answer_with("orders.get", &ready);
    let given = gateway.client().call(get()).await.unwrap();
    assert_eq!(serde_json::to_value(&given).unwrap(), serde_json::to_value(&ready).unwrap());
    assert_eq!(ready.status, OrderStatus::Authorized);
    assert_eq!(ready.order_amount.as_ref().unwrap(), &Amount::inr(110_000));
    let refund = testing::refund(json!({}));
    assert_eq!(refund.order_type.unwrap().as_str(), "REFUND");
    assert_eq!(testing::customer(json!({ "first_name": "Asha" })).first_name.unwrap(), "Asha");
    assert_eq!(testing::token(json!({})).status.unwrap().as_str(), "ACTIVE");
    assert_eq!(testing::otp(json!({})).status.unwrap(), "SUCCESS");
}

#[tokio::test]
async fn answers_come_in_their_order_and_as_often_as_was_said() {
    let gateway = ScriptedTransport::new()
        .answer("orders.get", json!({ "status": "AUTHORIZED" }))
        .times(2)
        .answer("orders.get", json!({ "status": "PROCESSED" }))
        .forever();
    let client = gateway.client();
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(client.call(get()).await.unwrap().status.to_string());
    }
    assert_eq!(statuses, ["AUTHORIZED", "AUTHORIZED", "PROCESSED", "PROCESSED", "PROCESSED"]);
    gateway.check();
}

#[tokio::test]
async fn an_answer_speaks_of_what_was_asked_for_and_what_was_sent_can_be_read() {
    let gateway = ScriptedTransport::new()
        .answer("orders.create", json!({}))
        .lose("orders.capture")
        .answer("orders.get", json!({}))
        .answer("orders.capture", json!({}));
    let client = gateway.client();
    let created = client.call(order()).await.unwrap();
    assert_eq!(created.merchant_order_reference.as_deref(), Some("r-1"));
    let capture = CaptureOrder { order_id: created.order_id.clone(), ..Default::default() };
    assert_eq!(client.call(capture).await.unwrap().order_id, created.order_id);
    let sent = gateway.bodies("orders.create");
    assert_eq!(sent, [json!({ "merchant_order_reference": "r-1", "order_amount": Amount::inr(110_000) })]);
    assert_eq!(gateway.bodies("orders.get"), [Value::Null]);
    assert_eq!(gateway.requests().len(), 4);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_without_waiting() {
    let mut waited = Vec::new();
    // A busy machine may make any one of them wait.
    for _ in 0..5 {
        let gateway = ScriptedTransport::new()
            .lose("orders.create")
            .answer("orders.get_by_reference", json!({ "status": "CREATED" }));
        let platform = VirtualPlatform::new();
        let builder = gateway.builder(Config::uat("id", "secret")).platform(platform.clone());
        let since = Instant::now();
        let created = builder.build().unwrap().call(order()).await.unwrap();
        waited.push(since.elapsed());
        assert_eq!(created.order_amount, Some(Amount::inr(110_000)));
        assert!(platform.slept() >= Duration::from_millis(300), "{:?}", platform.slept());
        gateway.check();
    }
    assert!(waited.iter().min().unwrap() < &Duration::from_millis(300), "{waited:?}");
}

#[tokio::test]
async fn refusals_failures_and_responses_are_the_clients_errors() {
    let failure = TransportFailure { sent: false, message: "no connection".into() };
    let gateway = ScriptedTransport::new()
        .reject("orders.get", 422, "INVALID_REQUEST")
        .fail("orders.get", failure)
        .respond("orders.get", HttpResponse { status: 503, ..HttpResponse::default() })
        .respond_by("orders.get", |request| {
            let body = format!(r#"{{"code":"{}","message":"x"}}"#, request.method.as_str());
            Ok(HttpResponse { status: 403, headers: Vec::new(), body: body.into() })
        });
    let client = gateway.client().with_options(CallOptions::default().max_retries(0));
    let mut seen = Vec::new();
    for _ in 0..4 {
        let error = client.call(get()).await.unwrap_err();
        seen.push((error.kind, error.status, error.code));
    }
    assert_eq!(seen[0], (ErrorKind::Rejected, Some(422), Some("INVALID_REQUEST".into())));
    assert_eq!(seen[1], (ErrorKind::Network, None, None));
    assert_eq!(seen[2], (ErrorKind::Server, Some(503), None));
    assert_eq!(seen[3], (ErrorKind::Rejected, Some(403), Some("GET".into())));
}

fn message_of(panicked: Box<dyn std::any::Any + Send>) -> String {
    panicked
        .downcast_ref::<String>()
        .cloned()
        .unwrap_or_else(|| panicked.downcast_ref::<&str>().map(|text| (*text).to_owned()).unwrap_or_default())
}

#[tokio::test]
async fn what_the_script_lacks_and_what_it_has_left_ends_the_test() {
    let client = ScriptedTransport::new().client();
    let panicked = tokio::spawn(async move { client.call(get()).await }).await.unwrap_err();
    let message = message_of(panicked.into_panic());
    assert!(message.starts_with("orders.get: the script has no answer to HttpRequest"), "{message}");

    let left = ScriptedTransport::new().answer("orders.get", json!({})).times(2);
    let message = message_of(std::panic::catch_unwind(|| left.check()).unwrap_err());
    assert!(message.contains("orders.get") && message.contains('2'), "{message}");

    for misuse in [
        || drop(ScriptedTransport::new().lose("orders.gett")),
        || drop(ScriptedTransport::new().times(2)),
        || drop(ScriptedTransport::new().lose("orders.get").times(0)),
        || drop(testing::order(json!([]))),
    ] {
        assert!(std::panic::catch_unwind(misuse).is_err());
    }
}

#[test]
fn a_signed_callback_verifies_and_one_of_another_key_does_not() {
    let form = testing::callback_form("v1-1", "PROCESSED");
    let callback = testing::callback_key().verify_form(form.as_bytes()).unwrap();
    assert_eq!((callback.order_id.as_str(), callback.status), ("v1-1", OrderStatus::Processed));
    let other = CallbackKey::from_hex(&Secret::new("c0ffee")).unwrap();
    assert_eq!(other.verify_form(form.as_bytes()).unwrap_err().kind, ErrorKind::Signature);
    assert!(CallbackKey::from_hex(&Secret::new(testing::CALLBACK_KEY)).is_ok());
}

#[test]
fn a_signed_webhook_verifies_at_once_and_never_has_the_same_id() {
    let data = testing::order(json!({ "status": "AUTHORIZED" }));
    let (one, two) =
        (testing::webhook("ORDER_AUTHORIZED", &data), testing::webhook("ORDER_AUTHORIZED", &data));
    let (one, two) = (one.sign(), two.sign());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let now_ms = u64::try_from(now.as_millis()).unwrap();
    let key = testing::webhook_key();
    let verified = key.verify(&one.body, &one.signed_headers(), now_ms).unwrap();
    assert_ne!(verified.id, two.signed_headers().id);
    let event = verified.event().unwrap();
    let EventData::Order(order) = event.data else { panic!("{event:?}") };
    assert_eq!(order.status, OrderStatus::Authorized);
    assert!(one.headers.contains(&("content-type".into(), "application/json".into())));

    let again = testing::webhook("ORDER_AUTHORIZED", &data).id("msg_1").sign();
    assert_eq!(again.signed_headers().id, "msg_1");
    let old = testing::webhook("ORDER_AUTHORIZED", &data).timestamp_s(1).sign();
    assert!(key.verify(&old.body, &old.signed_headers(), now_ms).is_err());
    let other = WebhookKey::plain(&Secret::new("another")).unwrap();
    let forged = testing::webhook("ORDER_AUTHORIZED", &data).key(other).sign();
    assert!(key.verify(&forged.body, &forged.signed_headers(), now_ms).is_err());
}

#[test]
fn errors_can_be_built() {
    let mut refused: Error = testing::rejected("INSUFFICIENT_FUNDS");
    refused.operation = Some("orders.capture".into());
    assert_eq!(
        (refused.kind, refused.effect, refused.status),
        (ErrorKind::Rejected, Effect::Rejected, Some(400))
    );
    let inquiry = Inquiry {
        operation: "orders.get".into(),
        params: json!({ "order_id": "v1-1" }).as_object().unwrap().clone(),
        look_for: "the status `PROCESSED`".into(),
    };
    let lost = testing::lost(inquiry.clone());
    assert_eq!((lost.kind, lost.effect, lost.inquiry), (ErrorKind::Network, Effect::Unknown, Some(inquiry)));
    let other = testing::error(ErrorKind::RateLimited, Effect::None, "too many requests");
    assert_eq!(other.to_string(), "too many requests");
}

#[test]
fn a_script_prints_no_secret() {
    let gateway = ScriptedTransport::new().answer("orders.get", json!({ "challenge_url": "canary-url" }));
    assert!(!format!("{gateway:?}").contains("canary"));
    let _: Client = gateway.client();
}
