//! What must hold of every schedule: on the way, at its end, and of the inquiries that are made then.

use std::fmt::Write as _;

use pinelabs_online::{
    Answer, Call, Effect, Error, ErrorKind, HttpRequest, HttpResponse, Inquiry, Session, Step,
};
use serde_json::Value;

use super::{MOST_SENDS, MOST_STEPS, Outcome, TokenRequest, World};
use crate::simulation::gateway::{BEARER, CLIENT_SECRET, Deed, Life, Manner};
use crate::simulation::oddity::Oddity;
use crate::simulation::plan::{CRYPTOGRAM, CVV, CallPlan, ENCRYPTED, FOREIGN_TOKEN, PAN, VPA};
use crate::simulation::sabotage::Sabotage;

mod truth;

use self::truth::tells;

impl World {
    // What is checked on the way.

    /// A dot segment is refused by name before anything is sent; everything else is begun.
    pub(super) fn check_start(
        &mut self,
        index: usize,
        plan: &CallPlan,
        started: Result<Call<Answer>, Error>,
    ) -> Option<Call<Answer>> {
        match (started, plan.dotted) {
            (Ok(call), false) => return Some(call),
            (Err(error), true) if error.kind == ErrorKind::Input && error.effect == Effect::None => {
                self.gateway.met.count(Oddity::DotSegment);
            }
            (Ok(_), true) => self.fail(format!("call {index} takes a dot segment as a name")),
            (Err(error), _) => self.fail(format!("call {index} is refused as input: {error}")),
        }
        None
    }

    /// A repeat is the same request: with the caller's reference or one that was made, and one Request-ID. None is
    /// made for a customer with a mobile number.
    pub(super) fn check_request(&mut self, index: usize, request: &mut HttpRequest, is_main: bool) {
        let running = &mut self.calls[index];
        running.sends += 1;
        if running.sends > MOST_SENDS {
            self.fail(format!("call {index} sends without end"));
            return;
        }
        self.check_path(index, request);
        let running = &mut self.calls[index];
        if !is_main {
            return;
        }
        running.main_sends += 1;
        let plan = &running.plan;
        let has_reference = plan.write.deed().reference_field().is_some();
        if running.first.is_none() {
            let write = plan.write;
            let body = request.body.as_ref().map(|body| serde_json::from_str::<Value>(body.expose()));
            let body = body.and_then(Result::ok).unwrap_or_default();
            // What the caller gave, or one that was made; nothing is made where there is another identity.
            let wanted = plan.given.as_ref().or(plan.mobile.as_ref()).filter(|_| has_reference).cloned();
            running.reference = write.identity(&body);
            running.first = Some(request.clone());
            if running.reference.is_some() != has_reference
                || wanted.is_some_and(|wanted| running.reference.as_deref() != Some(wanted.as_str()))
            {
                self.fail(format!("call {index} does not keep to the identity that it was given"));
                return;
            }
        }
        let running = &self.calls[index];
        let header = request.headers.iter().find(|(name, _)| name == "Request-ID").map(|(_, id)| id);
        let same = running.first.as_ref().is_some_and(|first| {
            let body = |request: &HttpRequest| request.body.as_ref().map(|body| body.expose().to_owned());
            (&first.request_id, &first.url) == (&request.request_id, &request.url)
                && body(first) == body(request)
        });
        if !same || header.is_none_or(|header| *header != request.request_id) {
            self.fail(format!("call {index} does not keep to one reference and one Request-ID"));
        }
        let running = &self.calls[index];
        if self.sabotage == Sabotage::ReferenceForEveryAttempt
            && let (Some(reference), Some(body)) = (&running.reference, &request.body)
        {
            let fresh = format!("{reference}-{}", running.main_sends);
            request.body = Some(body.expose().replace(reference.as_str(), &fresh).into());
        }
    }

    /// The request goes to the path that its operation has: no name in it leaves it.
    fn check_path(&mut self, index: usize, request: &HttpRequest) {
        let path = request
            .url
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map_or("", |(_, path)| path);
        let path = path.split('?').next().unwrap_or_default();
        let leaves = path.split('/').any(|segment| matches!(segment, "" | "." | ".."));
        if leaves || path.split('/').count() + 1 != request.path_template.split('/').count() {
            self.fail(format!("call {index} sends to another path than its own"));
        }
    }

    pub(super) fn check_one_token_request(&mut self, index: usize, timeout_ms: u64) {
        let now = self.client_ms();
        let held = self
            .token_requests
            .iter()
            .any(|held| now < held.until_ms && now.saturating_add(5_000) >= held.since_ms);
        if held {
            self.fail(format!("call {index} asks for a token while another request for one is in flight"));
        }
        // One that outlived its lease, by the client's clock, has no claim any more.
        self.token_requests.clear();
        let until_ms = now.saturating_add(timeout_ms);
        self.token_requests.push(TokenRequest { call: index, since_ms: now, until_ms });
    }

    /// A call ends within its time, unless the clock that it reads was moved.
    pub(super) fn check_time(&mut self, index: usize) {
        let took = self.now - self.calls[index].began_ms;
        if self.skew == 0 && self.plan.jumps.is_empty() && took > self.plan.total_timeout_ms + 200 {
            self.fail(format!("call {index} takes {took} ms"));
        }
    }

    /// No canary is in anything that an error prints.
    pub(super) fn check_silence(&mut self, index: usize, error: &Error) {
        let mut printed = String::new();
        let _ = write!(printed, "{error} {error:?} {error:#?} {}", error.to_json());
        for canary in [PAN, FOREIGN_TOKEN, CRYPTOGRAM, ENCRYPTED, VPA, CLIENT_SECRET, BEARER] {
            if printed.contains(canary) {
                self.fail(format!("call {index} prints a secret: {error}"));
                return;
            }
        }
        // As the echo has it: four digits alone also occur in references.
        if error.message.contains(&format!("'{CVV}'")) {
            self.fail(format!("call {index} prints the CVV: {}", error.message));
        }
    }

    // What is checked when nothing can happen any more.

    pub(super) fn check_the_end(&mut self) {
        self.note(|_| "everything late has arrived; what follows is without faults".to_owned());
        for index in 0..self.calls.len() {
            self.check_deeds(index);
            self.check_outcome(index);
        }
        self.check_references();
        if self.violation.is_none() {
            for index in 0..self.calls.len() {
                self.check_inquiry(index);
            }
        }
    }

    fn check_deeds(&mut self, index: usize) {
        let deeds: Vec<Deed> =
            self.gateway.ledger.iter().filter(|entry| entry.owner == index).map(|entry| entry.deed).collect();
        self.tally.deeds += deeds.len() as u64;
        // To have its link a checkout, or a subscription by page, is sent again. Where references mean nothing that makes
        // another; no link to the first one was ever given.
        let is_harmless =
            self.gateway.manner == Manner::Ignored && self.calls[index].plan.write.is_for_page();
        if deeds.len() > 1 && !is_harmless {
            self.fail(format!("call {index} had more than one effect: {deeds:?}"));
        }
        let Some(Outcome::Failed(error)) = &self.calls[index].outcome else { return };
        if error.effect != Effect::Unknown && !deeds.is_empty() {
            let effect = error.effect;
            self.fail(format!("call {index} ended with {effect:?}, but it had an effect: {deeds:?}"));
        }
    }

    fn check_references(&mut self) {
        if self.gateway.manner == Manner::Ignored {
            return;
        }
        let mut seen: Vec<(Deed, &str)> = Vec::new();
        for entry in self.gateway.ledger.iter().filter(|entry| entry.owner < self.calls.len()) {
            let key = (entry.deed, entry.reference.as_str());
            if seen.contains(&key) {
                let line = format!("two effects under one reference: {key:?}");
                self.fail(line);
                return;
            }
            seen.push(key);
        }
    }

    /// Where nothing bad happens, calls succeed; one fault alone is survived.
    fn check_outcome(&mut self, index: usize) {
        let running = &self.calls[index];
        let Some(outcome) = &running.outcome else {
            self.fail(format!("call {index} never ended"));
            return;
        };
        let alone = self.calls.len() == 1 && running.plan.sound && self.gentle;
        let patient = self.plan.total_timeout_ms >= 120_000 && self.gateway.life != Life::Lie;
        let clear = !running.told_unclearly;
        if let (Outcome::Failed(error), true, true) = (outcome, alone, patient && clear) {
            // Where the gateway refuses the repeat, a checkout's link is lost with its answer.
            let is_lost_link = running.plan.write.is_for_page()
                && self.gateway.manner == Manner::Duplicate
                && error.effect == Effect::Unknown;
            let is_never_repeated = error.effect == Effect::Unknown && self.is_never_repeated(index);
            let survivable = match self.strikes {
                0 => true,
                1 if is_lost_link || is_never_repeated => false,
                1 => {
                    self.plan.max_retries > 0
                        && !running.turned_away
                        && error.retry_after_ms.is_none()
                        && !error.message.contains("no access token")
                }
                _ => false,
            };
            if survivable {
                let strikes = self.strikes;
                let line = format!("call {index} fails after {strikes} faults: {:?} {error}", error.effect);
                self.fail(line);
            }
        }
    }

    /// The inquiry of a doubt, made through the same session, tells the truth.
    fn check_inquiry(&mut self, index: usize) {
        let Some(Outcome::Failed(error)) = &self.calls[index].outcome else { return };
        let Some(inquiry) = error.inquiry.clone() else { return };
        self.tally.inquiries += 1;
        let session = self.calls[index].session.clone();
        let truth = self.truth(index);
        let answer = self.ask(&session, &inquiry);
        let reference = self.calls[index].reference.clone().unwrap_or_default();
        let told = match answer {
            Ok(answer) => {
                let answer: Value = serde_json::from_str(answer.json.expose()).unwrap_or_default();
                tells(&self.calls[index].plan, &reference, &answer)
            }
            Err(error) if error.status == Some(404) => {
                Some(matches!(self.calls[index].plan.write.deed(), Deed::Delete | Deed::DeleteDebit))
            }
            Err(error) => {
                self.fail(format!("the inquiry of call {index} fails without faults: {error:?}"));
                return;
            }
        };
        self.note(|_| format!("the inquiry of call {index}, {}, says {told:?}", inquiry.operation));
        match told {
            Some(told) if told != truth => {
                self.fail(format!("the inquiry of call {index} says {told}, the truth is {truth}"));
            }
            None if !self.may_be_unclear(index) => {
                self.fail(format!("the inquiry of call {index} leaves open what is so"));
            }
            _ => {}
        }
    }

    fn ask(&mut self, session: &Session, inquiry: &Inquiry) -> Result<Answer, Error> {
        let params = Value::from(inquiry.params.clone()).to_string();
        let mut call = session.call_named(&inquiry.operation, &params, Default::default())?;
        for _ in 0..MOST_STEPS {
            match call.step(self.stamp())? {
                Step::Send(request) => {
                    self.now += 20;
                    let reply = self.gateway.handle(self.now, usize::MAX, &request, 0);
                    self.now += 20;
                    call.receive(Ok(HttpResponse {
                        status: reply.status,
                        headers: Vec::new(),
                        body: reply.body.into_bytes(),
                    }));
                }
                Step::Sleep(duration) => {
                    self.now += u64::try_from(duration.as_millis()).unwrap_or(u64::MAX / 4).max(1);
                }
                Step::Done(answer) => return Ok(answer),
            }
        }
        self.fail("an inquiry does not end".to_owned());
        Err(call.abandon(false))
    }
}
