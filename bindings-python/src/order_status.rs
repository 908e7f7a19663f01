//! The order's state machine: the core's tables behind five functions.

use pinelabs_online::{Action, OrderStatus};
use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::failure::Errors;
use crate::text;

/// Raises `NotAllowedError` if the merchant may not do this to an order in this status.
#[pyfunction]
#[pyo3(signature = (status, action, pre_auth=None))]
pub(crate) fn check(
    status: &Bound<'_, PyAny>,
    action: &Bound<'_, PyAny>,
    pre_auth: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let py = status.py();
    let errors = Errors::current(py)?;
    let status = read(&errors, "status", status)?;
    let action = text::argument(&errors, "input", "action", action)?;
    let pre_auth = read_flag(&errors, pre_auth)?;
    let checked = action.parse().and_then(|action: Action| status.check(action, pre_auth));
    checked.map_err(|error| errors.exception(py, &error))
}

/// Everything that the merchant may do to an order in this status.
#[pyfunction]
#[pyo3(signature = (status, pre_auth=None))]
pub(crate) fn actions(
    status: &Bound<'_, PyAny>,
    pre_auth: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<&'static str>> {
    let errors = Errors::current(status.py())?;
    let pre_auth = read_flag(&errors, pre_auth)?;
    Ok(read(&errors, "status", status)?.actions(pre_auth).into_iter().map(Action::as_str).collect())
}

/// How a status that the gateway reports fits the one that was known before.
#[pyfunction]
pub(crate) fn observe(stored: &Bound<'_, PyAny>, reported: &Bound<'_, PyAny>) -> PyResult<&'static str> {
    let errors = Errors::current(stored.py())?;
    let reported = read(&errors, "reported", reported)?;
    Ok(read(&errors, "stored", stored)?.observe(&reported).as_str())
}

/// Whether the payment's outcome is settled.
#[pyfunction]
pub(crate) fn is_final(status: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(read(&Errors::current(status.py())?, "status", status)?.is_final())
}

fn read(errors: &Errors, name: &str, status: &Bound<'_, PyAny>) -> PyResult<OrderStatus> {
    text::argument(errors, "input", name, status).map(OrderStatus::from)
}

fn read_flag(errors: &Errors, pre_auth: Option<&Bound<'_, PyAny>>) -> PyResult<Option<bool>> {
    let Some(pre_auth) = pre_auth else { return Ok(None) };
    match pre_auth.cast::<PyBool>() {
        Ok(flag) => Ok(Some(flag.is_true())),
        Err(_) => {
            let message = format!("expected True, False or None, not {}", text::type_name(pre_auth));
            Err(errors.refusal(pre_auth.py(), "input", "pre_auth", &message, None))
        }
    }
}

/// The state machine as a Mermaid diagram.
#[pyfunction]
pub(crate) fn diagram() -> String {
    OrderStatus::diagram()
}
