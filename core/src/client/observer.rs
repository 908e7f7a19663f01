//! The events of an observer: one for each request that is sent, one for what came of it.

use crate::{HttpRequest, HttpResponse, Method, TransportFailure};

/// An event for an observer: a request is sent, or its response (or failure) is there.
///
/// It holds no body, no header and no secret, so that it can be logged as it is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The operation of the request: `orders.capture`, or `auth.generate_token` for the token that it needs.
    pub operation: &'a str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its parameters unfilled.
    pub path_template: &'a str,
    /// 1 for the first time this call sends this operation, 2 for the second, ..
    pub attempt: u32,
    /// The `Request-ID`.
    pub request_id: &'a str,
    /// `None` when the request goes out, what came of it afterwards.
    pub outcome: Option<Outcome<'a>>,
}

/// What came of a request.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Outcome<'a> {
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// Why none came, without the secrets of the call.
    pub failure: Option<&'a str>,
}

pub(super) type Observer = dyn Fn(&Event<'_>) + Send + Sync;

/// A request under way, as the observer is told of it.
pub(super) struct Told<'a> {
    observer: Option<&'a Observer>,
    operation: &'static str,
    method: Method,
    path_template: &'static str,
    attempt: u32,
    request_id: String,
    since_ms: u64,
}

impl<'a> Told<'a> {
    /// Tells that the request is sent; `None` where there is nothing to tell it to.
    pub(super) fn begin(observer: Option<&'a Observer>, request: &HttpRequest, unix_ms: u64) -> Option<Self> {
        if observer.is_none() && !cfg!(feature = "tracing") {
            return None;
        }
        let told = Self {
            observer,
            operation: request.operation,
            method: request.method,
            path_template: request.path_template,
            attempt: request.attempt,
            request_id: request.request_id.clone(),
            since_ms: unix_ms,
        };
        told.tell(None);
        Some(told)
    }

    /// `clean` takes the secrets of the call out of what a transport wrote: it may quote the request.
    pub(super) fn end(
        &self,
        answer: &Result<HttpResponse, TransportFailure>,
        clean: impl Fn(&str) -> String,
        unix_ms: u64,
    ) {
        let failure = answer.as_ref().err().map(|failure| clean(&failure.message));
        self.tell(Some(Outcome {
            duration_ms: unix_ms.saturating_sub(self.since_ms),
            status: answer.as_ref().ok().map(|response| response.status),
            failure: failure.as_deref(),
        }));
    }

    fn tell(&self, outcome: Option<Outcome<'_>>) {
        let event = Event {
            operation: self.operation,
            method: self.method,
            path_template: self.path_template,
            attempt: self.attempt,
            request_id: &self.request_id,
            outcome,
        };
        #[cfg(feature = "tracing")]
        super::trace::event(&event);
        if let Some(observer) = self.observer {
            observer(&event);
        }
    }
}
