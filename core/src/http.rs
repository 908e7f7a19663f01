//! HTTP request and response as plain structs, independent of any HTTP library.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Secret;

/// An HTTP method that the gateway uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Captures and cancels.
    Put,
    /// Changes some fields.
    Patch,
    /// Deletes; no modelled operation uses it, `raw` may.
    Delete,
}

impl Method {
    /// The method as it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// An HTTP request to send, complete; `Debug` shows neither its body nor the values of its headers.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// Every header, in order: name and value.
    pub headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// The body: JSON text, or nothing.
    pub body: Option<Secret>,
    /// How long the exchange may take in all, in milliseconds.
    pub timeout_ms: u64,
    /// The operation in whose service it is sent: `auth.generate_token`, `orders.capture`, ..
    pub operation: &'static str,
    /// The path with its parameters unfilled, such as `/api/pay/v1/orders/{order_id}/capture`: fit for a log.
    pub path_template: &'static str,
    /// 1 for the first time this call sends this operation, 2 for the second, ..
    pub attempt: u32,
    /// The value of the `Request-ID` header.
    pub request_id: String,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("path_template", &self.path_template)
            .field("operation", &self.operation)
            .field("attempt", &self.attempt)
            .field("request_id", &self.request_id)
            .field("timeout_ms", &self.timeout_ms)
            .finish_non_exhaustive()
    }
}

/// The one header of an answer that means something to a call.
pub(crate) const RETRY_AFTER: &str = "retry-after";

/// An HTTP answer as it came; `Debug` shows its status and the length of its body.
#[derive(Clone, Default)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The headers; names in any case. Those that are not [read](Self::reads) may be left out.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// Whether a call looks at a header of this name, in any case; a transport may leave out all others.
    pub fn reads(name: &str) -> bool {
        name.eq_ignore_ascii_case(RETRY_AFTER)
    }

    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// No answer came.
///
/// `sent` must be true whenever the gateway may have received the request, in whole: an honest `false`
/// (refused, unresolved, TLS refused) lets the call repeat at once, a false `false` can charge twice.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct TransportFailure {
    /// Whether the gateway may have got the request.
    pub sent: bool,
    /// What happened, without any secret.
    pub message: String,
}

/// Whether a text may stand as a header's value: visible ASCII, spaces and tabs.
pub(crate) fn is_header_value(text: &str) -> bool {
    text.bytes().all(|b| b == b'\t' || (0x20..0x7f).contains(&b))
}

/// Whether a text may stand as a header's name: a token of RFC 9110.
pub(crate) fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
