//! The strict reader of what the caller gives as JSON: parameters, configuration, options.
//!
//! Every field is known and of its type, or the error names it by its path, such as `payments[0].payment_amount`, and
//! never shows its value: it may be a secret. serde reads; this file writes the texts of its errors.

use serde::de::DeserializeOwned;

use crate::Error;
use crate::check::without_values;
use crate::json_tree::{Segment, Tree};
use crate::open_enum::is_plain;
use crate::reader::read_strictly;

/// The error for text with a lone surrogate, which UTF-8 cannot express.
pub(crate) const HALF_A_CHARACTER: &str = "expected text without half a character (a lone surrogate)";

/// Reads one JSON object of the caller's.
///
/// # Errors
/// [`ErrorKind::Input`](crate::ErrorKind::Input) with the path of the field.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    let tree = Tree::parse(json).map_err(|(path, error)| refusal(&path, &error))?;
    let read = read_strictly(&tree);
    tree.wipe();
    read.map_err(|(path, error)| refusal(&path, &error))
}

/// Reads the parameters of an operation.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_request<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    read(json).map_err(with_a_way_out)
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

fn broken(error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    Error::input("", format!("expected one JSON object: broken at line {line} column {column}"))
}

fn refusal(path: &[Segment], error: &serde_json::Error) -> Error {
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
fn written(path: &[Segment]) -> String {
    let mut written = String::new();
    for segment in path {
        match segment {
            Segment::Field(name) => extend(&mut written, name),
            Segment::Index(index) => written.push_str(&format!("[{index}]")),
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
