//! The strict reader of what the caller gives as JSON: parameters, configuration, options.
//!
//! Every field is known and of its type, or the error names it by its path, such as `payments[0].payment_amount`, and
//! never shows its value: it may be a secret. serde reads; this file words its errors.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::Error;
use crate::check::without_values;
use crate::open_enum::is_plain;
use crate::secret::wipe_value;

/// What is wrong with text that holds half of a character, which UTF-8 cannot express.
pub(crate) const HALF_A_CHARACTER: &str = "expected text without half a character (a lone surrogate)";

/// Reads one JSON object of the caller's.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) with the path of the field.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    // serde's derive would take a list for a struct.
    if json.trim_start().starts_with('[') {
        return Err(Error::input("", "expected an object, not a list"));
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let read = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| refusal(error.path(), error.inner()))?;
    deserializer.end().map_err(|error| broken(&error))?;
    Ok(read)
}

/// Reads the parameters of an operation; a list in the place of an object is refused at any depth.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_request<T: DeserializeOwned + Serialize>(json: &str) -> Result<T, Error> {
    let request: T = read(json).map_err(with_a_way_out)?;
    if json.contains('[') {
        let (given, meant) = (serde_json::from_str(json), serde_json::to_value(&request));
        if let (Ok(given), Ok(meant)) = (given, meant) {
            let misplaced = list_for_object(&given, &meant, "");
            wipe_value(given);
            wipe_value(meant);
            if let Some(path) = misplaced {
                return Err(Error::input(path, "expected an object, not a list"));
            }
        }
    }
    Ok(request)
}

/// Says how a field that is not known can be sent on purpose.
fn with_a_way_out(mut error: Error) -> Error {
    if error.message.starts_with("unknown field") {
        let is_at_top = error.path.as_deref().is_none_or(|path| !path.contains(['.', '[']));
        error.message.push_str(if is_at_top {
            "; the option `extra_body` sends a field that is not known here"
        } else {
            "; `raw` sends any body"
        });
    }
    error
}

/// The path at which a list was given where the request has an object.
fn list_for_object(given: &Value, meant: &Value, path: &str) -> Option<String> {
    match (given, meant) {
        (Value::Array(_), Value::Object(_)) => Some(path.to_owned()),
        (Value::Object(given), Value::Object(meant)) => given.iter().find_map(|(name, value)| {
            let separator = if path.is_empty() { "" } else { "." };
            list_for_object(value, meant.get(name)?, &format!("{path}{separator}{name}"))
        }),
        (Value::Array(given), Value::Array(meant)) => {
            let mut pairs = given.iter().zip(meant).enumerate();
            pairs.find_map(|(index, (given, meant))| {
                list_for_object(given, meant, &format!("{path}[{index}]"))
            })
        }
        _ => None,
    }
}

fn broken(error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    Error::input("", format!("expected one JSON object: broken at line {line} column {column}"))
}

fn refusal(path: &Path, error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let mut path = written(path);
    if error.is_syntax() && (text.contains("surrogate") || text.contains("hex escape")) {
        return Error::input(path, HALF_A_CHARACTER);
    }
    if error.is_syntax() && text.contains("number out of range") {
        return Error::input(path, "expected a number that a double can hold");
    }
    if !error.is_data() {
        return broken(error);
    }
    let text = without_values(&text);
    let named = |start: &str| text.strip_prefix(start)?.split_once('`');
    if let Some((name, _)) = named("missing field `") {
        extend(&mut path, name);
        return Error::input(path, "required, but missing");
    }
    if let Some((name, _)) = named("duplicate field `") {
        extend(&mut path, name);
        return Error::input(path, "given twice");
    }
    if text.contains("duplicate key") {
        return Error::input(path, "a name is given twice");
    }
    if let Some((name, rest)) = named("unknown field `") {
        let last = path.rsplit('.').next().unwrap_or_default();
        if last != name && last != "?" {
            extend(&mut path, name);
        }
        let expected = rest.strip_prefix(", ").unwrap_or("there are no fields");
        return Error::input(path, format!("unknown field, {expected}"));
    }
    Error::input(path, text)
}

/// A path as errors show it: a name that may be a secret is `?`.
fn written(path: &Path) -> String {
    let mut written = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => written.push_str(&format!("[{index}]")),
            Segment::Map { key } => extend(&mut written, key),
            Segment::Enum { .. } => {}
            Segment::Unknown => extend(&mut written, "?"),
        }
    }
    written
}

fn extend(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(if is_plain(name) { name } else { "?" });
}
