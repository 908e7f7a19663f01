//! A session: the configuration and the access token that all calls share; it starts calls, by type and by name.

use std::sync::Arc;

use crate::answer::Answer;
use crate::call::{Call, SessionState};
use crate::config::{KnownToken, read_config};
use crate::dispatch;
use crate::endpoint::Endpoint;
use crate::token_cache::TokenCache;
use crate::{CallOptions, Config, Error};

/// A merchant's session with the gateway: configuration and access token, without any I/O.
///
/// Cloning gives the same session: share it freely between threads and tasks. It starts [`Call`]s; the caller
/// sends what they ask to send.
#[derive(Clone, Debug)]
pub struct Session {
    state: Arc<SessionState>,
}

impl Session {
    /// Checks the configuration.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name: an empty credential, a base URL that
    /// is not https (http is allowed on loopback), a limit out of its range.
    pub fn new(config: Config) -> Result<Self, Error> {
        let base_url = config.check()?;
        let token = TokenCache::with(config.access_token.as_ref());
        Ok(Self { state: Arc::new(SessionState { config, base_url, token }) })
    }

    /// Reads the configuration from JSON text, as the bindings do: the fields of [`Config`].
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn from_json(config: &str) -> Result<Self, Error> {
        Self::new(Config::from_json(config)?)
    }

    /// The cached access token with its expiry time; `None` before the first call that needed one.
    ///
    /// Other processes can use it as their [`Config::access_token`]; store it as a secret.
    pub fn access_token(&self) -> Option<KnownToken> {
        self.state.token.known()
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
        Call::typed(Arc::clone(&self.state), request, options)
    }

    /// Starts a call by the operation's name, its parameters as JSON text, as the bindings do.
    ///
    /// The answer is the operation's model as JSON: typed fields as the model has them, and beside them what the gateway
    /// said beyond the model.
    ///
    /// # Errors
    /// As [`Session::call`]; also for an unknown name, an unknown field, a wrong type.
    pub fn call_named(&self, name: &str, params: &str, options: CallOptions) -> Result<Call<Answer>, Error> {
        dispatch::start(&self.state, name, params, options)
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
