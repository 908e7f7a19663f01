//! One error type for everything that can go wrong, and what it means for the money.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Secret;

/// What an error means for the money: its most important field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing was done: the call may be made again freely.
    None,
    /// The gateway said no: nothing was done, and the same call will be refused again.
    Rejected,
    /// It may have happened: make the error's [`Inquiry`] before anything else. Money may have moved.
    Unknown,
}

/// The kind of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The caller's parameters are wrong; nothing was sent. [`Error::path`] names the field.
    Input,
    /// The configuration is wrong: base URL, key, header, option; nothing was sent.
    Config,
    /// The gateway does not accept the credentials or the access token.
    Authentication,
    /// The gateway refused the request (4xx). [`Error::code`] says why.
    Rejected,
    /// The gateway asks for fewer requests (429). [`Error::retry_after_ms`] may say when.
    RateLimited,
    /// The gateway failed (5xx).
    Server,
    /// The network failed: no connection, no answer in time, or the connection was lost.
    Network,
    /// An answer came that cannot be read as what was asked for.
    UnreadableAnswer,
    /// The caller gave up: an abort signal, a cancelled task.
    Aborted,
    /// A callback or webhook is not authentic, or its form is wrong.
    Signature,
    /// The order's status does not allow the action.
    NotAllowed,
}

/// A read operation with its parameters, whose answer shows whether a write with an unknown outcome happened.
///
/// Every [`Effect::Unknown`] of a write that moves money carries one. Make it with `call_named` (or `invoke` in
/// JavaScript and Python).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inquiry {
    /// The operation to call, such as `orders.get_by_reference`.
    pub operation: String,
    /// Its parameters.
    pub params: Map<String, Value>,
    /// What in its answer shows that the write happened, in words.
    pub look_for: String,
}

/// Every failure of this crate: what happened, and what it means for the money.
///
/// `Display` and `Debug` never show a secret: what the gateway wrote is scrubbed of card numbers and of the
/// secrets of the request, and its raw body is only in [`Error::body`].
#[derive(Clone, thiserror::Error)]
#[non_exhaustive]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// What it means for the money.
    pub effect: Effect,
    /// What went wrong in a sentence: lower case, no full stop.
    pub message: String,
    /// The field that is wrong, as in `payments[0].payment_amount.value`; for [`ErrorKind::Input`] and
    /// [`ErrorKind::Config`].
    pub path: Option<String>,
    /// The operation, such as `orders.capture`.
    pub operation: Option<String>,
    /// The HTTP status of the answer, if one came.
    pub status: Option<u16>,
    /// The gateway's error code, such as `DUPLICATE_REQUEST`.
    pub code: Option<String>,
    /// The `Request-ID` that was sent; quote it to Pine Labs support.
    pub request_id: Option<String>,
    /// How long the gateway asks to wait, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// The inquiry that shows whether the write happened; with [`Effect::Unknown`].
    pub inquiry: Option<Inquiry>,
    /// The gateway's answer as it came; it may hold secrets.
    pub body: Option<Secret>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            effect: Effect::None,
            message: message.into(),
            path: None,
            operation: None,
            status: None,
            code: None,
            request_id: None,
            retry_after_ms: None,
            inquiry: None,
            body: None,
        }
    }

    pub(crate) fn input(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()).filter(|path| !path.is_empty()),
            ..Self::new(ErrorKind::Input, message)
        }
    }

    pub(crate) fn config(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(ErrorKind::Config, message) }
    }

    /// The same error, of this operation.
    #[cold]
    pub(crate) fn of(self, operation: &str) -> Self {
        Self { operation: Some(operation.to_owned()), ..self }
    }

    /// The error that [`to_json`](Self::to_json) wrote, such as one from a queue or another process.
    ///
    /// An effect that is missing or not known is [`Effect::Unknown`]: what is not known to be nothing may be something.
    ///
    /// # Errors
    /// [`ErrorKind::Input`] for anything but an object, and for one without a known `kind`.
    pub fn from_json(json: &Value) -> Result<Self, Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let word = |name: &str| json.get(name).cloned().unwrap_or_default();
        let kind = serde_json::from_value(word("kind"))
            .map_err(|_| Self::input("kind", "expected an error as `to_json` writes it"))?;
        Ok(Self {
            effect: serde_json::from_value(word("effect")).unwrap_or(Effect::Unknown),
            path: text("path"),
            operation: text("operation"),
            status: json.get("status").and_then(Value::as_u64).and_then(|status| status.try_into().ok()),
            code: text("code"),
            request_id: text("request_id"),
            retry_after_ms: json.get("retry_after_ms").and_then(Value::as_u64),
            inquiry: serde_json::from_value(word("inquiry")).ok(),
            ..Self::new(kind, text("message").unwrap_or_default())
        })
    }

    /// The error as JSON, for a binding or a structured log: every field but the raw body.
    pub fn to_json(&self) -> Value {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| {
            if !value.is_null() {
                fields.insert(name.to_owned(), value);
            }
        };
        put("kind", serde_json::to_value(self.kind).unwrap_or_default());
        put("effect", serde_json::to_value(self.effect).unwrap_or_default());
        put("message", self.message.clone().into());
        put("path", self.path.clone().into());
        put("operation", self.operation.clone().into());
        put("status", self.status.into());
        put("code", self.code.clone().into());
        put("request_id", self.request_id.clone().into());
        put("retry_after_ms", self.retry_after_ms.into());
        put("inquiry", serde_json::to_value(&self.inquiry).unwrap_or_default());
        Value::Object(fields)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.operation {
            write!(f, "{operation}: ")?;
        }
        if let Some(path) = &self.path {
            write!(f, "`{path}`: ")?;
        }
        f.write_str(&self.message)?;
        match (self.status, &self.code) {
            (Some(status), Some(code)) => write!(f, " (HTTP {status}, {code})"),
            (Some(status), None) => write!(f, " (HTTP {status})"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("Error");
        s.field("kind", &self.kind).field("effect", &self.effect).field("message", &self.message);
        for (name, value) in [
            ("path", &self.path),
            ("operation", &self.operation),
            ("code", &self.code),
            ("request_id", &self.request_id),
        ] {
            if let Some(value) = value {
                s.field(name, value);
            }
        }
        if let Some(status) = self.status {
            s.field("status", &status);
        }
        if let Some(ms) = self.retry_after_ms {
            s.field("retry_after_ms", &ms);
        }
        if let Some(inquiry) = &self.inquiry {
            s.field("inquiry", inquiry);
        }
        s.finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_error_written_as_json_is_read_again_and_a_lost_effect_is_unknown() {
        let error = Error {
            effect: Effect::Unknown,
            operation: Some("orders.capture".into()),
            status: Some(504),
            code: Some("TIMED_OUT".into()),
            request_id: Some("r".into()),
            retry_after_ms: Some(1000),
            inquiry: Some(Inquiry {
                operation: "orders.get".into(),
                params: Map::from_iter([("order_id".to_owned(), "v1-1".into())]),
                look_for: "a capture".into(),
            }),
            ..Error::new(ErrorKind::Server, "no answer")
        };
        let json = error.to_json();
        assert_eq!(Error::from_json(&json).unwrap().to_json(), json);
        for effect in [json!(null), json!("gone"), json!(5)] {
            let lost = json!({ "kind": "rejected", "message": "x", "effect": effect });
            assert_eq!(Error::from_json(&lost).unwrap().effect, Effect::Unknown);
        }
        for none in [json!(null), json!("text"), json!({}), json!({ "kind": "new" })] {
            assert_eq!(Error::from_json(&none).unwrap_err().kind, ErrorKind::Input);
        }
    }
}
