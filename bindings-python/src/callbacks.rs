//! The signed form that the shopper's browser posts to the return URL.

use pinelabs_online::{Callback, CallbackKey, Error, Secret};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyString};

use crate::failure::{exception, refusal};

/// A merchant's key for callbacks, prepared once and used for every callback, by any number of threads.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct CallbackVerifier(CallbackKey);

#[pymethods]
impl CallbackVerifier {
    #[new]
    fn new(py: Python<'_>, key: &str) -> PyResult<Self> {
        CallbackKey::from_hex(&Secret::new(key)).map(Self).map_err(|error| exception(py, &error))
    }

    /// Verifies the posted form, as its raw body or as decoded fields, and gives its fields.
    fn verify<'py>(&self, form: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = form.py();
        let raise = |error: Error| exception(py, &error);
        let callback = if let Ok(bytes) = form.cast::<PyBytes>() {
            self.0.verify_form(bytes.as_bytes()).map_err(raise)?
        } else if let Ok(text) = form.cast::<PyString>() {
            self.0.verify_form(text.to_cow()?.as_bytes()).map_err(raise)?
        } else if let Ok(bytes) = form.cast::<PyByteArray>() {
            self.0.verify_form(&bytes.to_vec()).map_err(raise)?
        } else {
            let fields = Fields::read(form)?;
            self.0.verify_fields(&fields.borrow()?).map_err(raise)?
        };
        as_dict(py, callback)
    }

    /// The signature of these fields, as the gateway would make it: for tests.
    fn sign(&self, fields: &Bound<'_, PyAny>) -> PyResult<String> {
        let read = Fields::read(fields)?;
        self.0.sign(&read.borrow()?).map_err(|error| exception(fields.py(), &error))
    }

    /// A whole body for the return URL with these fields and their signature: for tests.
    fn sign_form(&self, fields: &Bound<'_, PyAny>) -> PyResult<String> {
        let read = Fields::read(fields)?;
        self.0.sign_form(&read.borrow()?).map_err(|error| exception(fields.py(), &error))
    }

    fn __repr__(&self) -> &'static str {
        "<CallbackVerifier [redacted]>"
    }
}

/// The fields of a form, each as often as it was posted.
struct Fields<'py>(Vec<(Bound<'py, PyString>, Bound<'py, PyString>)>);

impl<'py> Fields<'py> {
    fn read(fields: &Bound<'py, PyAny>) -> PyResult<Self> {
        let py = fields.py();
        let mut read = Self(Vec::with_capacity(8));
        if let Ok(dict) = fields.cast_exact::<PyDict>() {
            for (name, value) in dict {
                read.push(name, value)?;
            }
        } else if fields.hasattr(intern!(py, "multi_items"))? {
            // Starlette's FormData.
            read.push_pairs(&fields.call_method0(intern!(py, "multi_items"))?)?;
        } else if fields.hasattr(intern!(py, "lists"))? {
            // Django's QueryDict and Werkzeug's MultiDict: a name with all of its values.
            for pair in fields.call_method0(intern!(py, "lists"))?.try_iter()? {
                let (name, values): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract()?;
                for value in values.try_iter()? {
                    read.push(name.clone(), value?)?;
                }
            }
        } else if fields.hasattr(intern!(py, "items"))? {
            read.push_pairs(&fields.call_method0(intern!(py, "items"))?)?;
        } else {
            read.push_pairs(fields)?;
        }
        Ok(read)
    }

    fn push_pairs(&mut self, pairs: &Bound<'py, PyAny>) -> PyResult<()> {
        let wrong = |_| {
            let message = "expected the raw body as bytes or str, or its fields as a mapping or pairs of str";
            refusal(pairs.py(), "input", "form", message, None)
        };
        for pair in pairs.try_iter().map_err(wrong)? {
            let (name, value) = pair?.extract().map_err(wrong)?;
            self.push(name, value)?;
        }
        Ok(())
    }

    fn push(&mut self, name: Bound<'py, PyAny>, value: Bound<'py, PyAny>) -> PyResult<()> {
        let py = name.py();
        match (name.cast_into(), value.cast_into()) {
            (Ok(name), Ok(value)) => {
                self.0.push((name, value));
                Ok(())
            }
            _ => Err(refusal(py, "signature", "form", "a field of the form is not text", None)),
        }
    }

    fn borrow(&self) -> PyResult<Vec<(&str, &str)>> {
        // Collecting into a result would not know how many there are, and grow.
        let mut borrowed = Vec::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            borrowed.push((text(name)?, text(value)?));
        }
        Ok(borrowed)
    }
}

fn text<'a>(text: &'a Bound<'_, PyString>) -> PyResult<&'a str> {
    text.to_str()
        .map_err(|_| refusal(text.py(), "signature", "form", "a field of the form is not Unicode text", None))
}

fn as_dict(py: Python<'_>, callback: Callback) -> PyResult<Bound<'_, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item(intern!(py, "order_id"), callback.order_id)?;
    dict.set_item(intern!(py, "status"), callback.status.as_str())?;
    if let Some(code) = callback.error_code {
        dict.set_item(intern!(py, "error_code"), code)?;
    }
    if let Some(message) = callback.error_message {
        dict.set_item(intern!(py, "error_message"), message)?;
    }
    dict.set_item(intern!(py, "other"), callback.other)?;
    Ok(dict)
}
