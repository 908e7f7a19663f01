//! Client configuration: credentials, environment, limits; and the options of one call.

mod base_url;
mod call_options;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use self::base_url::canonical_base_url;
pub use self::call_options::CallOptions;
use crate::{Error, ErrorKind, Secret, input};

/// The gateway's test environment. Source: Tokenization guide, section 1.
pub const UAT_URL: &str = "https://pluraluat.v2.pinepg.in";
/// The gateway's production environment. Source: Tokenization guide, section 1.
pub const PRODUCTION_URL: &str = "https://api.pluralpay.in";

/// Which of the gateway's environments to call; each has its own credentials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Test: no money moves.
    #[default]
    Uat,
    /// Production: money moves.
    Production,
}

/// Credentials and limits of a [`Session`](crate::Session).
///
/// The environment is UAT unless production is named. Times are in milliseconds.
///
/// ```
/// use pinelabs_online::Config;
/// let config = Config::uat("a17ce30e-f88e-4f81-ada1-c3b4909ed232", "an-invented-secret");
/// assert_eq!(config.timeout_ms, 30_000);
/// ```
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Config {
    /// The client id, from the dashboard's settings.
    pub client_id: String,
    /// The client secret, from the dashboard's settings.
    pub client_secret: Secret,
    /// `uat` (the default) or `production`.
    #[serde(default)]
    pub environment: Environment,
    /// Another base URL than the environment's: https, or http on loopback only (the sandbox).
    pub base_url: Option<String>,
    /// How long one HTTP exchange may take, in milliseconds, 1 to 600,000. Default 30,000.
    #[serde(default = "default_timeout_ms", deserialize_with = "timeout_ms_or_default")]
    pub timeout_ms: u64,
    /// How long a whole call may take with all its repeats and inquiries, in milliseconds, 1 to 3,600,000.
    /// Default 120,000.
    #[serde(default = "default_total_timeout_ms", deserialize_with = "total_timeout_ms_or_default")]
    pub total_timeout_ms: u64,
    /// How often a request is repeated after a failure that allows it, 0 to 10. Default 2.
    #[serde(default = "default_max_retries", deserialize_with = "max_retries_or_default")]
    pub max_retries: u32,
    /// Headers of every request but that for the token, such as `Merchant-ID`; those of a call replace them.
    #[serde(default, deserialize_with = "call_options::headers_or_none")]
    pub headers: BTreeMap<String, String>,
    /// Whether requests that are no GET carry the header `Idempotency-Key`, equal to their `Request-ID` and so the same
    /// on every repeat. Official tools send it; no document says what the gateway does with it. Default false.
    #[serde(default, deserialize_with = "flag_or_none")]
    pub idempotency_key: bool,
    /// The program that uses the SDK, for the `User-Agent`.
    pub app_info: Option<AppInfo>,
    /// An access token that another session has fetched: used until it expires or the gateway refuses it.
    pub access_token: Option<KnownToken>,
}

/// The program that uses the SDK: it is added to the `User-Agent`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppInfo {
    /// Its name: letters, digits, `-`, `_` and `.`, at most 64 characters.
    pub name: String,
    /// Its version, of the same characters.
    pub version: Option<String>,
    /// The URL of its page: at most 128 visible ASCII characters, no parentheses.
    pub url: Option<String>,
}

/// An access token with its expiry time, for other processes to use: a secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownToken {
    /// The bearer token.
    pub access_token: Secret,
    /// When it expires, in milliseconds since 1970.
    pub expires_at_ms: u64,
}

fn default_timeout_ms() -> u64 {
    30_000
}

fn default_total_timeout_ms() -> u64 {
    120_000
}

fn default_max_retries() -> u32 {
    2
}

// `null` counts as not given.
fn timeout_ms_or_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(default_timeout_ms))
}

fn total_timeout_ms_or_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(default_total_timeout_ms))
}

fn max_retries_or_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(default_max_retries))
}

fn flag_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Config {
    /// Credentials of the test environment, with the default limits.
    pub fn uat(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            environment: Environment::Uat,
            base_url: None,
            timeout_ms: default_timeout_ms(),
            total_timeout_ms: default_total_timeout_ms(),
            max_retries: default_max_retries(),
            headers: BTreeMap::new(),
            idempotency_key: false,
            app_info: None,
            access_token: None,
        }
    }

    /// Credentials of production, with the default limits: money moves.
    pub fn production(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self { environment: Environment::Production, ..Self::uat(client_id, client_secret) }
    }

    /// Credentials for a gateway elsewhere, such as the sandbox: https, or http on loopback.
    pub fn at(
        base_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self { base_url: Some(base_url.into()), ..Self::uat(client_id, client_secret) }
    }

    /// Reads a configuration from JSON text: the fields of this struct.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name, for a misspelt, missing or mistyped one.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        read_config(json)
    }

    /// Checks every field and gives the base URL in its canonical form.
    pub(crate) fn check(&self) -> Result<String, Error> {
        if self.client_id.is_empty() {
            return Err(Error::config("client_id", "must not be empty"));
        }
        if self.client_secret.is_empty() {
            return Err(Error::config("client_secret", "must not be empty"));
        }
        for (name, value) in [("client_id", &*self.client_id), ("client_secret", self.client_secret.expose())]
        {
            if value.trim() != value {
                return Err(Error::config(name, "expected no white space at its start or end"));
            }
        }
        call_options::check_headers(&self.headers)?;
        self.app_info.as_ref().map_or(Ok(()), AppInfo::check)?;
        if self.access_token.as_ref().is_some_and(|token| !is_token(token.access_token.expose())) {
            let message = "expected 1 to 8192 visible ASCII characters";
            return Err(Error::config("access_token.access_token", message));
        }
        in_range("timeout_ms", self.timeout_ms, 1, 600_000)?;
        in_range("total_timeout_ms", self.total_timeout_ms, 1, 3_600_000)?;
        in_range("max_retries", u64::from(self.max_retries), 0, 10)?;
        let url = match (&self.base_url, self.environment) {
            (Some(url), _) => url,
            (None, Environment::Uat) => UAT_URL,
            (None, Environment::Production) => PRODUCTION_URL,
        };
        canonical_base_url(url)
    }
}

impl AppInfo {
    fn check(&self) -> Result<(), Error> {
        let is_word = |text: &str| {
            (1..=64).contains(&text.len())
                && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        let refuse = |name: &str, message: &str| Err(Error::config(format!("app_info.{name}"), message));
        if !is_word(&self.name) {
            return refuse("name", "expected 1 to 64 letters, digits, `-`, `_` or `.`");
        }
        if self.version.as_deref().is_some_and(|version| !is_word(version)) {
            return refuse("version", "expected 1 to 64 letters, digits, `-`, `_` or `.`");
        }
        let is_url = |url: &str| {
            (1..=128).contains(&url.len())
                && url.bytes().all(|b| b.is_ascii_graphic() && !b"()\\".contains(&b))
        };
        if self.url.as_deref().is_some_and(|url| !is_url(url)) {
            return refuse("url", "expected at most 128 visible ASCII characters without parentheses");
        }
        Ok(())
    }

    /// As it stands in the `User-Agent`.
    pub(crate) fn product(&self) -> String {
        let version = self.version.as_deref().map(|version| format!("/{version}")).unwrap_or_default();
        let url = self.url.as_deref().map(|url| format!(" ({url})")).unwrap_or_default();
        format!("{}{version}{url}", self.name)
    }
}

/// Whether a text can be the value of `Authorization`. Source: API reference, authorization: 1 to 8192 characters.
pub(crate) fn is_token(text: &str) -> bool {
    (1..=8192).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Reads configuration or options from JSON text.
pub(crate) fn read_config<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    input::read(json).map_err(|error| Error { kind: ErrorKind::Config, ..error })
}

fn in_range(name: &str, value: u64, min: u64, max: u64) -> Result<(), Error> {
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        Err(Error::config(name, format!("expected a whole number from {min} to {max}")))
    }
}

#[cfg(test)]
mod tests;
