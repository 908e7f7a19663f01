//! What JavaScript reads after a call through the door.

use std::fmt::Write;

use pinelabs_online::{Error, HttpRequest, Inquiry};
use serde_json::{Value, json};

/// More than this is given back instead of kept for the next time.
const KEPT_BYTES: usize = 64 * 1024;

/// A text, and a number beside it.
pub(crate) struct Output {
    text: String,
    pub(crate) mark: u32,
}

/// The mark of a request that has no body.
const NO_BODY: u32 = u32::MAX;

impl Output {
    pub(crate) const fn new() -> Self {
        Self { text: String::new(), mark: 0 }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Wipes what was there: it may have been a card number.
    pub(crate) fn clear(&mut self) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        bytes.fill(0);
        bytes.clear();
        if bytes.capacity() <= KEPT_BYTES {
            // An empty text is valid UTF-8.
            self.text = String::from_utf8(bytes).unwrap_or_default();
        }
        self.mark = 0;
    }

    pub(crate) fn put(&mut self, text: &str) {
        self.clear();
        self.text.push_str(text);
    }

    pub(crate) fn put_json(&mut self, json: &Value) {
        self.clear();
        // Writing to a text cannot fail.
        let _ = write!(self.text, "{json}");
    }

    /// `{"error", "display", "body"}`: the error, its line for people, and the gateway's own words if there are any.
    pub(crate) fn put_error(&mut self, error: &Error) {
        self.put_json(&json!({
            "error": error.to_json(),
            "display": error.to_string(),
            "body": error.body.as_ref().map(|body| body.expose()),
        }));
    }

    /// What JavaScript keeps in case that the instance breaks, and the request, as lines: the call's request id, its
    /// inquiry in JSON; method, URL, timeout, operation, path template, attempt, request id, then each header's name
    /// and value. The mark is where the body begins. None of the lines can hold a line break: all of them are
    /// ASCII without control characters, or JSON.
    pub(crate) fn put_request(
        &mut self,
        request_id: Option<&str>,
        inquiry: Option<&Inquiry>,
        request: &HttpRequest,
    ) {
        self.clear();
        self.text.push_str(request_id.unwrap_or_default());
        self.text.push('\n');
        if let Some(inquiry) = inquiry {
            self.text.push_str(&serde_json::to_string(inquiry).unwrap_or_default());
        }
        self.text.push('\n');
        let headers: usize = request.headers.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
        let body = request.body.as_ref().map(|body| body.expose());
        self.text.reserve(512 + request.url.len() + headers + body.map_or(0, str::len));
        let (timeout_ms, attempt) = (request.timeout_ms.to_string(), request.attempt.to_string());
        self.text.push_str(request.method.as_str());
        let fixed = [
            &request.url,
            timeout_ms.as_str(),
            request.operation,
            request.path_template,
            &attempt,
            &request.request_id,
        ];
        let headers = request.headers.iter().flat_map(|(name, value)| [&**name, &**value]);
        for line in fixed.into_iter().chain(headers) {
            self.text.push('\n');
            self.text.push_str(line);
        }
        self.mark = match body {
            Some(body) => {
                let mark = u32::try_from(self.text.len()).unwrap_or(NO_BODY);
                self.text.push_str(body);
                mark
            }
            None => NO_BODY,
        };
    }
}
