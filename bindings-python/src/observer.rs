//! What a call tells its observer: of every request that goes out, and of what comes of it.

use std::sync::Arc;

use pinelabs_online::client::Event;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::asyncio;

/// The observer of one call.
pub(crate) struct Observer {
    function: Arc<Py<PyAny>>,
    /// The context variables of the call, if it was made from an event loop.
    context: Option<Arc<Py<PyAny>>>,
    /// Whether first requests that go well are of no interest: then they cost no visit to the interpreter.
    only_trouble: bool,
}

impl Observer {
    /// The observer of a call whose caller waits for it.
    pub(crate) fn new(function: Py<PyAny>, only_trouble: bool) -> Self {
        Self { function: Arc::new(function), context: None, only_trouble }
    }

    /// The observer of a call that is made here from an event loop.
    pub(crate) fn on_loop(py: Python<'_>, function: Py<PyAny>, only_trouble: bool) -> PyResult<Self> {
        let context = py.import("contextvars")?.call_method0("copy_context")?;
        let context = Some(Arc::new(context.unbind()));
        Ok(Self { context, ..Self::new(function, only_trouble) })
    }

    /// Tells it: on the event loop if the call was made from one, else here, on the caller's thread.
    pub(crate) fn observe(&self, event: &Event<'_>) {
        let went_well = |status: Option<u16>| status.is_some_and(|status| status < 300);
        if self.only_trouble && event.attempt == 1 && event.outcome.is_none_or(|o| went_well(o.status)) {
            return;
        }
        let (operation, path_template) = (event.operation.to_owned(), event.path_template.to_owned());
        let (method, attempt, request_id) =
            (event.method.as_str(), event.attempt, event.request_id.to_owned());
        let outcome = event.outcome.map(|o| (o.duration_ms, o.status, o.failure.map(str::to_owned)));
        let (function, context) = (Arc::clone(&self.function), self.context.clone());
        let telling = move |py: Python<'_>| {
            let event = || -> PyResult<Bound<'_, PyDict>> {
                let dict = PyDict::new(py);
                dict.set_item("operation", operation)?;
                dict.set_item("method", method)?;
                dict.set_item("path_template", path_template)?;
                dict.set_item("attempt", attempt)?;
                dict.set_item("request_id", request_id)?;
                let outcome = match outcome {
                    None => None,
                    Some((duration_ms, status, failure)) => {
                        let dict = PyDict::new(py);
                        dict.set_item("duration_ms", duration_ms)?;
                        dict.set_item("status", status)?;
                        dict.set_item("failure", failure)?;
                        Some(dict)
                    }
                };
                dict.set_item("outcome", outcome)?;
                Ok(dict)
            };
            let Ok(event) = event() else { return };
            let function = function.bind(py);
            let outcome = match context {
                // On an event loop's thread, which is in the context of whatever came first.
                Some(context) => context.bind(py).call_method1("run", (function, event)),
                None => function.call1((event,)),
            };
            report(function, outcome);
        };
        if let Some(telling) = asyncio::call_soon(Box::new(telling)) {
            Python::try_attach(telling);
        }
    }
}

/// Tells an observer; what it raises is reported and does not spread: a log must not decide over a payment.
#[pyfunction]
pub(crate) fn tell(observer: &Bound<'_, PyAny>, event: &Bound<'_, PyAny>) {
    report(observer, observer.call1((event,)));
}

/// Reports what an observer raised, by `sys.unraisablehook`.
fn report(observer: &Bound<'_, PyAny>, outcome: PyResult<Bound<'_, PyAny>>) {
    let py = observer.py();
    let raised = match outcome {
        Err(raised) => raised,
        Ok(given) if given.is_none() || !given.hasattr("cr_code").unwrap_or(false) => return,
        Ok(coroutine) => {
            let closed = coroutine.call_method0("close");
            let message = "the observer gave a coroutine, and nothing awaits it: expected a plain function";
            closed.err().unwrap_or_else(|| PyRuntimeError::new_err(message))
        }
    };
    raised.write_unraisable(py, Some(observer));
}
