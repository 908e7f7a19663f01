//! Response decoding: UTF-8, envelope, model; and the gateway's refusals in every documented shape.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::check::without_values;
use crate::http::RETRY_AFTER;
use crate::json_text::normalize;
use crate::json_tree::Tree;
use crate::reader::read_leniently;
use crate::secret::{wipe, wipe_value};
use crate::{HttpResponse, Secret};

/// An answer as JSON text: the model's fields, and beside them what the gateway said beyond the model.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The JSON text. It may hold secrets, such as the challenge URL.
    pub json: Secret,
}

impl Answer {
    pub(crate) fn new(json: Secret) -> Self {
        Self { json }
    }
}

/// Reads a success: the model inside of the envelope, if there is one, or as it stands.
///
/// # Errors
/// Why it cannot be read; the text shows no value.
pub(crate) fn read<T: DeserializeOwned>(response: &HttpResponse, enveloped: bool) -> Result<T, String> {
    let body = if response.body.is_empty() { "null" } else { text(response)? };
    let mut normal = Cow::Borrowed(body);
    let parsed = match Tree::parse_normal(body) {
        Some(tree) => Ok(tree),
        None => {
            normal = normalize(body);
            Tree::parse(&normal)
        }
    };
    let read = parsed.map_err(|_| "it is not JSON".to_owned()).and_then(|whole| {
        let inside = whole.get("data").filter(|data| enveloped && matches!(data, Tree::Object(_)));
        let read = read_leniently(inside.unwrap_or(&whole));
        whole.wipe();
        read.map_err(|error| without_values(&error.to_string()))
    });
    if let Cow::Owned(text) = normal {
        wipe(text.into_bytes());
    }
    read
}

pub(crate) fn is_success(response: &HttpResponse) -> bool {
    (200..300).contains(&response.status)
}

fn text(response: &HttpResponse) -> Result<&str, String> {
    std::str::from_utf8(&response.body).map_err(|_| "it is not UTF-8".to_owned())
}

/// `Retry-After` in seconds, as milliseconds; its date form is not used by APIs and not read.
pub(crate) fn retry_after_ms(response: &HttpResponse) -> Option<u64> {
    let seconds: u64 = response.header(RETRY_AFTER)?.trim().parse().ok()?;
    Some(seconds.saturating_mul(1000))
}

/// What the gateway said of a failure.
///
/// Shapes: `{code, message}` (general), `{error_code, error_message}`, `{response_code, response_message}`,
/// `{error: {code, message}}` (another product of theirs), `{error, error_description}` (token endpoint). Sources:
/// API reference, error codes; Juspay's connectors; official tests.
#[derive(Default)]
pub(crate) struct Refusal {
    /// The code as it came.
    pub(crate) code: Option<String>,
    /// The message as it came.
    pub(crate) message: Option<String>,
    /// Whether the body is a JSON object at all.
    is_json: bool,
}

impl Refusal {
    pub(crate) fn read(response: &HttpResponse) -> Self {
        let body = text(response).unwrap_or_default();
        let Ok(said) = serde_json::from_str::<Value>(&normalize(body)) else { return Self::default() };
        let word = |names: &[&str]| {
            names.iter().find_map(|name| {
                match name.split('.').try_fold(&said, |value, name| value.get(name))? {
                    Value::String(text) if !text.is_empty() => Some(text.clone()),
                    Value::Number(number) => Some(number.to_string()),
                    _ => None,
                }
            })
        };
        let refusal = Self {
            code: word(&["code", "error_code", "error.code", "error", "response_code"]),
            message: word(&[
                "message",
                "error_message",
                "error.message",
                "error_description",
                "response_message",
            ]),
            is_json: said.is_object(),
        };
        wipe_value(said);
        refusal
    }

    /// Whether the code is this one; the sources write codes in upper case, an implementation may not.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.code.as_deref().is_some_and(|said| said.trim().eq_ignore_ascii_case(code))
    }

    /// Whether an inquiry's answer says that there is no such thing. By code, because 404 and 422 are both documented
    /// and a proxy answers 404 too. `codes` are those of the inquiry.
    pub(crate) fn says_missing(&self, status: u16, codes: &[&str]) -> bool {
        let message = self.message.as_deref().unwrap_or_default();
        matches!(status, 400 | 404 | 422)
            && self.is_json
            && (codes.iter().any(|code| self.is(code)) || message.contains("No matching records found"))
    }
}

pub(crate) fn without_message(status: u16) -> &'static str {
    match status {
        401 => "the gateway does not accept the access token",
        404 => "the gateway knows no such thing",
        429 => "the gateway asks for fewer requests",
        400..=499 => "the gateway refused the request without saying why",
        500.. => "the gateway failed without saying why",
        _ => "the gateway's answer is neither success nor refusal",
    }
}
