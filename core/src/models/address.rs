//! Billing and shipping addresses.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Extra, never_blank};
use crate::Error;
use crate::check::At;

/// A billing or shipping address. An empty text is sent as it is.
///
/// Source: Tokenization guide, section 2; API reference, objects, address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// First line, at most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// Second line, at most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// Third line, at most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address3: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pincode: Option<String>,
    /// City, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Country, at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The person's name, at most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// Kind of address, such as `Home` or `Office`; three d is the field's real name on the wire.
    #[serde(alias = "address_type", skip_serializing_if = "Option::is_none")]
    pub adddress_type: Option<String>,
    /// `billing` or `shipping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_category: Option<String>,
}

impl Address {
    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        for (name, value, max) in [
            ("address1", &self.address1, 100),
            ("address2", &self.address2, 100),
            ("address3", &self.address3, 100),
            ("city", &self.city, 50),
            ("state", &self.state, 50),
            ("country", &self.country, 50),
            ("full_name", &self.full_name, 100),
        ] {
            at.field(name).at_most(value.as_deref(), max)?;
        }
        Ok(())
    }
}

never_blank! { Address }

/// An address in an answer.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AddressData {
    /// First line.
    pub address1: Option<String>,
    /// Second line.
    pub address2: Option<String>,
    /// Third line.
    pub address3: Option<String>,
    /// Postal code.
    pub pincode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// The person's name.
    pub full_name: Option<String>,
    /// Kind of address, such as `Home` or `Office`.
    #[serde(alias = "address_type")]
    pub adddress_type: Option<String>,
    /// `billing` or `shipping`.
    pub address_category: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}
