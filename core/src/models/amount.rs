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
/// assert_eq!(Amount::inr(110_050).to_string(), "INR 1,100.50");
/// assert_eq!(Amount::rupees("1100.50")?, Amount::inr(110_050));
/// # Ok::<(), pinelabs_online::Error>(())
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

    /// An amount of Indian rupees from its decimal text, exactly: `1100`, `1100.5` or `1100.50`.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input) with the path `amount` for anything but digits with at most two more
    /// after a point: a sign, a comma, a symbol, a third decimal.
    pub fn rupees(text: &str) -> Result<Self, Error> {
        let refuse = || {
            Error::input(
                "amount",
                "expected rupees as digits, with at most two after a point, such as `1100.50`",
            )
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "00"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) || whole.len() > 13 || fraction.len() > 2 {
            return Err(refuse());
        }
        let paise = format!("{whole}{fraction:0<2}").parse().map_err(|_| refuse())?;
        Ok(Self::inr(paise))
    }

    pub(crate) fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.value == 0 || self.value > Self::MAX {
            return Err(at.field("value").refuse("expected a whole number of paise from 1 to 100000000"));
        }
        self.check_currency(at)
    }

    pub(crate) fn check_currency(&self, at: At<'_>) -> Result<(), Error> {
        if self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(at.field("currency").refuse("expected three capital letters such as `INR`"));
        }
        Ok(())
    }
}

/// In hundredths of the currency's unit, grouped as in India for `INR` and by thousands for others: `INR 10,00,000.00`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = (self.value / 100).to_string();
        let beyond_thousands = if self.currency == "INR" { 2 } else { 3 };
        write!(f, "{} ", self.currency)?;
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len() - place;
            if place > 0 && (left == 3 || (left > 3 && (left - 3).is_multiple_of(beyond_thousands))) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{:02}", self.value % 100)
    }
}

never_blank! { Amount }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rupees_are_read_exactly_or_not_at_all() {
        for (text, paise) in
            [("1100", 110_000), ("1100.5", 110_050), ("1100.50", 110_050), ("0.01", 1), ("007", 700)]
        {
            assert_eq!(Amount::rupees(text).unwrap(), Amount::inr(paise), "{text}");
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1.005",
            "-1",
            "+1",
            "1,100",
            "1e2",
            " 1",
            "1 ",
            "\u{20b9}1",
            "NaN",
            "99999999999999",
        ] {
            assert_eq!(Amount::rupees(text).unwrap_err().path.as_deref(), Some("amount"), "{text}");
        }
    }

    #[test]
    fn an_amount_prints_in_groups() {
        for (value, currency, printed) in [
            (110_050, "INR", "INR 1,100.50"),
            (5, "INR", "INR 0.05"),
            (99_999, "INR", "INR 999.99"),
            (100_000_000, "INR", "INR 10,00,000.00"),
            (100_000_000, "USD", "USD 1,000,000.00"),
        ] {
            assert_eq!(Amount { value, currency: currency.into() }.to_string(), printed);
        }
    }
}
