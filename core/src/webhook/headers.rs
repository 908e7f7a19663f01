//! The headers of a webhook: id, time of signing, signatures.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::Hmac;
use hmac::digest::CtOutput;
use sha2::Sha256;

use super::{WEBHOOK_ID, WEBHOOK_SIGNATURE, WEBHOOK_TIMESTAMP, refused};
use crate::{Error, REDACTED};

const TOLERANCE_S: u64 = 300;
const MAX_ID_BYTES: usize = 256;
const MAX_SIGNATURE_BYTES: usize = 8192;
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
    /// [`ErrorKind::Signature`](crate::ErrorKind::Signature) if one is missing, or there twice: then it is not known which one counts.
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

    /// As [`WebhookKey::verify`](crate::WebhookKey::verify), with a tag that the caller computed: the HMAC-SHA256 of `id.timestamp.body`.
    ///
    /// For a program that has a faster SHA-256 than this crate, as OpenSSL is beside WebAssembly.
    ///
    /// # Errors
    ///
    /// Those of [`WebhookKey::verify`](crate::WebhookKey::verify).
    pub fn verify_tag(&self, tag: [u8; 32], now_unix_ms: u64) -> Result<(), Error> {
        let timestamp = self.check_form()?;
        self.check(&CtOutput::new(tag.into()), timestamp, now_unix_ms)
    }

    /// Checks the id, and reads the time of signing in seconds.
    pub(super) fn check_form(&self) -> Result<u64, Error> {
        check_id(self.id)?;
        read_timestamp(self.timestamp)
    }

    /// Checks the signature, then the age.
    pub(super) fn check(
        &self,
        tag: &CtOutput<Hmac<Sha256>>,
        timestamp: u64,
        now_unix_ms: u64,
    ) -> Result<(), Error> {
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

pub(super) fn check_id(id: &str) -> Result<(), Error> {
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

pub(super) fn read_timestamp(text: &str) -> Result<u64, Error> {
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

pub(super) fn read_signature(text: &str) -> Option<[u8; 32]> {
    // What base64 makes of 44 characters is 31, 32 or 33 bytes.
    let mut bytes = [0; 33];
    let length = if text.len() == 44 { STANDARD.decode_slice(text, &mut bytes).ok()? } else { 0 };
    bytes.get(..length)?.try_into().ok()
}
