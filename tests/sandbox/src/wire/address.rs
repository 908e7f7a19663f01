//! Postal addresses, checked against the documented limits and echoed as they came.

use serde_json::Value;

use super::{Fields, Refusal, rule};

/// Checks the address `name` and returns it unchanged.
pub(crate) fn read(parent: &Fields<'_>, name: &str) -> Result<Option<Value>, Refusal> {
    let Some(address) = parent.object(name)? else { return Ok(None) };
    for line in ["address1", "address2", "address3", "full_name", "adddress_type", "address_type"] {
        address.text(line, &rule::LINE)?;
    }
    for place in ["city", "state", "country"] {
        address.text(place, &rule::PLACE)?;
    }
    address.text("pincode", &rule::PINCODE)?;
    address.text("address_category", &rule::CATEGORY)?;
    Ok(parent.value(name).cloned())
}
