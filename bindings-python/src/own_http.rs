//! The core's call machine for those who bring their own HTTP: `drive.py` is its loop.

use std::sync::{Mutex, PoisonError};

use pinelabs_online::{Answer, HttpRequest, HttpResponse, Stamp, Step, TransportFailure};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyTuple};

use crate::failure::{broken, exception};
use crate::from_json;

/// One call in progress.
#[pyclass(frozen, module = "pinelabs_online._native")]
pub(crate) struct Call(Mutex<Option<pinelabs_online::Call<Answer>>>);

impl Call {
    pub(crate) fn new(call: pinelabs_online::Call<Answer>) -> Self {
        Self(Mutex::new(Some(call)))
    }

    fn with<T>(&self, act: impl FnOnce(&mut pinelabs_online::Call<Answer>) -> T) -> PyResult<T> {
        let mut call = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        call.as_mut().map(act).ok_or_else(|| broken("a call that was given up goes on"))
    }
}

#[pymethods]
impl Call {
    /// What to do now: `("send", Request)`, `("sleep", milliseconds)` or `("done", answer)`.
    fn step<'py>(&self, py: Python<'py>, unix_ms: u64, entropy: [u8; 16]) -> PyResult<Bound<'py, PyTuple>> {
        let stamp = Stamp { unix_ms, entropy };
        let step = self.with(|call| call.step(stamp))?.map_err(|error| exception(py, &error))?;
        match step {
            Step::Send(request) => (intern!(py, "send"), Request(request)).into_pyobject(py),
            Step::Sleep(duration) => (intern!(py, "sleep"), duration.as_millis()).into_pyobject(py),
            Step::Done(answer) => {
                (intern!(py, "done"), from_json::text(py, answer.json.expose())?).into_pyobject(py)
            }
        }
    }

    /// Takes the answer to the request.
    fn receive(&self, status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> PyResult<()> {
        self.with(|call| call.receive(Ok(HttpResponse { status, headers, body })))
    }

    /// Takes the reason why there is none.
    fn fail(&self, sent: bool, message: String) -> PyResult<()> {
        self.with(|call| call.receive(Err(TransportFailure { sent, message })))
    }

    /// Ends the call early and gives the exception that says what it may have left behind.
    fn abandon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let call = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let error = call.ok_or_else(|| broken("a call is given up twice"))?.abandon(true);
        Ok(exception(py, &error).into_value(py).into_bound(py).into_any())
    }
}

/// An HTTP request to send, complete.
///
/// `url`, `headers` and `body` hold secrets; `repr()` shows none of them.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct Request(HttpRequest);

#[pymethods]
impl Request {
    /// The HTTP method: `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    #[getter]
    fn method(&self) -> &'static str {
        self.0.method.as_str()
    }

    /// The absolute URL.
    #[getter]
    fn url(&self) -> &str {
        &self.0.url
    }

    /// Every header, in order: pairs of name and value.
    #[getter]
    fn headers(&self) -> Vec<(&str, &str)> {
        self.0.headers.iter().map(|(name, value)| (&**name, &**value)).collect()
    }

    /// The body, JSON in UTF-8, or None.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        self.0.body.as_ref().map(|body| PyBytes::new(py, body.expose().as_bytes()))
    }

    /// How long the exchange may take in all, in milliseconds.
    #[getter]
    fn timeout_ms(&self) -> u64 {
        self.0.timeout_ms
    }

    /// The operation in whose service it is sent: `auth.generate_token`, `orders.capture`, ..
    #[getter]
    fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The path with its parameters unfilled: fit for a log.
    #[getter]
    fn path_template(&self) -> &'static str {
        self.0.path_template
    }

    /// 1 for the first time this call sends this operation, 2 for the second, ..
    #[getter]
    fn attempt(&self) -> u32 {
        self.0.attempt
    }

    /// The value of the `Request-ID` header.
    #[getter]
    fn request_id(&self) -> &str {
        &self.0.request_id
    }

    fn __repr__<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        let HttpRequest { method, path_template, operation, attempt, request_id, .. } = &self.0;
        let method = method.as_str();
        let text = format!(
            "<Request {method} {path_template} operation={operation} attempt={attempt} request_id={request_id}>"
        );
        PyString::new(py, &text)
    }
}
