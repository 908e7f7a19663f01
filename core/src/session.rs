//! Who calls: the configuration and the cached access token, shared by all calls.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::answer::{Answer, Decoder, Origin};
use crate::call::Call;
use crate::config::read_config;
use crate::endpoint::{Endpoint, Operation};
use crate::models::head::Head;
use crate::operations;
use crate::operations::generate_token::AccessToken;
use crate::stamp::{Stamp, parse_timestamp};
use crate::{CallOptions, Config, Error, Secret};

/// A merchant's session with the gateway: configuration and access token, without any I/O.
///
/// Cloning gives the same session: share it freely between threads and tasks. It starts [`Call`]s; the caller
/// sends what they ask to send.
#[derive(Clone, Debug)]
pub struct Session {
    shared: Arc<Shared>,
}

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) base_url: String,
    token: Mutex<TokenCell>,
}

impl Session {
    /// Checks the configuration.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name: an empty credential, a base URL that
    /// is not https (http is allowed on loopback), a limit out of its range.
    pub fn new(config: Config) -> Result<Self, Error> {
        let base_url = config.check()?;
        Ok(Self { shared: Arc::new(Shared { config, base_url, token: Mutex::default() }) })
    }

    /// Reads the configuration from JSON text, as the bindings do: the fields of [`Config`].
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn from_json(config: &str) -> Result<Self, Error> {
        Self::new(Config::from_json(config)?)
    }

    /// Starts a call.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input), with the path of the field; nothing is sent.
    pub fn call<E: Endpoint>(&self, request: E) -> Result<Call<E::Response>, Error> {
        self.call_with(request, CallOptions::default())
    }

    /// Starts a call with options of its own.
    ///
    /// # Errors
    /// As [`Session::call`]; [`ErrorKind::Config`](crate::ErrorKind::Config) for an option.
    pub fn call_with<E: Endpoint>(
        &self,
        request: E,
        options: CallOptions,
    ) -> Result<Call<E::Response>, Error> {
        self.start(request, options, Decoder::typed())
    }

    /// Starts a call by the operation's name, its parameters as JSON text: the door of the bindings.
    ///
    /// The answer is the gateway's own JSON without its envelope, after the check that the types make.
    ///
    /// # Errors
    /// As [`Session::call`]; also for an unknown name, an unknown field, a wrong type.
    pub fn call_named(&self, name: &str, params: &str, options: CallOptions) -> Result<Call<Answer>, Error> {
        self.call_named_with(name, params, options, |json, origin| Answer { json: json.into(), origin })
    }

    /// Starts a call by the operation's name; the answer is what `keep` makes of the JSON text.
    ///
    /// For a driver that has the text of the body already and would only throw a copy of it away.
    ///
    /// # Errors
    /// As [`Session::call_named`].
    pub fn call_named_with<T>(
        &self,
        name: &str,
        params: &str,
        options: CallOptions,
        keep: fn(&str, Origin) -> T,
    ) -> Result<Call<T>, Error> {
        operations::start(self, name, params, options, keep)
    }

    pub(crate) fn call_checked<E: Endpoint<Response: Head>, T>(
        &self,
        request: E,
        options: CallOptions,
        keep: fn(&str, Origin) -> T,
    ) -> Result<Call<T>, Error> {
        self.start(request, options, Decoder::checked::<E::Response>(keep))
    }

    fn start<E: Endpoint, T>(
        &self,
        request: E,
        options: CallOptions,
        decoder: Decoder<T>,
    ) -> Result<Call<T>, Error> {
        request.check().and_then(|()| options.check()).map_err(|error| error.of(E::NAME))?;
        let prepare = Box::new(move |stamp: &Stamp| Operation::new(request, stamp));
        Ok(Call::new(Arc::clone(&self.shared), E::NAME, E::DATA, prepare, options, decoder))
    }
}

/// Reads the options of one call from JSON text, as the bindings do: the fields of [`CallOptions`].
///
/// # Errors
/// [`ErrorKind::Config`](crate::ErrorKind::Config), with the option's name.
pub fn read_options(json: &str) -> Result<CallOptions, Error> {
    let options: CallOptions = read_config(json)?;
    options.check()?;
    Ok(options)
}

/// The cached token and who is fetching the next one.
#[derive(Debug, Default)]
struct TokenCell {
    token: Option<Token>,
    lease: Option<Lease>,
    /// How many leases and tokens there were: their names.
    count: u64,
}

#[derive(Debug)]
struct Token {
    bearer: Secret,
    name: u64,
    fetched_ms: u64,
    refresh_ms: u64,
    expires_ms: u64,
}

#[derive(Debug)]
struct Lease {
    name: u64,
    since_ms: u64,
    until_ms: u64,
}

/// What a call that needs the token is to do.
pub(crate) enum Grant {
    /// Use this one.
    Use(Bearer),
    /// Fetch a new one; the number names the lease.
    Fetch(u64),
    /// Somebody else is fetching it: come back in so many milliseconds.
    Wait(u64),
}

/// A token as one request carries it; the number tells which token a 401 speaks of.
pub(crate) struct Bearer {
    pub(crate) text: Secret,
    pub(crate) name: u64,
}

/// How often a waiting call looks again, in milliseconds.
const WAIT_MS: u64 = 20;
/// How long a token is taken to live when the gateway does not say, in milliseconds. No source guarantees more.
const ASSUMED_LIFE_MS: u64 = 300_000;
/// The longest time before its end at which a token is replaced, in milliseconds.
const LONGEST_MARGIN_MS: u64 = 120_000;
/// How far a clock may run backwards before what was learnt by it is doubted, in milliseconds.
const BACKWARDS_MS: u64 = 5_000;

impl Shared {
    /// The token, or the duty to fetch it. A lease lasts `lease_ms` at most.
    pub(crate) fn grant(&self, now: u64, lease_ms: u64) -> Grant {
        let cell = &mut *self.lock();
        let leased = cell
            .lease
            .as_ref()
            .is_some_and(|l| now < l.until_ms && now.saturating_add(BACKWARDS_MS) >= l.since_ms);
        if let Some(token) = &cell.token {
            let trusted = now.saturating_add(BACKWARDS_MS) >= token.fetched_ms;
            if trusted && (now < token.refresh_ms || (leased && now < token.expires_ms)) {
                return Grant::Use(Bearer { text: token.bearer.clone(), name: token.name });
            }
        }
        if leased {
            return Grant::Wait(WAIT_MS);
        }
        cell.count += 1;
        cell.lease = Some(Lease { name: cell.count, since_ms: now, until_ms: now.saturating_add(lease_ms) });
        Grant::Fetch(cell.count)
    }

    /// Keeps a new token and ends the lease under which it was fetched, if any.
    pub(crate) fn store(&self, lease: Option<u64>, answer: &AccessToken, stamp: &Stamp) -> Bearer {
        let now = stamp.unix_ms;
        let expires_ms = match (answer.expires_in, answer.expires_at.as_deref().and_then(parse_timestamp)) {
            (Some(seconds), _) => now.saturating_add(seconds.saturating_mul(1000)),
            (None, Some(at)) => at,
            (None, None) => now.saturating_add(ASSUMED_LIFE_MS),
        };
        let margin = (expires_ms.saturating_sub(now) / 10).min(LONGEST_MARGIN_MS);
        let early = margin / 2 + margin * stamp.permille() / 2000;
        let cell = &mut *self.lock();
        cell.count += 1;
        cell.token = Some(Token {
            bearer: answer.access_token.clone(),
            name: cell.count,
            fetched_ms: now,
            refresh_ms: expires_ms.saturating_sub(early),
            expires_ms,
        });
        if cell.lease.as_ref().map(|l| l.name) == lease {
            cell.lease = None;
        }
        Bearer { text: answer.access_token.clone(), name: cell.count }
    }

    /// Ends a lease whose fetch failed, and says whether the old token can still be used.
    pub(crate) fn release(&self, lease: u64, now: u64) -> Option<Bearer> {
        let cell = &mut *self.lock();
        if cell.lease.as_ref().is_some_and(|l| l.name == lease) {
            cell.lease = None;
        }
        let token = cell.token.as_ref()?;
        let usable = now < token.expires_ms && now.saturating_add(BACKWARDS_MS) >= token.fetched_ms;
        usable.then(|| Bearer { text: token.bearer.clone(), name: token.name })
    }

    /// Forgets the token that the gateway refused, and no other.
    pub(crate) fn discard(&self, name: u64) {
        let cell = &mut *self.lock();
        if cell.token.as_ref().is_some_and(|token| token.name == name) {
            cell.token = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, TokenCell> {
        // Nothing that holds the lock can panic; a poisoned cell would still be whole.
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_720_511_828_022;

    fn shared() -> Arc<Shared> {
        Session::new(Config::uat("id", "secret")).unwrap().shared
    }

    fn stamp(unix_ms: u64) -> Stamp {
        Stamp { unix_ms, entropy: [9; 16] }
    }

    fn answer(json: &str) -> AccessToken {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn one_call_fetches_and_the_others_wait() {
        let shared = shared();
        let Grant::Fetch(lease) = shared.grant(NOW, 1000) else { panic!() };
        assert!(matches!(shared.grant(NOW, 1000), Grant::Wait(_)));
        shared.store(Some(lease), &answer(r#"{"access_token":"t","expires_in":3600}"#), &stamp(NOW));
        assert!(matches!(shared.grant(NOW, 1000), Grant::Use(_)));
    }

    #[test]
    fn a_lease_ends_with_its_time_and_with_a_clock_that_runs_backwards() {
        let shared = shared();
        assert!(matches!(shared.grant(NOW, 1000), Grant::Fetch(_)));
        assert!(matches!(shared.grant(NOW + 1000, 1000), Grant::Fetch(_)));
        assert!(matches!(shared.grant(NOW - 3_600_000, 1000), Grant::Fetch(_)));
    }

    #[test]
    fn an_old_token_serves_while_the_new_one_is_fetched() {
        let shared = shared();
        shared.store(None, &answer(r#"{"access_token":"t","expires_in":1000}"#), &stamp(NOW));
        let late = NOW + 990_000;
        let Grant::Fetch(lease) = shared.grant(late, 1000) else { panic!() };
        assert!(matches!(shared.grant(late, 1000), Grant::Use(_)));
        assert!(shared.release(lease, late).is_some());
        assert!(shared.release(lease, NOW + 1_000_000).is_none());
    }

    #[test]
    fn only_the_token_that_failed_is_discarded() {
        let shared = shared();
        let old = shared.store(None, &answer(r#"{"access_token":"old"}"#), &stamp(NOW));
        shared.store(None, &answer(r#"{"access_token":"new"}"#), &stamp(NOW));
        shared.discard(old.name);
        assert!(matches!(shared.grant(NOW, 1000), Grant::Use(_)));
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
            shared.store(None, &answer(json), &stamp(NOW));
            assert_eq!(matches!(shared.grant(NOW, 1000), Grant::Use(_)), lives, "{json}");
        }
    }
}
