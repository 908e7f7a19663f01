//! Plays the vectors through what users import; those of `tests/vectors/calls` on a scripted transport and clock.
//!
//! With `PINELABS_RECORD=1` the expectations of calls are written anew from what happens: review the difference like code.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pinelabs_online::client::{BoxFuture, Platform};
use pinelabs_online::endpoint::Endpoint;
use pinelabs_online::operations::*;
use pinelabs_online::{
    CallbackKey, Client, Config, Error, HttpRequest, HttpResponse, Lifecycle, OPERATIONS, OrderStatus,
    Secret, StepContext, Transport, TransportFailure, WebhookHeaders, WebhookKey, read_options,
};
use pinelabs_tests::corpus::{self, Observed};
use serde_json::{Map, Value, json};

/// What one case's transport, clock and trace have in common.
#[derive(Default)]
struct World {
    script: VecDeque<Value>,
    trace: Vec<Value>,
    slept_ms: u64,
    /// Whether more was sent than the script has answers for.
    overran: bool,
}

#[derive(Clone)]
struct Scripted(Arc<Mutex<World>>);

impl Transport for Scripted {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        let mut world = self.0.lock().unwrap();
        world.trace.push(json!({ "send": {
            "method": request.method.as_str(),
            "url": request.url,
            "headers": request.headers,
            "body": request.body.as_ref().map(|body| body.expose()),
            "timeout_ms": request.timeout_ms,
        }}));
        let line = world.script.pop_front().unwrap_or_else(|| {
            world.overran = true;
            json!({ "failure": { "sent": false, "message": "the script is over" } })
        });
        let answer = answer(&line);
        Box::pin(async move { answer })
    }
}

impl Platform for Scripted {
    fn step_context(&self) -> StepContext {
        StepContext { unix_ms: 1_720_511_828_022 + self.0.lock().unwrap().slept_ms, entropy: [7; 16] }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let ms = u64::try_from(duration.as_millis()).unwrap();
        let mut world = self.0.lock().unwrap();
        world.trace.push(json!({ "sleep_ms": ms }));
        world.slept_ms += ms;
        Box::pin(async {})
    }
}

fn answer(line: &Value) -> Result<HttpResponse, TransportFailure> {
    if line == "token" {
        return answer(
            &json!({ "answer": { "status": 200, "body": { "access_token": "token-1", "expires_in": 3600 } } }),
        );
    }
    if let Some(failure) = line.get("failure") {
        return Err(TransportFailure {
            sent: failure["sent"].as_bool().unwrap(),
            message: failure["message"].as_str().unwrap().into(),
        });
    }
    let answer = &line["answer"];
    let headers = answer["headers"].as_object().cloned().unwrap_or_default();
    Ok(HttpResponse {
        status: u16::try_from(answer["status"].as_u64().unwrap()).unwrap(),
        headers: headers
            .into_iter()
            .map(|(name, value)| (name, value.as_str().unwrap().to_owned()))
            .collect(),
        body: match &answer["body"] {
            Value::String(text) => text.clone().into_bytes(),
            json => json.to_string().into_bytes(),
        },
    })
}

/// Plays a case by the operation's name, as the bindings do.
async fn play(case: &Value) -> Value {
    play_with(case, async |client| {
        let (operation, params) = (case["operation"].as_str().unwrap(), case["params"].to_string());
        let answer = client.call_named(operation, &params).await?;
        Ok(serde_json::from_str(answer.json.expose()).unwrap())
    })
    .await
}

/// Plays a case with the types of its request and its answer; nothing if the parameters do not fit the type.
async fn play_typed(case: &Value) -> Option<Value> {
    macro_rules! by_type {
        ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
            match case["operation"].as_str().unwrap() {
                $($(<$module::$request as Endpoint>::NAME => {
                    play_as::<$module::$request>(case).await
                })*)*
                <raw::Raw as Endpoint>::NAME => play_as::<raw::Raw>(case).await,
                // A name that no operation has cannot be written as a type.
                _ => None,
            }
        };
    }
    with_operations!(by_type)
}

async fn play_as<E: Endpoint>(case: &Value) -> Option<Value> {
    let request: E = serde_json::from_value(case["params"].clone()).ok()?;
    let call = async |client: Client| client.call(request).await.map(|_| Value::Null);
    Some(play_with(case, call).await)
}

async fn play_with(case: &Value, call: impl AsyncFnOnce(Client) -> Result<Value, Error>) -> Value {
    let world = Arc::new(Mutex::new(World {
        script: case["script"].as_array().unwrap().iter().cloned().collect(),
        ..World::default()
    }));
    let outcome = match client(case, &Scripted(Arc::clone(&world))) {
        Ok(client) => call(client).await,
        Err(error) => Err(error),
    };
    let world = world.lock().unwrap();
    let recording = std::env::var_os("PINELABS_RECORD").is_some();
    assert!(
        recording || world.script.is_empty(),
        "{}: of the script was not asked for: {:?}; what is sent after a lost answer follows from the operation's recovery",
        case["name"],
        world.script
    );
    assert!(
        recording || !world.overran,
        "{}: the script ended too early: {:#}",
        case["name"],
        json!(world.trace)
    );
    json!({ "trace": world.trace, "outcome": outcome.map_or_else(failure, |done| json!({ "done": done })) })
}

fn client(case: &Value, scripted: &Scripted) -> Result<Client, Error> {
    let mut config: Map<String, Value> = Map::new();
    config.insert("client_id".into(), "a17ce30e-f88e-4f81-ada1-c3b4909ed232".into());
    config.insert("client_secret".into(), "an-invented-secret".into());
    config.extend(case.get("config").and_then(Value::as_object).cloned().unwrap_or_default());
    let config = Config::from_json(&Value::from(config).to_string())?;
    let client = Client::builder(config).transport(scripted.clone()).platform(scripted.clone()).build()?;
    let options = case.get("options").map_or_else(|| json!({}), Value::clone);
    Ok(client.with_options(read_options(&options.to_string())?))
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder().join("calls")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors")
}

fn read(file: &Path) -> Vec<Value> {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[tokio::test]
async fn every_call_goes_as_its_transcript_says() {
    let record = std::env::var_os("PINELABS_RECORD").is_some();
    let mut played = 0;
    for file in files() {
        let mut cases = read(&file);
        let mut observed = Observed::new();
        for case in &cases {
            observed.insert(name(case), play(case).await);
        }
        let stem = file.file_stem().unwrap().to_str().unwrap();
        corpus::write(&format!("calls/{stem}"), &observed);
        played += cases.len();
        if record {
            for case in &mut cases {
                case["expect"] = observed[&name(case)].clone();
            }
            std::fs::write(&file, pretty(&cases)).unwrap();
        }
        for case in &cases {
            assert_eq!(observed[&name(case)], case["expect"], "{stem}: {}", case["name"]);
        }
    }
    assert!(played > 100, "{played}");
}

#[tokio::test]
async fn types_and_names_end_every_call_alike() {
    // While the files are written, they are not read.
    if std::env::var_os("PINELABS_RECORD").is_some() {
        return;
    }
    let mut played = BTreeSet::new();
    for case in files().iter().flat_map(|file| read(file)) {
        // A list in the place of a struct is refused by the reader of names; types have no such reader.
        if case["expect"]["outcome"]["error"]["message"] == "expected an object, not a list" {
            continue;
        }
        let Some(mut typed) = play_typed(&case).await else { continue };
        if let Some(done) = typed["outcome"].get_mut("done") {
            done.clone_from(&case["expect"]["outcome"]["done"]);
        }
        assert_eq!(typed, case["expect"], "{}", case["name"]);
        played.insert(case["operation"].as_str().unwrap().to_owned());
    }
    assert_eq!(played, known_operations());
}

#[tokio::test]
async fn every_list_is_read_page_by_page_as_its_vector_says() {
    let mut observed = Observed::new();
    let cases = read(&folder().join("pages.json"));
    for case in &cases {
        observed.insert(name(case), play_pages(case).await);
    }
    corpus::write("pages", &observed);
    for case in &cases {
        assert_eq!(observed[&name(case)], case["expect"], "{}", case["name"]);
    }
}

async fn play_pages(case: &Value) -> Value {
    macro_rules! by_type {
        ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
            match case["operation"].as_str().unwrap() {
                $($(<$module::$request as Endpoint>::NAME => play_pages_of::<$module::$request>(case).await,)*)*
                unknown => panic!("{unknown}"),
            }
        };
    }
    with_operations!(by_type)
}

async fn play_pages_of<E: Endpoint>(case: &Value) -> Value {
    assert!(E::PAGED, "{}", E::NAME);
    let request: E = serde_json::from_value(case["params"].clone()).unwrap();
    let (mut told, mut error) = (Vec::new(), None);
    let played = play_with(case, async |client| {
        let mut pages = client.pages(request);
        while let Some(page) = pages.next().await {
            match page {
                Ok(page) => told.push(serde_json::to_value(page).unwrap()),
                Err(failure) => {
                    error = Some(failure.to_json());
                    break;
                }
            }
        }
        Ok(Value::Null)
    });
    let sent = played.await["trace"].as_array().unwrap().clone();
    let urls: Vec<Value> = sent.iter().map(|line| line["send"]["url"].clone()).skip(1).collect();
    let mut observed = json!({ "urls": urls, "pages": told });
    if let Some(error) = error {
        observed["error"] = json!({ "kind": error["kind"], "operation": error["operation"] });
    }
    observed
}

fn known_operations() -> BTreeSet<String> {
    OPERATIONS.iter().map(|operation| operation.name.to_owned()).collect()
}

#[test]
fn every_operation_has_a_transcript_that_succeeds() {
    if std::env::var_os("PINELABS_RECORD").is_some() {
        return;
    }
    let done: BTreeSet<String> = files()
        .iter()
        .flat_map(|file| read(file))
        .filter(|case| case["expect"]["outcome"].get("done").is_some())
        .map(|case| case["operation"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(done, known_operations());
}

#[test]
fn every_callback_is_judged_as_its_vector_says() {
    every_case("callbacks", callback, |case| case["expect"].clone());
}

#[test]
fn every_webhook_is_judged_as_its_vector_says() {
    every_case("webhooks", |case| webhook(case).unwrap_or_else(failure), |case| case["expect"].clone());
}

#[test]
fn every_order_status_answers_as_its_vector_says() {
    every_case("order_status", order_status, |case| {
        let answers = ["observation", "allowed", "error", "actions", "final"];
        let expected = answers.iter().filter_map(|name| Some(((*name).to_owned(), case.get(name)?.clone())));
        Value::Object(expected.collect())
    });
}

#[test]
fn every_table_of_statuses_answers_as_its_vector_says() {
    every_case("lifecycles", lifecycle, |case| {
        let expected = ["observation", "final"].into_iter();
        let expected = expected.filter_map(|name| Some((name.to_owned(), case.get(name)?.clone())));
        Value::Object(expected.collect())
    });
}

/// Plays a file of vectors, writes what was observed, and holds it to what the file expects.
fn every_case(file: &str, observe: impl Fn(&Value) -> Value, expected: impl Fn(&Value) -> Value) {
    let cases = read(&folder().join(format!("{file}.json")));
    let observed: Observed = cases.iter().map(|case| (name(case), observe(case))).collect();
    corpus::write(file, &observed);
    for case in &cases {
        assert_eq!(observed[&name(case)], expected(case), "{file}: {}", case["name"]);
    }
}

fn callback(case: &Value) -> Value {
    let answer = CallbackKey::from_hex(&Secret::new(text(&case["key"]))).and_then(|key| {
        if let Some(fields) = case.get("sign") {
            let fields = pairs(fields);
            return Ok(json!({ "signature": key.sign(&fields)?, "form": key.sign_form(&fields)? }));
        }
        let callback = match (case.get("form"), case.get("form_base64")) {
            (Some(form), _) => key.verify_form(text(form).as_bytes()),
            (_, Some(form)) => key.verify_form(&decoded(&text(form))),
            _ => key.verify_fields(&pairs(&case["fields"])),
        };
        Ok(serde_json::to_value(callback?).unwrap())
    });
    answer.map_or_else(failure, |answer| json!({ "ok": answer }))
}

fn webhook(case: &Value) -> Result<Value, Error> {
    let key = match (case["secret"].get("plain"), case["secret"].get("base64")) {
        (Some(secret), _) => WebhookKey::plain(&Secret::new(text(secret)))?,
        (_, secret) => WebhookKey::base64(&Secret::new(text(secret.unwrap())))?,
    };
    if let Some(sign) = case.get("sign") {
        let (id, body) = (text(&sign["id"]), text(&sign["body"]));
        let headers = key.sign_headers(&id, sign["timestamp_s"].as_u64().unwrap(), body.as_bytes())?;
        return Ok(json!({ "ok": { "headers": headers } }));
    }
    let headers = pairs(&case["headers"]);
    let headers = WebhookHeaders::find(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    let body = match case.get("body") {
        Some(body) => text(body).into_bytes(),
        None => decoded(&text(&case["body_base64"])),
    };
    let verified = key.verify(&body, &headers, case["now_unix_ms"].as_u64().unwrap())?;
    let event = verified.event().map_or_else(failure, |event| json!({ "ok": event }));
    Ok(json!({ "ok": { "id": verified.id, "timestamp": verified.timestamp }, "event": event }))
}

fn order_status(case: &Value) -> Value {
    let status = OrderStatus::from(case["status"].as_str().unwrap());
    let pre_auth = case.get("pre_auth").and_then(Value::as_bool);
    if let Some(reported) = case.get("reported") {
        json!({ "observation": status.observe(&OrderStatus::from(text(reported).as_str())).as_str() })
    } else if let Some(action) = case.get("action") {
        match text(action).parse().and_then(|action| status.check(action, pre_auth)) {
            Ok(()) => json!({ "allowed": true }),
            Err(error) => json!({ "allowed": false, "error": error.to_json() }),
        }
    } else if case.get("actions").is_some() {
        json!({ "actions": status.actions(pre_auth) })
    } else {
        json!({ "final": status.is_final() })
    }
}

fn lifecycle(case: &Value) -> Value {
    let table = Lifecycle::of(&text(&case["table"])).unwrap();
    let status = text(&case["status"]);
    match case.get("reported") {
        Some(reported) => json!({ "observation": (table.observe)(&status, &text(reported)).as_str() }),
        None => json!({ "final": (table.is_final)(&status) }),
    }
}

/// Cases as JSON text, the name of each first.
fn pretty(cases: &[Value]) -> String {
    let pretty = |case: &Value| {
        let mut fields = case.as_object().unwrap().clone();
        let name = fields.remove("name").unwrap();
        let rest = serde_json::to_string_pretty(&fields).unwrap();
        let case = format!("{{\n  \"name\": {name},{}", rest.strip_prefix('{').unwrap());
        case.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
    };
    format!("[\n{}\n]\n", cases.iter().map(pretty).collect::<Vec<_>>().join(",\n"))
}

fn failure(error: Error) -> Value {
    json!({ "error": error.to_json() })
}

fn name(case: &Value) -> String {
    text(&case["name"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn pairs(value: &Value) -> Vec<(String, String)> {
    serde_json::from_value(value.clone()).unwrap()
}

fn decoded(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}
