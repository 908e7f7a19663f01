//! The signed events that the gateway posts to the merchant's server.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use pinelabs_online::{
    Error, Secret, WEBHOOK_ID, WEBHOOK_SIGNATURE, WEBHOOK_TIMESTAMP, WebhookHeaders, WebhookKey,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyList, PyMapping, PyMemoryView, PyString};

use crate::failure::{exception, refusal};
use crate::from_json;

/// A merchant's secret for webhooks, prepared once and used for every event, by any number of threads.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct WebhookVerifier(WebhookKey);

#[pymethods]
impl WebhookVerifier {
    #[new]
    #[pyo3(signature = (secret, *, encoding="plain"))]
    fn new(py: Python<'_>, secret: &str, encoding: &str) -> PyResult<Self> {
        let secret = Secret::new(secret);
        let key = match encoding {
            "plain" => WebhookKey::plain(&secret),
            "base64" => WebhookKey::base64(&secret),
            _ => return Err(refusal(py, "config", "encoding", "expected `plain` or `base64`", None)),
        };
        key.map(Self).map_err(|error| exception(py, &error))
    }

    /// Verifies a webhook: its signature over the raw body, and its age.
    #[pyo3(signature = (body, headers, *, now_ms=None))]
    fn verify(
        &self,
        body: &Bound<'_, PyAny>,
        headers: &Bound<'_, PyAny>,
        now_ms: Option<u64>,
    ) -> PyResult<Verified> {
        let py = body.py();
        let at_ms = now_ms.unwrap_or_else(now);
        let bytes = read_body(body)?;
        let headers = Headers::read(headers)?;
        let pairs = headers.borrow()?;
        let raise = |error: Error| exception(py, &error);
        let found =
            WebhookHeaders::find(pairs.iter().map(|(name, value)| (&**name, &**value))).map_err(raise)?;
        let verified = self.0.verify(&bytes, &found, at_ms).map_err(raise)?;
        Ok(Verified {
            id: verified.id.to_owned(),
            timestamp: verified.timestamp,
            body: match body.cast_exact::<PyBytes>() {
                Ok(body) => body.clone().unbind(),
                Err(_) => PyBytes::new(py, &bytes).unbind(),
            },
            key: self.0.clone(),
            stamp: found.timestamp.to_owned(),
            signature: found.signature.to_owned(),
            at_ms,
        })
    }

    /// The three headers of a webhook with this body, as the gateway would make them: for tests.
    fn sign<'py>(&self, body: &Bound<'py, PyAny>, id: &str, timestamp: u64) -> PyResult<Bound<'py, PyDict>> {
        let py = body.py();
        let headers = self.0.sign_headers(id, timestamp, &read_body(body)?);
        let dict = PyDict::new(py);
        for (name, value) in headers.map_err(|error| exception(py, &error))? {
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
        let event = event.map_err(|error| exception(py, &error))?;
        // What was read from JSON can be written as JSON.
        from_json::value(py, serde_json::to_value(event).unwrap_or_default())
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

/// The bytes under the signature; anything that was parsed has lost them.
fn read_body<'a>(body: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
    let py = body.py();
    let refuse = |message: &str| Err(refusal(py, "input", "body", message, None));
    if let Ok(bytes) = body.cast::<PyBytes>() {
        Ok(Cow::Borrowed(bytes.as_bytes()))
    } else if let Ok(text) = body.cast::<PyString>() {
        match text.to_str() {
            Ok(text) => Ok(Cow::Borrowed(text.as_bytes())),
            Err(_) => refuse("expected the raw body: this text holds lone surrogates"),
        }
    } else if let Ok(bytes) = body.cast::<PyByteArray>() {
        Ok(Cow::Owned(bytes.to_vec()))
    } else if body.is_instance_of::<PyMemoryView>() {
        Ok(Cow::Owned(body.call_method0(intern!(py, "tobytes"))?.extract()?))
    } else if body.is_instance_of::<PyList>() || body.cast::<PyMapping>().is_ok() {
        refuse(
            "expected the raw body, but this one has been parsed: printing it again gives other bytes than were \
             signed, so pass what the framework received, before any parsing",
        )
    } else {
        refuse("expected the raw body as bytes or str")
    }
}

/// A request's headers as text.
struct Headers<'py>(Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>);

impl<'py> Headers<'py> {
    fn read(headers: &Bound<'py, PyAny>) -> PyResult<Self> {
        let py = headers.py();
        if let Ok(dict) = headers.cast_exact::<PyDict>() {
            return Ok(Self(dict.iter().collect()));
        }
        let wrong = |_| {
            let message = "expected a mapping of headers or pairs of name and value";
            refusal(py, "input", "headers", message, None)
        };
        let pairs = if headers.hasattr(intern!(py, "items"))? {
            headers.call_method0(intern!(py, "items"))?
        } else {
            headers.clone()
        };
        let mut read = Vec::with_capacity(16);
        for pair in pairs.try_iter().map_err(wrong)? {
            read.push(pair?.extract().map_err(wrong)?);
        }
        Ok(Self(read))
    }

    fn borrow(&self) -> PyResult<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
        let mut borrowed = Vec::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            // Only the three are read: a foreign header may hold anything.
            let Some(name) = text(name).filter(|name| is_ours(name)) else { continue };
            let Some(value) = text(value) else {
                let message = format!("the header `{name}` is not text");
                return Err(refusal(value.py(), "signature", "headers", &message, None));
            };
            borrowed.push((name, value));
        }
        Ok(borrowed)
    }
}

fn is_ours(name: &str) -> bool {
    [WEBHOOK_ID, WEBHOOK_TIMESTAMP, WEBHOOK_SIGNATURE].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

/// `str`, or ASCII bytes as in an ASGI scope.
fn text<'a>(value: &'a Bound<'_, PyAny>) -> Option<Cow<'a, str>> {
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().ok().map(Cow::Borrowed);
    }
    let bytes = value.cast::<PyBytes>().ok()?;
    std::str::from_utf8(bytes.as_bytes()).ok().map(Cow::Borrowed)
}
