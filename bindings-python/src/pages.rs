//! The pages of a list.

use pyo3::prelude::*;

use crate::failure::Errors;
use crate::{from_json, to_json};

/// The parameters of the page after the one that was answered; None after the last page.
#[pyfunction]
pub(crate) fn next_page<'py>(
    name: &str,
    params: &Bound<'py, PyAny>,
    answer: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = params.py();
    let errors = Errors::current(py)?;
    let params = to_json::params(&errors, name, params)?;
    let answer = to_json::params(&errors, name, answer)?;
    let next =
        pinelabs_online::next_page(name, &params, &answer).map_err(|error| errors.exception(py, &error))?;
    next.map(|next| from_json::text(py, next.expose())).transpose()
}
