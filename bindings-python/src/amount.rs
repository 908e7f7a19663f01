//! Money: the core's reading and printing of amounts.

use pinelabs_online::models::Amount;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};

use crate::failure::Errors;
use crate::text;

/// The paise of rupees in their decimal text, or of whole paise.
#[pyfunction]
pub(crate) fn paise(value: &Bound<'_, PyAny>) -> PyResult<u64> {
    let py = value.py();
    let errors = Errors::current(py)?;
    if value.is_instance_of::<PyString>() {
        let rupees = text::argument(&errors, "input", "amount", value)?;
        return Ok(Amount::rupees(rupees).map_err(|error| errors.exception(py, &error))?.value);
    }
    let number = value.extract::<u64>().ok().filter(|_| !value.is_instance_of::<PyBool>());
    number.ok_or_else(|| {
        let message = format!("expected whole paise, or rupees as text, not {}", text::type_name(value));
        errors.refusal(py, "input", "amount", &message, None)
    })
}

/// An amount as people read it.
#[pyfunction]
pub(crate) fn format_amount(value: u64, currency: String) -> String {
    Amount { value, currency }.to_string()
}
