//! The machine of a call: its state, and which part takes the next step.

use std::sync::Arc;

use super::failure::{Doubt, misuse};
use super::{SessionState, Step};
use crate::endpoint::{AnyAnswer, Operation};
use crate::endpoint::{AnyReconciliation, AnyRecovery};
use crate::secret::wipe;
use crate::step_context::StepContext;
use crate::{
    CallOptions, Effect, Error, ErrorKind, HttpResponse, Inquiry, ResponseInfo, Secret, TransportFailure,
};

/// What a step of the machine gives.
pub(super) type Outcome = Result<Step<Box<dyn AnyAnswer>>, Error>;

/// Makes the operation of a call when its first step gives the time and entropy that it needs.
pub(super) type Prepare = Box<dyn FnOnce(&StepContext) -> Result<Operation, Error> + Send>;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The operation itself.
    Operation,
    /// The inquiry that reconciles a lost answer.
    Reconciliation,
}

/// Where a call stands.
pub(super) enum Phase {
    /// Nothing has happened.
    Fresh(Prepare),
    /// The request is to be sent as soon as there is a token.
    Ready(Purpose),
    /// The request is on its way with the token of this number.
    Sent(Purpose, u64),
    /// The request for the token that it needs is on its way under this lease.
    TokenSent(Purpose, u64),
    /// An answer to one of the two came.
    Answered(Box<Phase>, Result<HttpResponse, TransportFailure>),
    /// The call is over.
    Over,
}

/// How often something was done.
#[derive(Default)]
pub(super) struct Counts {
    /// The operation was sent.
    pub(super) sent: u32,
    /// The inquiry of the present doubt was sent.
    pub(super) asked: u32,
    /// A token was asked for since the last success.
    pub(super) token_tries: u32,
    /// The gateway refused the token of this call.
    pub(super) refused_tokens: u32,
    /// This call waited for the token of another one.
    pub(super) waits: u32,
}

pub(super) struct Limits {
    pub(super) timeout_ms: u64,
    total_timeout_ms: u64,
    pub(super) max_retries: u32,
}

pub(super) struct Machine {
    pub(super) session: Arc<SessionState>,
    name: &'static str,
    pub(super) limits: Limits,
    pub(super) headers: Vec<(String, String)>,
    pub(super) idempotency_key: bool,
    pub(super) phase: Phase,
    pub(super) operation: Option<Operation>,
    /// The inquiry that is being made.
    pub(super) asking: Option<Operation>,
    /// When the first step was taken, in milliseconds since 1970.
    started_ms: u64,
    pub(super) deadline_ms: u64,
    pub(super) counts: Counts,
    pub(super) doubt: Doubt,
    /// The last failure, for the error if there is no time left to go on.
    pub(super) last: Option<Error>,
    /// The bearer token of the last request, to be taken out of what the gateway writes about it.
    pub(super) bearer: Option<Secret>,
    /// The response that the answer was read from, once the call has succeeded.
    pub(super) response: Option<ResponseInfo>,
}

impl Machine {
    pub(super) fn new(
        session: Arc<SessionState>,
        name: &'static str,
        prepare: Prepare,
        options: CallOptions,
    ) -> Self {
        let limits = Limits {
            timeout_ms: options.timeout_ms.unwrap_or(session.config.timeout_ms),
            total_timeout_ms: options.total_timeout_ms.unwrap_or(session.config.total_timeout_ms),
            max_retries: options.max_retries.unwrap_or(session.config.max_retries),
        };
        // A header of the call replaces the session's of the same name, in any case.
        let idempotency_key = options.idempotency_key.unwrap_or(session.config.idempotency_key);
        let is_replaced = |name: &str| options.headers.keys().any(|own| own.eq_ignore_ascii_case(name));
        let kept = session.config.headers.iter().filter(|(name, _)| !is_replaced(name));
        let mut headers: Vec<_> = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
        headers.extend(options.headers);
        Self {
            session,
            name,
            limits,
            headers,
            idempotency_key,
            phase: Phase::Fresh(prepare),
            operation: None,
            asking: None,
            started_ms: 0,
            deadline_ms: 0,
            counts: Counts::default(),
            doubt: Doubt::None,
            last: None,
            bearer: None,
            response: None,
        }
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    pub(super) fn step(&mut self, context: &StepContext) -> Outcome {
        match std::mem::replace(&mut self.phase, Phase::Over) {
            Phase::Fresh(prepare) => {
                self.started_ms = context.unix_ms;
                self.deadline_ms = context.unix_ms.saturating_add(self.limits.total_timeout_ms);
                self.operation = Some(prepare(context)?);
                self.ready(Purpose::Operation, context)
            }
            Phase::Ready(purpose) => self.ready(purpose, context),
            Phase::Answered(to, mut answer) => {
                let step = match *to {
                    Phase::TokenSent(purpose, lease) => self.token_answer(purpose, lease, &answer, context),
                    Phase::Sent(Purpose::Operation, token) => self.operation_answer(token, &answer, context),
                    Phase::Sent(Purpose::Reconciliation, token) => {
                        self.inquiry_answer(token, &answer, context)
                    }
                    _ => Err(misuse("the call is over")),
                };
                if let Ok(response) = &mut answer {
                    // It may have held an access token, a challenge URL, a cryptogram.
                    wipe(std::mem::take(&mut response.body));
                    if let Ok(Step::Done(_)) = &step {
                        self.response = Some(self.describe(response, context));
                    }
                }
                step
            }
            phase @ (Phase::Sent(..) | Phase::TokenSent(..)) => {
                self.phase = phase;
                Err(misuse("an answer is owed: call receive before step"))
            }
            Phase::Over => Err(misuse("the call is over")),
        }
    }

    /// Takes the headers of the response that ended the call.
    fn describe(&self, response: &mut HttpResponse, context: &StepContext) -> ResponseInfo {
        let mut headers = std::mem::take(&mut response.headers);
        for (name, _) in &mut headers {
            name.make_ascii_lowercase();
        }
        ResponseInfo {
            status: response.status,
            request_id: self.request_id().unwrap_or_default().to_owned(),
            duration_ms: context.unix_ms.saturating_sub(self.started_ms),
            attempts: self.counts.sent,
            headers,
        }
    }

    pub(super) fn receive(&mut self, answer: Result<HttpResponse, TransportFailure>) {
        if matches!(self.phase, Phase::Sent(..) | Phase::TokenSent(..)) {
            let to = std::mem::replace(&mut self.phase, Phase::Over);
            self.phase = Phase::Answered(Box::new(to), answer);
        }
    }

    pub(super) fn abandon(&mut self, sent: bool) {
        if !sent && matches!(self.phase, Phase::Sent(..)) {
            self.phase = Phase::Over;
        }
    }

    /// Completes the error that ends the call: the effect, and what the caller needs to go on.
    pub(super) fn finish(&mut self, mut error: Error) -> Error {
        if let (Phase::TokenSent(_, lease), false) = (self.awaited(), error.kind == ErrorKind::Input) {
            self.session.token.release(*lease, 0);
        }
        // A step out of turn ends nothing, but its error may be all that the caller sees of a write in flight.
        let unjudged = self.unjudged();
        if !(error.kind == ErrorKind::Input && matches!(self.phase, Phase::Sent(..) | Phase::TokenSent(..))) {
            self.phase = Phase::Over;
        }
        error.operation = Some(self.name.into());
        let Some(operation) = &self.operation else { return error };
        error.request_id = Some(operation.request_id.clone());
        if unjudged || !matches!(self.doubt, Doubt::None) {
            error.effect = Effect::Unknown;
            error.inquiry = operation.recovery.inquiry().cloned();
        }
        error
    }

    /// The phase that waits for an answer, or whose answer was not looked at yet.
    fn awaited(&self) -> &Phase {
        if let Phase::Answered(to, _) = &self.phase { to } else { &self.phase }
    }

    /// Whether the operation may have been applied and its answer, if any, was not looked at yet.
    fn unjudged(&self) -> bool {
        let is_out = match &self.phase {
            Phase::Sent(Purpose::Operation, _) => true,
            Phase::Answered(to, answer) if matches!(**to, Phase::Sent(Purpose::Operation, _)) => {
                answer.as_ref().map_or_else(|failure| failure.sent, |_| true)
            }
            _ => false,
        };
        is_out && self.changes()
    }

    /// Whether a lost answer of the operation leaves something in doubt.
    pub(super) fn changes(&self) -> bool {
        self.operation.as_ref().is_some_and(|operation| operation.recovery.changes())
    }

    pub(super) fn reconciliation(&self) -> Option<&AnyReconciliation> {
        match self.operation.as_ref().map(|operation| &operation.recovery) {
            Some(AnyRecovery::Reconcile(reconciliation)) => Some(reconciliation),
            _ => None,
        }
    }

    pub(super) fn is_credentials(&self) -> bool {
        self.operation.as_ref().is_some_and(|operation| operation.credentials)
    }

    pub(super) fn inquiry(&self) -> Option<&Inquiry> {
        self.operation.as_ref().and_then(|operation| operation.recovery.inquiry())
    }

    pub(super) fn request_id(&self) -> Option<&str> {
        self.operation.as_ref().map(|operation| operation.request_id.as_str())
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // A call that is dropped while it fetches the token lets the next one fetch it.
        if let Phase::TokenSent(_, lease) = self.awaited() {
            self.session.token.release(*lease, 0);
        }
    }
}
