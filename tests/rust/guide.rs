//! Holds the calls of `tests/vectors/calls/guide.json` to the text of the Tokenization guide.

use std::path::Path;

use serde_json::{Map, Value, json};

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors").join(name)).unwrap()
}

/// A request as the guide prints it.
struct Printed {
    section: String,
    method: String,
    path: String,
    body: Option<Value>,
}

/// The requests of the guide; only its doubled commas are repaired.
fn printed() -> Vec<Printed> {
    let text = read("guide.md");
    let mut requests = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap();
        for block in section.split("```curl").skip(1) {
            let block = block.split("```").next().unwrap();
            let after = |word: &str| block.split_once(word).map(|(_, rest)| rest.trim_start());
            let word = |text: &str| text.split([' ', '\n', '\\']).next().unwrap().to_owned();
            let url = word(after("--url").unwrap());
            let body = after("--data").map(|body| {
                let body = body.trim().trim_matches('\'').replace(",,", ",");
                serde_json::from_str(&body).unwrap()
            });
            requests.push(Printed {
                section: title.to_owned(),
                method: word(after("--request").unwrap()),
                path: url.split_once(".in").unwrap().1.to_owned(),
                body,
            });
        }
    }
    requests
}

/// A body after what `models::ACCEPTED` says of the forms in it: the reference is text, empty text is left out.
fn normalized(body: &Value) -> Value {
    match body {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (name, value) in fields {
                match value {
                    Value::String(text) if text.is_empty() => {}
                    Value::Number(number) if name == "merchant_order_reference" => {
                        kept.insert(name.clone(), number.to_string().into());
                    }
                    other => {
                        kept.insert(name.clone(), normalized(other));
                    }
                }
            }
            Value::Object(kept)
        }
        Value::Array(items) => items.iter().map(normalized).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_request_of_the_guide_is_played_as_printed_and_sent_as_the_same_json() {
    let cases: Vec<Value> = serde_json::from_str(&read("calls/guide.json")).unwrap();
    let printed = printed();
    assert_eq!(printed.len(), 8, "the guide has eight requests");
    assert_eq!(cases.len(), printed.len());
    for (case, printed) in cases.iter().zip(&printed) {
        let name = case["name"].as_str().unwrap();
        assert_eq!(name, format!("the guide's request of section {}", printed.section));
        let sent = case["expect"]["trace"].as_array().unwrap().last().unwrap()["send"].clone();
        assert_eq!(sent["method"], printed.method, "{name}");
        let path = sent["url"].as_str().unwrap().split_once(".in").unwrap().1.to_owned();
        let id = "v1-4405071524-aa-qlAtAf";
        assert_eq!(path.replace(id, "order_id"), printed.path.replace(['{', '}'], ""), "{name}");
        assert!(case["expect"]["outcome"].get("done").is_some(), "{name}: {}", case["expect"]["outcome"]);

        // The caller gives what the guide prints, without a change.
        let mut given = case["params"].clone();
        if case["operation"] == "auth.generate_token" {
            given = json!({ "grant_type": "client_credentials" });
            given.as_object_mut().unwrap().extend(case["config"].as_object().unwrap().clone());
        } else if let Some(order) = given.as_object_mut().unwrap().remove("order_id") {
            assert_eq!(order, id, "{name}");
        }
        assert_eq!(given, printed.body.clone().unwrap_or_else(|| json!({})), "{name}");

        let Some(body) = &printed.body else {
            assert!(sent["body"].is_null(), "{name}");
            continue;
        };
        let mut sent: Value = serde_json::from_str(sent["body"].as_str().unwrap()).unwrap();
        let expected = normalized(body);
        // References that the guide leaves out are made.
        if let Some(payment) = sent.pointer_mut("/payments/0").and_then(Value::as_object_mut)
            && expected.pointer("/payments/0/merchant_payment_reference").is_none()
        {
            assert!(payment.remove("merchant_payment_reference").is_some(), "{name}");
        }
        assert_eq!(sent, expected, "{name}");
    }
}
