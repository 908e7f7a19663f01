//! The merchant's own names and values.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_with::{DeserializeAs, MapPreventDuplicates, Same};

use super::Extra;

/// For requests: text only, and no name twice.
pub(crate) fn strict_metadata<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, String>>, D::Error> {
    Option::<MapPreventDuplicates<Same, Same>>::deserialize_as(deserializer)
}

/// For answers: a value that is not text is written as JSON.
pub(super) fn lenient_metadata<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, String>>, D::Error> {
    let metadata: Option<Extra> = Option::deserialize(deserializer)?;
    let text = |value: Value| if let Value::String(text) = value { text } else { value.to_string() };
    Ok(metadata
        .map(|Extra(metadata)| metadata.into_iter().map(|(name, value)| (name, text(value))).collect()))
}
