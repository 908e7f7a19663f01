//! Money.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::never_blank;
use crate::Error;
use crate::check::At;

/// An amount of money in the currency's smallest unit: paise for INR.
///
/// In requests `value` is a whole number from 1 to 100,000,000 (INR 0.01 to INR 10 lakh). The documents name 100
/// as the smallest amount, the gateway's own message 1, so the gateway decides between them. A float is refused.
/// Source: API reference, objects, amount; list of error codes, INVALID_REQUEST.
///
/// ```
/// use pinelabs_online::models::Amount;
/// assert_eq!(Amount::inr(110_050).to_string(), "INR 1100.50");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Paise, a whole number: INR 11 is `1100`.
    pub value: u64,
    /// The ISO 4217 code, three capital letters: `INR`.
    pub currency: String,
}

impl Amount {
    /// The largest amount that the gateway takes, in paise: INR 10 lakh.
    pub const MAX: u64 = 100_000_000;

    /// So many paise of Indian rupees.
    pub fn inr(paise: u64) -> Self {
        Self { value: paise, currency: "INR".into() }
    }

    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.value == 0 || self.value > Self::MAX {
            return Err(at.field("value").refuse("expected a whole number of paise from 1 to 100000000"));
        }
        if self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(at.field("currency").refuse("expected three capital letters such as `INR`"));
        }
        Ok(())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}.{:02}", self.currency, self.value / 100, self.value % 100)
    }
}

never_blank! { Amount }
