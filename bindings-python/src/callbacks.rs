//! The signed form that the shopper's browser posts to the return URL.

use std::borrow::Cow;

use pinelabs_online::{Callback, CallbackKey, Error, Secret};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::failure::Errors;
use crate::text::{self, LONE_SURROGATE, Unread};

/// The longest form that is read, and the most fields: the core's own limits, checked before anything is copied.
const MAX_BYTES: usize = 64 * 1024;
const MAX_FIELDS: usize = 64;

/// A merchant's key for callbacks, prepared once and used for every callback, by any number of threads.
#[pyclass(frozen, module = "pinelabs_online")]
pub(crate) struct CallbackVerifier {
    key: CallbackKey,
    errors: Errors,
}

#[pymethods]
impl CallbackVerifier {
    #[new]
    fn new(key: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = key.py();
        let errors = Errors::current(py)?;
        let digits = Secret::new(text::argument(&errors, "config", "callback_key", key)?);
        match CallbackKey::from_hex(&digits) {
            Ok(key) => Ok(Self { key, errors }),
            Err(error) => Err(errors.exception(py, &error)),
        }
    }

    /// Verifies the posted form, as its raw body or as decoded fields, and gives its fields.
    fn verify<'py>(&self, form: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let py = form.py();
        let raise = |error: Error| self.errors.exception(py, &error);
        let callback = match text::body(form, MAX_BYTES) {
            Ok(Some(bytes)) => self.key.verify_form(&bytes).map_err(raise)?,
            Ok(None) => {
                let fields = self.read(form)?;
                self.key.verify_fields(&fields.borrow(&self.errors)?).map_err(raise)?
            }
            Err(Unread::TooLong) => return Err(too_long(&self.errors, py)),
            Err(Unread::LoneSurrogate) => return Err(self.refuse(py, LONE_SURROGATE)),
            Err(Unread::Raised(raised)) => return Err(raised),
        };
        as_dict(py, callback)
    }

    /// The signature of these fields, as the gateway would make it: for tests.
    fn sign(&self, fields: &Bound<'_, PyAny>) -> PyResult<String> {
        let read = self.read(fields)?;
        let signature = self.key.sign(&read.borrow(&self.errors)?);
        signature.map_err(|error| self.errors.exception(fields.py(), &error))
    }

    /// A whole body for the return URL with these fields and their signature: for tests.
    fn sign_form(&self, fields: &Bound<'_, PyAny>) -> PyResult<String> {
        let read = self.read(fields)?;
        let form = self.key.sign_form(&read.borrow(&self.errors)?);
        form.map_err(|error| self.errors.exception(fields.py(), &error))
    }

    fn __repr__(&self) -> &'static str {
        "<CallbackVerifier [redacted]>"
    }
}

impl CallbackVerifier {
    fn refuse(&self, py: Python<'_>, message: &str) -> PyErr {
        self.errors.refusal(py, "input", "form", message, None)
    }

    /// Reads decoded fields, each as often as it was posted, whatever the framework keeps them in.
    fn read<'py>(&self, form: &Bound<'py, PyAny>) -> PyResult<Fields<'py>> {
        let mut fields = Fields { pairs: Vec::with_capacity(8), bytes: 0 };
        if let Ok(dict) = form.cast_exact::<PyDict>() {
            for (name, value) in dict {
                fields.push(&self.errors, name, value)?;
            }
            return Ok(fields);
        }
        // In this order, because `items` of those that have another method gives one of several equal names only:
        // Starlette's and httpx's, then Django's and Werkzeug's, then Bottle's.
        for method in ["multi_items", "lists", "allitems", "items"] {
            if form.hasattr(method)? {
                fields.push_pairs(self, &form.call_method0(method)?)?;
                return Ok(fields);
            }
        }
        fields.push_pairs(self, form)?;
        Ok(fields)
    }
}

/// The fields of a form, each as often as it was posted.
struct Fields<'py> {
    pairs: Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    bytes: usize,
}

impl<'py> Fields<'py> {
    fn push_pairs(&mut self, verifier: &CallbackVerifier, pairs: &Bound<'py, PyAny>) -> PyResult<()> {
        let wrong = |_| {
            let message = "expected the raw body as bytes or str, or its fields as a mapping or pairs of str";
            verifier.refuse(pairs.py(), message)
        };
        for pair in pairs.try_iter().map_err(wrong)? {
            let (name, value) = pair?.extract().map_err(wrong)?;
            self.push(&verifier.errors, name, value)?;
        }
        Ok(())
    }

    /// A list of values, as `urllib.parse.parse_qs` gives, is a field that was posted as often.
    fn push(&mut self, errors: &Errors, name: Bound<'py, PyAny>, value: Bound<'py, PyAny>) -> PyResult<()> {
        if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            for value in value.try_iter()? {
                self.push_one(errors, name.clone(), value?)?;
            }
            return Ok(());
        }
        self.push_one(errors, name, value)
    }

    fn push_one(
        &mut self,
        errors: &Errors,
        name: Bound<'py, PyAny>,
        value: Bound<'py, PyAny>,
    ) -> PyResult<()> {
        let py = name.py();
        if self.pairs.len() >= MAX_FIELDS {
            let message = format!("more than {MAX_FIELDS} fields");
            return Err(errors.refusal(py, "signature", "", &message, None));
        }
        self.bytes += text::length(&name) + text::length(&value);
        if self.bytes > MAX_BYTES {
            return Err(too_long(errors, py));
        }
        self.pairs.push((name, value));
        Ok(())
    }

    fn borrow(&self, errors: &Errors) -> PyResult<Vec<(Cow<'_, str>, Cow<'_, str>)>> {
        // Collecting into a result would not know how many there are, and grow.
        let mut borrowed = Vec::with_capacity(self.pairs.len());
        for (name, value) in &self.pairs {
            let (Some(name), Some(value)) = (text::field(name), text::field(value)) else {
                let message = "a field of the form is not text";
                return Err(errors.refusal(value.py(), "input", "form", message, None));
            };
            borrowed.push((name, value));
        }
        Ok(borrowed)
    }
}

fn too_long(errors: &Errors, py: Python<'_>) -> PyErr {
    errors.refusal(py, "signature", "", &format!("more than {MAX_BYTES} bytes"), None)
}

fn as_dict(py: Python<'_>, callback: Callback) -> PyResult<Bound<'_, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("order_id", callback.order_id)?;
    dict.set_item("status", callback.status.as_str())?;
    if let Some(code) = callback.error_code {
        dict.set_item("error_code", code)?;
    }
    if let Some(message) = callback.error_message {
        dict.set_item("error_message", message)?;
    }
    dict.set_item("other", callback.other)?;
    Ok(dict)
}
