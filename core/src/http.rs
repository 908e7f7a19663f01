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
    /// For reads.
    Get,
    /// For creating, and for most actions.
    Post,
    /// For capture and cancellation.
    Put,
    /// For changes of some fields.
    Patch,
    /// For deleting a plan or a presentation.
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
    /// The operation that it belongs to: `auth.generate_token`, `orders.capture`, ..
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

/// An HTTP response as it came; `Debug` shows its status and the length of its body.
#[derive(Clone, Default)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The headers; names in any case. Those that are not [read](Self::reads) may be left out; then [`ResponseInfo`]
    /// lacks them, too.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// Whether a call's outcome may depend on the header of this name, in any case.
    pub fn reads(name: &str) -> bool {
        name.eq_ignore_ascii_case(RETRY_AFTER)
    }

    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
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

/// The HTTP response that a call's answer was read from, and what it took to get it; `Debug` shows no header's value.
///
/// Of a write whose answer was lost and which an inquiry found applied, `status` and `headers` are the inquiry's.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseInfo {
    /// The HTTP status, 200 to 299.
    pub status: u16,
    /// The `Request-ID` under which the operation was sent, the same on every repeat; an error has it as
    /// [`Error::request_id`](crate::Error::request_id).
    pub request_id: String,
    /// How long the call took from its first step to its answer, in milliseconds: access token, repeats, waits and
    /// inquiries included.
    pub duration_ms: u64,
    /// How often the operation was sent: 1 unless it was repeated. As in [`HttpRequest::attempt`], a send whose access
    /// token was refused does not count; nor do inquiries.
    pub attempts: u32,
    /// The headers in the order in which they came, with names in lower case. A name may come more than once.
    pub headers: Vec<(String, String)>,
}

impl ResponseInfo {
    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }
}

impl fmt::Debug for ResponseInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("ResponseInfo")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("duration_ms", &self.duration_ms)
            .field("attempts", &self.attempts)
            .field("headers", &names)
            .finish()
    }
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Why a request got no complete response.
///
/// `sent` must be true whenever the gateway may have received the whole request. False is right where there was no
/// connection (name not resolved, connection or TLS refused): then the call may send the request again at once. A false
/// `false` can charge twice.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct TransportFailure {
    /// Whether the gateway may have received the request.
    pub sent: bool,
    /// What happened, in one line. Calls and observers get it without the secrets of the call.
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
