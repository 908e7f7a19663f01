//! JSON as Python objects, read by the standard library.

use pyo3::prelude::*;

use crate::internal_error::internal_error;

/// Reads JSON text that the core has written.
pub(crate) fn text<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}

/// Turns a JSON value into Python objects.
pub(crate) fn value<'py>(py: Python<'py>, json: &serde_json::Value) -> PyResult<Bound<'py, PyAny>> {
    let written = serde_json::to_string(json);
    text(py, &written.map_err(|error| internal_error(&format!("an answer does not convert: {error}")))?)
}
