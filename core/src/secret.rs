//! Values that must never be printed.

use std::{fmt, io};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
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
    /// Takes the text over; the caller's copies, if any, stay the caller's to erase.
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

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
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

/// Removes secrets from a text that somebody else wrote, such as the gateway's error message.
///
/// Takes out every one of `known` that is at least three characters long and every run of 12 to 19 digits,
/// with or without single spaces or hyphens between them: the length of a card number.
pub(crate) fn scrub(text: &str, known: &[Secret]) -> String {
    let mut clean = Zeroizing::new(text.to_owned());
    for secret in known {
        if secret.expose().len() >= 3 && clean.contains(secret.expose()) {
            clean = Zeroizing::new(clean.replace(secret.expose(), REDACTED));
        }
    }
    scrub_card_numbers(&clean)
}

fn scrub_card_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut digits = 0usize;
    let flush = |out: &mut String, run: &mut String, digits: &mut usize| {
        if (12..=19).contains(digits) {
            let tail = run.len() - run.trim_end_matches([' ', '-']).len();
            out.push_str(REDACTED);
            out.push_str(run.get(run.len() - tail..).unwrap_or_default());
        } else {
            out.push_str(run);
        }
        run.clear();
        *digits = 0;
    };
    for c in text.chars() {
        if c.is_ascii_digit() {
            run.push(c);
            digits += 1;
        } else if digits > 0 && (c == ' ' || c == '-') && !run.ends_with([' ', '-']) {
            run.push(c);
        } else {
            flush(&mut out, &mut run, &mut digits);
            out.push(c);
        }
    }
    flush(&mut out, &mut run, &mut digits);
    out
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
    fn card_numbers_and_known_secrets_leave_a_message() {
        let known = [Secret::new("065"), Secret::new("AgAAAGQk=")];
        let clean = scrub("card 4012 0010-3714 1112 cvv 065, AgAAAGQk= at 2024-07-09 no 12", &known);
        assert_eq!(clean, "card [redacted] cvv [redacted], [redacted] at 2024-07-09 no 12");
    }
}
