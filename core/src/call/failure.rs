//! The errors of a call, and what is in doubt after a failure.

use std::time::Duration;

use zeroize::Zeroizing;

use super::Step;
use super::machine::{Machine, Outcome, Phase, Purpose};
use crate::answer::{Refusal, retry_after_ms, without_message};
use crate::endpoint::{Mismatch, Unreadable};
use crate::secret::scrub;
use crate::step_context::StepContext;
use crate::{Effect, Error, ErrorKind, HttpResponse, Secret, TransportFailure};

/// What is in doubt about the operation.
pub(super) enum Doubt {
    /// Nothing: no send of it may have been applied without an answer.
    None,
    /// A send was not answered readably: it may have been applied.
    Lost,
    /// The gateway refused a send, perhaps because an earlier delivery was applied.
    Refused {
        /// What the gateway said.
        refusal: Box<Error>,
        /// Whether it said that the reference is taken; the object that has it is not known yet.
        is_conflict: bool,
        /// Whether an earlier send was not answered readably.
        lost: bool,
    },
}

impl Doubt {
    /// Whether a send was not answered readably.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self, Self::Lost | Self::Refused { lost: true, .. })
    }
}

/// Why a 2xx response is no answer to the request.
pub(super) enum Reason {
    /// It cannot be read.
    Form(String),
    /// It can be read, but speaks of something else.
    Other(String),
    /// It is another object, which already has the reference that was sent.
    Conflict(String),
}

impl From<Unreadable> for Reason {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Form(why) => Self::Form(why),
            Unreadable::Mismatch(Mismatch::Unclear(why)) => Self::Other(why),
            Unreadable::Mismatch(Mismatch::Conflict(why)) => Self::Conflict(why),
        }
    }
}

impl Machine {
    pub(super) fn pause(
        &mut self,
        purpose: Purpose,
        ms: u64,
        context: &StepContext,
        error: Error,
    ) -> Outcome {
        if context.unix_ms.saturating_add(ms) >= self.deadline_ms {
            return Err(error);
        }
        self.last = Some(error);
        self.phase = Phase::Ready(purpose);
        Ok(Step::Sleep(Duration::from_millis(ms)))
    }

    /// The error with which a call ends that cannot go on.
    pub(super) fn why(&self) -> Error {
        match &self.doubt {
            Doubt::Refused { refusal, .. } => Error::clone(refusal),
            _ => {
                let unknown = || Error::new(ErrorKind::Network, "no readable answer came");
                self.last.clone().unwrap_or_else(unknown)
            }
        }
    }

    pub(super) fn out_of_time(&self) -> Error {
        let mut error = self.why();
        error.message = format!("out of time: {}", error.message);
        error
    }

    pub(super) fn network(&self, failure: &TransportFailure) -> Error {
        Error::new(ErrorKind::Network, self.clean(&failure.message))
    }

    /// Text that other code wrote: one line of bounded length, without the secrets of this call.
    pub(super) fn clean(&self, text: &str) -> String {
        let mut secrets = vec![self.session.config.client_secret.clone()];
        secrets.extend(self.bearer.clone());
        secrets.extend(self.operation.iter().flat_map(|operation| operation.secrets.iter().cloned()));
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        // Cut again after the scrubbing: a secret on the border of the first cut would show its half.
        let line = Zeroizing::new(text.chars().map(plain).take(4_000).collect::<String>());
        scrub(&line, &secrets).chars().take(500).collect()
    }

    pub(super) fn refused(&self, response: &HttpResponse) -> (Error, Refusal) {
        let (error, refusal) = self.gateway_error(response);
        (Error { kind: ErrorKind::Rejected, effect: Effect::Rejected, ..error }, refusal)
    }

    /// What the gateway said went wrong: as documented, as other JSON, or as bytes.
    pub(super) fn gateway_error(&self, response: &HttpResponse) -> (Error, Refusal) {
        let refusal = Refusal::read(response);
        let kind = match response.status {
            429 => ErrorKind::RateLimited,
            401 => ErrorKind::Authentication,
            400..=499 => ErrorKind::Rejected,
            500.. => ErrorKind::Server,
            _ => ErrorKind::UnreadableAnswer,
        };
        let cleaned = |text: &Option<String>| text.as_deref().map(|text| self.clean(text));
        let message = cleaned(&refusal.message);
        let error = Error {
            status: Some(response.status),
            code: cleaned(&refusal.code),
            retry_after_ms: retry_after_ms(response),
            body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
            ..Error::new(kind, message.unwrap_or_else(|| without_message(response.status).to_owned()))
        };
        (error, refusal)
    }
}

pub(super) fn misuse(message: &str) -> Error {
    Error::new(ErrorKind::Input, message)
}

pub(super) fn unreadable(response: &HttpResponse, why: Reason) -> Error {
    let message = match why {
        Reason::Form(why) => format!("the answer cannot be read: {why}"),
        Reason::Other(why) | Reason::Conflict(why) => {
            format!("the answer is not one to this request: {why}")
        }
    };
    Error {
        status: Some(response.status),
        body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
        ..Error::new(ErrorKind::UnreadableAnswer, message)
    }
}
