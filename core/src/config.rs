//! Client configuration: credentials, environment, limits; and the options of one call.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::http::{is_header_name, is_header_value};
use crate::models::Extra;
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

fn headers_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
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

/// Options of one call, in the place of the session's.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CallOptions {
    /// How long one HTTP exchange may take, in milliseconds, 1 to 600,000.
    pub timeout_ms: Option<u64>,
    /// How long the whole call may take, in milliseconds, 1 to 3,600,000.
    pub total_timeout_ms: Option<u64>,
    /// How often the request is repeated after a failure that allows it, 0 to 10.
    pub max_retries: Option<u32>,
    /// More headers for this call's requests (not for the token request), such as `Merchant-ID`.
    ///
    /// A `User-Agent` given here replaces the client's own. Headers that the client sets itself are refused.
    #[serde(default, deserialize_with = "headers_or_none")]
    pub headers: BTreeMap<String, String>,
    /// Fields that this version does not know, merged into the request's body at the top.
    ///
    /// A name that the operation knows is refused. What the values hold is not taken out of error messages.
    pub extra_body: Option<Extra>,
}

/// Headers that the client sets itself, and headers that change how an answer is sent or where a request goes.
const RESERVED_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "if-range",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "range",
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

    /// Merges fields that this version does not know into the request's body, at the top.
    #[must_use]
    pub fn extra_body(mut self, fields: serde_json::Map<String, serde_json::Value>) -> Self {
        self.extra_body = Some(Extra(fields));
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
        let mut seen = BTreeSet::new();
        for (name, value) in &self.headers {
            if !seen.insert(name.to_ascii_lowercase()) {
                return Err(Error::config("headers", "a header is given twice, in different case"));
            }
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

/// Checks a base URL, and gives it without a default port, leading zeros of a port, and a slash at its end.
///
/// https anywhere, http on loopback only: a bearer token must not cross a network in the clear.
fn canonical_base_url(url: &str) -> Result<String, Error> {
    let refuse = |message: &str| Err(Error::config("base_url", message));
    let (scheme, default_port, rest) = match url.split_once("://") {
        Some(("https", rest)) => ("https", 443, rest),
        Some(("http", rest)) => ("http", 80, rest),
        _ => return refuse("expected a URL that begins with `https://`"),
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
        || path.split('/').any(|segment| segment == "." || segment == "..")
    {
        return refuse("expected a URL without query, fragment or escapes in its path");
    }
    let (host, port) = match authority.split_once(']') {
        Some((host, port)) => (host.strip_prefix('[').unwrap_or_default(), port.strip_prefix(':').or((!port.is_empty()).then_some(""))),
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    let is_ipv6 = authority.starts_with('[');
    let allowed = |b: u8| b.is_ascii_alphanumeric() || if is_ipv6 { b == b':' || b == b'.' } else { b == b'-' || b == b'.' };
    if !host.bytes().all(allowed) {
        return refuse("expected a plain host name, without user name or password");
    }
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let port: Option<u16> = match port {
        None => Some(default_port),
        Some(port) if is_port(port) => port.parse().ok().filter(|port| *port > 0),
        Some(_) => None,
    };
    let Some(port) = port.filter(|_| !host.is_empty()) else {
        return refuse("expected a host, and a port from 1 to 65535 if any");
    };
    if scheme == "http" && !is_loopback(host) {
        return refuse("expected https: http is allowed on loopback only");
    }
    let host = if is_ipv6 { format!("[{host}]") } else { host.to_ascii_lowercase() };
    let port = if port == default_port { String::new() } else { format!(":{port}") };
    let path = path.trim_end_matches('/');
    let path = if path.is_empty() { String::new() } else { format!("/{path}") };
    Ok(format!("{scheme}://{host}{port}{path}"))
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
    fn a_default_port_and_leading_zeros_are_taken_out() {
        for (given, canonical) in [
            ("https://gateway.example:443", "https://gateway.example"),
            ("https://gateway.example:0443/base/", "https://gateway.example/base"),
            ("https://Gateway.Example:08443//", "https://gateway.example:8443"),
            ("http://127.0.0.1:80/", "http://127.0.0.1"),
            ("http://127.0.0.1:0080", "http://127.0.0.1"),
            ("http://[::1]:0009", "http://[::1]:9"),
            ("http://localhost:443", "http://localhost:443"),
        ] {
            assert_eq!(at(given).unwrap(), canonical);
        }
        for bad in ["https://h:0", "https://h:", "https://h:00", "https://h:65536", "https://h:+1", "https://[::1]x"] {
            assert_eq!(at(bad).unwrap_err().path.as_deref(), Some("base_url"), "{bad}");
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
            ("Range", "bytes=0-1"),
            ("Accept-Encoding", "gzip"),
            ("Proxy-Authorization", "Basic x"),
        ] {
            assert!(CallOptions::default().header(name, value).check().is_err(), "{name}");
        }
        assert!(CallOptions::default().header("Merchant-ID", "104359").check().is_ok());
        assert!(CallOptions::default().header("User-Agent", "shop/1").check().is_ok());
        assert!(CallOptions::default().header("X-A", "1").header("x-a", "2").check().is_err());
    }

    #[test]
    fn limits_are_checked_and_named() {
        let mut config = Config::uat("id", "secret");
        config.max_retries = 11;
        assert_eq!(config.check().unwrap_err().path.as_deref(), Some("max_retries"));
        assert!(CallOptions::default().timeout_ms(0).check().is_err());
    }
}
