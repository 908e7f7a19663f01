//! Python objects as JSON text: what a caller gives as parameters.
//!
//! Written here because `json.dumps` names no path of what it refuses, turns keys that are no text into text, lets lone
//! surrogates through and leaves copies of card numbers behind, and because `pythonize` turns NaN into null, takes sets
//! for lists and follows a list that holds itself until the stack is used up.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::failure::Errors;
use crate::text::{LONE_SURROGATE, type_name};

/// Writes an operation's parameters; what JSON does not have is an `InputError` with the path of the field.
pub(crate) fn params(
    errors: &Errors,
    operation: &str,
    params: &Bound<'_, PyAny>,
) -> PyResult<Zeroizing<String>> {
    write(errors, "input", Some(operation), params)
}

/// Writes the options of a call; what JSON does not have is a `ConfigError` with the option's name.
pub(crate) fn options(
    errors: &Errors,
    operation: &str,
    options: &Bound<'_, PyAny>,
) -> PyResult<Zeroizing<String>> {
    write(errors, "config", Some(operation), options)
}

/// Writes a client's configuration.
pub(crate) fn config(errors: &Errors, config: &Bound<'_, PyDict>) -> PyResult<Zeroizing<String>> {
    write(errors, "config", None, config)
}

fn write(
    errors: &Errors,
    kind: &str,
    operation: Option<&str>,
    value: &Bound<'_, PyAny>,
) -> PyResult<Zeroizing<String>> {
    // Large enough for nearly all, so that growing leaves no copies of a card number behind.
    let mut out = Zeroizing::new(Vec::with_capacity(2048));
    let refuse = |error: FieldError| {
        let path = error.path.trim_start_matches('.');
        errors.refusal(value.py(), kind, path, &error.message, operation)
    };
    write_value(value, &mut out, 0).map_err(refuse)?;
    // What is written is UTF-8.
    let text = String::from_utf8(std::mem::take(&mut *out)).unwrap_or_default();
    Ok(Zeroizing::new(text))
}

/// Why a value is not JSON, and where: `.payments[0].payment_amount`.
struct FieldError {
    path: String,
    message: String,
}

impl FieldError {
    fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    fn within(self, outer: &str) -> Self {
        Self { path: format!("{outer}{}", self.path), ..self }
    }

    fn within_field(self, name: &Bound<'_, PyString>) -> Self {
        // A name that is none may be a secret in the wrong place.
        let name = name.to_string_lossy();
        let plain = name.len() <= 64
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && name.bytes().filter(u8::is_ascii_digit).count() < 12;
        self.within(&format!(".{}", if plain { &name } else { "?" }))
    }
}

/// Deeper than any request, and less deep than what the core reads.
const DEEPEST: usize = 64;

fn write_value(value: &Bound<'_, PyAny>, out: &mut Vec<u8>, depth: usize) -> Result<(), FieldError> {
    if let Ok(text) = value.cast::<PyString>() {
        return write_text(text, out);
    }
    if value.is_none() {
        return write_plain(&(), out);
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return write_plain(&truth.is_true(), out);
    }
    if value.is_instance_of::<PyInt>() {
        return if let Ok(number) = value.extract::<i64>() {
            write_plain(&number, out)
        } else if let Ok(number) = value.extract::<u64>() {
            write_plain(&number, out)
        } else {
            Err(FieldError::new("expected a whole number that fits in 64 bits"))
        };
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        // The core refuses it, because a float is never money, and says what is expected there instead.
        return match number.value() {
            number if number.is_finite() => write_plain(&number, out),
            _ => Err(FieldError::new("expected a number of JSON, not an infinity or NaN")),
        };
    }
    if depth >= DEEPEST {
        return Err(FieldError::new(format!("nested more than {DEEPEST} deep")));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        write_dict(dict, out, depth + 1)
    } else if let Ok(list) = value.cast::<PyList>() {
        write_items(list.iter(), out, depth + 1)
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        write_items(tuple.iter(), out, depth + 1)
    } else {
        let message = format!("expected str, int, bool, None, dict or list, not {}", type_name(value));
        Err(FieldError::new(message))
    }
}

fn write_dict(dict: &Bound<'_, PyDict>, out: &mut Vec<u8>, depth: usize) -> Result<(), FieldError> {
    for (i, (name, value)) in dict.iter().enumerate() {
        out.push(if i == 0 { b'{' } else { b',' });
        let Ok(name) = name.cast::<PyString>() else {
            let message = format!("expected names that are `str`, not {}", type_name(&name));
            return Err(FieldError::new(message));
        };
        write_text(name, out)?;
        out.push(b':');
        write_value(&value, out, depth).map_err(|error| error.within_field(name))?;
    }
    out.extend_from_slice(if dict.is_empty() { b"{}" } else { b"}" });
    Ok(())
}

fn write_items<'py>(
    items: impl ExactSizeIterator<Item = Bound<'py, PyAny>>,
    out: &mut Vec<u8>,
    depth: usize,
) -> Result<(), FieldError> {
    out.push(b'[');
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write_value(&item, out, depth).map_err(|error| error.within(&format!("[{i}]")))?;
    }
    out.push(b']');
    Ok(())
}

fn write_text(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> Result<(), FieldError> {
    write_plain(text.to_str().map_err(|_| FieldError::new(LONE_SURROGATE))?, out)
}

fn write_plain(value: &(impl Serialize + ?Sized), out: &mut Vec<u8>) -> Result<(), FieldError> {
    serde_json::to_writer(out, value).map_err(|error| FieldError::new(error.to_string()))
}
