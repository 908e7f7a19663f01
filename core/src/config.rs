//! Who calls, and whom.

use std::net::Ipv4Addr;

use serde::Deserialize;

use crate::http::{is_header_name, is_header_value};
use crate::params::{Param, params, read_params, words};
use crate::{Error, ErrorKind, Secret};

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

words! { Environment = Environment::Uat }

params! {
    /// Credentials and limits of a [`Session`](crate::Session).
    ///
    /// The environment is UAT unless production is named. Times are in milliseconds.
    ///
    /// ```
    /// use pinelabs_online::Config;
    /// let config = Config::uat("a17ce30e-f88e-4f81-ada1-c3b4909ed232", "an-invented-secret");
    /// assert_eq!(config.timeout_ms, 30_000);
    /// ```
    #[derive(Clone, Debug)]
    #[non_exhaustive]
    pub struct Config {
        /// The client id, from the dashboard's settings.
        pub client_id: String,
        /// The client secret, from the dashboard's settings.
        pub client_secret: Secret,
        /// `uat` (the default) or `production`.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub environment: Environment,
        /// Another base URL than the environment's: https, or http on loopback only (the sandbox).
        pub base_url: Option<String>,
        /// How long one HTTP exchange may take, in milliseconds, 1 to 600,000. Default 30,000.
        #[cfg_attr(feature = "schema", schemars(default = "default_timeout_ms"))]
        pub timeout_ms: u64 = default_timeout_ms(),
        /// How long a whole call may take with all its repeats and inquiries, in milliseconds, 1 to 3,600,000.
        /// Default 120,000.
        #[cfg_attr(feature = "schema", schemars(default = "default_total_timeout_ms"))]
        pub total_timeout_ms: u64 = default_total_timeout_ms(),
        /// How often a request is repeated after a failure that allows it, 0 to 10. Default 2.
        #[cfg_attr(feature = "schema", schemars(default = "default_max_retries"))]
        pub max_retries: u32 = default_max_retries(),
    }
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

    /// Checks every field and gives the base URL without a slash at its end.
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
        check_base_url(url)?;
        Ok(url.trim_end_matches('/').to_owned())
    }
}

params! {
    /// Options of one call, in the place of the session's.
    #[derive(Clone, Debug, Default)]
    #[non_exhaustive]
    pub struct CallOptions {
        /// How long one HTTP exchange may take, in milliseconds, 1 to 600,000.
        pub timeout_ms: Option<u64>,
        /// How long the whole call may take, in milliseconds, 1 to 3,600,000.
        pub total_timeout_ms: Option<u64>,
        /// How often the request is repeated after a failure that allows it, 0 to 10.
        pub max_retries: Option<u32>,
        /// More headers for this call's requests (not for the token request), such as `Merchant-ID`.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub headers: std::collections::BTreeMap<String, String> = Default::default(),
    }
}

/// Headers that are the SDK's own to set.
const RESERVED_HEADERS: &[&str] = &[
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "request-id",
    "request-timestamp",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

impl CallOptions {
    /// Sets how long one HTTP exchange may take, in milliseconds.
    #[must_use]
    pub fn timeout_ms(mut self, ms: u64) -> Self {
        self.timeout_ms = Some(ms);
        self
    }

    /// Sets how long the whole call may take, in milliseconds.
    #[must_use]
    pub fn total_timeout_ms(mut self, ms: u64) -> Self {
        self.total_timeout_ms = Some(ms);
        self
    }

    /// Sets how often the request may be repeated.
    #[must_use]
    pub fn max_retries(mut self, times: u32) -> Self {
        self.max_retries = Some(times);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.insert(name.into(), value.into());
        self
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        if let Some(ms) = self.timeout_ms {
            in_range("timeout_ms", ms, 1, 600_000)?;
        }
        if let Some(ms) = self.total_timeout_ms {
            in_range("total_timeout_ms", ms, 1, 3_600_000)?;
        }
        if let Some(times) = self.max_retries {
            in_range("max_retries", u64::from(times), 0, 10)?;
        }
        for (name, value) in &self.headers {
            if !is_header_name(name) {
                return Err(Error::config("headers", "a header's name has a character that is not allowed"));
            }
            if RESERVED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
                return Err(Error::config(
                    format!("headers.{name}"),
                    "this header is set by the client itself",
                ));
            }
            if value.len() > 8192 || !is_header_value(value) {
                return Err(Error::config(
                    format!("headers.{name}"),
                    "expected at most 8192 visible ASCII characters",
                ));
            }
        }
        Ok(())
    }
}

/// Reads configuration or options from JSON text.
pub(crate) fn read_config<T: Param>(json: &str) -> Result<T, Error> {
    read_params(json).map_err(|error| Error { kind: ErrorKind::Config, ..error })
}

fn in_range(name: &str, value: u64, min: u64, max: u64) -> Result<(), Error> {
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        Err(Error::config(name, format!("expected a whole number from {min} to {max}")))
    }
}

/// https anywhere, http on loopback only: a bearer token must not cross a network in the clear.
fn check_base_url(url: &str) -> Result<(), Error> {
    let refuse = |message: &str| Err(Error::config("base_url", message));
    let (secure, rest) = match url.split_once("://") {
        Some(("https", rest)) => (true, rest),
        Some(("http", rest)) => (false, rest),
        _ => return refuse("expected a URL that begins with `https://`"),
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
        || path.split('/').any(|segment| segment == "." || segment == "..")
    {
        return refuse("expected a URL without query, fragment or escapes in its path");
    }
    let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
        let Some((host, port)) = rest.split_once(']') else { return refuse("expected a host") };
        (host, port.strip_prefix(':').or(port.is_empty().then_some("0")))
    } else {
        let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
        if !host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.') {
            return refuse("expected a plain host name, without user name or password");
        }
        (host, Some(port))
    };
    if host.is_empty() || !port.is_some_and(|port| port.parse::<u16>().is_ok() && !port.starts_with('+')) {
        return refuse("expected a host, and a port from 1 to 65535 if any");
    }
    if !secure && !is_loopback(host) {
        return refuse("expected https: http is allowed on loopback only");
    }
    Ok(())
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "::1"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Result<String, Error> {
        Config::at(url, "id", "secret").check()
    }

    #[test]
    fn the_environment_is_uat_unless_production_is_named() {
        assert_eq!(Config::uat("id", "secret").check().unwrap(), UAT_URL);
        assert_eq!(Config::production("id", "secret").check().unwrap(), PRODUCTION_URL);
    }

    #[test]
    fn http_is_for_loopback_only() {
        for good in [
            "https://gateway.example",
            "https://gateway.example:8443/base/",
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://[::1]:9",
        ] {
            assert!(at(good).is_ok(), "{good}");
        }
        for bad in [
            "http://gateway.example",
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "ftp://localhost",
            "https://",
            "https://a b",
            "https://user:pass@gateway.example",
            "https://gateway.example?x=1",
            "https://gateway.example/#x",
            "https://gateway.example/../x",
            "https://gateway.example:port",
            "https://[::1",
            "gateway.example",
            "https://gateway.example/a%2f",
        ] {
            let error = at(bad).unwrap_err();
            assert_eq!(error.path.as_deref(), Some("base_url"), "{bad}");
        }
    }

    #[test]
    fn options_cannot_inject_or_replace_headers() {
        for (name, value) in [
            ("Authorization", "x"),
            ("X\r\nEvil", "x"),
            ("X-Good", "a\r\nEvil: 1"),
            ("", "x"),
            ("request-id", "1"),
        ] {
            assert!(CallOptions::default().header(name, value).check().is_err(), "{name}");
        }
        assert!(CallOptions::default().header("Merchant-ID", "104359").check().is_ok());
    }

    #[test]
    fn limits_are_checked_and_named() {
        let mut config = Config::uat("id", "secret");
        config.max_retries = 11;
        assert_eq!(config.check().unwrap_err().path.as_deref(), Some("max_retries"));
        assert!(CallOptions::default().timeout_ms(0).check().is_err());
    }
}
