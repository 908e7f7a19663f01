//! The answer to a deletion.

use serde::{Deserialize, Deserializer, Serialize};

use super::Extra;

/// The answer to a deletion: that it came says that the thing is deleted.
///
/// The documents show no body; what the gateway says anyway is kept. Source: official SDK for Python, which reads
/// nothing.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deletion {
    /// What the gateway says.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Deletion {
    /// The text of a field, if the gateway says it.
    pub(crate) fn told(&self, field: &str) -> Option<&str> {
        self.other.get(field).and_then(serde_json::Value::as_str)
    }
}

/// From an object, or from nothing.
impl<'de> Deserialize<'de> for Deletion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let other: Option<Extra> = Option::deserialize(deserializer)?;
        Ok(Self { other: other.unwrap_or_default() })
    }
}
