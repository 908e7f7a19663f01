//! The fields of a request as JSON: path, query and body are made of them.
//!
//! A request is one struct. A field whose name stands in braces in the operation's path becomes part of the path; the
//! others become the query of a GET, else the body.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::value::RawValue;
use serde_json::{Error, Value};
use serde_with::{DeserializeAs, Map, Same};

use crate::Secret;

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path with its parameters filled and escaped, and for a GET the query.
pub(crate) fn path(request: &Secret, template: &str, with_query: bool) -> Result<String, Error> {
    if !with_query && !template.contains('{') {
        return Ok(template.to_owned());
    }
    let fields = fields(request)?;
    let mut path = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        path.push_str(before);
        let value = fields.iter().find(|(field, _)| *field == name).map(|(_, value)| text(value));
        path.extend(utf8_percent_encode(&value.unwrap_or_default(), ESCAPED));
        rest = after;
    }
    path.push_str(rest);
    let mut separator = '?';
    for (name, value) in fields.iter().filter(|(name, _)| with_query && !is_in(template, name)) {
        let value = text(value);
        if !value.is_empty() {
            path.push(separator);
            path.push_str(name);
            path.push('=');
            path.extend(utf8_percent_encode(&value, ESCAPED));
            separator = '&';
        }
    }
    Ok(path)
}

/// The fields that are not part of the path, as one JSON object.
pub(crate) fn body(request: &Secret, template: &str) -> Result<Secret, Error> {
    if !template.contains('{') {
        return Ok(request.clone());
    }
    // In one piece, so that no copy is left behind where a buffer grew.
    let mut body = String::with_capacity(request.expose().len() + 2);
    let mut separator = "{\"";
    for (name, value) in fields(request)?.into_iter().filter(|(name, _)| !is_in(template, name)) {
        for part in [separator, name, "\":", value.get()] {
            body.push_str(part);
        }
        separator = ",\"";
    }
    body.push_str(if body.is_empty() { "{}" } else { "}" });
    Ok(Secret::from(body))
}

/// Names and values, in their order.
fn fields(json: &Secret) -> Result<Vec<(&str, &RawValue)>, Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json.expose());
    Map::<Same, Same>::deserialize_as(&mut deserializer)
}

/// Whether a field is a parameter of the path.
fn is_in(template: &str, name: &str) -> bool {
    template.split('{').skip(1).any(|part| part.split('}').next() == Some(name))
}

/// The text of a JSON string, the digits of a number; nothing for anything else.
fn text(value: &RawValue) -> String {
    match serde_json::from_str(value.get()) {
        Ok(Value::String(text)) => text,
        Ok(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::secret::to_json;

    #[test]
    fn every_parameter_of_a_path_is_escaped() {
        let request =
            &to_json(&json!({ "order_id": "../a b?c#d/é", "x": "+91", "y": "", "z": "&", "n": null }))
                .unwrap();
        let filled = |query| path(request, "/orders/{order_id}/capture", query).unwrap();
        assert_eq!(filled(true), "/orders/..%2Fa%20b%3Fc%23d%2F%C3%A9/capture?x=%2B91&z=%26");
        assert_eq!(filled(false), "/orders/..%2Fa%20b%3Fc%23d%2F%C3%A9/capture");
    }

    #[test]
    fn what_is_in_the_path_is_not_in_the_body() {
        let fields = json!({ "customer_id": "c", "token_id": "t", "merchant_metadata": { "a": "{b}" } });
        let request = &to_json(&fields).unwrap();
        let body = |template| body(request, template).unwrap().expose().to_owned();
        assert_eq!(
            body("/customer/{customer_id}/tokens/{token_id}/delete"),
            r#"{"merchant_metadata":{"a":"{b}"}}"#
        );
        assert_eq!(body("/x"), request.expose());
        assert_eq!(super::body(&to_json(&json!({ "id": 1 })).unwrap(), "/x/{id}").unwrap().expose(), "{}");
    }
}
