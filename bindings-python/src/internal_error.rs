//! The error for what cannot happen.

use pyo3::PyErr;
use pyo3::exceptions::PyRuntimeError;

/// What cannot happen, reported instead of a panic.
pub(crate) fn internal_error(what: &str) -> PyErr {
    PyRuntimeError::new_err(format!("pinelabs_online is broken: {what}"))
}
