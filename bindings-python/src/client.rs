//! The client: the core's own, one for each process, called synchronously, from asyncio, or with the user's HTTP.

use std::cell::Cell;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pinelabs_online::client::{BoxFuture, HttpOptions, HttpTransport, Transport, given_up};
use pinelabs_online::{
    CallOptions, Config, Error, HttpRequest, HttpResponse, Session, TransportFailure, read_options,
};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::asyncio::Pending;
use crate::custom_transport::Call;
use crate::failure::Errors;
use crate::internal_error::internal_error;
use crate::observer::Observer;
use crate::process::PerProcess;
use crate::reply::given;
use crate::runtime::runtime;
use crate::{asyncio, from_json, text, to_json};

/// The core's client and session; the same object serves threads, event loops and forked children.
#[pyclass(frozen, module = "pinelabs_online._native")]
pub(crate) struct Client {
    config: Zeroizing<String>,
    /// `None` for the transport that all clients of a process share.
    http: Option<HttpOptions>,
    /// The exceptions of the load of the package that made it.
    errors: Errors,
    clients: PerProcess<pinelabs_online::Client>,
    sessions: PerProcess<Session>,
}

#[pymethods]
impl Client {
    #[new]
    fn new(
        py: Python<'_>,
        config: &Bound<'_, PyDict>,
        http: &Bound<'_, PyDict>,
        make_error: Py<PyAny>,
    ) -> PyResult<Self> {
        let errors = Errors::new(make_error);
        let config = to_json::config(&errors, config)?;
        Session::from_json(&config).map_err(|error| errors.exception(py, &error))?;
        let http = if http.is_empty() { None } else { Some(read_http(&errors, http)?) };
        let (clients, sessions) = (PerProcess::new(), PerProcess::new());
        let client = Self { config, http, errors, clients, sessions };
        if client.http.is_some() {
            // A wrong certificate is told now and not at the first payment.
            client.core(py)?;
        }
        Ok(client)
    }

    /// The access token that is cached, with its end in milliseconds since 1970.
    fn access_token(&self) -> Option<(String, u64)> {
        let of_client = self.clients.get().and_then(pinelabs_online::Client::access_token);
        let known = of_client.or_else(|| self.sessions.get().and_then(Session::access_token))?;
        Some((known.access_token.expose().to_owned(), known.expires_at_ms))
    }

    /// Makes a call and waits for it.
    #[expect(clippy::too_many_arguments, reason = "one caller, in Python: `_drive.py`")]
    fn call<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        params: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyAny>>,
        observer: Option<Py<PyAny>>,
        only_trouble: bool,
        reply: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (name, params, options) = self.read(name, params, options)?;
        let observer = observer.map(|function| Observer::new(function, only_trouble));
        let client = observed(self.core(py)?, observer);
        let runtime = runtime(py)?;
        let is_main = is_main_thread(py)?;
        let interruption = Interruption::default();
        let outcome = py.detach(|| {
            // Pinned here: it is 4 kB, which `block_on` would move, and move again.
            let call = pin!(client.call_named_until(name, &params, options, interruption.wait(is_main)));
            if tokio::runtime::Handle::try_current().is_ok() {
                // An observer or a log handler that makes a call of its own is inside one already.
                std::thread::scope(|scope| scope.spawn(|| runtime.tokio.block_on(call)).join())
            } else {
                Ok(runtime.tokio.block_on(call))
            }
        });
        let outcome = outcome.map_err(|_| internal_error("a call panicked"))?;
        // A signal of the last moments, too: it would be raised as soon as this returns, and the answer be lost.
        let late = || if is_main { py.check_signals().err() } else { None };
        let (left, interrupt) = match (outcome, interruption.take().or_else(late)) {
            (Ok(finished), None) => {
                return given(py, &finished.value, finished.call.response(), reply.as_ref());
            }
            (Err(error), None) => return Err(self.errors.exception(py, &error)),
            (Err(error), Some(interrupt)) => (self.errors.exception(py, &error), interrupt),
            (Ok(finished), Some(interrupt)) => {
                let answer = from_json::text(py, finished.value.json.expose())?;
                (self.errors.given_up(&answer, &given_up(finished.call)), interrupt)
            }
        };
        interrupt.set_context(py, Some(left));
        Err(interrupt)
    }

    /// Starts a call for the running event loop.
    #[expect(clippy::too_many_arguments, reason = "as above")]
    fn start(
        &self,
        py: Python<'_>,
        name: &Bound<'_, PyAny>,
        params: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyAny>>,
        observer: Option<Py<PyAny>>,
        only_trouble: bool,
        reply: Option<Py<PyAny>>,
    ) -> PyResult<Pending> {
        let (name, params, options) = self.read(name, params, options)?;
        let observer = observer.map(|function| Observer::on_loop(py, function, only_trouble)).transpose()?;
        let client = observed(self.core(py)?, observer);
        let start = asyncio::Start { name, params, options, reply, errors: self.errors.clone_ref(py) };
        asyncio::start(py, runtime(py)?, client, start)
    }

    /// Begins a call whose requests the caller sends.
    fn begin(
        &self,
        py: Python<'_>,
        name: &Bound<'_, PyAny>,
        params: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyAny>>,
        reply: Option<Py<PyAny>>,
    ) -> PyResult<Call> {
        let (name, params, options) = self.read(name, params, options)?;
        let raise = |error: Error| self.errors.exception(py, &error);
        let session = self.sessions.get_or_make(py, || Session::from_json(&self.config)).map_err(raise)?;
        let call = session.call_named(name, &params, options).map_err(raise)?;
        Ok(Call::new(call, self.errors.clone_ref(py), reply))
    }
}

impl Client {
    fn read<'a>(
        &self,
        name: &'a Bound<'_, PyAny>,
        params: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<(&'a str, Zeroizing<String>, CallOptions)> {
        let errors = &self.errors;
        let name = text::argument(errors, "input", "operation", name)?;
        let params = to_json::params(errors, name, params)?;
        let options = match options {
            None => CallOptions::default(),
            Some(options) => {
                let json = to_json::options(errors, name, options)?;
                read_options(&json).map_err(|error| errors.exception(options.py(), &error))?
            }
        };
        Ok((name, params, options))
    }

    /// This process's client. A child that was forked makes its own, with a session and a token of its own: the
    /// parent's may have been in the middle of something.
    fn core(&self, py: Python<'_>) -> PyResult<&pinelabs_online::Client> {
        self.clients
            .get_or_make(py, || self.make(py))
            .map_err(|error: Error| self.errors.exception(py, &error))
    }

    fn make(&self, py: Python<'_>) -> Result<pinelabs_online::Client, Error> {
        let builder = pinelabs_online::Client::builder(Config::from_json(&self.config)?);
        let builder = match &self.http {
            Some(options) => builder.transport(OnRuntime(HttpTransport::new(options)?)),
            None => builder.transport(OnRuntime(shared_transport(py)?.clone())),
        };
        builder.build()
    }
}

/// The client for one call.
fn observed(client: &pinelabs_online::Client, observer: Option<Observer>) -> pinelabs_online::Client {
    match observer {
        None => client.clone(),
        Some(observer) => client.with_observer(move |event| observer.observe(event)),
    }
}

/// The connections that all clients of a process share, unless they have options of their own.
fn shared_transport(py: Python<'_>) -> Result<&'static HttpTransport, Error> {
    static SHARED: PerProcess<HttpTransport> = PerProcess::new();
    SHARED.get_or_make(py, || HttpTransport::new(&HttpOptions::default()))
}

/// HTTP on the runtime's own thread, also for a call that is driven by the thread that waits for it.
///
/// reqwest and the task of its connection exchange several messages for one request, because head and body of the answer
/// come one after the other. Between threads, each message is a switch of context: they stay on one thread, and the
/// thread that waits is woken once.
struct OnRuntime(HttpTransport);

impl Transport for OnRuntime {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        if asyncio::is_task() {
            return self.0.send(request);
        }
        let http = self.0.clone();
        Box::pin(async move {
            let mut exchange = Exchange(tokio::spawn(async move { http.send(request).await }));
            // What is not known to be unsent may have been done.
            let panicked = |_| Err(TransportFailure { sent: true, message: "the exchange panicked".into() });
            (&mut exchange.0).await.unwrap_or_else(panicked)
        })
    }
}

/// Dropping it ends the exchange and drops its request.
struct Exchange(JoinHandle<Result<HttpResponse, TransportFailure>>);

impl Drop for Exchange {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The options of the transport on reqwest that differ from its own.
fn read_http(errors: &Errors, http: &Bound<'_, PyDict>) -> PyResult<HttpOptions> {
    let py = http.py();
    let wrong = |name: &str, message: &str| errors.refusal(py, "config", name, message, None);
    let mut options = HttpOptions::default();
    for (name, value) in http {
        let name: String = name.extract()?;
        let number = || -> PyResult<u64> {
            match value.extract::<u64>() {
                Ok(number) if number > 0 && !value.is_instance_of::<pyo3::types::PyBool>() => Ok(number),
                _ => Err(wrong(&name, "expected a whole number above 0")),
            }
        };
        let size = || -> PyResult<usize> {
            usize::try_from(number()?).map_err(|_| wrong(&name, "expected a smaller number"))
        };
        match name.as_str() {
            "connect_timeout_ms" => options.connect_timeout_ms = number()?,
            "idle_timeout_ms" => options.idle_timeout_ms = number()?,
            "max_idle_connections" => options.max_idle_connections = size()?,
            "max_body_bytes" => options.max_body_bytes = size()?,
            "proxy_from_environment" => {
                options.proxy_from_environment =
                    value.extract().map_err(|_| wrong(&name, "expected True or False"))?;
            }
            "ca_bundle" => {
                let pem = value.cast::<PyBytes>().map_err(|_| wrong(&name, "expected bytes"))?;
                options.ca_bundle_pem = Some(pem.as_bytes().to_vec());
            }
            _ => return Err(internal_error("an unknown HTTP option")),
        }
    }
    Ok(options)
}

/// Waits until a signal handler raises, as Ctrl-C does, and keeps what it raised.
#[derive(Default)]
pub(crate) struct Interruption(Mutex<Option<PyErr>>);

/// How often a waiting main thread looks for signals.
const LOOK: Duration = Duration::from_millis(50);

impl Interruption {
    /// Only the main thread runs signal handlers: the others wait for ever, without a timer.
    async fn wait(&self, is_main: bool) {
        if !is_main {
            std::future::pending::<()>().await;
        }
        loop {
            tokio::time::sleep(LOOK).await;
            match Python::try_attach(|py| py.check_signals()) {
                Some(Ok(())) => {}
                Some(Err(raised)) => {
                    *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(raised);
                    return;
                }
                None => std::future::pending().await,
            }
        }
    }

    fn take(&self) -> Option<PyErr> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Whether this is Python's main thread. A thread asks once, and again in a child that it forked, where it has become
/// the main one.
fn is_main_thread(py: Python<'_>) -> PyResult<bool> {
    thread_local! {
        static KNOWN: Cell<Option<(u32, bool)>> = const { Cell::new(None) };
    }
    let pid = std::process::id();
    match KNOWN.get() {
        Some((of, is_main)) if of == pid => Ok(is_main),
        _ => {
            let threading = py.import("threading")?;
            let main = threading.call_method0("main_thread")?;
            let current = threading.call_method0("get_ident")?;
            let is_main = main.getattr("ident")?.eq(current)?;
            KNOWN.set(Some((pid, is_main)));
            Ok(is_main)
        }
    }
}
