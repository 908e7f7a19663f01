//! Python objects as JSON text: what a caller gives as parameters.

use std::fmt;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use zeroize::Zeroizing;

use crate::failure::Errors;
use crate::text::{LONE_SURROGATE, type_name};

/// Writes an operation's parameters; what JSON does not have is an `InputError` with the path of the field.
pub(crate) fn params(
    errors: &Errors,
    operation: &str,
    params: &Bound<'_, PyAny>,
) -> PyResult<Zeroizing<String>> {
    let refuse =
        |wrong: Wrong| errors.refusal(params.py(), "input", &wrong.path, &wrong.message, Some(operation));
    write(params).map_err(refuse)
}

/// Writes the options of a call; what JSON does not have is a `ConfigError` with the option's name.
pub(crate) fn options(
    errors: &Errors,
    operation: &str,
    options: &Bound<'_, PyAny>,
) -> PyResult<Zeroizing<String>> {
    let refuse =
        |wrong: Wrong| errors.refusal(options.py(), "config", &wrong.path, &wrong.message, Some(operation));
    write(options).map_err(refuse)
}

/// Writes a client's configuration.
pub(crate) fn config(errors: &Errors, config: &Bound<'_, PyDict>) -> PyResult<Zeroizing<String>> {
    let refuse = |wrong: Wrong| errors.refusal(config.py(), "config", &wrong.path, &wrong.message, None);
    write(config).map_err(refuse)
}

struct Wrong {
    path: String,
    message: String,
}

fn write(value: &Bound<'_, PyAny>) -> Result<Zeroizing<String>, Wrong> {
    // Large enough for nearly all, so that growing leaves no copies of a card number behind.
    let mut out = Zeroizing::new(String::with_capacity(2048));
    write_value(value, &mut out, At { parent: None, segment: Segment::Root })?;
    Ok(out)
}

/// Deeper than any request, and less deep than what the core reads.
const DEEPEST: usize = 64;

fn write_value(value: &Bound<'_, PyAny>, out: &mut String, at: At<'_>) -> Result<(), Wrong> {
    if let Ok(text) = value.cast::<PyString>() {
        write_text(text, out, at)
    } else if value.is_none() {
        out.push_str("null");
        Ok(())
    } else if let Ok(truth) = value.cast::<PyBool>() {
        out.push_str(if truth.is_true() { "true" } else { "false" });
        Ok(())
    } else if value.is_instance_of::<PyInt>() {
        write_int(value, out, at)
    } else if let Ok(dict) = value.cast::<PyDict>() {
        at.check_depth()?;
        out.push('{');
        for (i, (name, value)) in dict.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            let Ok(name) = name.cast::<PyString>() else {
                return Err(at.refuse(format!("expected names that are `str`, not {}", type_name(&name))));
            };
            write_text(name, out, at)?;
            out.push(':');
            write_value(&value, out, at.inside(Segment::Field(name)))?;
        }
        out.push('}');
        Ok(())
    } else if let Ok(list) = value.cast::<PyList>() {
        write_items(list.iter(), out, at)
    } else if let Ok(tuple) = value.cast::<PyTuple>() {
        write_items(tuple.iter(), out, at)
    } else if let Ok(number) = value.cast::<PyFloat>() {
        // The core refuses it, because a float is never money; it knows what is expected there instead.
        match serde_json::Number::from_f64(number.value()) {
            Some(number) => out.push_str(&number.to_string()),
            None => return Err(at.refuse("expected a number of JSON, not an infinity or NaN".into())),
        }
        Ok(())
    } else {
        let message = format!("expected str, int, bool, None, dict or list, not {}", type_name(value));
        Err(at.refuse(message))
    }
}

fn write_items<'py>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    out: &mut String,
    at: At<'_>,
) -> Result<(), Wrong> {
    at.check_depth()?;
    out.push('[');
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_value(&item, out, at.inside(Segment::Index(i)))?;
    }
    out.push(']');
    Ok(())
}

fn write_int(value: &Bound<'_, PyAny>, out: &mut String, at: At<'_>) -> Result<(), Wrong> {
    if let Ok(number) = value.extract::<i64>() {
        out.push_str(&number.to_string());
    } else if let Ok(number) = value.extract::<u64>() {
        out.push_str(&number.to_string());
    } else {
        return Err(at.refuse("expected a whole number that fits in 64 bits".into()));
    }
    Ok(())
}

fn write_text(text: &Bound<'_, PyString>, out: &mut String, at: At<'_>) -> Result<(), Wrong> {
    let Ok(text) = text.to_str() else {
        return Err(at.refuse(LONE_SURROGATE.into()));
    };
    out.push('"');
    let mut rest = text;
    while let Some(i) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        let (plain, tail) = rest.split_at(i);
        out.push_str(plain);
        let mut tail = tail.chars();
        match tail.next() {
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            None => {}
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
    out.push('"');
    Ok(())
}

/// A place in the parameters, such as `payments[0].payment_amount`.
#[derive(Clone, Copy)]
struct At<'a> {
    parent: Option<&'a At<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Root,
    Field(&'a Bound<'a, PyString>),
    Index(usize),
}

impl<'a> At<'a> {
    fn inside(&'a self, segment: Segment<'a>) -> At<'a> {
        At { parent: Some(self), segment }
    }

    fn refuse(&self, message: String) -> Wrong {
        Wrong { path: self.to_string(), message }
    }

    fn check_depth(&self) -> Result<(), Wrong> {
        let mut depth = 0;
        let mut at = self;
        while let Some(parent) = at.parent {
            depth += 1;
            at = parent;
        }
        if depth < DEEPEST { Ok(()) } else { Err(self.refuse(format!("nested more than {DEEPEST} deep"))) }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match (self.segment, self.parent.map(|parent| parent.segment)) {
            (Segment::Root, _) => Ok(()),
            (Segment::Index(index), _) => write!(f, "[{index}]"),
            (Segment::Field(name), parent) => {
                if !matches!(parent, Some(Segment::Root)) {
                    f.write_str(".")?;
                }
                // A name that is none may be a secret in the wrong place.
                let name = name.to_string_lossy();
                let plain = name.len() <= 64
                    && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
                    && name.bytes().filter(u8::is_ascii_digit).count() < 12;
                f.write_str(if plain { &name } else { "?" })
            }
        }
    }
}
