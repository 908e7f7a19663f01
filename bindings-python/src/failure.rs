//! The core's errors as the exceptions that are written in Python, in `errors.py`.

use pinelabs_online::Error;
use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::from_json;

/// The exception for an error of the core.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    from_fields(py, error).unwrap_or_else(|error| error)
}

fn from_fields(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let fields = from_json::value(py, error.to_json())?.cast_into::<PyDict>()?;
    if let Some(body) = &error.body {
        fields.set_item(intern!(py, "body"), body.expose())?;
    }
    make(fields)
}

/// An exception for what this binding refuses itself, before the core is asked.
pub(crate) fn refusal(
    py: Python<'_>,
    kind: &str,
    path: &str,
    message: &str,
    operation: Option<&str>,
) -> PyErr {
    let fields = || {
        let fields = PyDict::new(py);
        fields.set_item(intern!(py, "kind"), kind)?;
        fields.set_item(intern!(py, "effect"), "none")?;
        fields.set_item(intern!(py, "message"), message)?;
        if !path.is_empty() {
            fields.set_item(intern!(py, "path"), path)?;
        }
        fields.set_item(intern!(py, "operation"), operation)?;
        make(fields)
    };
    fields().unwrap_or_else(|error| error)
}

/// The exception for a call that was given up just as it succeeded: it was done, and its answer is lost.
pub(crate) fn given_up_when_done(py: Python<'_>, operation: &str, changes: bool) -> PyErr {
    let fields = || {
        let fields = PyDict::new(py);
        fields.set_item(intern!(py, "kind"), "aborted")?;
        fields.set_item(intern!(py, "effect"), if changes { "unknown" } else { "none" })?;
        let message = "the call was given up by its caller as it succeeded: it was done, its answer is lost";
        fields.set_item(intern!(py, "message"), message)?;
        fields.set_item(intern!(py, "operation"), operation)?;
        make(fields)
    };
    fields().unwrap_or_else(|error| error)
}

fn make(fields: Bound<'_, PyDict>) -> PyResult<PyErr> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let make = MAKE.import(fields.py(), "pinelabs_online.errors", "from_fields")?;
    Ok(PyErr::from_value(make.call1((fields,))?))
}

/// What cannot happen, said rather than panicked over.
pub(crate) fn broken(what: &str) -> PyErr {
    PyRuntimeError::new_err(format!("pinelabs_online is broken: {what}"))
}
