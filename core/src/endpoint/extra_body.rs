//! The option `extra_body`: fields that this version does not know, merged into the body of a request.

use serde::de::value::Error as ProbeError;
use serde::de::{Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::{AnyRequest, Endpoint};
use crate::models::Extra;
use crate::secret::to_json;
use crate::{Error, Method, Secret};

/// Checks that the fields can go beside those of the request.
///
/// # Errors
/// [`ErrorKind::Config`](crate::ErrorKind::Config) for a name that the operation knows, and for a request that has no
/// body to merge them into.
pub(crate) fn check(request: &dyn AnyRequest, extra: &Extra) -> Result<(), Error> {
    let refuse = |message: &str| Err(Error::config("extra_body", message));
    if request.method() == Method::Get || request.about().credentials {
        return refuse("this operation has no body of the caller's");
    }
    let known = request.field_names();
    if known.contains(&"body") {
        return refuse("give them in `body`");
    }
    match extra.keys().find(|name| known.contains(&name.as_str())) {
        Some(name) => {
            let message = "this field is known: give it among the operation's own parameters";
            Err(Error::config(format!("extra_body.{name}"), message))
        }
        None => Ok(()),
    }
}

/// The body with the fields at its end.
pub(crate) fn merge(body: Option<&Secret>, extra: &Extra) -> Result<Secret, serde_json::Error> {
    let fields = to_json(extra)?;
    let Some(start) = body.and_then(|body| body.expose().strip_suffix('}')) else { return Ok(fields) };
    let Some(rest) = fields.expose().strip_prefix('{') else { return Ok(fields) };
    let separator = if start.ends_with('{') || extra.is_empty() { "" } else { "," };
    Ok(Secret::from([start, separator, rest].concat()))
}

/// The names of a request's fields, as serde's derive tells them to a deserializer.
pub(super) fn field_names<E: Endpoint>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // The probe always fails: it only looks at what is asked for.
    let _ = E::deserialize(Probe(&mut names));
    names
}

struct Probe<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = ProbeError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ProbeError> {
        Err(ProbeError::custom("a request is a struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ProbeError> {
        *self.0 = names;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::operations::cancel_order::CancelOrder;
    use crate::operations::create_order::CreateOrder;
    use crate::operations::get_order::GetOrder;

    fn extra(value: serde_json::Value) -> Extra {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn fields_are_merged_at_the_top() {
        let body = Secret::new(r#"{"a":1}"#);
        let merged = |body, fields| merge(body, &extra(fields)).unwrap().expose().to_owned();
        assert_eq!(merged(Some(&body), json!({ "b": [2] })), r#"{"a":1,"b":[2]}"#);
        assert_eq!(merged(Some(&body), json!({})), r#"{"a":1}"#);
        let empty = Secret::new("{}");
        assert_eq!(merged(Some(&empty), json!({ "b": 2 })), r#"{"b":2}"#);
        assert_eq!(merged(None, json!({ "b": 2 })), r#"{"b":2}"#);
    }

    #[test]
    fn a_known_name_and_a_request_without_a_body_are_refused() {
        let new = extra(json!({ "loyalty": true }));
        assert!(check(&CreateOrder::default(), &new).is_ok());
        assert!(check(&CancelOrder::default(), &new).is_ok());
        let known = check(&CreateOrder::default(), &extra(json!({ "notes": "x" }))).unwrap_err();
        assert_eq!(known.path.as_deref(), Some("extra_body.notes"));
        assert!(check(&GetOrder::default(), &new).is_err());
    }
}
