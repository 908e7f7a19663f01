//! The signed events that the gateway posts to the merchant's server.
//!
//! The signature is an HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, on bytes. (API documentation,
//! webhooks.) So verify the body as it came: parsing and printing it again changes it.
//!
//! The borders of the three parts must be certain: without a rule, the id `a` with the timestamp `1` and the body `2.x` would
//! carry the signature of the id `a.1`, the timestamp `2` and the body `x`. An id with a dot and a timestamp with
//! anything but digits are refused, so that the first two dots are always the borders.

mod event;
mod headers;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub use self::event::{Event, EventData, EventType};
pub use self::headers::WebhookHeaders;
use self::headers::{check_id, read_timestamp};
use crate::callback::form::{base64_error, is_base64_of};
use crate::{Error, ErrorKind, REDACTED, Secret};

/// The header that names the event; the same when an event is sent again.
pub const WEBHOOK_ID: &str = "webhook-id";
/// The header with the time of signing, in seconds since 1970.
pub const WEBHOOK_TIMESTAMP: &str = "webhook-timestamp";
/// The header with the signature, or with several.
pub const WEBHOOK_SIGNATURE: &str = "webhook-signature";

/// More than any published sample by a factor of a hundred; no source names a limit.
const MAX_BODY_BYTES: usize = 1 << 20;

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
    /// **A webhook can come more than once**: the gateway sends it again when it gets no 2xx, and any party that has it can
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
            // An object, or a list: events are objects, but it is the encoding that is the mistake.
            let is_json = |text: &[u8]| matches!(text.trim_ascii_start().first(), Some(b'{' | b'['));
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

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Signature, message)
}

#[cfg(test)]
mod tests;
