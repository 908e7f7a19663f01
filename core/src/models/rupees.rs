//! Rupees in decimal text: settlements tell them as JSON numbers, and money is never a float here.

use serde::{Deserialize, Deserializer};

/// For answers: a number becomes its exact decimal text with at least two digits after the point, `0.96`, `2.00`; text
/// stays as it is.
///
/// Exact because a number whose decimals a double does not hold comes here as text: see `json_text`.
pub(super) fn rupees<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(padded))
}

fn padded(text: String) -> String {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain = text.strip_prefix('-').unwrap_or(&text);
    match plain.split_once('.') {
        None if is_number(plain) => text + ".00",
        Some((whole, tenths)) if is_number(whole) && is_number(tenths) && tenths.len() == 1 => text + "0",
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use crate::json_text::normalize;
    use crate::json_tree::Tree;
    use crate::reader::read_leniently;

    #[derive(Deserialize)]
    struct Told {
        #[serde(default, deserialize_with = "super::rupees")]
        amount: Option<String>,
    }

    #[test]
    fn a_number_becomes_its_exact_decimal_text() {
        for (told, expected) in [
            ("0.96", "0.96"),
            ("2", "2.00"),
            ("2.5", "2.50"),
            ("100.0", "100.00"),
            ("-0.04", "-0.04"),
            ("0", "0.00"),
            ("1234567.125", "1234567.125"),
            ("9007199254740993.57", "9007199254740993.57"),
            ("12345678901234.56", "12345678901234.56"),
            ("0.1234567890123456789", "0.1234567890123456789"),
            ("\"1,200.50\"", "1,200.50"),
            ("\"7\"", "7.00"),
        ] {
            let text = format!("{{\"amount\":{told}}}");
            let normal = normalize(&text);
            let read: Told = read_leniently(&Tree::parse(&normal).ok().unwrap()).unwrap();
            assert_eq!(read.amount.as_deref(), Some(expected), "{told}");
        }
        for absent in ["{}", "{\"amount\":null}"] {
            let read: Told = read_leniently(&Tree::parse(absent).ok().unwrap()).unwrap();
            assert_eq!(read.amount, None);
        }
    }
}
