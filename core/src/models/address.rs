//! Where somebody lives.

use super::wire::shared;
use crate::Error;
use crate::check::At;

shared! {
    /// A billing or shipping address.
    ///
    /// Source: Tokenization guide, section 2; API reference, objects, address.
    pub struct Address {
        /// First line, at most 100 characters.
        address1: Option<String>,
        /// Second line, at most 100 characters.
        address2: Option<String>,
        /// Third line, at most 100 characters.
        address3: Option<String>,
        /// Postal code.
        pincode: Option<String>,
        /// City, at most 50 characters.
        city: Option<String>,
        /// State, at most 50 characters.
        state: Option<String>,
        /// Country, at most 50 characters.
        country: Option<String>,
        /// The person's name, at most 100 characters.
        full_name: Option<String>,
        /// Kind of address, such as `Home` or `Office`; three d is the field's real name on the wire.
        adddress_type: Option<String> | "address_type",
        /// `billing` or `shipping`.
        address_category: Option<String>,
    }
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
