//! The cached access token: its lifetime, its refresh, and the lease under which one call fetches the next one.
//!
//! One call at a time fetches a token, and no lock is held over I/O. The call that finds the token stale takes a
//! *lease*; the others use the old token until it expires, or look again a little later. A token is replaced a tenth of
//! its lifetime early, at most two minutes, with jitter, and when the clock has run backwards.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Secret;
use crate::config::KnownToken;
use crate::operations::generate_token::AccessToken;
use crate::step_context::{StepContext, parse_timestamp};

/// The token that all calls of a session share.
#[derive(Debug, Default)]
pub(crate) struct TokenCache(Mutex<Cell>);

#[derive(Debug, Default)]
struct Cell {
    token: Option<Token>,
    lease: Option<Lease>,
    /// The number of the latest lease or token.
    count: u64,
}

#[derive(Debug)]
struct Token {
    text: Secret,
    number: u64,
    fetched_ms: u64,
    refresh_ms: u64,
    expires_ms: u64,
}

#[derive(Debug)]
struct Lease {
    number: u64,
    since_ms: u64,
    until_ms: u64,
}

/// What a call that needs the token does next.
pub(crate) enum TokenDecision {
    /// Use this one.
    Use(CachedToken),
    /// Fetch a new one; the number is the lease's.
    Fetch(u64),
    /// Another call is fetching it: come back in so many milliseconds.
    Wait(u64),
}

/// A token as one request carries it; the number says which token a 401 refused.
pub(crate) struct CachedToken {
    pub(crate) text: Secret,
    pub(crate) number: u64,
}

/// How often a waiting call looks again, in milliseconds.
const WAIT_MS: u64 = 20;
/// How long a token is taken to live when the gateway does not say, in milliseconds. No source guarantees more.
const ASSUMED_LIFE_MS: u64 = 300_000;
/// The longest time before its end at which a token is replaced, in milliseconds.
const LONGEST_MARGIN_MS: u64 = 120_000;
/// The time before its expiry at which a token of another session is replaced, in milliseconds: when it was fetched is
/// not known.
const KNOWN_MARGIN_MS: u64 = 60_000;
/// How far the clock may run backwards before a token or lease of a later time is distrusted, in milliseconds.
const BACKWARDS_MS: u64 = 5_000;

impl TokenCache {
    /// Decides whether a call uses the cached token, fetches a new one under a lease of at most `lease_ms`, or waits.
    pub(crate) fn decide(&self, now: u64, lease_ms: u64) -> TokenDecision {
        let cell = &mut *self.lock();
        let leased = cell
            .lease
            .as_ref()
            .is_some_and(|l| now < l.until_ms && now.saturating_add(BACKWARDS_MS) >= l.since_ms);
        if let Some(token) = &cell.token {
            let trusted = now.saturating_add(BACKWARDS_MS) >= token.fetched_ms;
            if trusted && (now < token.refresh_ms || (leased && now < token.expires_ms)) {
                return TokenDecision::Use(CachedToken { text: token.text.clone(), number: token.number });
            }
        }
        if leased {
            return TokenDecision::Wait(WAIT_MS);
        }
        cell.count += 1;
        cell.lease =
            Some(Lease { number: cell.count, since_ms: now, until_ms: now.saturating_add(lease_ms) });
        TokenDecision::Fetch(cell.count)
    }

    /// Keeps a new token and ends the lease under which it was fetched, if any.
    pub(crate) fn store(
        &self,
        lease: Option<u64>,
        answer: &AccessToken,
        context: &StepContext,
    ) -> CachedToken {
        let now = context.unix_ms;
        let expires_ms = match (
            answer.expires_in.or_else(|| endless(answer)),
            answer.expires_at.as_deref().and_then(parse_timestamp),
        ) {
            (Some(seconds), _) => now.saturating_add(seconds.saturating_mul(1000)),
            (None, Some(at)) => at,
            (None, None) => now.saturating_add(ASSUMED_LIFE_MS),
        };
        let margin = (expires_ms.saturating_sub(now) / 10).min(LONGEST_MARGIN_MS);
        let early = margin / 2 + margin * context.jitter() / 2000;
        let cell = &mut *self.lock();
        cell.count += 1;
        cell.token = Some(Token {
            text: answer.access_token.clone(),
            number: cell.count,
            fetched_ms: now,
            refresh_ms: expires_ms.saturating_sub(early),
            expires_ms,
        });
        if cell.lease.as_ref().map(|l| l.number) == lease {
            cell.lease = None;
        }
        CachedToken { text: answer.access_token.clone(), number: cell.count }
    }

    /// A cache that starts with the token of another session.
    pub(crate) fn with(known: Option<&KnownToken>) -> Self {
        let token = known.map(|known| Token {
            text: known.access_token.clone(),
            number: 1,
            fetched_ms: 0,
            refresh_ms: known.expires_at_ms.saturating_sub(KNOWN_MARGIN_MS),
            expires_ms: known.expires_at_ms,
        });
        Self(Mutex::new(Cell { count: u64::from(token.is_some()), token, lease: None }))
    }

    /// The token as it is now, if there is one.
    pub(crate) fn known(&self) -> Option<KnownToken> {
        let cell = self.lock();
        let token = cell.token.as_ref()?;
        Some(KnownToken { access_token: token.text.clone(), expires_at_ms: token.expires_ms })
    }

    /// Ends a lease whose fetch failed, and says whether the old token can still be used.
    pub(crate) fn release(&self, lease: u64, now: u64) -> Option<CachedToken> {
        let cell = &mut *self.lock();
        if cell.lease.as_ref().is_some_and(|l| l.number == lease) {
            cell.lease = None;
        }
        let token = cell.token.as_ref()?;
        let usable = now < token.expires_ms && now.saturating_add(BACKWARDS_MS) >= token.fetched_ms;
        usable.then(|| CachedToken { text: token.text.clone(), number: token.number })
    }

    /// Forgets the token that the gateway refused, and no other.
    pub(crate) fn discard(&self, number: u64) {
        let cell = &mut *self.lock();
        if cell.token.as_ref().is_some_and(|token| token.number == number) {
            cell.token = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Cell> {
        // Nothing that holds the lock can panic; a poisoned cell would still be whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A lifetime in seconds beyond the range of a double, which the lenient reader keeps as text: the token does not
/// expire.
fn endless(answer: &AccessToken) -> Option<u64> {
    let text = answer.other.get("expires_in")?.as_str()?;
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_720_511_828_022;

    fn shared() -> TokenCache {
        TokenCache::default()
    }

    fn context(unix_ms: u64) -> StepContext {
        StepContext { unix_ms, entropy: [9; 16] }
    }

    fn answer(json: &str) -> AccessToken {
        crate::reader::read_leniently(&crate::json_tree::Tree::parse(json).ok().unwrap()).unwrap()
    }

    #[test]
    fn one_call_fetches_and_the_others_wait() {
        let shared = shared();
        let TokenDecision::Fetch(lease) = shared.decide(NOW, 1000) else { panic!() };
        assert!(matches!(shared.decide(NOW, 1000), TokenDecision::Wait(_)));
        shared.store(Some(lease), &answer(r#"{"access_token":"t","expires_in":3600}"#), &context(NOW));
        assert!(matches!(shared.decide(NOW, 1000), TokenDecision::Use(_)));
    }

    #[test]
    fn a_lease_ends_with_its_time_and_with_a_clock_that_runs_backwards() {
        let shared = shared();
        assert!(matches!(shared.decide(NOW, 1000), TokenDecision::Fetch(_)));
        assert!(matches!(shared.decide(NOW + 1000, 1000), TokenDecision::Fetch(_)));
        assert!(matches!(shared.decide(NOW - 3_600_000, 1000), TokenDecision::Fetch(_)));
    }

    #[test]
    fn an_old_token_serves_while_the_new_one_is_fetched() {
        let shared = shared();
        shared.store(None, &answer(r#"{"access_token":"t","expires_in":1000}"#), &context(NOW));
        let late = NOW + 990_000;
        let TokenDecision::Fetch(lease) = shared.decide(late, 1000) else { panic!() };
        assert!(matches!(shared.decide(late, 1000), TokenDecision::Use(_)));
        assert!(shared.release(lease, late).is_some());
        assert!(shared.release(lease, NOW + 1_000_000).is_none());
    }

    #[test]
    fn only_the_token_that_failed_is_discarded() {
        let shared = shared();
        let old = shared.store(None, &answer(r#"{"access_token":"old"}"#), &context(NOW));
        shared.store(None, &answer(r#"{"access_token":"new"}"#), &context(NOW));
        shared.discard(old.number);
        assert!(matches!(shared.decide(NOW, 1000), TokenDecision::Use(_)));
    }

    #[test]
    fn every_documented_form_of_a_lifetime_is_read_and_none_overflows() {
        for (json, lives) in [
            (r#"{"access_token":"t","expires_in":3600}"#, true),
            (r#"{"access_token":"t","expires_in":"3600"}"#, true),
            (r#"{"access_token":"t","expires_at":"2024-07-09T09:57:08.909140Z"}"#, true),
            (r#"{"access_token":"t","expires_at":"soon"}"#, true),
            (r#"{"access_token":"t"}"#, true),
            (r#"{"access_token":"t","expires_in":18446744073709551615}"#, true),
            (r#"{"access_token":"t","expires_in":0}"#, false),
            (r#"{"access_token":"t","expires_at":"2020-01-01T00:00:00Z"}"#, false),
        ] {
            let shared = shared();
            shared.store(None, &answer(json), &context(NOW));
            assert_eq!(matches!(shared.decide(NOW, 1000), TokenDecision::Use(_)), lives, "{json}");
        }
    }
}
