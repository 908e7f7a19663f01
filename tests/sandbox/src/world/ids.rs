//! Ids and other unguessable text, repeatable when a seed is given.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::clock::{self, Millis};

/// All suffixes of six letters and digits.
const SPACE: u128 = 62 * 62 * 62 * 62 * 62 * 62;
/// Shares no factor with 62, so that a full round meets every suffix exactly once.
const STRIDE: u128 = 35_742_549_199;
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// Where the time part of seeded ids starts: 2026-01-01.
const SEEDED_START: Millis = 1_767_225_600_000;

pub(crate) struct Ids {
    key: [u8; 32],
    offset: u128,
    seeded: bool,
    counter: u64,
}

impl Ids {
    /// Ids that repeat for the same seed, else random ones.
    pub(crate) fn new(seed: Option<u64>) -> std::io::Result<Self> {
        let mut key = [0; 32];
        match seed {
            Some(seed) => key = Sha256::digest(seed.to_be_bytes()).into(),
            None => getrandom::fill(&mut key).map_err(|error| std::io::Error::other(error.to_string()))?,
        }
        let offset = key.iter().take(8).fold(0, |sum, byte| sum * 256 + u128::from(*byte));
        Ok(Ids { key, offset, seeded: seed.is_some(), counter: 0 })
    }

    pub(crate) fn counter(&self) -> u64 {
        self.counter
    }

    pub(crate) fn resume(&mut self, counter: u64) {
        self.counter = self.counter.max(counter);
    }

    /// `v1-241004131129-aa-RBDgpR`.
    pub(crate) fn order(&mut self, now: Millis) -> String {
        self.id("v1", now)
    }

    /// `pl-v1-241004131129-aa-RBDgpR`.
    pub(crate) fn payment_link(&mut self, now: Millis) -> String {
        self.id("pl-v1", now)
    }

    /// `v1-pla-241004131129-aa-RBDgpR`.
    pub(crate) fn plan(&mut self, now: Millis) -> String {
        self.id("v1-pla", now)
    }

    /// `v1-sub-241004131129-aa-RBDgpR`.
    pub(crate) fn subscription(&mut self, now: Millis) -> String {
        self.id("v1-sub", now)
    }

    /// `v1-bil-241004131129-aa-RBDgpR`.
    pub(crate) fn presentation(&mut self, now: Millis) -> String {
        self.id("v1-bil", now)
    }

    /// `cust-v1-241004131129-aa-RBDgpR`.
    pub(crate) fn customer(&mut self, now: Millis) -> String {
        self.id("cust-v1", now)
    }

    /// `token-v1-241004131129-aa-RBDgpR`.
    pub(crate) fn token(&mut self, now: Millis) -> String {
        self.id("token-v1", now)
    }

    /// `tp-v1-241004131129-aa-RBDgpR`, a service provider's token.
    pub(crate) fn service_provider_token(&mut self, now: Millis) -> String {
        self.id("tp-v1", now)
    }

    /// A reference for callers that gave none, in the form of a UUID.
    pub(crate) fn reference(&mut self) -> String {
        let hex = hex::encode(self.secret("reference"));
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        format!("{}-{}-4{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
    }

    /// A bearer token in the shape of a JWT, as in the guide's sample.
    pub(crate) fn bearer(&mut self, client_id: &str, now: Millis) -> String {
        let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
        let claims = URL_SAFE_NO_PAD.encode(format!(r#"{{"sub":"{client_id}","iat":{}}}"#, now / 1000));
        format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode(self.secret("bearer")))
    }

    /// The secret part of a URL.
    pub(crate) fn url_token(&mut self) -> String {
        URL_SAFE_NO_PAD.encode(self.secret("url"))
    }

    /// A one-time cryptogram: 20 bytes in base64, as in the guide's sample.
    pub(crate) fn cryptogram(&mut self) -> String {
        STANDARD.encode(self.secret("cryptogram").get(..20).unwrap_or_default())
    }

    /// So many decimal digits, for the numbers that acquirers give.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        self.secret("digits").iter().cycle().take(count).map(|byte| char::from(b'0' + byte % 10)).collect()
    }

    fn id(&mut self, prefix: &str, now: Millis) -> String {
        self.counter += 1;
        let at = if self.seeded { SEEDED_START + self.counter * 1000 } else { now };
        let mut rest = (self.offset + u128::from(self.counter) * STRIDE) % SPACE;
        let mut suffix = String::with_capacity(6);
        for _ in 0..6 {
            let letter = usize::try_from(rest % 62).ok().and_then(|index| ALPHABET.get(index));
            suffix.push(letter.map_or('A', |byte| char::from(*byte)));
            rest /= 62;
        }
        format!("{prefix}-{}-aa-{suffix}", clock::compact(at))
    }

    fn secret(&mut self, purpose: &str) -> [u8; 32] {
        self.counter += 1;
        Sha256::new()
            .chain_update(self.key)
            .chain_update(purpose)
            .chain_update(self.counter.to_be_bytes())
            .finalize()
            .into()
    }
}

/// The `x` of `-cc-x`: which payment of its order it is. After 62 of them it takes two letters, and so on.
pub(crate) fn letters(index: usize) -> String {
    let letter = ALPHABET.get((index + 26) % ALPHABET.len()).map_or('a', |byte| char::from(*byte));
    match index / ALPHABET.len() {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_have_the_published_shape_and_never_repeat() {
        let mut ids = Ids::new(None).unwrap();
        let mut seen = HashSet::new();
        for _ in 0..20_000 {
            assert!(seen.insert(ids.order(1_728_047_489_645)));
        }
        let id = seen.iter().next().unwrap();
        assert!(id.starts_with("v1-241004131129-aa-") && id.len() == 25, "{id}");
    }

    #[test]
    fn every_payment_of_an_order_has_letters_of_its_own() {
        let all: HashSet<_> = (0..5000).map(letters).collect();
        assert_eq!((all.len(), letters(0).as_str(), letters(62).as_str()), (5000, "a", "aa"));
    }

    #[test]
    fn the_same_seed_gives_the_same_ids_at_any_time() {
        let (mut one, mut two) = (Ids::new(Some(7)).unwrap(), Ids::new(Some(7)).unwrap());
        assert_eq!(one.order(1), two.order(99_999_999));
        assert_eq!(one.reference(), two.reference());
        assert_ne!(one.url_token(), Ids::new(Some(8)).unwrap().url_token());
    }
}
