//! The options of one call.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::in_range;
use crate::Error;
use crate::http::{is_header_name, is_header_value};
use crate::models::Extra;

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
    /// Whether this call's requests that are no GET carry the header `Idempotency-Key`, equal to their `Request-ID`.
    pub idempotency_key: Option<bool>,
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

    /// Sets whether the call's requests carry the header `Idempotency-Key`.
    #[must_use]
    pub fn idempotency_key(mut self, send: bool) -> Self {
        self.idempotency_key = Some(send);
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
        check_headers(&self.headers)
    }
}

pub(super) fn headers_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Whether the caller may set these headers.
pub(super) fn check_headers(headers: &BTreeMap<String, String>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for (name, value) in headers {
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(Error::config("headers", "a header is given twice, in different case"));
        }
        if !is_header_name(name) {
            return Err(Error::config("headers", "a header's name has a character that is not allowed"));
        }
        if RESERVED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
            return Err(Error::config(format!("headers.{name}"), "this header is set by the client itself"));
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
