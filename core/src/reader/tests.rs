use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{read_leniently, read_strictly};
use crate::json_tree::{Segment, Tree};
use crate::models::{Extra, List, Order};

#[derive(Debug, Serialize, Deserialize)]
struct Sample {
    id: String,
    count: Option<u64>,
    flag: Option<bool>,
    inner: Option<Inner>,
    list: List<Inner>,
    #[serde(flatten)]
    other: Extra,
}

#[derive(Debug, Serialize, Deserialize)]
struct Inner {
    name: Option<String>,
    #[serde(alias = "last_4_digit")]
    last4_digit: Option<String>,
    #[serde(flatten)]
    other: Extra,
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    read_leniently(&Tree::of(value).unwrap())
}

fn sample(value: Value) -> Sample {
    read(&value).unwrap()
}

#[test]
fn a_field_of_another_type_never_fails_the_whole() {
    let sample = sample(json!({
        "id": 5, "count": "12", "flag": "TRUE", "inner": [1],
        "list": [{ "name": 1.5 }, null, 7], "new": { "a": 1 },
    }));
    assert_eq!((sample.id.as_str(), sample.count, sample.flag), ("5", Some(12), Some(true)));
    assert!(sample.inner.is_none());
    assert_eq!(sample.list.len(), 1);
    assert_eq!(sample.list[0].name.as_deref(), Some("1.5"));
    assert_eq!(sample.other.keys().collect::<Vec<_>>(), ["inner", "new"]);
}

#[test]
fn what_does_not_fit_is_kept_under_its_name_at_every_depth() {
    let value = json!({
        "id": "a", "count": -1, "flag": "maybe",
        "inner": { "name": { "first": "Asha" }, "more": [1] },
        "list": [{ "name": ["x"] }],
    });
    let sample = sample(value.clone());
    assert_eq!((sample.count, sample.flag), (None, None));
    let again = serde_json::to_value(&sample).unwrap();
    assert_eq!(again["count"], -1);
    assert_eq!(again["flag"], "maybe");
    assert_eq!(again["inner"]["name"]["first"], "Asha");
    assert_eq!(again["inner"]["more"], json!([1]));
    assert_eq!(again["list"][0]["name"], json!(["x"]));
}

#[test]
fn a_list_says_whether_it_is_whole() {
    for (list, whole, missing, length) in [
        (json!({ "id": "a", "list": [] }), true, false, 0),
        (json!({ "id": "a", "list": [{}] }), true, false, 1),
        (json!({ "id": "a", "list": [{}, 5] }), false, false, 1),
        (json!({ "id": "a", "list": [5] }), false, false, 0),
        (json!({ "id": "a", "list": null }), false, true, 0),
        (json!({ "id": "a", "list": "" }), false, true, 0),
        (json!({ "id": "a" }), false, true, 0),
    ] {
        let sample = sample(list.clone());
        let told = (sample.list.is_whole(), sample.list.is_missing(), sample.list.len());
        assert_eq!(told, (whole, missing, length), "{list}");
        // As JSON it is a list all the same.
        assert!(serde_json::to_value(&sample).unwrap()["list"].is_array());
    }
    let misfit = sample(json!({ "id": "a", "list": 5 }));
    assert!(!misfit.list.is_whole() && misfit.other.contains_key("list"));
}

#[test]
fn an_answer_without_its_id_is_not_an_answer() {
    for value in [json!({ "count": 1 }), json!({ "id": null }), json!({ "id": { "a": 1 } })] {
        let error = read::<Sample>(&value).unwrap_err().to_string();
        assert!(error.contains("missing field `id`"), "{error}");
    }
    for value in [json!([]), json!(null), json!("text"), json!(5)] {
        assert!(read::<Sample>(&value).is_err(), "{value}");
    }
}

#[test]
fn both_spellings_of_a_field_are_read_and_neither_is_lost() {
    let read = |inner: Value| sample(json!({ "id": "a", "inner": inner })).inner.unwrap();
    assert_eq!(read(json!({ "last_4_digit": "1091" })).last4_digit.as_deref(), Some("1091"));
    let both = read(json!({ "last_4_digit": "0000", "last4_digit": "1091" }));
    assert_eq!(both.last4_digit.as_deref(), Some("1091"));
    assert_eq!(both.other["last_4_digit"], "0000");
}

#[test]
fn what_is_kept_prints_only_its_names() {
    let sample = sample(json!({ "id": "1", "card_token_details": { "cvv": "065" } }));
    assert!(!format!("{sample:?}").contains("065"));
}

#[test]
fn a_list_in_the_place_of_an_object_is_no_object() {
    let order: Order =
        read(&json!({ "order_id": "a", "status": "CREATED", "order_amount": [100, "INR"] })).unwrap();
    assert!(order.order_amount.is_none());
    assert_eq!(order.other["order_amount"], json!([100, "INR"]));
}

#[test]
fn an_order_written_and_read_again_is_the_same() {
    let value = json!({
        "order_id": "v1-1", "status": "PROCESSED", "type": "CHARGE", "new_field": { "a": [1, "b"] },
        "payments": [{ "id": "p", "status": "PROCESSED", "payment_option": { "card_token_details": { "token": "t" } } }],
        "purchase_details": { "customer": { "billing_address": {}, "loyalty": 5 } },
    });
    let order: Order = read(&value).unwrap();
    let written = serde_json::to_value(&order).unwrap();
    let again: Order = read(&written).unwrap();
    assert_eq!(serde_json::to_value(&again).unwrap(), written);
    assert_eq!(written["new_field"], value["new_field"]);
    assert_eq!(written["payments"][0]["payment_option"], value["payments"][0]["payment_option"]);
    assert_eq!(written["purchase_details"]["customer"]["loyalty"], 5);
}

#[test]
fn a_strict_reading_converts_nothing_and_gives_the_path() {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Request {
        id: String,
        count: Option<u64>,
        list: Vec<Strict>,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Strict {
        flag: bool,
    }
    let read = |text| read_strictly::<Request>(&Tree::parse(text).unwrap());
    assert!(read(r#"{"id":"a","count":null,"list":[{"flag":true}]}"#).is_ok());
    let flag = || vec![Segment::Field("list".into()), Segment::Index(1), Segment::Field("flag".into())];
    for (text, path, message) in [
        (r#"{"id":5,"list":[]}"#, vec![Segment::Field("id".into())], "invalid type: integer `5`"),
        (r#"{"id":"a","count":"5","list":[]}"#, vec![Segment::Field("count".into())], "invalid type: string"),
        (r#"{"id":"a","list":[{"flag":true},{"flag":"true"}]}"#, flag(), "invalid type: string"),
        (r#"{"id":"a","list":[],"x":1}"#, vec![], "unknown field `x`"),
        (r#"{"id":"a","id":"b","list":[]}"#, vec![], "duplicate field `id`"),
        (
            r#"{"id":"a","list":[[true]]}"#,
            vec![Segment::Field("list".into()), Segment::Index(0)],
            "invalid type: sequence",
        ),
    ] {
        let (found, error) = read(text).unwrap_err();
        assert_eq!(found, path, "{text}");
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

#[test]
fn the_last_of_several_fields_counts_in_an_answer() {
    let tree = Tree::parse(r#"{"id":"a","new":1,"id":"b","new":2}"#).unwrap();
    let sample: Sample = read_leniently(&tree).unwrap();
    assert_eq!((sample.id.as_str(), &sample.other["new"]), ("b", &json!(2)));
}
