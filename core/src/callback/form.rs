//! The form that the shopper's browser posts, as it comes.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

use super::{MAX_BYTES, MAX_FIELDS, refused, shown};
use crate::Error;

type Field<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Reads a form as browsers write it (WHATWG URL, section 5.1), but refuses what is not UTF-8.
pub(super) fn read(body: &[u8]) -> Result<Vec<Field<'_>>, Error> {
    if body.len() > MAX_BYTES {
        return Err(refused(format!("more than {MAX_BYTES} bytes")));
    }
    let text = std::str::from_utf8(body).map_err(|_| refused("the form is not UTF-8"))?;
    let mut fields = Vec::with_capacity(8);
    for pair in text.split('&').filter(|pair| !pair.is_empty()).take(MAX_FIELDS + 1) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode(name).ok_or_else(|| refused("a field's name is not UTF-8"))?;
        let value = decode(value).ok_or_else(|| refused(format!("{} is not UTF-8", shown(&name))))?;
        fields.push((name, value));
    }
    Ok(fields)
}

/// Takes `+` and percent escapes out; `None` if that does not leave UTF-8. A broken escape stands for itself.
pub(super) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['%', '+']) {
        return Some(Cow::Borrowed(text));
    }
    let spaced = text.replace('+', " ");
    let plain = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(Cow::Owned(plain.into_owned()))
}

/// Whether a body is nothing but base64, in one line or in several, and what it holds is what was expected.
pub(crate) fn is_base64_of(body: &[u8], is_expected: impl Fn(&[u8]) -> bool) -> bool {
    let digits: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    !digits.is_empty() && STANDARD.decode(digits).is_ok_and(|decoded| is_expected(&decoded))
}

/// The error for a body that was not decoded.
pub(crate) fn base64_error(what: &str) -> Error {
    refused(format!("this {what} is base64, as API Gateway passes it: decode it first"))
}
