//! The text under a callback's signature.

use super::{MAX_BYTES, MAX_FIELDS, SIGNATURE, refused, shown};
use crate::Error;

/// Sorts the fields by name and gives the text under the signature, if they are the only fields that give it.
///
/// # Errors
/// [`ErrorKind::Signature`](crate::ErrorKind::Signature) for too many fields or bytes, a name given twice, and a name or
/// value by which the text could be cut into fields in another way.
pub(super) fn of(fields: &mut [(&str, &str)]) -> Result<String, Error> {
    if fields.len() > MAX_FIELDS {
        return Err(refused(format!("more than {MAX_FIELDS} fields")));
    }
    let size: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
    if size > MAX_BYTES {
        return Err(refused(format!("more than {MAX_BYTES} bytes")));
    }
    fields.sort_unstable_by_key(|(name, _)| *name);
    let mut text = String::with_capacity(size + 2 * fields.len());
    let mut previous = "";
    for &mut (name, value) in fields {
        if name.is_empty() {
            return Err(refused("a field has no name"));
        }
        if name.contains(['=', '&']) {
            return Err(refused("a field's name holds `=` or `&`"));
        }
        if previous == name {
            return Err(refused(format!("{} is given twice", shown(name))));
        }
        previous = name;
        if name == SIGNATURE {
            continue;
        }
        if value.split_once('&').is_some_and(|(_, rest)| rest.contains('=')) {
            return Err(refused(format!(
                "{} holds `=` after `&`: what was signed has two readings",
                shown(name)
            )));
        }
        let joint = if text.is_empty() { "" } else { "&" };
        for part in [joint, name, "=", value] {
            text.push_str(part);
        }
    }
    Ok(text)
}
