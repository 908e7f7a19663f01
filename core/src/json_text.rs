//! JSON text that every parser reads alike.
//!
//! JSON allows texts that parsers read differently or refuse: an escape of half a character (a lone surrogate), a
//! leading byte order mark, numbers that a double cannot hold exactly, numbers beyond its range. serde_json refuses
//! or rounds them, JavaScript rounds others. An answer about money must not become unreadable, nor an id another one,
//! so such parts are replaced before the text is parsed: half a character by U+FFFD, such a number by its text.

use std::borrow::Cow;

/// The largest integer up to which a double holds every integer: 2^53 - 1.
pub(crate) const MAX_SAFE: u64 = (1 << 53) - 1;
/// What stands in the place of half a character.
pub(crate) const REPLACEMENT: &str = "\\ufffd";

/// Replaces what parsers read differently; text without such parts is not copied.
pub(crate) fn normalize(text: &str) -> Cow<'_, str> {
    normalize_with(text, REPLACEMENT)
}

/// As [`normalize`], with another replacement of half a character; it stands inside of a JSON string.
pub(crate) fn normalize_with<'a>(text: &'a str, replacement: &str) -> Cow<'a, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut edits = Edits { text, copied: 0, out: String::new() };
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut in_string = false;
    while let Some(&byte) = bytes.get(at) {
        if in_string && !matches!(byte, b'"' | b'\\') {
            at += 1;
            continue;
        }
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                let (length, is_half) = escape(bytes.get(at..).unwrap_or_default());
                if is_half {
                    edits.replace(at, length, replacement);
                }
                at += length;
                continue;
            }
            b'-' | b'0'..=b'9' if !in_string => {
                let rest = text.get(at..).unwrap_or_default();
                let length = rest.bytes().take_while(|b| b"+-.eE0123456789".contains(b)).count();
                let number = rest.get(..length).unwrap_or_default();
                if !is_exact(number) {
                    edits.replace(at, length, &format!("\"{number}\""));
                }
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    edits.finish()
}

struct Edits<'a> {
    text: &'a str,
    copied: usize,
    out: String,
}

impl<'a> Edits<'a> {
    fn replace(&mut self, at: usize, length: usize, by: &str) {
        self.out.push_str(self.text.get(self.copied..at).unwrap_or_default());
        self.out.push_str(by);
        self.copied = at + length;
    }

    fn finish(mut self) -> Cow<'a, str> {
        if self.copied == 0 {
            return Cow::Borrowed(self.text);
        }
        self.out.push_str(self.text.get(self.copied..).unwrap_or_default());
        Cow::Owned(self.out)
    }
}

/// The length of the escape at the start of the bytes, and whether it is half a character.
fn escape(bytes: &[u8]) -> (usize, bool) {
    match code_unit(bytes) {
        Some(0xd800..=0xdbff) => match bytes.get(6..).and_then(code_unit) {
            Some(0xdc00..=0xdfff) => (12, false),
            _ => (6, true),
        },
        Some(0xdc00..=0xdfff) => (6, true),
        Some(_) => (6, false),
        None => (2, false),
    }
}

/// The code unit of an escape such as `\u00e9`.
fn code_unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// Whether every parser gives the same value for a number; what is not a number of JSON is left to the parser.
fn is_exact(number: &str) -> bool {
    if number.len() <= 15 && !number.contains(['e', 'E']) {
        return true;
    }
    let is_json = serde_json::from_str::<&serde_json::value::RawValue>(number).is_ok();
    let integer = number.strip_prefix('-').unwrap_or(number);
    if integer.bytes().all(|b| b.is_ascii_digit()) {
        return !is_json || integer.parse::<u64>().is_ok_and(|value| value <= MAX_SAFE);
    }
    let holds = |value: f64| value.is_finite() && (number.contains(['e', 'E']) || is_same(number, value));
    !is_json || number.parse().is_ok_and(holds)
}

/// Whether a fraction has the very decimals that a double prints, but for zeros at its end.
fn is_same(fraction: &str, value: f64) -> bool {
    let plain = |text: &str| {
        let has_point = text.contains('.');
        if has_point { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
    };
    let (told, printed) = (plain(fraction), plain(&value.to_string()));
    if told == printed || told.len() != printed.len() {
        return told == printed;
    }
    // A double halfway between two shortest decimals is printed as one of them here and as the other elsewhere.
    let decimals = told.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{value:.decimals$}") == told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[test]
    fn half_a_character_a_mark_and_numbers_that_parsers_read_differently_are_replaced() {
        for (text, expected) in [
            (r#"{"a":"Asha \ud83d"}"#, r#"{"a":"Asha \ufffd"}"#),
            (
                r#"["\ud83d\ude00","\ude00\ud83d","\uD83Dx","\ud83d\ud83d\ude00"]"#,
                "[\"\\ud83d\\ude00\",\"\\ufffd\\ufffd\",\"\\ufffdx\",\"\\ufffd\\ud83d\\ude00\"]",
            ),
            ("\u{feff}{}", "{}"),
            ("[1e999,-1e999,1e300,1E5]", r#"["1e999","-1e999",1e300,1E5]"#),
            (
                "[9007199254740991,9007199254740992,-9007199254740993]",
                r#"[9007199254740991,"9007199254740992","-9007199254740993"]"#,
            ),
            (r#"{"order_id":12345678901234567890123}"#, r#"{"order_id":"12345678901234567890123"}"#),
            (r#"["12345678901234567890 \\ud83d \" 1e999"]"#, r#"["12345678901234567890 \\ud83d \" 1e999"]"#),
            (
                "[0.1234567890123456789,9007199254740993.57]",
                r#"["0.1234567890123456789","9007199254740993.57"]"#,
            ),
            (
                "[1234567890123.25,0.1000000000000000,-2.00000000000000,1.5E+10]",
                "[1234567890123.25,0.1000000000000000,-2.00000000000000,1.5E+10]",
            ),
            // The double is halfway between this and the next decimal.
            ("[-1689157022413015.2,0.10000000000000001]", r#"[-1689157022413015.2,"0.10000000000000001"]"#),
        ] {
            assert_eq!(normalize(text), expected, "{text}");
            assert!(serde_json::from_str::<Value>(&normalize(text)).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_stays_refused() {
        for text in [r#""\ud8""#, "01e999", "1e", "--1", "00000000000000000000", "\u{feff}\u{feff}{}", "\"\\"]
        {
            assert!(serde_json::from_str::<Value>(&normalize(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn text_without_such_parts_is_not_copied() {
        assert!(matches!(normalize(r#"{"a":[1,-2.5,"\u00e9\n"]}"#), Cow::Borrowed(_)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_serde_json_reads_exactly_is_left_alone(text in "[\\[\\]{}:,\"a-z0-9.\\\\u ]{0,40}") {
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                let safe = !text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 15);
                if safe {
                    prop_assert_eq!(serde_json::from_str::<Value>(&normalize(&text)).unwrap(), value);
                }
            }
        }
    }
}
