//! The signed events that the gateway posts to the merchant's server.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use pinelabs_online::{
    Error, Secret, WEBHOOK_ID, WEBHOOK_SIGNATURE, WEBHOOK_TIMESTAMP, WebhookHeaders, WebhookKey,
};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyList, PyMapping, PyTuple};

use crate::failure::Errors;
use crate::from_json;
use crate::text::{self, Unread};

/// The longest body that is read, checked before anything is copied.
const MAX_BYTES: usize = 1024 * 1024;
/// The longest header that is read.
const MAX_HEADER: usize = 8192;

/// A merchant's secret for webhooks, prepared once and used for every event, by any number of threads.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct WebhookVerifier {
    key: WebhookKey,
    errors: Errors,
}

#[pymethods]
impl WebhookVerifier {
    #[new]
    #[pyo3(signature = (secret, *, encoding=None), text_signature = "(secret, *, encoding='plain')")]
    fn new(secret: &Bound<'_, PyAny>, encoding: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let py = secret.py();
        let errors = Errors::current(py)?;
        let secret = Secret::new(text::argument(&errors, "config", "webhook_secret", secret)?);
        let encoding = match encoding {
            Some(encoding) => text::argument(&errors, "config", "encoding", encoding)?,
            None => "plain",
        };
        let key = match encoding {
            "plain" => WebhookKey::plain(&secret),
            "base64" => WebhookKey::base64(&secret),
            _ => return Err(errors.refusal(py, "config", "encoding", "expected `plain` or `base64`", None)),
        };
        match key {
            Ok(key) => Ok(Self { key, errors }),
            Err(error) => Err(errors.exception(py, &error)),
        }
    }

    /// Verifies a webhook: its signature over the raw body, and its age.
    #[pyo3(signature = (body, headers, *, now_ms=None))]
    fn verify(
        &self,
        body: &Bound<'_, PyAny>,
        headers: &Bound<'_, PyAny>,
        now_ms: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Verified> {
        let py = body.py();
        let at_ms = match now_ms {
            Some(ms) => self.whole("now_ms", "expected milliseconds since 1970, a whole number", ms)?,
            None => now(),
        };
        let bytes = self.read_body(body)?;
        let headers = Headers::read(&self.errors, headers)?;
        let pairs = headers.borrow(&self.errors)?;
        let raise = |error: Error| self.errors.exception(py, &error);
        let found =
            WebhookHeaders::find(pairs.iter().map(|(name, value)| (&**name, &**value))).map_err(raise)?;
        let verified = self.key.verify(&bytes, &found, at_ms).map_err(raise)?;
        Ok(Verified {
            id: verified.id.to_owned(),
            timestamp: verified.timestamp,
            body: match body.cast_exact::<PyBytes>() {
                Ok(body) => body.clone().unbind(),
                Err(_) => PyBytes::new(py, &bytes).unbind(),
            },
            key: self.key.clone(),
            errors: self.errors.clone_ref(py),
            stamp: found.timestamp.to_owned(),
            signature: found.signature.to_owned(),
            at_ms,
        })
    }

    /// The three headers of a webhook with this body, as the gateway would make them: for tests.
    fn sign<'py>(
        &self,
        body: &Bound<'py, PyAny>,
        id: &Bound<'py, PyAny>,
        timestamp: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let py = body.py();
        let id = text::argument(&self.errors, "input", "id", id)?;
        let timestamp = self.whole("timestamp", "expected seconds since 1970, a whole number", timestamp)?;
        let headers = self.key.sign_headers(id, timestamp, &self.read_body(body)?);
        let dict = PyDict::new(py);
        for (name, value) in headers.map_err(|error| self.errors.exception(py, &error))? {
            dict.set_item(name, value)?;
        }
        Ok(dict)
    }

    fn __repr__(&self) -> &'static str {
        "<WebhookVerifier [redacted]>"
    }
}

/// An authentic webhook of the last five minutes.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct Verified {
    /// The event's id: the same when it is sent again, so remember it.
    #[pyo3(get)]
    id: String,
    /// The time of signing, in seconds since 1970.
    #[pyo3(get)]
    timestamp: u64,
    /// The body, as it came.
    #[pyo3(get)]
    body: Py<PyBytes>,
    key: WebhookKey,
    errors: Errors,
    stamp: String,
    signature: String,
    at_ms: u64,
}

#[pymethods]
impl Verified {
    /// Reads the body: `id`, `timestamp`, `event_type`, `kind`, `data`, `other`.
    fn event<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let headers = WebhookHeaders { id: &self.id, timestamp: &self.stamp, signature: &self.signature };
        // The core reads what it has verified and nothing else, and what it verified is borrowed: a second look is
        // dear only next to the first, not next to reading JSON.
        let verified = self.key.verify(self.body.as_bytes(py), &headers, self.at_ms);
        let event = verified.and_then(|verified| verified.event());
        let event = event.map_err(|error| self.errors.exception(py, &error))?;
        // What was read from JSON can be written as JSON.
        from_json::value(py, &serde_json::to_value(event).unwrap_or_default())
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let bytes = self.body.as_bytes(py).len();
        format!("<Verified webhook {} of {}: {bytes} bytes>", self.id, self.timestamp)
    }
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

impl WebhookVerifier {
    fn refuse(&self, py: Python<'_>, path: &str, message: &str) -> PyErr {
        self.errors.refusal(py, "input", path, message, None)
    }

    fn whole(&self, name: &str, message: &str, value: &Bound<'_, PyAny>) -> PyResult<u64> {
        let number = value.extract().ok().filter(|_| !value.is_instance_of::<PyBool>());
        number.ok_or_else(|| self.refuse(value.py(), name, message))
    }

    /// The bytes under the signature; anything that was parsed has lost them.
    fn read_body<'a>(&self, body: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
        let py = body.py();
        let refuse = |message: &str| Err(self.refuse(py, "body", message));
        match text::body(body, MAX_BYTES) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) if body.is_instance_of::<PyList>() || body.cast::<PyMapping>().is_ok() => refuse(
                "expected the raw body, but this one has been parsed: printing it again gives other bytes than \
                 were signed, so pass what the framework received, before any parsing",
            ),
            Ok(None) => refuse("expected the raw body as bytes or str"),
            Err(Unread::LoneSurrogate) => refuse("expected the raw body: this text holds lone surrogates"),
            Err(Unread::TooLong) => {
                let message = format!("more than {MAX_BYTES} bytes");
                Err(self.errors.refusal(py, "signature", "", &message, None))
            }
            Err(Unread::Raised(raised)) => Err(raised),
        }
    }
}

/// A request's headers, each as often as it was sent.
struct Headers<'py>(Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>);

impl<'py> Headers<'py> {
    fn read(errors: &Errors, headers: &Bound<'py, PyAny>) -> PyResult<Self> {
        let py = headers.py();
        let mut read = Self(Vec::with_capacity(16));
        if let Ok(dict) = headers.cast_exact::<PyDict>() {
            for (name, value) in dict {
                read.push(name, value)?;
            }
            return Ok(read);
        }
        let wrong = |_| {
            let message = "expected a mapping of headers or pairs of name and value";
            errors.refusal(py, "input", "headers", message, None)
        };
        // httpx joins the values of equal names in its `items`.
        let pairs =
            match ["multi_items", "items"].iter().find(|name| headers.hasattr(**name).unwrap_or(false)) {
                Some(method) => headers.call_method0(*method)?,
                None => headers.clone(),
            };
        for pair in pairs.try_iter().map_err(wrong)? {
            let (name, value) = pair?.extract().map_err(wrong)?;
            read.push(name, value)?;
        }
        Ok(read)
    }

    /// A list of values, as in API Gateway's `multiValueHeaders`, is a header that was sent as often.
    fn push(&mut self, name: Bound<'py, PyAny>, value: Bound<'py, PyAny>) -> PyResult<()> {
        // Only the three are read: a foreign header may hold anything.
        if text::length(&name) > MAX_HEADER || !text::field(&name).is_some_and(|name| is_ours(&name)) {
            return Ok(());
        }
        if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            for value in value.try_iter()?.take(2) {
                self.0.push((name.clone(), value?));
            }
        } else {
            self.0.push((name, value));
        }
        Ok(())
    }

    fn borrow(&self, errors: &Errors) -> PyResult<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
        let mut borrowed = Vec::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            let Some(name) = text::field(name) else { continue };
            let refuse = |kind: &str, message: String| {
                Err(errors.refusal(value.py(), kind, "headers", &message, None))
            };
            if text::length(value) > MAX_HEADER {
                return refuse("signature", format!("the header `{name}` is longer than {MAX_HEADER} bytes"));
            }
            let Some(value) = text::field(value) else {
                return refuse("input", format!("the header `{name}` is not text"));
            };
            borrowed.push((name, value));
        }
        Ok(borrowed)
    }
}

fn is_ours(name: &str) -> bool {
    [WEBHOOK_ID, WEBHOOK_TIMESTAMP, WEBHOOK_SIGNATURE].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}
