//! Spans and events of the crate `tracing`: one span a call, and in it the events that an observer gets.

use std::future::Future;

use tracing::field::Empty;
use tracing::{Instrument, debug, info_span, warn};

use super::{Event, Finished};
use crate::Error;

/// Makes a call within its span.
pub(super) async fn in_span<T>(
    operation: &'static str,
    call: impl Future<Output = Result<Finished<T>, Error>>,
) -> Result<Finished<T>, Error> {
    let span = info_span!(
        target: "pinelabs_online",
        "call",
        operation,
        request_id = Empty,
        status = Empty,
        attempts = Empty,
        error = Empty,
        effect = Empty,
    );
    let outcome = call.instrument(span.clone()).await;
    match &outcome {
        Ok(finished) => {
            if let Some(response) = finished.call.response() {
                span.record("request_id", response.request_id.as_str());
                span.record("status", response.status);
                span.record("attempts", response.attempts);
            }
        }
        Err(error) => {
            span.record("request_id", error.request_id.as_deref());
            span.record("status", error.status);
            span.record("error", tracing::field::debug(error.kind));
            span.record("effect", tracing::field::debug(error.effect));
        }
    }
    outcome
}

/// One event: `DEBUG`, or `WARN` for what the call may have to repeat (no answer, 429, 5xx).
pub(super) fn event(event: &Event<'_>) {
    let Event { operation, method, path_template, attempt, request_id, outcome } = *event;
    let method = method.as_str();
    // The macros give each level a callsite of its own, so the fields are written out for each.
    let Some(outcome) = outcome else {
        debug!(
            target: "pinelabs_online",
            operation, method, path_template, attempt, request_id, "request"
        );
        return;
    };
    let (status, duration_ms, failure) = (outcome.status, outcome.duration_ms, outcome.failure);
    if status.is_some_and(|status| status != 429 && status < 500) {
        debug!(
            target: "pinelabs_online",
            operation, method, path_template, attempt, request_id, status, duration_ms, "response"
        );
    } else {
        warn!(
            target: "pinelabs_online",
            operation, method, path_template, attempt, request_id, status, duration_ms, failure, "failure"
        );
    }
}
