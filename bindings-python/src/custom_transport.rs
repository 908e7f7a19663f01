//! The core's call machine for a custom transport: `_drive.py` is its loop.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pinelabs_online::client::given_up;
use pinelabs_online::{Answer, HttpRequest, HttpResponse, Step, StepContext, TransportFailure};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString, PyTuple};

use crate::failure::Errors;
use crate::internal_error::internal_error;
use crate::reply::given;

/// One call in progress.
#[pyclass(frozen, module = "pinelabs_online._native")]
pub(crate) struct Call {
    state: Mutex<State>,
    errors: Errors,
    /// What makes a reply of the answer and of the response around it, if the caller wants one.
    reply: Option<Py<PyAny>>,
}

enum State {
    Open(pinelabs_online::Call<Answer>),
    /// It succeeded with this answer; its caller may be interrupted before it has it.
    Done(pinelabs_online::Call<Answer>, Py<PyAny>),
    GivenUp,
}

impl Call {
    pub(crate) fn new(call: pinelabs_online::Call<Answer>, errors: Errors, reply: Option<Py<PyAny>>) -> Self {
        Self { state: Mutex::new(State::Open(call)), errors, reply }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(&self, act: impl FnOnce(&mut pinelabs_online::Call<Answer>) -> T) -> PyResult<T> {
        match &mut *self.lock() {
            State::Open(call) | State::Done(call, _) => Ok(act(call)),
            State::GivenUp => Err(internal_error("a call that was given up goes on")),
        }
    }

    fn finish(&self, answer: Py<PyAny>) {
        let mut state = self.lock();
        if let State::Open(call) = std::mem::replace(&mut *state, State::GivenUp) {
            *state = State::Done(call, answer);
        }
    }
}

#[pymethods]
impl Call {
    /// What to do now: `("send", Request)`, `("sleep", milliseconds)` or `("done", answer)`.
    fn step<'py>(&self, py: Python<'py>, unix_ms: u64, entropy: [u8; 16]) -> PyResult<Bound<'py, PyTuple>> {
        let context = StepContext { unix_ms, entropy };
        let step =
            self.with(|call| call.step(context))?.map_err(|error| self.errors.exception(py, &error))?;
        match step {
            Step::Send(request) => ("send", Request(request)).into_pyobject(py),
            Step::Sleep(duration) => ("sleep", duration.as_millis()).into_pyobject(py),
            Step::Done(answer) => {
                let response = self.with(|call| call.response().cloned())?;
                let answer = given(py, &answer, response.as_ref(), self.reply.as_ref())?;
                self.finish(answer.clone().unbind());
                ("done", answer).into_pyobject(py)
            }
        }
    }

    /// Takes the answer to the request. Of its headers, those that are text; without a reply, those that a call reads.
    fn receive(&self, status: u16, headers: &Bound<'_, PyList>, body: Vec<u8>) -> PyResult<()> {
        let all = self.reply.is_some();
        let read = |pair: Bound<'_, PyAny>| -> Option<(String, String)> {
            let (name, value): (Bound<'_, PyString>, Bound<'_, PyString>) = pair.extract().ok()?;
            let name = name.to_str().ok().filter(|name| all || HttpResponse::reads(name))?;
            Some((name.to_owned(), value.to_string_lossy().into_owned()))
        };
        let headers = headers.iter().filter_map(read).collect();
        self.with(|call| call.receive(Ok(HttpResponse { status, headers, body })))
    }

    /// Takes the reason why there is none.
    fn fail(&self, sent: bool, message: String) -> PyResult<()> {
        self.with(|call| call.receive(Err(TransportFailure { sent, message })))
    }

    /// A text of other code in one line, without the secrets of the call.
    fn clean(&self, text: &Bound<'_, PyString>) -> PyResult<String> {
        self.with(|call| call.clean(&text.to_string_lossy()))
    }

    /// Ends the call early and gives the exception that says what it may have left behind.
    fn abandon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let state = std::mem::replace(&mut *self.lock(), State::GivenUp);
        let raised = match state {
            State::Open(call) => self.errors.exception(py, &call.abandon(true)),
            State::Done(call, answer) => self.errors.given_up(answer.bind(py), &given_up(call)),
            State::GivenUp => return Err(internal_error("a call is given up twice")),
        };
        Ok(raised.into_value(py).into_bound(py).into_any())
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
