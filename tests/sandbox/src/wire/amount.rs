//! Money: whole paise and a currency.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Fields, Refusal};

/// The most that one amount may be, in paise (API reference, Amount).
pub(crate) const MAXIMUM: u64 = 100_000_000;

/// Rupees to dollars, as in a published sample.
pub(crate) const CONVERSION_RATE: f64 = 0.0123;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Amount {
    pub(crate) value: u64,
    pub(crate) currency: String,
}

impl Amount {
    pub(crate) fn of(&self, value: u64) -> Amount {
        Amount { value, currency: self.currency.clone() }
    }

    /// The same money in USD, at [`CONVERSION_RATE`], rounded.
    pub(crate) fn in_dollars(&self) -> Amount {
        Amount { value: ((self.value * 123 + 5_000) / 10_000).max(1), currency: "USD".to_owned() }
    }

    /// `₹1,234.50` for rupees, `12.00 USD` for the rest.
    pub(crate) fn display(&self) -> String {
        let (whole, rest) = (self.value / 100, self.value % 100);
        if self.currency == "INR" {
            format!("₹{}.{rest:02}", indian_groups(whole))
        } else {
            format!("{whole}.{rest:02} {}", self.currency)
        }
    }

    /// Reads `{value, currency}` and holds it to `minimum..=100000000`.
    pub(crate) fn read(fields: &Fields<'_>, minimum: u64) -> Result<Amount, Refusal> {
        let at = fields.path("value");
        let value = match fields.value("value") {
            Some(Value::Number(number)) => number.as_u64(),
            _ => None,
        };
        let too_small = || {
            Refusal::invalid(format!(
                "Amount must be an Integer value greater than or equal to {minimum} ({at})"
            ))
        };
        let value = value.ok_or_else(too_small)?;
        if value < minimum {
            return Err(too_small());
        }
        if value > MAXIMUM {
            return Err(Refusal::invalid(format!(
                "Amount must be an Integer value less than or equal to {MAXIMUM} ({at})"
            )));
        }
        let currency = match fields.value("currency") {
            Some(Value::String(code)) if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) => {
                code.clone()
            }
            _ => {
                return Err(Refusal::invalid(format!(
                    "Currency must be a three letter ISO 4217 code ({})",
                    fields.path("currency")
                )));
            }
        };
        Ok(Amount { value, currency })
    }
}

/// Lakh and crore grouping: the last three digits, then pairs.
fn indian_groups(whole: u64) -> String {
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        let left = digits.len() - position;
        if position > 0 && (left == 3 || (left > 3 && left % 2 == 1)) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rupees_are_grouped_as_in_india() {
        let show = |value| Amount { value, currency: "INR".into() }.display();
        assert_eq!(show(5), "₹0.05");
        assert_eq!(show(110_000), "₹1,100.00");
        assert_eq!(show(100_000_000), "₹10,00,000.00");
        assert_eq!(show(12_345_678_950), "₹12,34,56,789.50");
    }

    #[test]
    fn rupees_are_converted_at_the_published_rate() {
        let dollars = |value| Amount { value, currency: "INR".into() }.in_dollars().value;
        assert_eq!(
            (dollars(10_000), dollars(110_000), dollars(1), dollars(MAXIMUM)),
            (123, 1353, 1, 1_230_000)
        );
    }
}
