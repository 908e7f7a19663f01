//! JSON text that every parser reads alike.
//!
//! JSON allows texts that parsers read differently or refuse: an escape of half a character (a lone surrogate), a
//! leading byte order mark, integers that a double cannot hold exactly, numbers beyond its range. serde_json refuses
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
    !is_json || number.parse::<f64>().is_ok_and(f64::is_finite)
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
            ("[0.1234567890123456789]", "[0.1234567890123456789]"),
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
