//! One call, as a state machine: token, send, repeat, reconcile a lost answer, decode.
//!
//! The driver's loop is three lines: make a [`StepContext`], [`step`](Call::step), do what the [`Step`] says, and hand
//! what came of it to [`receive`](Call::receive). The machine decides everything else, so every language behaves
//! the same.
//!
//! # Theory of operation
//!
//! A write is sent in the *operation* phase. When its answer is lost, the *reconciliation* phase makes the inquiry that
//! says whether it happened, and only a clear "no" leads back, with the same reference and `Request-ID`. Either phase
//! may need an access token first. From the first lost answer on, the outcome is in doubt, and no error that the call
//! ends with claims to know that nothing happened, unless an inquiry has shown that the write cannot happen any more.
//!
//! | what came of the operation | read | retry | reconcile | never |
//! |---|---|---|---|---|
//! | not sent, 429 | wait, send again | same | same | same |
//! | 401 | new token, send once more | same | same | same |
//! | sent and lost, 5xx, 408, 425, 3xx, unreadable 2xx, 2xx of another object | wait, send again | wait, send again | wait, **ask** | `unknown` |
//! | 409, `DUPLICATE_REQUEST` | `rejected` | `unknown` | **ask** | `unknown` |
//! | other 4xx | `rejected` | `rejected` | `rejected`; **ask** if an earlier delivery may have caused it | `rejected` |
//!
//! | what the inquiry shows | then |
//! |---|---|
//! | applied | done, with the answer that was found |
//! | applied, but its answer cannot be had | `unknown`, with the inquiry; sent again first where a repeat gives the answer |
//! | not applied | send again; `unknown` when the tries are used up; a refusal that was in question stands |
//! | not applied, though possible, after a refusal | ask again: the answer may be older than the write; then `unknown` |
//! | rejected, conflict: it cannot happen any more | `rejected` |
//! | inconclusive, or the inquiry cannot be answered | `unknown`, with the inquiry |

mod attempt;
mod failure;
mod machine;
mod reconcile;
mod request;
mod token;

use std::sync::Arc;
use std::time::Duration;

use self::machine::Machine;
use crate::answer::Answer;
use crate::endpoint::{AnyAnswer, AnyRequest, Endpoint, Operation, check_extra_body};
use crate::step_context::StepContext;
use crate::token_cache::TokenCache;
use crate::{
    CallOptions, Config, Error, ErrorKind, HttpRequest, HttpResponse, Inquiry, ResponseInfo, TransportFailure,
};

/// What the driver of a [`Call`] is to do next.
#[derive(Debug)]
#[must_use]
pub enum Step<T> {
    /// Send this, then give the response or the failure to [`Call::receive`].
    Send(HttpRequest),
    /// Wait so long, then call [`Call::step`] again.
    Sleep(Duration),
    /// The call is over.
    Done(T),
}

/// The state that the calls of a session share.
#[derive(Debug)]
pub(crate) struct SessionState {
    pub(crate) config: Config,
    /// In its canonical form, without a slash at its end.
    pub(crate) base_url: String,
    pub(crate) token: TokenCache,
}

/// One API call in progress: asks its driver to send and to wait, and ends with an answer or an [`Error`].
///
/// Dropping it is safe at any time; [`Call::abandon`] says what it may have left behind.
#[must_use]
pub struct Call<T> {
    machine: Machine,
    finish: fn(Box<dyn AnyAnswer>) -> Option<T>,
}

impl<T> std::fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("operation", &self.machine.name()).finish_non_exhaustive()
    }
}

impl<R: 'static> Call<R> {
    /// A call with the answer's type.
    pub(crate) fn typed<E: Endpoint<Response = R>>(
        session: Arc<SessionState>,
        request: E,
        options: CallOptions,
    ) -> Result<Self, Error> {
        let finish = |answer: Box<dyn AnyAnswer>| answer.into_any().downcast().ok().map(|answer| *answer);
        Ok(Self { machine: machine(session, Box::new(request), options)?, finish })
    }
}

impl Call<Answer> {
    /// A call whose answer is given as JSON text.
    pub(crate) fn json(
        session: Arc<SessionState>,
        request: Box<dyn AnyRequest>,
        options: CallOptions,
    ) -> Result<Self, Error> {
        let finish = |answer: Box<dyn AnyAnswer>| Some(Answer::new(answer.to_json()));
        Ok(Self { machine: machine(session, request, options)?, finish })
    }
}

fn machine(
    session: Arc<SessionState>,
    mut request: Box<dyn AnyRequest>,
    options: CallOptions,
) -> Result<Machine, Error> {
    let name = request.about().name;
    request.normalize();
    let extra = options.extra_body.clone();
    let checked = request
        .check()
        .and_then(|()| options.check())
        .and_then(|()| extra.as_ref().map_or(Ok(()), |extra| check_extra_body(&*request, extra)));
    checked.map_err(|error| error.of(name))?;
    let prepare = Box::new(move |context: &StepContext| Operation::new(request, extra.as_ref(), context));
    Ok(Machine::new(session, name, prepare, options))
}

impl<T> Call<T> {
    /// What to do now. Call it first, after every [`receive`](Call::receive) and after every wait.
    ///
    /// # Errors
    /// The error with which the call ended: [`Error::effect`] says what it means for the money. Calling `step` again
    /// afterwards, or before `receive` was given the response to a request, is an [`ErrorKind::Input`] error.
    pub fn step(&mut self, context: StepContext) -> Result<Step<T>, Error> {
        match self.machine.step(&context) {
            Ok(Step::Send(request)) => Ok(Step::Send(request)),
            Ok(Step::Sleep(duration)) => Ok(Step::Sleep(duration)),
            Ok(Step::Done(answer)) => match (self.finish)(answer) {
                Some(answer) => Ok(Step::Done(answer)),
                None => Err(self.machine.finish(failure::misuse("the answer is of another type"))),
            },
            Err(error) => Err(self.machine.finish(error)),
        }
    }

    /// Takes the response, or the failure, of the request that [`Step::Send`] asked to send.
    ///
    /// Ignored where no request is under way.
    pub fn receive(&mut self, answer: Result<HttpResponse, TransportFailure>) {
        self.machine.receive(answer);
    }

    /// Ends the call early: the error says what it may have left behind.
    ///
    /// `sent` is whether the request in flight, if any, may have reached the gateway. Without a doubt the effect is
    /// [`Effect::None`](crate::Effect::None); with one it is [`Effect::Unknown`](crate::Effect::Unknown) and the error
    /// carries the inquiry.
    pub fn abandon(mut self, sent: bool) -> Error {
        self.machine.abandon(sent);
        let error = Error::new(ErrorKind::Aborted, "the call was given up by its caller");
        self.machine.finish(error)
    }

    /// The inquiry that shows whether the operation happened, should the call be lost now; `None` before the first step
    /// and for a call that changes nothing.
    ///
    /// Keep it outside of whatever may break or be cancelled while the call is under way.
    pub fn inquiry(&self) -> Option<&Inquiry> {
        self.machine.inquiry()
    }

    /// The HTTP response that the answer was read from; `None` until [`Step::Done`].
    ///
    /// It has the headers that [`receive`](Call::receive) was given.
    pub fn response(&self) -> Option<&ResponseInfo> {
        self.machine.response.as_ref()
    }

    /// The operation's name.
    #[cfg(feature = "tracing")]
    pub(crate) fn operation(&self) -> &'static str {
        self.machine.name()
    }

    /// The response of a call that is done.
    #[cfg(feature = "client")]
    pub(crate) fn into_response(mut self) -> ResponseInfo {
        // `Step::Done` is never given without it.
        self.machine.response.take().unwrap_or_default()
    }

    /// The `Request-ID` of the call; `None` before the first step.
    pub fn request_id(&self) -> Option<&str> {
        self.machine.request_id()
    }

    /// Whether the operation changes something at the gateway, so that it matters if its outcome is lost; false before
    /// the first step.
    pub fn changes(&self) -> bool {
        self.machine.changes()
    }

    /// Removes the secrets of this call from a text that other code wrote, such as the message of a transport.
    ///
    /// One line of at most 500 characters; control characters become spaces. Give observers, logs and causes the
    /// cleaned text only.
    pub fn clean(&self, text: &str) -> String {
        self.machine.clean(text)
    }
}
