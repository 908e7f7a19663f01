//! The signed events that the gateway posts to the merchant's server.
//!
//! The signature is an HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, on bytes. (API documentation,
//! webhooks.) So verify the body as it came: parsing and printing it again changes it.
//!
//! The borders in that text must not move: without a rule, the id `a` with the timestamp `1` and the body `2.x` would
//! carry the signature of the id `a.1`, the timestamp `2` and the body `x`. An id with a dot and a timestamp with
//! anything but digits are refused, so that the first two dots are always the borders.

mod event;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub use self::event::{Event, EventData, EventType};
use crate::callback::{base64_error, is_base64_of};
use crate::{Error, ErrorKind, REDACTED, Secret};

/// The header that names the event; the same when an event is sent again.
pub const WEBHOOK_ID: &str = "webhook-id";
/// The header with the time of signing, in seconds since 1970.
pub const WEBHOOK_TIMESTAMP: &str = "webhook-timestamp";
/// The header with the signature, or with several.
pub const WEBHOOK_SIGNATURE: &str = "webhook-signature";

const TOLERANCE_S: u64 = 300;
const MAX_ID_BYTES: usize = 256;
const MAX_SIGNATURE_BYTES: usize = 8192;
/// More than any published sample by a factor of a hundred; no source names a limit.
const MAX_BODY_BYTES: usize = 1 << 20;
const MAX_SIGNATURES: usize = 16;

/// The three headers of a webhook.
#[derive(Clone, Copy)]
pub struct WebhookHeaders<'a> {
    /// The value of `webhook-id`.
    pub id: &'a str,
    /// The value of `webhook-timestamp`.
    pub timestamp: &'a str,
    /// The value of `webhook-signature`.
    pub signature: &'a str,
}

impl<'a> WebhookHeaders<'a> {
    /// Finds the three among a request's headers, their names in any case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`] if one is missing, or there twice: then nobody knows which one counts.
    pub fn find(headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Error> {
        let mut found = [(WEBHOOK_ID, None), (WEBHOOK_TIMESTAMP, None), (WEBHOOK_SIGNATURE, None)];
        for (name, value) in headers {
            for (wanted, slot) in &mut found {
                if name.eq_ignore_ascii_case(wanted) && slot.replace(value).is_some() {
                    return Err(refused(format!("the header `{wanted}` is given twice")));
                }
            }
        }
        match found {
            [(_, Some(id)), (_, Some(timestamp)), (_, Some(signature))] => {
                Ok(Self { id, timestamp, signature })
            }
            _ => {
                let missing = found.iter().find(|(_, value)| value.is_none()).map_or("", |(name, _)| name);
                Err(refused(format!("the header `{missing}` is missing")))
            }
        }
    }

    /// As [`WebhookKey::verify`], with a tag that the caller computed: the HMAC-SHA256 of `id.timestamp.body`.
    ///
    /// For a program that has a faster SHA-256 than this crate, as OpenSSL is beside WebAssembly.
    ///
    /// # Errors
    ///
    /// Those of [`WebhookKey::verify`].
    pub fn verify_tag(&self, tag: [u8; 32], now_unix_ms: u64) -> Result<(), Error> {
        let timestamp = self.check_form()?;
        self.check(&CtOutput::new(tag.into()), timestamp, now_unix_ms)
    }

    /// Checks the id, and reads the time of signing in seconds.
    fn check_form(&self) -> Result<u64, Error> {
        check_id(self.id)?;
        read_timestamp(self.timestamp)
    }

    /// Checks the signature, then the age.
    fn check(&self, tag: &CtOutput<Hmac<Sha256>>, timestamp: u64, now_unix_ms: u64) -> Result<(), Error> {
        if !matches_any(tag, self.signature)? {
            return Err(refused(
                "the signature does not match: a forged or changed webhook, or another secret",
            ));
        }
        let now = now_unix_ms / 1000;
        let (past, future) = (now.saturating_sub(timestamp), timestamp.saturating_sub(now));
        if past > TOLERANCE_S {
            return Err(refused(format!(
                "signed {past} s ago, more than {TOLERANCE_S} s: a replay, or this clock is wrong"
            )));
        }
        if future > TOLERANCE_S {
            return Err(refused(format!(
                "signed {future} s in the future, more than {TOLERANCE_S} s: this clock is wrong"
            )));
        }
        Ok(())
    }
}

impl fmt::Debug for WebhookHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookHeaders")
            .field("id", &self.id)
            .field("timestamp", &self.timestamp)
            .field("signature", &format_args!("{REDACTED}"))
            .finish()
    }
}

/// A merchant's key for webhooks, prepared once and used for every event.
///
/// Keep it; it can be cloned and shared between threads.
///
/// ```
/// use pinelabs_online::{Secret, WebhookHeaders, WebhookKey};
///
/// let key = WebhookKey::plain(&Secret::new("abc1234"))?;
/// let body = br#"{"payload":"payload"}"#;
/// let headers = WebhookHeaders::find([
///     ("Webhook-Id", "msg_2nEfCaUDn9fynC9Kz2upo1QSydl"),
///     ("Webhook-Timestamp", "1728543028"),
///     ("Webhook-Signature", "v1,Ns46HrH+Nfu9dZtBUVvSLyrOD5JH0SAGlNo3M5yobfQ="),
/// ])?;
/// let verified = key.verify(body, &headers, 1_728_543_030_000)?;
/// // Stop here if an event of this id was handled before.
/// assert_eq!(verified.id, "msg_2nEfCaUDn9fynC9Kz2upo1QSydl");
/// # Ok::<(), pinelabs_online::Error>(())
/// ```
#[derive(Clone)]
pub struct WebhookKey(Hmac<Sha256>);

impl WebhookKey {
    /// Prepares a secret whose own characters are the key.
    ///
    /// This is the usual form: the official shop plugins use the client secret so. The SDK does not guess the form,
    /// because a secret of 32 hexadecimal digits is valid base64 too, and a wrong guess fails without a reason.
    /// Nothing is trimmed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the path `webhook_secret` if it is empty.
    ///
    /// Source: API documentation, webhooks.
    pub fn plain(secret: &Secret) -> Result<Self, Error> {
        Self::prepare(secret.expose().as_bytes())
    }

    /// Prepares a secret that is written in base64 (standard alphabet, padded): its decoded bytes are the key.
    ///
    /// Nothing is trimmed, and no prefix is taken off.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the path `webhook_secret` if it is empty or not base64.
    ///
    /// Source: API documentation, webhooks.
    pub fn base64(secret: &Secret) -> Result<Self, Error> {
        match STANDARD.decode(secret.expose()) {
            Ok(bytes) => Self::prepare(&Zeroizing::new(bytes)),
            Err(_) => {
                Err(Error::config("webhook_secret", "expected base64, of the standard alphabet and padded"))
            }
        }
    }

    fn prepare(key: &[u8]) -> Result<Self, Error> {
        let refuse = |message| Err(Error::config("webhook_secret", message));
        if key.is_empty() {
            return refuse("must not be empty");
        }
        match Hmac::new_from_slice(key) {
            Ok(hmac) => Ok(Self(hmac)),
            Err(_) => refuse("expected a shorter secret"),
        }
    }

    /// Verifies a webhook: its signature over the body's bytes as they came, and its age.
    ///
    /// The time of signing may be 300 seconds before or after `now_unix_ms`, in whole seconds. While a key is rotated
    /// the header may hold up to 16 signatures separated by spaces, of which one must match; those of another
    /// version than `v1` are passed over. A single signature written `v1=` instead of `v1,` is accepted as well,
    /// as Pine Labs' own tools do.
    ///
    /// **A webhook can come more than once**: the gateway sends it again when it hears no 2xx, and whoever has it can
    /// post it again for five minutes. This crate keeps nothing, so remember [`Verified::id`], and answer 2xx without
    /// acting if it is known.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`] if no signature matches, if the age is not within the tolerance, or if a header is
    /// malformed: an id that is empty, longer than 256 bytes, not visible ASCII or holds a dot; a timestamp that is
    /// not whole seconds; a `v1` signature that is not the base64 of 32 bytes; none or too many of them; a body of more
    /// than 1 MiB.
    ///
    /// Source: API documentation, webhooks; the tolerance is that of the official shop plugins.
    pub fn verify<'a>(
        &self,
        body: &'a [u8],
        headers: &WebhookHeaders<'a>,
        now_unix_ms: u64,
    ) -> Result<Verified<'a>, Error> {
        let timestamp = headers.check_form()?;
        if body.len() > MAX_BODY_BYTES {
            return Err(refused(format!("more than {MAX_BODY_BYTES} bytes")));
        }
        let tag = self.tag(headers.id, headers.timestamp, body);
        headers.check(&tag, timestamp, now_unix_ms).map_err(|error| {
            let is_json = |text: &[u8]| text.trim_ascii_start().starts_with(b"{");
            if is_base64_of(body, is_json) { base64_error("body") } else { error }
        })?;
        Ok(Verified { id: headers.id, timestamp, body })
    }

    /// The value of `webhook-signature` for this webhook, as the gateway would make it: for tests.
    ///
    /// `timestamp_s` is in seconds since 1970.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`] for an id or a time that [`verify`](Self::verify) refuses whatever the signature.
    pub fn sign(&self, id: &str, timestamp_s: u64, body: &[u8]) -> Result<String, Error> {
        let timestamp = timestamp_s.to_string();
        check_id(id)?;
        read_timestamp(&timestamp)?;
        Ok(format!("v1,{}", STANDARD.encode(self.tag(id, &timestamp, body).as_bytes())))
    }

    /// The three headers of this webhook, names and values: for tests.
    ///
    /// # Errors
    ///
    /// Those of [`sign`](Self::sign).
    pub fn sign_headers(
        &self,
        id: &str,
        timestamp_s: u64,
        body: &[u8],
    ) -> Result<[(&'static str, String); 3], Error> {
        let signature = self.sign(id, timestamp_s, body)?;
        Ok([
            (WEBHOOK_ID, id.to_owned()),
            (WEBHOOK_TIMESTAMP, timestamp_s.to_string()),
            (WEBHOOK_SIGNATURE, signature),
        ])
    }

    fn tag(&self, id: &str, timestamp: &str, body: &[u8]) -> CtOutput<Hmac<Sha256>> {
        let mut mac = self.0.clone();
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        mac.finalize()
    }
}

impl fmt::Debug for WebhookKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WebhookKey").field(&format_args!("{REDACTED}")).finish()
    }
}

/// An authentic webhook of the last five minutes.
///
/// `Debug` does not show the body: it may hold personal data.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Verified<'a> {
    /// The event's id: the same when it is sent again, so remember it.
    pub id: &'a str,
    /// The time of signing, in seconds since 1970.
    pub timestamp: u64,
    /// The body, as it came.
    pub body: &'a [u8],
}

impl fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("id", &self.id)
            .field("timestamp", &self.timestamp)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

fn check_id(id: &str) -> Result<(), Error> {
    let refuse = |what: &str| Err(refused(format!("the header `{WEBHOOK_ID}` {what}")));
    if id.is_empty() {
        return refuse("must not be empty");
    }
    if id.len() > MAX_ID_BYTES {
        return refuse(&format!("is longer than {MAX_ID_BYTES} bytes"));
    }
    if id.contains('.') {
        return refuse("holds a dot: what was signed has two readings");
    }
    if !id.bytes().all(|b| b.is_ascii_graphic()) {
        return refuse("holds something else than visible ASCII characters");
    }
    Ok(())
}

fn read_timestamp(text: &str) -> Result<u64, Error> {
    // Twelve digits are enough for thirty thousand years and far from an overflow.
    let plain = (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let seconds = if plain { text.parse().ok() } else { None };
    seconds
        .ok_or_else(|| refused(format!("the header `{WEBHOOK_TIMESTAMP}` is not whole seconds since 1970")))
}

/// Compares every signature of the header, in constant time and without stopping at a match.
fn matches_any(tag: &CtOutput<Hmac<Sha256>>, header: &str) -> Result<bool, Error> {
    let refuse = |what: &str| Err(refused(format!("the header `{WEBHOOK_SIGNATURE}` {what}")));
    if header.len() > MAX_SIGNATURE_BYTES {
        return refuse(&format!("is longer than {MAX_SIGNATURE_BYTES} bytes"));
    }
    let (mut matched, mut known) = (false, false);
    for (i, entry) in header.split(' ').enumerate() {
        if i == MAX_SIGNATURES {
            return refuse(&format!("holds more than {MAX_SIGNATURES} signatures"));
        }
        // After `v1=` the whole header is one signature: there are no several in that form.
        let signature = header.strip_prefix("v1=").or_else(|| entry.strip_prefix("v1,"));
        let Some(signature) = signature else { continue };
        let Some(signature) = read_signature(signature) else {
            return refuse("holds a `v1` signature that is not the base64 of 32 bytes");
        };
        known = true;
        matched |= *tag == CtOutput::new(signature.into());
    }
    if known { Ok(matched) } else { refuse("holds no `v1` signature") }
}

fn read_signature(text: &str) -> Option<[u8; 32]> {
    // What base64 makes of 44 characters is 31, 32 or 33 bytes.
    let mut bytes = [0; 33];
    let length = if text.len() == 44 { STANDARD.decode_slice(text, &mut bytes).ok()? } else { 0 };
    bytes.get(..length)?.try_into().ok()
}

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Signature, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "msg_2nEfCaUDn9fynC9Kz2upo1QSydl";
    const TIME: u64 = 1_728_543_028;
    const BODY: &[u8] = br#"{"payload":"payload"}"#;
    const PUBLISHED: &str = "v1,Ns46HrH+Nfu9dZtBUVvSLyrOD5JH0SAGlNo3M5yobfQ=";

    fn key() -> WebhookKey {
        WebhookKey::plain(&Secret::new("abc1234")).unwrap()
    }

    fn verify(signature: &str) -> Result<Verified<'static>, Error> {
        let signature: &'static str = signature.to_owned().leak();
        let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature };
        key().verify(BODY, &headers, TIME * 1000)
    }

    fn message<T: fmt::Debug>(outcome: Result<T, Error>) -> String {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind, error.effect), (ErrorKind::Signature, crate::Effect::None));
        error.message
    }

    #[test]
    fn the_published_sample_verifies_with_either_form_of_its_secret() {
        assert_eq!(key().sign(ID, TIME, BODY).unwrap(), PUBLISHED);
        let verified = verify(PUBLISHED).unwrap();
        assert_eq!((verified.id, verified.timestamp, verified.body), (ID, TIME, BODY));
        let base64 = WebhookKey::base64(&Secret::new("YWJjMTIzNA==")).unwrap();
        assert_eq!(base64.sign(ID, TIME, BODY).unwrap(), PUBLISHED);
    }

    #[test]
    fn a_hexadecimal_secret_read_as_base64_is_another_key() {
        let secret = Secret::new("9A7282D0556544C59AFE8EC92F5C85F6");
        let plain = WebhookKey::plain(&secret).unwrap().sign(ID, TIME, BODY).unwrap();
        assert_ne!(WebhookKey::base64(&secret).unwrap().sign(ID, TIME, BODY).unwrap(), plain);
    }

    #[test]
    fn a_broken_secret_is_an_error() {
        let base64 = "expected base64, of the standard alphabet and padded";
        for (key, expected) in [
            (WebhookKey::plain(&Secret::new("")), "must not be empty"),
            (WebhookKey::base64(&Secret::new("")), "must not be empty"),
            (WebhookKey::base64(&Secret::new("YWJjMTIzNA")), base64),
            (WebhookKey::base64(&Secret::new("whsec_YWJjMTIzNA==")), base64),
            (WebhookKey::base64(&Secret::new("YWJjMTIzNA==\n")), base64),
            (WebhookKey::base64(&Secret::new("YWJjMTIzNB==")), base64),
        ] {
            let error = key.unwrap_err();
            assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Config, Some("webhook_secret")));
            assert_eq!(error.message, expected);
        }
    }

    #[test]
    fn the_age_may_be_300_whole_seconds_on_either_side() {
        let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature: PUBLISHED };
        let at = |now: u64| key().verify(BODY, &headers, now);
        for now in [TIME - 300, TIME - 299, TIME, TIME + 299, TIME + 300] {
            assert!(at(now * 1000).is_ok() && at(now * 1000 + 999).is_ok(), "{now}");
        }
        assert_eq!(
            message(at((TIME + 301) * 1000)),
            "signed 301 s ago, more than 300 s: a replay, or this clock is wrong"
        );
        assert_eq!(
            message(at((TIME - 301) * 1000 + 999)),
            "signed 301 s in the future, more than 300 s: this clock is wrong"
        );
        assert!(at(0).is_err() && at(u64::MAX).is_err());
    }

    #[test]
    fn one_match_among_the_signatures_of_a_rotation_is_enough() {
        let other = WebhookKey::plain(&Secret::new("older")).unwrap().sign(ID, TIME, BODY).unwrap();
        for header in [
            format!("{other} {PUBLISHED}"),
            format!("{PUBLISHED} {other}"),
            format!("v1a,whatever {PUBLISHED}"),
            format!("{} {PUBLISHED}", [&*other; 15].join(" ")),
            PUBLISHED.replace("v1,", "v1="),
        ] {
            assert!(verify(&header).is_ok(), "{header}");
        }
    }

    #[test]
    fn a_malformed_header_is_refused_for_its_reason() {
        let published = &PUBLISHED[3..];
        let other = WebhookKey::plain(&Secret::new("older")).unwrap().sign(ID, TIME, BODY).unwrap();
        let malformed =
            "the header `webhook-signature` holds a `v1` signature that is not the base64 of 32 bytes";
        let none = "the header `webhook-signature` holds no `v1` signature";
        for (signature, expected) in [
            (String::new(), none),
            (published.to_owned(), none),
            (format!("v2,{published}"), none),
            (format!("V1,{published}"), none),
            (format!("v1={published},v1={published}"), malformed),
            (format!("v1={published} v1={published}"), malformed),
            (format!("v1,{published},v1,{published}"), malformed),
            (format!("v1,{published}, v1,{published}"), malformed),
            ("v1,not-base64".to_owned(), malformed),
            ("v1,".to_owned(), malformed),
            (format!("v1,{}", &published[..43]), malformed),
            (format!("v1,{}f", &published[..43]), malformed),
            (format!("{PUBLISHED} v1,not-base64"), malformed),
            ([PUBLISHED; 17].join(" "), "the header `webhook-signature` holds more than 16 signatures"),
            (other, "the signature does not match: a forged or changed webhook, or another secret"),
        ] {
            assert_eq!(message(verify(&signature)), expected, "{signature}");
        }

        let with = |id: &str, timestamp: &str| {
            let headers = WebhookHeaders { id, timestamp, signature: PUBLISHED };
            message(key().verify(BODY, &headers, TIME * 1000))
        };
        let seconds = "the header `webhook-timestamp` is not whole seconds since 1970";
        for timestamp in ["", "1728543028.5", "+1728543028", " 1728543028", "-1", "0x67", "1728543028000"] {
            assert_eq!(with(ID, timestamp), seconds, "{timestamp}");
        }
        assert_eq!(with("", "1728543028"), "the header `webhook-id` must not be empty");
        let long = "x".repeat(257);
        assert_eq!(with(&long, "1728543028"), "the header `webhook-id` is longer than 256 bytes");
        assert_eq!(with("a.1", "2"), "the header `webhook-id` holds a dot: what was signed has two readings");
        let ascii = "the header `webhook-id` holds something else than visible ASCII characters";
        for id in ["a b", "a\n", "é"] {
            assert_eq!(with(id, "1728543028"), ascii, "{id}");
        }
    }

    #[test]
    fn a_tag_that_the_caller_computed_is_as_good() {
        let tag: [u8; 32] = key().tag(ID, "1728543028", BODY).as_bytes().as_slice().try_into().unwrap();
        let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature: PUBLISHED };
        assert!(headers.verify_tag(tag, TIME * 1000).is_ok());
        assert!(headers.verify_tag([0; 32], TIME * 1000).is_err());
        assert!(headers.verify_tag(tag, (TIME + 301) * 1000).is_err());
        assert!(WebhookHeaders { id: "a.b", ..headers }.verify_tag(tag, TIME * 1000).is_err());
    }

    #[test]
    fn headers_are_found_in_any_case_and_never_chosen_among_two() {
        let headers =
            [("WEBHOOK-ID", ID), ("host", "x"), ("Webhook-Timestamp", "1"), ("webhook-signature", "v1,x")];
        let found = WebhookHeaders::find(headers).unwrap();
        assert_eq!((found.id, found.timestamp, found.signature), (ID, "1", "v1,x"));
        assert_eq!(
            message(WebhookHeaders::find(headers.into_iter().skip(1))),
            "the header `webhook-id` is missing"
        );
        assert_eq!(
            message(WebhookHeaders::find(headers.into_iter().chain([("Webhook-Id", ID)]))),
            "the header `webhook-id` is given twice"
        );
    }

    #[test]
    fn nothing_secret_is_printed() {
        let headers = WebhookHeaders { id: ID, timestamp: "1", signature: PUBLISHED };
        let shown = format!("{:?} {headers:?} {:?}", key(), verify(PUBLISHED).unwrap());
        assert!(
            !shown.contains("Ns46") && !shown.contains("payload") && !shown.contains("abc1234"),
            "{shown}"
        );
        assert!(shown.contains("WebhookKey([redacted])"), "{shown}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_signed_verifies_and_any_changed_byte_fails(
            id in "[!--/-~]{1,40}",
            time in 0u64..999_999_999_999,
            body: Vec<u8>,
            place in any::<prop::sample::Index>(),
            flip in 1u8..=255,
        ) {
            let headers = key().sign_headers(&id, time, &body).unwrap();
            let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
            let [(_, id), (_, timestamp), (_, signature)] = headers;
            let found = WebhookHeaders::find(headers).unwrap();
            let verified = key().verify(&body, &found, time * 1000).unwrap();
            prop_assert_eq!((verified.id, verified.timestamp, verified.body), (id, time, &*body));

            let mut whole = [id.as_bytes(), timestamp.as_bytes(), signature.as_bytes(), &body].concat();
            whole[place.index(id.len() + timestamp.len() + signature.len() + body.len())] ^= flip;
            let (changed_id, rest) = whole.split_at(id.len());
            let (changed_timestamp, rest) = rest.split_at(timestamp.len());
            let (changed_signature, changed_body) = rest.split_at(signature.len());
            if let (Ok(id), Ok(timestamp), Ok(signature)) = (
                std::str::from_utf8(changed_id),
                std::str::from_utf8(changed_timestamp),
                std::str::from_utf8(changed_signature),
            ) {
                // `v1=` for `v1,` is the one other way to write the same signature.
                let headers = WebhookHeaders { id, timestamp, signature };
                let accepted = key().verify(changed_body, &headers, time * 1000).is_ok();
                prop_assert_eq!(accepted, signature.starts_with("v1="));
            }
        }

        #[test]
        fn no_border_can_move(text in "[a.1]{0,12}", body in "[a.1]{0,6}") {
            // Every way to cut one signed text into id, timestamp and body.
            let text = format!("{text}.1.{body}");
            let mut accepted = 0;
            for (i, _) in text.match_indices('.') {
                for (j, _) in text.match_indices('.').filter(|(j, _)| *j > i) {
                    let readable = check_id(&text[..i]).is_ok() && read_timestamp(&text[i + 1..j]).is_ok();
                    accepted += usize::from(readable);
                }
            }
            prop_assert!(accepted <= 1);
        }

        #[test]
        fn no_webhook_panics(id in "\\PC{0,20}", timestamp in "\\PC{0,15}", signature in "(v1,|\\PC| ){0,30}", now: u64) {
            let _ = key().verify(b"", &WebhookHeaders { id: &id, timestamp: &timestamp, signature: &signature }, now);
        }
    }
}
