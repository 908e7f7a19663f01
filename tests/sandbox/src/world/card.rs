//! What can be told from a card number without keeping it.

use serde::{Deserialize, Serialize};

use crate::testdata;

/// The public facts of a card. The number itself is never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CardFacts {
    pub(crate) network: String,
    pub(crate) kind: String,
    pub(crate) issuer: String,
    pub(crate) last4: String,
    pub(crate) international: bool,
    pub(crate) native_otp: bool,
}

impl CardFacts {
    /// Looks a number of digits up.
    pub(crate) fn of(number: &str) -> CardFacts {
        let known = testdata::card(number);
        CardFacts {
            network: network(number).to_owned(),
            kind: known.map_or("CREDIT", |card| card.kind).to_owned(),
            issuer: known.map_or("KOTAK", |card| card.issuer).to_owned(),
            last4: last4(number).to_owned(),
            international: known.is_some_and(|card| card.international),
            native_otp: known.is_some_and(|card| card.native_otp),
        }
    }

    pub(crate) fn country(&self) -> &'static str {
        if self.international { "USA" } else { "IND" }
    }

    /// Visa and Mastercard network tokens may be used without a CVV (Tokenization guide, questions).
    pub(crate) fn cvv_required(&self) -> bool {
        !matches!(self.network.as_str(), "VISA" | "MASTERCARD")
    }

    /// `**** 4895`.
    pub(crate) fn masked(&self) -> String {
        format!("**** {}", self.last4)
    }
}

/// The digits of a card number written with hyphens or spaces.
pub(crate) fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn last4(number: &str) -> &str {
    number.get(number.len().saturating_sub(4)..).unwrap_or_default()
}

fn network(number: &str) -> &'static str {
    let prefix = |length: usize| number.get(..length).and_then(|text| text.parse::<u32>().ok()).unwrap_or(0);
    match (prefix(1), prefix(2), prefix(4)) {
        (4, _, _) => "VISA",
        (_, 51..=55, _) | (_, _, 2221..=2720) => "MASTERCARD",
        (_, 60 | 65 | 81 | 82, _) | (_, _, 5080..=5089) => "RUPAY",
        (_, 34 | 37, _) => "AMEX",
        (_, 30 | 36 | 38, _) => "DINERS",
        _ => "NONE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_told_by_their_prefix() {
        for (number, expected) in [
            ("4012001037141112", "VISA"),
            ("5123456789012346", "MASTERCARD"),
            ("2221000000000009", "MASTERCARD"),
            ("6074825972083818", "RUPAY"),
            ("378282246310005", "AMEX"),
            ("30569309025904", "DINERS"),
            ("9999999999999999", "NONE"),
        ] {
            assert_eq!(network(number), expected, "{number}");
        }
    }
}
