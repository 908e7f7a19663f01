//! Clock and entropy, supplied by the caller.

use std::time::{Duration, UNIX_EPOCH};

use sha2::{Digest, Sha256};

/// The present time and 16 random bytes: the only clock and entropy that the core has.
///
/// The driver of a [`Call`](crate::Call) makes a new one for every [`step`](crate::Call::step). Random bytes
/// that repeat make references that repeat, so take them from the operating system.
#[derive(Clone, Copy, Debug)]
pub struct StepContext {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_ms: u64,
    /// Sixteen bytes of the operating system's randomness, fresh for every step.
    pub entropy: [u8; 16],
}

/// What the random bytes of one step are used for; each use gets bytes of its own.
#[derive(Clone, Copy)]
pub(crate) enum Entropy {
    Reference = 1,
    RequestId = 2,
    Jitter = 3,
}

impl StepContext {
    /// A UUID v4 in its usual text form, made from this step's entropy.
    pub(crate) fn uuid(&self, purpose: Entropy) -> String {
        uuid::Builder::from_random_bytes(self.bytes(purpose)).into_uuid().to_string()
    }

    /// A number from 0 to 999, for jitter.
    pub(crate) fn jitter(&self) -> u64 {
        let [a, b, ..] = self.bytes(Entropy::Jitter);
        u64::from(u16::from_be_bytes([a, b])) % 1000
    }

    /// The time in the form of the guide's `Request-Timestamp`: `2024-07-09T07:57:08.022Z`.
    pub(crate) fn timestamp(&self) -> String {
        // The format ends with the year 9999; a clock beyond it is broken, and must not make the call panic.
        let ms = self.unix_ms.min(253_402_300_799_999);
        humantime::format_rfc3339_millis(UNIX_EPOCH + Duration::from_millis(ms)).to_string()
    }

    fn bytes(&self, purpose: Entropy) -> [u8; 16] {
        let digest: [u8; 32] =
            Sha256::new().chain_update(self.entropy).chain_update([purpose as u8]).finalize().into();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        bytes
    }
}

/// Reads an ISO 8601 time in UTC with 0 to 9 fraction digits; `None` for anything else.
pub(crate) fn parse_timestamp(text: &str) -> Option<u64> {
    let time = humantime::parse_rfc3339(text.trim()).ok()?;
    u64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: StepContext = StepContext { unix_ms: 1_720_511_828_022, entropy: [7; 16] };

    #[test]
    fn the_timestamp_has_the_guides_form() {
        assert_eq!(STAMP.timestamp(), "2024-07-09T07:57:08.022Z");
        assert_eq!(StepContext { unix_ms: u64::MAX, ..STAMP }.timestamp(), "9999-12-31T23:59:59.999Z");
    }

    #[test]
    fn a_uuid_is_version_4_and_differs_by_use() {
        let id = STAMP.uuid(Entropy::RequestId);
        assert_eq!(id.len(), 36);
        assert_eq!(id.as_bytes()[14], b'4');
        assert_ne!(id, STAMP.uuid(Entropy::Reference));
    }

    #[test]
    fn expiry_times_of_every_documented_precision_are_read() {
        for text in [
            "2024-04-30T08:01:32Z",
            "2024-04-30T08:01:32.174Z",
            "2024-04-30T08:01:32.645591Z",
            "2024-04-30T08:01:32.523516426Z",
        ] {
            assert!(parse_timestamp(text).is_some(), "{text}");
        }
        assert_eq!(parse_timestamp("tomorrow"), None);
        assert_eq!(parse_timestamp("1969-04-30T08:01:32Z"), None);
    }
}
