//! The promise over real sockets: the client against the sandbox's faults, judged by the sandbox's ledger.

use std::path::Path;
use std::sync::{Arc, Mutex};

use pinelabs_online::client::Event;
use pinelabs_online::{Answer, Client, Config, Error, ErrorKind};
use pinelabs_sandbox::{Duplicate, Sandbox, Settings};
use pinelabs_tests::corpus::{self, Observed};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// How many combinations run at once, each with a sandbox of its own.
const AT_ONCE: usize = 32;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_on_the_wire_charges_twice_or_lies_about_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/faults.json");
    let scenarios: Arc<Value> = Arc::new(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap());
    let mut running = JoinSet::new();
    let mut played = Vec::new();
    for duplicate in list(&scenarios["duplicate"]) {
        for write in list(&scenarios["writes"]) {
            for fault in list(&scenarios["faults"]) {
                if running.len() >= AT_ONCE {
                    played.push(running.join_next().await.unwrap().unwrap());
                }
                let (duplicate, write, mut fault) = (duplicate.clone(), write.clone(), fault.clone());
                let scenarios = Arc::clone(&scenarios);
                running.spawn(async move {
                    let observed = play(&scenarios, &duplicate, &write, &fault).await;
                    let name = format!(
                        "{} with {}, references {}",
                        text(&write["name"]),
                        text(&fault["name"]),
                        text(&duplicate)
                    );
                    let own = &write["expect"][text(&duplicate)][text(&fault["name"])];
                    let expected = if own.is_null() { fault["expect"].clone() } else { own.clone() };
                    let acts = &write["acts"][text(&fault["name"])];
                    if !acts.is_null() {
                        fault["acts"] = acts.clone();
                    }
                    (name, expected, fault, observed)
                });
            }
        }
    }
    played.extend(running.join_all().await);
    assert!(played.len() > 300, "{}", played.len());
    let observed: Observed =
        played.iter().map(|(name, _, _, observed)| (name.clone(), observed.clone())).collect();
    corpus::write("faults", &observed);
    for (name, expected, fault, observed) in &played {
        judge(name, expected, fault, observed);
    }
}

/// Plays a write under a fault, and tells what was observed.
async fn play(scenarios: &Value, duplicate: &Value, write: &Value, fault: &Value) -> Value {
    let duplicate = if duplicate == "reject" { Duplicate::Reject } else { Duplicate::Existing };
    let sandbox = Sandbox::start(Settings { duplicate, ..Settings::default() }).await.unwrap();
    let config = Config::at(sandbox.url(), sandbox.client_id(), sandbox.client_secret());
    let admin = Client::new(config.clone()).unwrap();
    let ids = prepare(&admin, &write["prepare"]).await;
    let token = json!({ "method": "POST", "path": "/api/auth/v1/token" });
    for (leg, at) in [("request", &write["request"]), ("inquiry", &write["inquiry"]), ("token", &token)] {
        for armed in list(&fault[leg]) {
            let mut body = armed.clone();
            body["method"] = at["method"].clone();
            body["path"] = at["path"].clone();
            ask(&admin, "POST", "/_sandbox/api/faults", Some(body)).await;
        }
    }
    let seen = Arc::new(Mutex::new(Seen::default()));
    let client = client(config, &scenarios["config"], Arc::clone(&seen));
    let outcome = outcome_of(&client, text(&write["operation"]), &fill(&write["params"], &ids)).await;
    let trace = seen.lock().unwrap().trace.clone();
    ask(&admin, "DELETE", "/_sandbox/api/faults", None).await;
    let inquiry = match outcome["error"].get("inquiry") {
        Some(inquiry) => outcome_of(&client, text(&inquiry["operation"]), &inquiry["params"]).await,
        None => Value::Null,
    };
    let mut acts = ask(&admin, "GET", text(&write["count"]["path"]), None).await;
    for step in list(&write["count"]["at"]) {
        acts = acts[text(step)].take();
    }
    sandbox.stop().await;
    let acts = acts.as_u64().unwrap_or(0);
    let mut observed = json!({ "trace": trace, "outcome": outcome, "inquiry": inquiry, "acts": acts });
    mask(&mut observed, list(&scenarios["by_nature"]));
    unfill(&observed, &ids)
}

/// Holds what was observed to what the fault allows.
fn judge(name: &str, expected: &Value, fault: &Value, observed: &Value) {
    let error = observed["outcome"].get("error");
    let told = error.map_or("done", |error| text(&error["effect"]));
    assert_eq!(told, *expected, "{name}: {observed}");
    assert_eq!(observed["inquiry"].is_null(), told != "unknown", "{name}: {observed}");
    if let Some(error) = observed["inquiry"].get("error") {
        // That it is not there is an answer too.
        assert_eq!(error["status"], 404, "{name}: the inquiry is not answered: {error}");
    }
    assert_eq!(observed["acts"], fault["acts"], "{name}");
}

/// The requests that a client told its observer, each with what came of it.
#[derive(Default)]
struct Seen {
    ids: Vec<String>,
    trace: Vec<Value>,
}

impl Seen {
    fn note(&mut self, event: &Event<'_>) {
        if !self.ids.iter().any(|id| id == event.request_id) {
            self.ids.push(event.request_id.to_owned());
        }
        // Left out, for it differs by nature: how long it took, and the HTTP library's word for a failure.
        let Some(outcome) = event.outcome else { return };
        self.trace.push(json!({
            "send": {
                "operation": event.operation,
                "method": event.method.as_str(),
                "path_template": event.path_template,
                "attempt": event.attempt,
            },
            "which_request_id": self.ids.iter().position(|id| id == event.request_id),
            "status": outcome.status,
        }));
    }
}

/// What was observed, without what differs by nature: ids, times and secrets that are made anew each time.
fn mask(observed: &mut Value, names: &[Value]) {
    match observed {
        Value::Array(values) => values.iter_mut().for_each(|value| mask(value, names)),
        Value::Object(members) => {
            for (name, value) in members {
                if names.iter().any(|masked| masked == name) {
                    *value = "*".into();
                } else {
                    mask(value, names);
                }
            }
        }
        _ => {}
    }
}

/// The ids that later parameters name.
const IDS: [&str; 6] =
    ["order_id", "customer_id", "payment_link_id", "plan_id", "subscription_id", "presentation_id"];

fn client(mut config: Config, wanted: &Value, seen: Arc<Mutex<Seen>>) -> Client {
    config.timeout_ms = wanted["timeout_ms"].as_u64().unwrap();
    config.max_retries = u32::try_from(wanted["max_retries"].as_u64().unwrap()).unwrap();
    Client::builder(config).observer(move |event| seen.lock().unwrap().note(event)).build().unwrap()
}

/// Makes the calls before the one that counts, and gives the ids that they ended with.
async fn prepare(client: &Client, steps: &Value) -> Value {
    let mut ids = json!({});
    for step in list(steps) {
        let answer = call(client, text(&step["operation"]), &fill(&step["params"], &ids)).await.unwrap();
        let answer: Value = serde_json::from_str(answer.json.expose()).unwrap();
        for id in IDS {
            if answer[id].is_string() {
                ids[id] = answer[id].clone();
            }
        }
    }
    ids
}

async fn outcome_of(client: &Client, operation: &str, params: &Value) -> Value {
    match call(client, operation, params).await {
        Ok(answer) => json!({ "done": serde_json::from_str::<Value>(answer.json.expose()).unwrap() }),
        Err(mut error) => {
            if error.kind == ErrorKind::Network {
                // Left out, for every HTTP library words it otherwise.
                error.message = "*".into();
            }
            json!({ "error": error.to_json() })
        }
    }
}

async fn call(client: &Client, operation: &str, params: &Value) -> Result<Answer, Error> {
    client.call_named(operation, &params.to_string()).await
}

/// A request to the sandbox itself.
async fn ask(client: &Client, method: &str, path: &str, body: Option<Value>) -> Value {
    let mut params = json!({ "method": method, "path": path });
    if let Some(body) = body {
        params["body"] = body;
    }
    let answer = call(client, "raw", &params).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(answer.json.expose()).unwrap()
}

fn fill(params: &Value, ids: &Value) -> Value {
    let mut text = params.to_string();
    for id in IDS {
        if let Some(value) = ids[id].as_str() {
            text = text.replace(&format!("${id}"), value);
        }
    }
    serde_json::from_str(&text).unwrap()
}

/// The other way: texts tell ids, too, and those are others each time.
fn unfill(observed: &Value, ids: &Value) -> Value {
    let mut text = observed.to_string();
    for id in IDS {
        if let Some(value) = ids[id].as_str() {
            text = text.replace(value, &format!("${id}"));
        }
    }
    serde_json::from_str(&text).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}
