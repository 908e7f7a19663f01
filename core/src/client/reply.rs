//! What a call gives that succeeded: the answer, and the response around it.

use crate::call::Call;
use crate::{Effect, Error, Method, OPERATIONS, OperationInfo, ResponseInfo};

/// An answer with the HTTP response around it, from [`Client::call_with_response`](super::Client::call_with_response)
/// and [`Client::with_response`](super::Client::with_response).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The answer, as the call without the response gives it.
    pub data: T,
    /// The response: status, request id, duration, attempts, headers.
    pub response: ResponseInfo,
}

impl<T> From<Finished<T>> for Reply<T> {
    fn from(finished: Finished<T>) -> Self {
        Self { data: finished.value, response: finished.call.into_response() }
    }
}

/// A call that succeeded: its answer, and the call itself, for a caller that gives up before it is told.
#[derive(Debug)]
#[non_exhaustive]
pub struct Finished<T> {
    /// The answer.
    pub value: T,
    /// The call, for [`given_up`] and for the response around the answer, [`Call::response`].
    pub call: Call<T>,
}

/// The error for a caller that gave a call up in the moment in which it succeeded, and was not told of its answer.
///
/// It is of [`ErrorKind::Aborted`](crate::ErrorKind::Aborted), with the request id; of a write, with
/// [`Effect::Unknown`] and the inquiry.
pub fn given_up<T>(finished: Call<T>) -> Error {
    let inquiry = finished.inquiry().cloned();
    let mut error = finished.abandon(true);
    let reads = |info: &OperationInfo| info.method == Method::Get;
    let info = OPERATIONS.iter().find(|info| Some(info.name) == error.operation.as_deref());
    if !info.is_some_and(reads) {
        error.effect = Effect::Unknown;
        error.inquiry = inquiry;
    }
    error.message = "the call was given up by its caller as it succeeded".to_owned();
    error
}
