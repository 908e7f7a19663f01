//! Values that must never be printed.

use std::cell::Cell;
use std::{fmt, io};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use zeroize::{Zeroizing, zeroize_bytes};

/// What stands in the place of a secret wherever it would be printed.
pub const REDACTED: &str = "[redacted]";

/// A text that is never printed: PAN, CVV, token, cryptogram, client secret, bearer, challenge URL, signature.
///
/// `Debug` shows [`REDACTED`]; there is no `Display` and no `PartialEq` (comparing secrets takes a
/// constant-time comparison). [`Secret::expose`] is the one way to read it, so a search for that word finds
/// every reader. The buffer is zeroed when it is dropped. `Serialize` writes the text itself, because that is
/// how a request body is made: never serialise a request for a log.
///
/// ```
/// let cvv = pinelabs_online::Secret::new("123");
/// assert_eq!(format!("{cvv:?}"), "[redacted]");
/// assert_eq!(cvv.expose(), "123");
/// ```
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes ownership of the text; copies that the caller keeps are not erased.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the wire or for the shopper's browser; never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        wipe(std::mem::take(&mut self.0).into_bytes());
    }
}

/// Zeroes a buffer, what is unused of it too, and gives it back to the allocator.
#[inline(never)]
pub(crate) fn wipe(mut bytes: Vec<u8>) {
    bytes.resize(bytes.capacity(), 0);
    zeroize_bytes(&mut bytes);
}

/// Zeroes every text of a JSON tree.
pub(crate) fn wipe_value(value: Value) {
    match value {
        Value::String(text) => wipe(text.into_bytes()),
        Value::Array(items) => items.into_iter().for_each(wipe_value),
        Value::Object(fields) => fields.into_iter().for_each(|(_, value)| wipe_value(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

thread_local! {
    /// The secrets that [`to_json_and_secrets`] has written so far; `None` outside of it.
    static WRITTEN: Cell<Option<Vec<Secret>>> = const { Cell::new(None) };
}

/// Keeps a copy of a secret that is being written, if they are collected.
fn note(secret: &Secret) {
    // Without the thread's variable, at the thread's end, nothing is collected.
    let _ = WRITTEN.try_with(|written| {
        if let Some(mut secrets) = written.take() {
            secrets.push(secret.clone());
            written.set(Some(secrets));
        }
    });
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        note(self);
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Secret {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Secret".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// Writes a value as [`to_json`] does, and gives every [`Secret`] in it: so none can be forgotten.
///
/// serde's data model has no word for a secret, so [`Secret`]'s own `Serialize` keeps the copies, in a variable of the
/// thread.
pub(crate) fn to_json_and_secrets<T: Serialize>(
    value: &T,
) -> Result<(Secret, Vec<Secret>), serde_json::Error> {
    let _ = WRITTEN.try_with(|written| written.set(Some(Vec::new())));
    let json = to_json(value);
    let secrets = WRITTEN.try_with(Cell::take).ok().flatten().unwrap_or_default();
    Ok((json?, secrets))
}

/// Writes a value as JSON text, and leaves no copy of it behind: a buffer that grows is zeroed where it was.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<Secret, serde_json::Error> {
    struct Page(Zeroizing<Vec<u8>>);

    impl Page {
        #[cold]
        fn grow(&mut self, needed: usize) {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.saturating_mul(2)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
    }

    impl io::Write for Page {
        #[inline]
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.write_all(bytes).map(|()| bytes.len())
        }

        // JSON comes in pieces of a few bytes: the usual loop around `write`, and copying them as a block, would cost
        // more than they do.
        #[inline]
        fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
            let needed = self.0.len().saturating_add(bytes.len());
            if needed > self.0.capacity() {
                self.grow(needed);
            }
            if bytes.len() <= 4 {
                self.0.extend(bytes);
            } else {
                self.0.extend_from_slice(bytes);
            }
            Ok(())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut page = Page(Zeroizing::new(Vec::with_capacity(2048)));
    serde_json::to_writer(&mut page, value)?;
    let text = String::from_utf8(std::mem::take(&mut *page.0));
    text.map(Secret::from).map_err(|_| serde::ser::Error::custom("JSON is always UTF-8"))
}

/// Removes secrets from a text that other code wrote, such as the gateway's error message.
///
/// Takes out every one of `known` that is at least three characters long, as it is and as JSON and URLs escape it, and
/// every run of 12 to 19 digits, the length of a card number. Spaces of any width and hyphens may separate the digits;
/// dots, slashes and the like only where the digits pass the checksum of card numbers, because network addresses and
/// times have such separators, too.
pub(crate) fn scrub(text: &str, known: &[Secret]) -> String {
    let mut clean = Zeroizing::new(text.to_owned());
    for secret in known.iter().map(Secret::expose).filter(|secret| secret.len() >= 3) {
        let in_url = percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC);
        for form in [secret.to_owned(), secret.replace('/', "\\/"), in_url.to_string()].map(Zeroizing::new) {
            if clean.contains(form.as_str()) {
                clean = Zeroizing::new(clean.replace(form.as_str(), REDACTED));
            }
        }
    }
    scrub_card_numbers(&clean)
}

/// A separator between digits of one number.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    /// One with which card numbers are written.
    Usual,
    /// One with which dates, versions and addresses are written, too.
    Unusual,
}

fn gap(c: char) -> Option<Gap> {
    match c {
        // No-break space, soft hyphen, hyphens and dashes, minus, zero-width characters.
        '-'
        | '\u{ad}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{feff}' => Some(Gap::Usual),
        '.' | '/' | '_' | ',' | '|' | '\\' | '*' | '\'' => Some(Gap::Unusual),
        _ if c.is_whitespace() => Some(Gap::Usual),
        _ => None,
    }
}

/// The value of a digit, of full width too.
fn digit(c: char) -> Option<u32> {
    let ascii = match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xff10 + u32::from('0'))?,
        _ => c,
    };
    ascii.to_digit(10)
}

/// How many characters may stand between two digits of one number.
const WIDEST_GAP: usize = 3;

fn scrub_card_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c| digit(c).is_some()) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let (length, is_card) = number(from);
        let (run, after) = from.split_at(length);
        out.push_str(if is_card { REDACTED } else { run });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The length in bytes of the number at the start of the text, and whether it may be that of a card.
fn number(text: &str) -> (usize, bool) {
    let (mut digits, mut end, mut gap_width, mut unusual) = (Vec::new(), 0, 0, false);
    let mut unusual_gap = false;
    for (at, c) in text.char_indices() {
        if let Some(value) = digit(c) {
            unusual |= unusual_gap;
            (unusual_gap, gap_width) = (false, 0);
            digits.push(value);
            end = at + c.len_utf8();
        } else if let Some(kind) = gap(c).filter(|_| gap_width < WIDEST_GAP) {
            unusual_gap |= kind == Gap::Unusual;
            gap_width += 1;
        } else {
            break;
        }
    }
    (end, (12..=19).contains(&digits.len()) && (!unusual || passes_luhn(&digits)))
}

/// The checksum of card numbers. Source: ISO/IEC 7812-1, annex B.
fn passes_luhn(digits: &[u32]) -> bool {
    let weighed = digits.iter().rev().enumerate().map(|(place, digit)| match (place % 2, digit * 2) {
        (0, _) => *digit,
        (_, double) if double > 9 => double - 9,
        (_, double) => double,
    });
    weighed.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_prints_as_redacted_at_any_depth() {
        let secret = Secret::new("4012001037141112");
        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "[redacted] Some([redacted])");
    }

    #[test]
    fn every_secret_that_is_written_is_known() {
        #[derive(Serialize)]
        struct Request {
            plain: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            absent: Option<Secret>,
            cards: Vec<(Secret, Option<Secret>)>,
        }
        let cards =
            vec![(Secret::new("4012001037141112"), Some(Secret::new("065"))), (Secret::new("t"), None)];
        let request = Request { plain: "x", absent: None, cards };
        let (json, secrets) = to_json_and_secrets(&request).unwrap();
        assert_eq!(json.expose(), r#"{"plain":"x","cards":[["4012001037141112","065"],["t",null]]}"#);
        let exposed: Vec<_> = secrets.iter().map(Secret::expose).collect();
        assert_eq!(exposed, ["4012001037141112", "065", "t"]);
        // Nothing is kept of what is written otherwise.
        to_json(&request).unwrap();
        let (_, secrets) = to_json_and_secrets(&"x").unwrap();
        assert!(secrets.is_empty());
    }

    #[test]
    fn card_numbers_and_known_secrets_leave_a_message() {
        let known = [Secret::new("065"), Secret::new("AgAAAGQk=")];
        let clean = scrub("card 4012 0010-3714 1112 cvv 065, AgAAAGQk= at 2024-07-09 no 12", &known);
        assert_eq!(clean, "card [redacted] cvv [redacted], [redacted] at 2024-07-09 no 12");
    }

    #[test]
    fn a_card_number_is_found_however_its_digits_stand_apart() {
        for card in [
            "4012001037141112",
            "4012 0010 3714 1112",
            "4012.0010.3714.1112",
            "4012/0010/3714/1112",
            "4012  0010  3714  1112",
            "4012\u{a0}0010\u{a0}3714\u{a0}1112",
            "4012\u{200b}0010\u{200b}3714\u{200b}1112",
            "4012\u{2009}0010\u{2013}3714_1112",
            "4 0 1 2 0 0 1 0 3 7 1 4 1 1 1 2",
            "\u{ff14}\u{ff10}12001037141112",
        ] {
            assert_eq!(scrub(&format!("card {card}: no"), &[]), "card [redacted]: no", "{card}");
        }
        for text in [
            "at 2024-07-09T07:57:08.022Z",
            "10.120.130.141:443",
            "on 20/09/2023 04:07:52",
            "1.2.3, 4.5.6, 7.8.9",
        ] {
            assert_eq!(scrub(text, &[]), text);
        }
    }

    #[test]
    fn a_secret_is_found_as_json_and_urls_escape_it() {
        let known = [Secret::new("AgAA/Gk+=")];
        assert_eq!(
            scrub(r"a AgAA\/Gk+= b AgAA%2FGk%2B%3D c AgAA/Gk+=", &known),
            "a [redacted] b [redacted] c [redacted]"
        );
    }
}
