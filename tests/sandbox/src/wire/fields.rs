//! A JSON object being read, with the path that a refusal names.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::rule::{self, Rule};
use super::{Amount, Refusal};

/// An object inside a request. Unknown fields are ignored, `null` and `""` count as absent.
pub(crate) struct Fields<'a> {
    at: String,
    map: &'a Map<String, Value>,
}

/// Parses a body that must be a JSON object.
pub(crate) fn parse(body: &[u8]) -> Result<Value, Refusal> {
    match serde_json::from_slice(body) {
        Ok(value @ Value::Object(_)) => Ok(value),
        Ok(_) => Err(Refusal::invalid("Request body must be a JSON object")),
        Err(error) => Err(Refusal::invalid(format!("Request body is not valid JSON: {error}"))),
    }
}

impl<'a> Fields<'a> {
    pub(crate) fn root(body: &'a Value) -> Result<Self, Refusal> {
        match body {
            Value::Object(map) => Ok(Fields { at: String::new(), map }),
            _ => Err(Refusal::invalid("Request body must be a JSON object")),
        }
    }

    pub(crate) fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }

    pub(crate) fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn object(&self, name: &str) -> Result<Option<Fields<'a>>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Object(map)) => Ok(Some(Fields { at: self.path(name), map })),
            Some(_) => Err(self.refuse(name, "must be an object")),
        }
    }

    pub(crate) fn required_object(&self, name: &str) -> Result<Fields<'a>, Refusal> {
        self.object(name)?.ok_or_else(|| self.refuse(name, "must not be empty"))
    }

    pub(crate) fn array(&self, name: &str) -> Result<Option<&'a [Value]>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(_) => Err(self.refuse(name, "must be an array")),
        }
    }

    /// The objects of a required array.
    pub(crate) fn items(&self, name: &str) -> Result<Vec<Fields<'a>>, Refusal> {
        let items = self.array(name)?.ok_or_else(|| self.refuse(name, "must not be empty"))?;
        let read = |(index, item): (usize, &'a Value)| match item {
            Value::Object(map) => Ok(Fields { at: format!("{}[{index}]", self.path(name)), map }),
            _ => Err(self.refuse(name, "must be an array of objects")),
        };
        items.iter().enumerate().map(read).collect()
    }

    pub(crate) fn text(&self, name: &str, rule: &Rule) -> Result<Option<Cow<'a, str>>, Refusal> {
        let text: Cow<'a, str> = match self.value(name) {
            None => return Ok(None),
            Some(Value::String(text)) => Cow::Borrowed(text.as_str()),
            Some(_) => return Err(self.refuse(name, "must be a string")),
        };
        self.hold(name, text, rule)
    }

    pub(crate) fn required_text(&self, name: &str, rule: &Rule) -> Result<Cow<'a, str>, Refusal> {
        self.text(name, rule)?.ok_or_else(|| self.refuse(name, "must not be empty"))
    }

    pub(crate) fn owned(&self, name: &str, rule: &Rule) -> Result<Option<String>, Refusal> {
        Ok(self.text(name, rule)?.map(Cow::into_owned))
    }

    /// A text that some published samples send as a number, such as `"merchant_order_reference": 112345`.
    pub(crate) fn text_or_number(&self, name: &str, rule: &Rule) -> Result<Option<Cow<'a, str>>, Refusal> {
        match self.value(name) {
            Some(Value::Number(number)) if number.is_u64() => {
                self.hold(name, Cow::Owned(number.to_string()), rule)
            }
            _ => self.text(name, rule),
        }
    }

    pub(crate) fn required_reference(&self, name: &str) -> Result<String, Refusal> {
        let reference = self.text_or_number(name, &rule::REFERENCE)?;
        Ok(reference.ok_or_else(|| self.refuse(name, "must not be empty"))?.into_owned())
    }

    /// A flag; some samples write it as text.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(self.refuse(name, "must be true or false")),
        }
    }

    pub(crate) fn choice(
        &self,
        name: &str,
        allowed: &[&'static str],
    ) -> Result<Option<&'static str>, Refusal> {
        let Some(text) = self.text(name, &rule::TEXT)? else { return Ok(None) };
        let known = allowed.iter().find(|choice| **choice == text);
        known
            .copied()
            .map(Some)
            .ok_or_else(|| self.refuse(name, &format!("must be one of {}", allowed.join(", "))))
    }

    pub(crate) fn amount(&self, name: &str, minimum: u64) -> Result<Option<Amount>, Refusal> {
        self.object(name)?.map(|fields| Amount::read(&fields, minimum)).transpose()
    }

    pub(crate) fn required_amount(&self, name: &str, minimum: u64) -> Result<Amount, Refusal> {
        Amount::read(&self.required_object(name)?, minimum)
    }

    /// An absolute http or https URL: anything else could not be opened by a shopper's browser.
    pub(crate) fn url(&self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(text) = self.owned(name, &rule::TEXT)? else { return Ok(None) };
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
        if plain && !text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            Ok(Some(text))
        } else {
            Err(self.refuse(name, "must be an absolute http or https URL"))
        }
    }

    /// At most 10 pairs of strings of at most 256 characters (API reference, merchant metadata).
    pub(crate) fn metadata(&self, name: &str) -> Result<Option<Map<String, Value>>, Refusal> {
        let Some(fields) = self.object(name)? else { return Ok(None) };
        if fields.map.len() > 10 {
            return Err(self.refuse(name, "must have at most 10 pairs"));
        }
        for (key, value) in fields.map {
            let fits = |text: &str| text.chars().count() <= 256;
            if !fits(key) || !value.as_str().is_some_and(fits) {
                return Err(fields.refuse(key, "must be a string of at most 256 characters"));
            }
        }
        Ok(Some(fields.map.clone()))
    }

    /// 400 `INVALID_REQUEST`, the field named as people write it and, inside an object, by its path.
    pub(crate) fn refuse(&self, name: &str, wrong: &str) -> Refusal {
        let title = title(name);
        if self.at.is_empty() {
            Refusal::invalid(format!("{title} {wrong}"))
        } else {
            Refusal::invalid(format!("{title} {wrong} ({})", self.path(name)))
        }
    }

    fn hold(&self, name: &str, text: Cow<'a, str>, rule: &Rule) -> Result<Option<Cow<'a, str>>, Refusal> {
        if text.is_empty() {
            return Ok(None);
        }
        let length = text.chars().count();
        if length > rule.max {
            return Err(self.refuse(name, &format!("must be less than or equal to {} characters", rule.max)));
        }
        if length < rule.min {
            return Err(
                self.refuse(name, &format!("must be greater than or equal to {} characters", rule.min))
            );
        }
        if !text.chars().all(rule.allows) {
            return Err(self.refuse(name, &format!("must contain only {}", rule.described)));
        }
        Ok(Some(text))
    }
}

/// `merchant_order_reference` as the gateway's messages write it: `Merchant Order Reference`.
fn title(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
            .unwrap_or_default()
    };
    name.split('_').map(capital).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_refusal_names_the_field_as_the_published_messages_do() {
        let body = json!({"merchant_order_reference": "", "deep": {"mobile_number": "12"}});
        let fields = Fields::root(&body).unwrap();
        let refusal = fields.required_reference("merchant_order_reference").unwrap_err();
        assert_eq!(refusal.message, "Merchant Order Reference must not be empty");
        let deep = fields.required_object("deep").unwrap();
        let refusal = deep.text("mobile_number", &rule::MOBILE).unwrap_err();
        assert_eq!(
            refusal.message,
            "Mobile Number must be greater than or equal to 10 characters (deep.mobile_number)"
        );
    }

    #[test]
    fn a_number_is_taken_where_the_guide_sends_one() {
        let body = json!({"merchant_order_reference": 112345});
        let fields = Fields::root(&body).unwrap();
        assert_eq!(fields.required_reference("merchant_order_reference").unwrap(), "112345");
    }

    #[test]
    fn only_web_urls_are_callback_urls() {
        for bad in ["javascript:alert(1)", "https://", "http:///x", "example.com", "https://a b"] {
            let body = json!({"callback_url": bad});
            assert!(Fields::root(&body).unwrap().url("callback_url").is_err(), "{bad}");
        }
        let body = json!({"callback_url": "https://sample-callback-url"});
        assert!(Fields::root(&body).unwrap().url("callback_url").unwrap().is_some());
    }
}
