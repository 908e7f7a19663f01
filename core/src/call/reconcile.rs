//! Reconciliation: the inquiry after a lost answer or a questionable refusal, and what follows from it.

use super::Step;
use super::attempt::MOST_REFUSED_TOKENS;
use super::failure::Doubt;
use super::machine::{Machine, Outcome, Purpose};
use crate::answer::{is_success, retry_after_ms};
use crate::endpoint::{Lookup, Resolution};
use crate::retry::{Failure, Next, Repeatable, decide};
use crate::step_context::StepContext;
use crate::{Effect, Error, ErrorKind, HttpResponse, TransportFailure};

type Found = Lookup<Box<dyn std::any::Any + Send>>;

impl Machine {
    /// Begins an inquiry.
    pub(super) fn ask(&mut self, wait_ms: u64, context: &StepContext) -> Outcome {
        self.counts.asked = 0;
        self.asking = None;
        if wait_ms == 0 {
            return self.ready(Purpose::Reconciliation, context);
        }
        let error = self.why();
        self.pause(Purpose::Reconciliation, wait_ms, context, error)
    }

    pub(super) fn inquiry_answer(
        &mut self,
        token: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        context: &StepContext,
    ) -> Outcome {
        let (Some(inquiry), Ok(response)) = (&self.asking, answer) else {
            return self.ask_again(None, context);
        };
        if is_success(response) {
            // An answer that cannot be read, or speaks of something else, decides nothing.
            return match inquiry.read(response) {
                Ok(answer) => self.resolve(Lookup::Found(answer.into_any()), context),
                Err(_) => self.ask_again(None, context),
            };
        }
        if response.status == 401 && self.counts.refused_tokens < MOST_REFUSED_TOKENS {
            self.counts.refused_tokens += 1;
            self.counts.asked -= 1;
            self.session.token.discard(token);
            return self.ready(Purpose::Reconciliation, context);
        }
        let missing = inquiry.missing;
        let (_, refusal) = self.gateway_error(response);
        match response.status {
            status if refusal.says_missing(status, missing) => self.resolve(Lookup::Missing, context),
            500.. | 408 | 425 | 429 => self.ask_again(retry_after_ms(response), context),
            _ if refusal.is("API_RATE_LIMIT") => self.ask_again(retry_after_ms(response), context),
            // The gateway refuses to tell, and will again.
            400..=499 => Err(self.why()),
            _ => self.ask_again(None, context),
        }
    }

    /// The inquiry was not answered, or contradicts what the gateway said before: it is made again, a few times.
    fn ask_again(&mut self, retry_after: Option<u64>, context: &StepContext) -> Outcome {
        let error = self.why();
        let next = decide(
            Failure::InDoubt,
            Repeatable::Freely,
            self.counts.asked,
            self.limits.max_retries.max(2),
            retry_after,
            context.jitter(),
        );
        match next {
            Next::Repeat(ms) => self.pause(Purpose::Reconciliation, ms, context, error),
            _ => Err(error),
        }
    }

    /// The inquiry was answered: what it says of the operation decides.
    fn resolve(&mut self, found: Found, context: &StepContext) -> Outcome {
        let Some(reconciliation) = self.reconciliation() else { return Err(self.why()) };
        let repeats_for_answer = reconciliation.repeats_for_answer;
        match (reconciliation.resolve)(found) {
            Resolution::Applied(answer) => Ok(Step::Done(answer)),
            Resolution::NotAppliedThoughPossible if matches!(self.doubt, Doubt::Refused { .. }) => {
                self.ask_again(None, context)
            }
            Resolution::NotApplied | Resolution::NotAppliedThoughPossible => self.not_applied(context),
            Resolution::Rejected(why) | Resolution::Conflict(why) => {
                // What cannot happen any more did not happen: nothing is in doubt.
                let error = self.why();
                self.doubt = Doubt::None;
                let message = format!("{why}: {}", error.message);
                Err(Error { kind: ErrorKind::Rejected, effect: Effect::Rejected, message, ..error })
            }
            // A repeat that was refused has shown that the answer cannot be had so.
            Resolution::AppliedWithoutAnswer
                if repeats_for_answer
                    && matches!(self.doubt, Doubt::Lost)
                    && self.counts.sent <= self.limits.max_retries =>
            {
                self.ready(Purpose::Operation, context)
            }
            Resolution::AppliedWithoutAnswer | Resolution::Inconclusive => Err(self.why()),
        }
    }

    fn not_applied(&mut self, context: &StepContext) -> Outcome {
        match std::mem::replace(&mut self.doubt, Doubt::Lost) {
            // The reference is taken, and nothing has it: what has it was not asked about, or the answer is old.
            conflict @ Doubt::Refused { is_conflict: true, .. } => {
                self.doubt = conflict;
                self.ask_again(None, context)
            }
            // The refusal stands. If an earlier send was not answered, that one is still in doubt.
            Doubt::Refused { refusal, lost, .. } => {
                if !lost {
                    self.doubt = Doubt::None;
                }
                Err(*refusal)
            }
            Doubt::None | Doubt::Lost if self.counts.sent <= self.limits.max_retries => {
                self.ready(Purpose::Operation, context)
            }
            Doubt::None | Doubt::Lost => Err(self.why()),
        }
    }
}
