//! Plays the calls of `tests/vectors/calls` through the public client, on a scripted transport and clock.
//!
//! With `PINELABS_RECORD=1` the expectations are written anew from what happens: review the difference like code.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pinelabs_online::client::{BoxFuture, Surroundings};
use pinelabs_online::{
    Client, Config, Error, HttpRequest, HttpResponse, OPERATIONS, Stamp, Transport, TransportFailure,
    read_options,
};
use serde_json::{Map, Value, json};

/// What one case's transport, clock and trace have in common.
#[derive(Default)]
struct World {
    script: VecDeque<Value>,
    trace: Vec<Value>,
    slept_ms: u64,
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
        let answer =
            answer(&world.script.pop_front().unwrap_or_else(|| panic!("the script is over: {request:?}")));
        Box::pin(async move { answer })
    }
}

impl Surroundings for Scripted {
    fn stamp(&self) -> Stamp {
        Stamp { unix_ms: 1_720_511_828_022 + self.0.lock().unwrap().slept_ms, entropy: [7; 16] }
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

async fn play(case: &Value) -> Value {
    let world = Arc::new(Mutex::new(World {
        script: case["script"].as_array().unwrap().iter().cloned().collect(),
        ..World::default()
    }));
    let outcome = match call(case, &Scripted(Arc::clone(&world))).await {
        Ok(text) => json!({ "done": serde_json::from_str::<Value>(&text).unwrap() }),
        Err(error) => json!({ "error": error.to_json() }),
    };
    let world = world.lock().unwrap();
    assert!(world.script.is_empty(), "{}: the script has lines that nobody asked for", case["name"]);
    json!({ "trace": world.trace, "outcome": outcome })
}

async fn call(case: &Value, scripted: &Scripted) -> Result<String, Error> {
    let mut config: Map<String, Value> = Map::new();
    config.insert("client_id".into(), "a17ce30e-f88e-4f81-ada1-c3b4909ed232".into());
    config.insert("client_secret".into(), "an-invented-secret".into());
    config.extend(case.get("config").and_then(Value::as_object).cloned().unwrap_or_default());
    let config = Config::from_json(&Value::from(config).to_string())?;
    let client =
        Client::builder(config).transport(scripted.clone()).surroundings(scripted.clone()).build()?;
    let options = case.get("options").map_or_else(|| json!({}), Value::clone);
    let client = client.with_options(read_options(&options.to_string())?);
    let answer = client.call_named(case["operation"].as_str().unwrap(), &case["params"].to_string()).await?;
    Ok(answer.json.expose().to_owned())
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/calls");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
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
        for case in &mut cases {
            let happened = play(case).await;
            if record {
                case["expect"] = happened;
            } else {
                assert_eq!(happened, case["expect"], "{}: {}", file.display(), case["name"]);
            }
            played += 1;
        }
        if record {
            std::fs::write(&file, serde_json::to_string_pretty(&cases).unwrap() + "\n").unwrap();
        }
    }
    assert!(played > 100, "{played}");
}

#[test]
fn every_operation_has_a_transcript_that_succeeds() {
    let done: BTreeSet<String> = files()
        .iter()
        .flat_map(|file| read(file))
        .filter(|case| case["expect"]["outcome"].get("done").is_some())
        .map(|case| case["operation"].as_str().unwrap().to_owned())
        .collect();
    let known: BTreeSet<String> = OPERATIONS.iter().map(|operation| operation.name.to_owned()).collect();
    assert_eq!(done, known);
}
