//! Errors of the core as JavaScript gets them.

use pinelabs_online::Error;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The core's refusal: thrown as a plain object, so that it can be told from what a broken instance throws.
pub struct Refusal(Box<Error>);

/// The object. `error` is the same JSON in every language of the SDK.
#[derive(Serialize)]
struct Refused<'a> {
    error: serde_json::Value,
    display: String,
    body: Option<&'a str>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(Box::new(error))
    }
}

impl From<Refusal> for JsValue {
    fn from(Refusal(error): Refusal) -> Self {
        to_object(&Refused {
            error: error.to_json(),
            display: error.to_string(),
            body: error.body.as_ref().map(|body| body.expose()),
        })
    }
}

/// A value as a plain object: maps as objects, `None` as `null`, large integers as numbers.
pub(crate) fn to_object(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A value as JSON text.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
