//! `str` arguments, and the raw bodies that a framework received.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::failure::Errors;

/// What is said of text that UTF-8 cannot hold.
pub(crate) const LONE_SURROGATE: &str = "expected text without half a character (a lone surrogate)";

/// An argument of the type `str`; anything else is an error of this kind with the argument's name.
pub(crate) fn argument<'a>(
    errors: &Errors,
    kind: &str,
    name: &str,
    value: &'a Bound<'_, PyAny>,
) -> PyResult<&'a str> {
    let refuse = |message: &str| errors.refusal(value.py(), kind, name, message, None);
    match value.cast::<PyString>() {
        Ok(text) => text.to_str().map_err(|_| refuse(LONE_SURROGATE)),
        Err(_) => Err(refuse(&format!("expected str, not {}", type_name(value)))),
    }
}

/// The name of a value's type, for an error: in backticks, but that `None` is called None.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    if value.is_none() {
        return "None".into();
    }
    value.get_type().name().map_or_else(|_| "`?`".into(), |name| format!("`{name}`"))
}

/// Why a raw body cannot be read.
pub(crate) enum Unread {
    /// It is longer than it may be; nothing was copied.
    TooLong,
    LoneSurrogate,
    Raised(PyErr),
}

/// The bytes of a raw body; `None` if it is none of `bytes`, `str`, `bytearray` and `memoryview`.
pub(crate) fn body<'a>(body: &'a Bound<'_, PyAny>, at_most: usize) -> Result<Option<Cow<'a, [u8]>>, Unread> {
    let fits = |length: usize| if length > at_most { Err(Unread::TooLong) } else { Ok(()) };
    if let Ok(bytes) = body.cast::<PyBytes>() {
        fits(bytes.as_bytes().len())?;
        Ok(Some(Cow::Borrowed(bytes.as_bytes())))
    } else if let Ok(text) = body.cast::<PyString>() {
        // In characters, before Python makes UTF-8 of them; in bytes afterwards.
        fits(text.len().map_err(Unread::Raised)?)?;
        let text = text.to_str().map_err(|_| Unread::LoneSurrogate)?;
        fits(text.len())?;
        Ok(Some(Cow::Borrowed(text.as_bytes())))
    } else if let Ok(bytes) = body.cast::<PyByteArray>() {
        fits(bytes.len())?;
        Ok(Some(Cow::Owned(bytes.to_vec())))
    } else if body.is_instance_of::<PyMemoryView>() {
        let length = body.getattr("nbytes").and_then(|length| length.extract());
        fits(length.map_err(Unread::Raised)?)?;
        let bytes = body.call_method0("tobytes").and_then(|bytes| bytes.extract());
        Ok(Some(Cow::Owned(bytes.map_err(Unread::Raised)?)))
    } else {
        Ok(None)
    }
}

/// A name or a value of a form or of a header: `str`, or UTF-8 as in an ASGI scope.
pub(crate) fn field<'a>(value: &'a Bound<'_, PyAny>) -> Option<Cow<'a, str>> {
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().ok().map(Cow::Borrowed);
    }
    let bytes = value.cast::<PyBytes>().ok()?;
    std::str::from_utf8(bytes.as_bytes()).ok().map(Cow::Borrowed)
}

/// How long such a name or value is, without making anything of it.
pub(crate) fn length(value: &Bound<'_, PyAny>) -> usize {
    value.cast::<PyString>().map_or_else(|_| value.len(), |text| text.len()).unwrap_or_default()
}
