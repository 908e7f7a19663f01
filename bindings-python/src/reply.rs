//! What a call gives that succeeded: its answer, or what Python makes of it and of the response around it.

use pinelabs_online::{Answer, ResponseInfo};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::from_json;
use crate::internal_error::internal_error;

/// The answer; with a `reply`, what it makes of the answer and of the response's fields.
pub(crate) fn given<'py>(
    py: Python<'py>,
    answer: &Answer,
    response: Option<&ResponseInfo>,
    reply: Option<&Py<PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let answer = from_json::text(py, answer.json.expose())?;
    let Some(reply) = reply else { return Ok(answer) };
    let response = response.ok_or_else(|| internal_error("a call succeeded without a response"))?;
    let fields = PyDict::new(py);
    fields.set_item("status", response.status)?;
    fields.set_item("request_id", &response.request_id)?;
    fields.set_item("duration_ms", response.duration_ms)?;
    fields.set_item("attempts", response.attempts)?;
    fields.set_item("headers", &response.headers)?;
    reply.bind(py).call1((answer, fields))
}
