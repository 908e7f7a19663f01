//! Forms of a request's fields that published bodies use beside the documented one, and what is sent in their place.
//!
//! [`ACCEPTED`] is the one list of them.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

use crate::Secret;
use crate::json_text::MAX_SAFE;
use crate::secret::wipe;

/// A form that is accepted beside the documented one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedForm {
    /// The fields, by their names on the wire.
    pub fields: &'static str,
    /// What is accepted.
    pub accepted: &'static str,
    /// What is sent.
    pub sent: &'static str,
    /// Who publishes that form.
    pub source: &'static str,
}

const fn form(
    fields: &'static str,
    accepted: &'static str,
    sent: &'static str,
    source: &'static str,
) -> AcceptedForm {
    AcceptedForm { fields, accepted, sent, source }
}

/// Every form of a field that is accepted beside the documented one.
pub const ACCEPTED: &[AcceptedForm] = &[
    form(
        "merchant references and ids",
        "a whole number",
        "its digits as text",
        "Tokenization guide, section 3: `112345`",
    ),
    form("optional text", "`\"\"`", "left out", "Tokenization guide, section 2: `gstin`"),
    form(
        "text of an address and of `customers.update`",
        "`\"\"`",
        "`\"\"`",
        "API reference, objects, address: may be empty",
    ),
    form(
        "`adddress_type`",
        "the key `address_type`",
        "the key `adddress_type`",
        "Tokenization guide, section 2, and official tools, which differ",
    ),
    form(
        "`country_code`",
        "`+91`",
        "`91`",
        "API reference, customers: both in samples, no special characters",
    ),
    form(
        "`card_number`, `payment_identifier`",
        "digits with spaces or hyphens between them",
        "digits",
        "guides of custom checkout: `2870-2870-2870-2870`",
    ),
    form(
        "`expiry_month`",
        "one digit, or a whole number",
        "two digits",
        "API reference, generate cryptogram: `5` in a sample",
    ),
    form(
        "`expiry_year`",
        "two digits, or a whole number",
        "four digits of this century",
        "guides of custom checkout and of payments without CVV: `30`",
    ),
    form("`otp`", "a whole number", "its digits as text", "guide of native OTP, 2025: `1234`"),
    form("`last4_digit`", "the key `last_4_digit`", "the key `last4_digit`", "Juspay's connector"),
    form("`pre_auth` of a payment", "true or false", "as given", "Tokenization guide, section 4.3.1"),
    form(
        "`cryptogram`, `expiry_month`, `expiry_year` of another PA/PG's token",
        "absent",
        "left out",
        "official SDK for Go: optional or missing",
    ),
    form(
        "fields of `device_info`, `is_mcc_transaction`, `pre_auth` of a payment link, `amount` of `cards.lookup`",
        "true, false, a whole number",
        "the same as text",
        "Android SDK; guide of 3-D Secure",
    ),
    form("prices and quantities of cart items", "digits as text", "a whole number", "official MCP server"),
];

/// Text, or a whole number in its place.
pub(crate) fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => digits(&number),
        other => Err(D::Error::invalid_type(kind(&other), &"a string or a whole number")),
    }
}

/// As [`text_or_number`], for a field that may be absent.
pub(crate) fn optional_text_or_number<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => digits(&number).map(Some),
        other => Err(D::Error::invalid_type(kind(&other), &"a string or a whole number")),
    }
}

/// Text, or a whole number or a flag in its place.
pub(crate) fn optional_text_or_flag<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => digits(&number).map(Some),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        other => Err(D::Error::invalid_type(kind(&other), &"a string, a boolean or a whole number")),
    }
}

/// A secret text, or a whole number in its place.
pub(crate) fn secret_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
    text_or_number(deserializer).map(Secret::new)
}

/// As [`secret_or_number`], for a field that may be absent.
pub(crate) fn optional_secret_or_number<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Secret>, D::Error> {
    Ok(optional_text_or_number(deserializer)?.map(Secret::new))
}

/// A whole number, or its digits as text.
pub(crate) fn optional_number_or_digits<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<u64>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::Number(number) => match number.as_u64() {
            Some(number) => Ok(Some(number)),
            None => Err(D::Error::custom("expected a whole number")),
        },
        Value::String(text) => match text.parse() {
            Ok(number) if text.bytes().all(|b| b.is_ascii_digit()) => Ok(Some(number)),
            _ => Err(D::Error::custom("expected a whole number")),
        },
        other => Err(D::Error::invalid_type(kind(&other), &"a whole number")),
    }
}

fn digits<E: serde::de::Error>(number: &Number) -> Result<String, E> {
    match number.as_u64() {
        Some(value) if value <= MAX_SAFE => Ok(value.to_string()),
        _ => Err(E::custom("expected a string or a whole number")),
    }
}

fn kind(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(flag) => Unexpected::Bool(*flag),
        Value::Array(_) => Unexpected::Seq,
        _ => Unexpected::Map,
    }
}

/// A card number without the spaces and hyphens that people write between its digits.
pub(crate) fn plain_card_number(number: &mut Secret) {
    if number.expose().contains([' ', '-']) {
        let mut plain = String::with_capacity(number.expose().len());
        plain.extend(number.expose().chars().filter(|c| !matches!(c, ' ' | '-')));
        *number = Secret::from(plain);
    }
}

/// A month of two digits.
pub(crate) fn two_digit_month(month: &mut Secret) {
    if matches!(month.expose().as_bytes(), [b'1'..=b'9']) {
        *month = Secret::from(["0", month.expose()].concat());
    }
}

/// A year of four digits; two are of this century.
pub(crate) fn four_digit_year(year: &mut Secret) {
    if matches!(year.expose().as_bytes(), [b'0'..=b'9', b'0'..=b'9']) {
        *year = Secret::from(["20", year.expose()].concat());
    }
}

/// A telephone code without its plus.
pub(crate) fn plain_country_code(code: &mut Option<String>) {
    if let Some(plain) = code.as_deref().and_then(|code| code.strip_prefix('+')) {
        let plain = plain.to_owned();
        wipe(code.replace(plain).unwrap_or_default().into_bytes());
    }
}

/// The schema of a text in whose place a whole number may stand.
#[cfg(feature = "schema")]
pub(crate) struct TextOrNumber;
/// The schema of a text in whose place a flag or a whole number may stand.
#[cfg(feature = "schema")]
pub(crate) struct TextOrFlag;

#[cfg(feature = "schema")]
macro_rules! schema_of_types {
    ($($name:ident: $($type:literal),*;)*) => {
        $(impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": [$($type),*] })
            }

            fn inline_schema() -> bool {
                true
            }
        })*
    };
}
#[cfg(feature = "schema")]
schema_of_types! {
    TextOrNumber: "string", "integer";
    TextOrFlag: "string", "boolean", "integer";
}
