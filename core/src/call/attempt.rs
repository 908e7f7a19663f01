//! What follows the response, or the failure, of one attempt of the operation.

use super::Step;
use super::failure::{Doubt, Reason, unreadable};
use super::machine::{Machine, Outcome, Purpose};
use crate::answer::Refusal;
use crate::endpoint::AnyRecovery;
use crate::endpoint::Endpoint;
use crate::operations::generate_token::GenerateToken;
use crate::retry::{Failure, Next, Repeatable, decide};
use crate::step_context::StepContext;
use crate::{Effect, Error, ErrorKind, HttpResponse, Secret, TransportFailure};

/// How many refused tokens end a call.
pub(super) const MOST_REFUSED_TOKENS: u32 = 2;

impl Machine {
    pub(super) fn operation_answer(
        &mut self,
        token: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        context: &StepContext,
    ) -> Outcome {
        let response = match answer {
            Ok(response) => response,
            Err(failure) => {
                let kind = if failure.sent { Failure::InDoubt } else { Failure::NotDone };
                return self.failed(kind, self.network(failure), None, context);
            }
        };
        match response.status {
            200..=299 => self.success(response, context),
            401 if !self.is_credentials() && self.counts.refused_tokens + 1 < MOST_REFUSED_TOKENS => {
                self.counts.refused_tokens += 1;
                self.counts.sent -= 1;
                self.session.token.discard(token);
                self.ready(Purpose::Operation, context)
            }
            401 => {
                self.session.token.discard(token);
                let (error, _) = self.refused(response);
                Err(Error { kind: ErrorKind::Authentication, ..error })
            }
            429 => {
                let (error, _) = self.gateway_error(response);
                let wait = error.retry_after_ms;
                self.failed(Failure::NotDone, error, wait, context)
            }
            400..=499 if !matches!(response.status, 408 | 425) => self.refusal(response, context),
            _ => {
                let (error, _) = self.gateway_error(response);
                let wait = error.retry_after_ms;
                self.failed(Failure::InDoubt, error, wait, context)
            }
        }
    }

    fn success(&mut self, response: &HttpResponse, context: &StepContext) -> Outcome {
        let Some(operation) = &self.operation else { return Err(self.why()) };
        match operation.read(response).map_err(Reason::from) {
            Ok(answer) => {
                if operation.name == GenerateToken::NAME {
                    self.store(None, &*answer, context);
                }
                Ok(Step::Done(answer))
            }
            Err(Reason::Conflict(why)) => {
                self.doubt = Doubt::None;
                Err(Error {
                    effect: Effect::Rejected,
                    status: Some(response.status),
                    body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
                    ..Error::new(ErrorKind::Rejected, why)
                })
            }
            Err(why) => self.failed(Failure::InDoubt, unreadable(response, why), None, context),
        }
    }

    /// A refusal is believed, unless an earlier delivery of this very write may have caused it.
    fn refusal(&mut self, response: &HttpResponse, context: &StepContext) -> Outcome {
        let (error, refusal) = self.refused(response);
        if refusal.is("API_RATE_LIMIT") {
            let error = Error { kind: ErrorKind::RateLimited, effect: Effect::None, ..error };
            let wait = error.retry_after_ms;
            return self.failed(Failure::NotDone, error, wait, context);
        }
        if !self.changes() {
            return Err(error);
        }
        // The form of a refusal, but the payment may still go through.
        let lost = self.doubt.is_lost() || refusal.is("PAYMENT_PENDING");
        let is_conflict = response.status == 409 || refusal.is("DUPLICATE_REQUEST");
        let is_questioned = lost || is_conflict || self.questions(&refusal);
        if !is_questioned {
            return Err(error);
        }
        if self.reconciliation().is_some() {
            self.doubt = Doubt::Refused { refusal: Box::new(error), is_conflict, lost };
            return self.ask(0, context);
        }
        if lost {
            self.doubt = Doubt::Lost;
        } else if is_conflict {
            self.doubt = Doubt::Refused { refusal: Box::new(error.clone()), is_conflict, lost };
        }
        Err(error)
    }

    /// Whether an earlier delivery of the same write may have caused such a refusal.
    fn questions(&self, refusal: &Refusal) -> bool {
        let codes = self.reconciliation().map_or(&[][..], |reconciliation| reconciliation.questioned);
        codes.iter().any(|code| refusal.is(code))
    }

    /// The operation failed in a way that may pass.
    fn failed(
        &mut self,
        failure: Failure,
        error: Error,
        retry_after: Option<u64>,
        context: &StepContext,
    ) -> Outcome {
        if failure == Failure::InDoubt && self.changes() {
            self.doubt = Doubt::Lost;
        }
        let repeatable = match self.operation.as_ref().map(|operation| &operation.recovery) {
            Some(AnyRecovery::Read | AnyRecovery::Retry(_)) => Repeatable::Freely,
            Some(AnyRecovery::Reconcile(_)) => Repeatable::AfterAsking,
            Some(AnyRecovery::Never(_)) | None => Repeatable::Never,
        };
        let (sent, max_retries) = (self.counts.sent, self.limits.max_retries);
        match decide(failure, repeatable, sent, max_retries, retry_after, context.jitter()) {
            Next::Repeat(ms) => self.pause(Purpose::Operation, ms, context, error),
            Next::Ask(ms) => {
                self.last = Some(error);
                self.ask(ms, context)
            }
            Next::GiveUp => Err(error),
        }
    }
}
