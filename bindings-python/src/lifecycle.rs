//! The tables of statuses of what is no order, by name.

use pinelabs_online::{Lifecycle, Transition};
use pyo3::prelude::*;

use crate::failure::Errors;
use crate::text;

/// How a status that the gateway reports fits the one that was known before, by the table of that name.
#[pyfunction]
pub(crate) fn observe_lifecycle(
    name: &str,
    stored: &Bound<'_, PyAny>,
    reported: &Bound<'_, PyAny>,
) -> PyResult<&'static str> {
    let errors = Errors::current(stored.py())?;
    let reported = text::argument(&errors, "input", "reported", reported)?;
    let stored = text::argument(&errors, "input", "stored", stored)?;
    let observed = Lifecycle::of(name).map(|table| (table.observe)(stored, reported));
    Ok(observed.unwrap_or(Transition::Inconsistent).as_str())
}

/// Whether nothing more follows the status, by the table of that name.
#[pyfunction]
pub(crate) fn is_end_of_lifecycle(name: &str, status: &Bound<'_, PyAny>) -> PyResult<bool> {
    let status = text::argument(&Errors::current(status.py())?, "input", "status", status)?;
    Ok(Lifecycle::of(name).is_some_and(|table| (table.is_final)(status)))
}

/// The table of that name as a Mermaid diagram.
#[pyfunction]
pub(crate) fn draw_lifecycle(name: &str) -> String {
    Lifecycle::of(name).map(|table| (table.diagram)()).unwrap_or_default()
}
