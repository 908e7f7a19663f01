//! The order's state machine: the core's tables behind five functions.

use pinelabs_online::{Action, OrderStatus};
use pyo3::prelude::*;

use crate::failure::exception;

/// Raises `NotAllowedError` if the merchant may not do this to an order in this status.
#[pyfunction]
#[pyo3(signature = (status, action, pre_auth=None))]
pub(crate) fn check(py: Python<'_>, status: &str, action: &str, pre_auth: Option<bool>) -> PyResult<()> {
    let action: Action = action.parse().map_err(|error| exception(py, &error))?;
    OrderStatus::from(status).check(action, pre_auth).map_err(|error| exception(py, &error))
}

/// Everything that the merchant may do to an order in this status.
#[pyfunction]
#[pyo3(signature = (status, pre_auth=None))]
pub(crate) fn actions(status: &str, pre_auth: Option<bool>) -> Vec<&'static str> {
    OrderStatus::from(status).actions(pre_auth).into_iter().map(Action::as_str).collect()
}

/// How a status that the gateway reports fits the one that was known before.
#[pyfunction]
pub(crate) fn observe(stored: &str, reported: &str) -> &'static str {
    OrderStatus::from(stored).observe(&OrderStatus::from(reported)).as_str()
}

/// Whether the payment's outcome is settled.
#[pyfunction]
pub(crate) fn is_final(status: &str) -> bool {
    OrderStatus::from(status).is_final()
}

/// The state machine as a Mermaid diagram.
#[pyfunction]
pub(crate) fn diagram() -> String {
    OrderStatus::diagram()
}
