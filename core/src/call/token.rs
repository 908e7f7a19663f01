//! The access token that a request needs: from the cache, fetched by this call, or awaited from another one.

use std::time::Duration;

use super::Step;
use super::failure::{Reason, unreadable};
use super::machine::{Machine, Outcome, Phase, Purpose};
use crate::answer::{is_success, retry_after_ms};
use crate::endpoint::{AnyAnswer, Operation};
use crate::operations::generate_token::{AccessToken, GenerateToken};
use crate::retry::{Failure, Next, Repeatable, decide};
use crate::step_context::StepContext;
use crate::token_cache::{CachedToken, TokenDecision};
use crate::{Error, ErrorKind, HttpResponse, TransportFailure};

/// How often a call looks for the token of another one before it gives up.
const MOST_WAITS: u32 = 6_000;

impl Machine {
    /// Sends the request, or first what it needs: a token, or a wait for the token of another call.
    pub(super) fn ready(&mut self, purpose: Purpose, context: &StepContext) -> Outcome {
        if context.unix_ms >= self.deadline_ms {
            return Err(self.out_of_time());
        }
        if self.is_credentials() {
            return self.send(purpose, None, context);
        }
        let lease_ms = self.limits.timeout_ms.saturating_add(1_000);
        match self.session.token.decide(context.unix_ms, lease_ms) {
            TokenDecision::Use(token) => self.send(purpose, Some(token), context),
            TokenDecision::Fetch(lease) => {
                self.counts.token_tries += 1;
                let operation = Operation::new(Box::new(GenerateToken {}), None, context)?;
                let request = self.request(&operation, None, self.counts.token_tries, context);
                self.phase = Phase::TokenSent(purpose, lease);
                Ok(Step::Send(request))
            }
            TokenDecision::Wait(_) if self.counts.waits >= MOST_WAITS => {
                Err(Error::new(ErrorKind::Network, "no access token came in time"))
            }
            TokenDecision::Wait(ms) => {
                self.counts.waits += 1;
                self.phase = Phase::Ready(purpose);
                Ok(Step::Sleep(Duration::from_millis(ms)))
            }
        }
    }

    pub(super) fn token_answer(
        &mut self,
        purpose: Purpose,
        lease: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        context: &StepContext,
    ) -> Outcome {
        let (mut error, again, retry_after) = match answer {
            Ok(response) if is_success(response) => {
                let read = Operation::new(Box::new(GenerateToken {}), None, context)?.read(response);
                match read.map(|answer| self.store(Some(lease), &*answer, context)) {
                    Ok(Some(token)) => {
                        // A token of any lifetime serves the call that fetched it, so that no clock can make it loop.
                        self.counts.token_tries = 0;
                        return self.send(purpose, Some(token), context);
                    }
                    Ok(None) => {
                        (unreadable(response, Reason::Form("it is no access token".into())), true, None)
                    }
                    Err(why) => (unreadable(response, why.into()), true, None),
                }
            }
            Ok(response) => {
                let (mut error, refusal) = self.gateway_error(response);
                let refused =
                    (400..500).contains(&response.status) && !matches!(response.status, 408 | 425 | 429);
                let again = !refused || refusal.is("API_RATE_LIMIT");
                if !again {
                    error.kind = ErrorKind::Authentication;
                    error.message.push_str("; each environment has credentials of its own");
                }
                (error, again, retry_after_ms(response))
            }
            Err(failure) => (self.network(failure), true, None),
        };
        if let Some(token) = self.session.token.release(lease, context.unix_ms) {
            // The old token still serves; the next call tries again to replace it.
            self.counts.token_tries = 0;
            return self.send(purpose, Some(token), context);
        }
        error.message = format!("no access token: {}", error.message);
        let next = decide(
            Failure::NotDone,
            Repeatable::Freely,
            self.counts.token_tries,
            self.limits.max_retries,
            retry_after,
            context.jitter(),
        );
        match next {
            Next::Repeat(ms) if again => self.pause(purpose, ms, context, error),
            _ => Err(error),
        }
    }

    /// Keeps a token that was fetched, for all calls of the session.
    pub(super) fn store(
        &self,
        lease: Option<u64>,
        answer: &dyn AnyAnswer,
        context: &StepContext,
    ) -> Option<CachedToken> {
        let token: &AccessToken = answer.as_any().downcast_ref()?;
        Some(self.session.token.store(lease, token, context))
    }
}
