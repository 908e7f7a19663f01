//! Client configuration: credentials, environment, limits; and the options of one call.

mod base_url;
mod call_options;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

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
