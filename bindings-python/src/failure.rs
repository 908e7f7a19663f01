//! The core's errors as the exceptions that are written in Python, in `errors.py`.

use pinelabs_online::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::from_json;

/// Makes the exceptions of one load of the package.
///
/// A module can be loaded twice in a process, as test runners and reloaders do, and each load has classes of its own.
/// So nothing here is kept for the process: what outlives a call keeps the classes that it was made with.
pub(crate) struct Errors(Py<PyAny>);

impl Errors {
    /// `make` is `from_fields` of the load's `errors.py`.
    pub(crate) fn new(make: Py<PyAny>) -> Self {
        Self(make)
    }

    /// Those of the load that `import pinelabs_online` gives now.
    pub(crate) fn current(py: Python<'_>) -> PyResult<Self> {
        let errors = py.import("pinelabs_online.errors")?;
        Ok(Self(errors.getattr("from_fields")?.unbind()))
    }

    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py))
    }

    /// The exception for an error of the core.
    pub(crate) fn exception(&self, py: Python<'_>, error: &Error) -> PyErr {
        let make = || self.make(&fields(py, error)?);
        make().unwrap_or_else(|error| error)
    }

    /// The exception for a call that was given up just as it succeeded, with its answer.
    pub(crate) fn given_up(&self, answer: &Bound<'_, PyAny>, error: &Error) -> PyErr {
        let make = || {
            let fields = fields(answer.py(), error)?;
            fields.set_item("answer", answer)?;
            self.make(&fields)
        };
        make().unwrap_or_else(|error| error)
    }

    /// An exception for what this binding refuses itself, before the core is asked.
    pub(crate) fn refusal(
        &self,
        py: Python<'_>,
        kind: &str,
        path: &str,
        message: &str,
        operation: Option<&str>,
    ) -> PyErr {
        let make = || {
            let fields = PyDict::new(py);
            fields.set_item("kind", kind)?;
            fields.set_item("effect", "none")?;
            fields.set_item("message", message)?;
            if !path.is_empty() {
                fields.set_item("path", path)?;
            }
            fields.set_item("operation", operation)?;
            self.make(&fields)
        };
        make().unwrap_or_else(|error| error)
    }

    /// The exception for a call that was given up, and of which nothing can be told.
    pub(crate) fn lost(&self, py: Python<'_>, message: &str) -> PyErr {
        let make = || {
            let fields = PyDict::new(py);
            fields.set_item("kind", "aborted")?;
            fields.set_item("effect", "unknown")?;
            fields.set_item("message", message)?;
            self.make(&fields)
        };
        make().unwrap_or_else(|error| error)
    }

    fn make(&self, fields: &Bound<'_, PyDict>) -> PyResult<PyErr> {
        Ok(PyErr::from_value(self.0.bind(fields.py()).call1((fields,))?))
    }
}

fn fields<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyDict>> {
    let fields = from_json::value(py, &error.to_json())?.cast_into::<PyDict>()?;
    // The core reads JSON; the caller wrote Python.
    if matches!(error.kind, ErrorKind::Input | ErrorKind::Config)
        && let Some(before) = error.message.strip_suffix(", not null")
    {
        fields.set_item("message", format!("{before}, not None"))?;
    }
    if let Some(body) = &error.body {
        fields.set_item("body", body.expose())?;
    }
    Ok(fields)
}
