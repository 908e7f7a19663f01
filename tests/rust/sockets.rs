//! The promise over real sockets: the client against the sandbox's faults, judged by the sandbox's ledger.

use std::path::Path;

use pinelabs_online::{Answer, Client, Config, Effect, Error};
use pinelabs_sandbox::{Duplicate, Sandbox, Settings};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// How many combinations run at once, each with a sandbox of its own.
const AT_ONCE: usize = 32;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_on_the_wire_charges_twice_or_lies_about_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/faults.json");
    let scenarios: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut running = JoinSet::new();
    let mut played = 0;
    for duplicate in list(&scenarios["duplicate"]) {
        for write in list(&scenarios["writes"]) {
            for fault in list(&scenarios["faults"]) {
                if running.len() >= AT_ONCE {
                    running.join_next().await.unwrap().unwrap();
                }
                let config = scenarios["config"].clone();
                running.spawn(play(config, duplicate.clone(), write.clone(), fault.clone()));
                played += 1;
            }
        }
    }
    running.join_all().await;
    assert!(played > 300, "{played}");
}

async fn play(config: Value, duplicate: Value, write: Value, fault: Value) {
    let name = format!("{} with {}, references {duplicate}", write["name"], fault["name"]);
    let duplicate = if duplicate == "reject" { Duplicate::Reject } else { Duplicate::Existing };
    let sandbox = Sandbox::start(Settings { duplicate, ..Settings::default() }).await.unwrap();
    let admin = client(&sandbox, &json!({}));
    let mut ids = json!({});
    for step in list(&write["prepare"]) {
        let answer = call(&admin, text(&step["operation"]), &fill(&step["params"], &ids)).await;
        let answer = answer.unwrap_or_else(|error| panic!("{name}: preparing: {error}"));
        let answer: Value = serde_json::from_str(answer.json.expose()).unwrap();
        for id in ["order_id", "customer_id"] {
            if answer[id].is_string() {
                ids[id] = answer[id].clone();
            }
        }
    }
    let token = json!({ "method": "POST", "path": "/api/auth/v1/token" });
    for (leg, at) in [("request", &write["request"]), ("inquiry", &write["inquiry"]), ("token", &token)] {
        for armed in list(&fault[leg]) {
            let mut body = armed.clone();
            body["method"] = at["method"].clone();
            body["path"] = at["path"].clone();
            ask(&admin, "POST", "/_sandbox/api/faults", Some(body)).await;
        }
    }
    let client = client(&sandbox, &config);
    let outcome = call(&client, text(&write["operation"]), &fill(&write["params"], &ids)).await;
    let told = match &outcome {
        Ok(_) => "done",
        Err(Error { effect: Effect::Unknown, .. }) => "unknown",
        Err(Error { effect: Effect::Rejected, .. }) => "rejected",
        Err(Error { effect: Effect::None, .. }) => "none",
    };
    assert_eq!(told, fault["expect"], "{name}: {:?}", outcome.err());
    ask(&admin, "DELETE", "/_sandbox/api/faults", None).await;
    if let Err(error) = outcome {
        assert_eq!(error.inquiry.is_some(), error.effect == Effect::Unknown, "{name}: {error:?}");
        if let Some(inquiry) = error.inquiry {
            let answer = call(&client, &inquiry.operation, &inquiry.params.into()).await;
            let known = answer.is_ok() || answer.as_ref().is_err_and(|error| error.status == Some(404));
            assert!(known, "{name}: the inquiry is not answered: {:?}", answer.err());
        }
    }
    let mut count = ask(&admin, "GET", text(&write["count"]["path"]), None).await;
    for step in list(&write["count"]["at"]) {
        count = count[text(step)].take();
    }
    assert_eq!(count.as_u64().unwrap_or(0), fault["acts"].as_u64().unwrap(), "{name}");
    sandbox.stop().await;
}

fn client(sandbox: &Sandbox, config: &Value) -> Client {
    let mut all = Config::at(sandbox.url(), sandbox.client_id(), sandbox.client_secret());
    all.timeout_ms = config["timeout_ms"].as_u64().unwrap_or(all.timeout_ms);
    if let Some(times) = config["max_retries"].as_u64() {
        all.max_retries = u32::try_from(times).unwrap();
    }
    Client::new(all).unwrap()
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
    for id in ["order_id", "customer_id"] {
        if let Some(value) = ids[id].as_str() {
            text = text.replace(&format!("${id}"), value);
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
