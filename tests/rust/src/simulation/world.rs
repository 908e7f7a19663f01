//! The driver: a virtual clock, a queue of events, and calls of the core between them and the model gateway.

use std::fmt::Write as _;
use std::time::Duration;

use pinelabs_online::{
    Answer, Call, Config, Effect, Error, HttpRequest, HttpResponse, Inquiry, Session, Stamp, Step,
    TransportFailure,
};
use serde_json::Value;

use super::chance::Chance;
use super::gateway::{BEARER, CLIENT_ID, CLIENT_SECRET, Deed, Gateway, Life, Manner, Reply, refusal};
use super::plan::{CRYPTOGRAM, CVV, CallPlan, ENCRYPTED, FOREIGN_TOKEN, Fate, Junk, PAN, Plan, Write};
use super::{Sabotage, Tally};

/// The true time at which every schedule begins.
const START_MS: u64 = 1_720_511_828_022;
/// More sends than any call can need: beyond it the machine runs in circles.
const MOST_SENDS: u32 = 300;
/// More steps than any call can need, its waits for another call's token included.
const MOST_STEPS: u32 = 8_000;

/// One schedule as it runs.
pub struct World {
    chance: Chance,
    now: u64,
    skew: i64,
    gateway: Gateway,
    plan: Plan,
    session: Session,
    queue: Vec<(u64, u64, Event)>,
    serial: u64,
    calls: Vec<Running>,
    token_requests: Vec<TokenRequest>,
    sabotage: Sabotage,
    strikes: u64,
    gentle: bool,
    trace: Option<Vec<String>>,
    /// What the checks found, the first of it.
    pub violation: Option<String>,
    /// What was counted.
    pub tally: Tally,
}

enum Event {
    Step(usize),
    Arrive { call: usize, exchange: u64, request: Box<HttpRequest>, fate: Fate, answers: bool },
    Deliver { call: usize, exchange: u64, answer: Result<HttpResponse, TransportFailure> },
    Jump(i64),
    GiveUp(usize),
    Other(Deed, String),
    Revoke,
}

struct Running {
    plan: CallPlan,
    session: Session,
    call: Option<Call<Answer>>,
    flight: Option<Flight>,
    reference: Option<String>,
    request_id: Option<String>,
    /// Whether anything that it met can have left a doubt.
    doubtful: bool,
    main_sends: u32,
    sends: u32,
    steps: u32,
    began_ms: u64,
    outcome: Option<Outcome>,
}

struct Flight {
    exchange: u64,
    is_token: bool,
    is_main: bool,
    fate: Fate,
}

enum Outcome {
    Done,
    Failed(Box<Error>),
    Dropped,
}

/// A token request in flight, on the client's clock.
struct TokenRequest {
    call: usize,
    since_ms: u64,
    until_ms: u64,
}

impl World {
    /// Draws the schedule of a seed.
    pub fn new(seed: u64, sabotage: Sabotage, trace: bool) -> Self {
        let mut chance = Chance::new(seed);
        let honoured = chance.permille(750);
        let mut gateway = Gateway::new(&mut chance, honoured);
        let plan = Plan::draw(&mut chance, &mut gateway, honoured, START_MS);
        let config = Config::uat(CLIENT_ID, CLIENT_SECRET);
        let session = Session::new(config).expect("the configuration is right");
        let mut world = Self {
            chance,
            now: START_MS,
            skew: 0,
            gateway,
            session,
            queue: Vec::new(),
            serial: 0,
            calls: Vec::new(),
            token_requests: Vec::new(),
            sabotage,
            strikes: 0,
            gentle: true,
            trace: trace.then(Vec::new),
            violation: None,
            tally: Tally::default(),
            plan,
        };
        world.furnish();
        world
    }

    fn furnish(&mut self) {
        let plan = self.plan.clone();
        self.note(|world| {
            format!(
                "gateway: references {:?}, token life {:?} of {} ms, challenge {}, late {}; timeout {} ms of {} ms, {} retries",
                world.gateway.manner,
                world.gateway.life,
                world.gateway.life_ms,
                world.gateway.challenge,
                plan.late,
                plan.timeout_ms,
                plan.total_timeout_ms,
                plan.max_retries
            )
        });
        for (index, call) in plan.calls.iter().enumerate() {
            self.note(|_| format!("call {index} will be {} {}", call.write.operation(), hide(&call.params)));
            let session = if self.sabotage == Sabotage::SessionsOfTheirOwn {
                // The check sees one session where there are several.
                Session::new(Config::uat(CLIENT_ID, CLIENT_SECRET)).expect("the configuration is right")
            } else {
                self.session.clone()
            };
            let started = session.call_named(call.write.operation(), &call.params, plan.options());
            let started = match started {
                Ok(started) => Some(started),
                Err(error) => {
                    self.fail(format!("call {index} is refused as input: {error}"));
                    None
                }
            };
            self.calls.push(Running {
                plan: call.clone(),
                session,
                call: started,
                flight: None,
                reference: None,
                request_id: None,
                doubtful: false,
                main_sends: 0,
                sends: 0,
                steps: 0,
                began_ms: call.begins_ms,
                outcome: None,
            });
            self.at(call.begins_ms, Event::Step(index));
            if let Some(at) = call.abandoned_ms {
                self.at(at, Event::GiveUp(index));
            }
        }
        for (at, by) in plan.jumps {
            self.at(at, Event::Jump(by));
        }
        for (at, deed, object) in plan.others {
            self.at(at, Event::Other(deed, object));
        }
        if let Some(at) = plan.revoked_ms {
            self.at(at, Event::Revoke);
        }
    }

    /// Runs the schedule to its end, what is late included, and checks it.
    pub fn run(&mut self) {
        while self.violation.is_none() {
            let Some(next) = (0..self.queue.len()).min_by_key(|&at| (self.queue[at].0, self.queue[at].1))
            else {
                break;
            };
            let (at, _, event) = self.queue.swap_remove(next);
            self.now = self.now.max(at);
            self.happen(event);
        }
        if self.violation.is_none() {
            self.check_the_end();
        }
        self.tally.schedules += 1;
        self.tally.faults += self.strikes;
    }

    /// The trace, as lines.
    pub fn into_trace(self) -> Vec<String> {
        self.trace.unwrap_or_default()
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Step(call) => self.step(call),
            Event::Arrive { call, exchange, request, fate, answers } => {
                self.arrive(call, exchange, &request, fate, answers);
            }
            Event::Deliver { call, exchange, answer } => self.deliver(call, exchange, answer),
            Event::Jump(by) => {
                self.gentle = false;
                self.skew += by;
                self.note(|_| format!("the client's clock jumps by {by} ms"));
            }
            Event::GiveUp(call) => self.give_up(call, false),
            Event::Other(deed, object) => {
                self.gentle = false;
                let done = self.gateway.somebody(self.now, deed, &object);
                self.note(|_| format!("somebody else: {deed:?} of {object}: {done}"));
            }
            Event::Revoke => {
                self.gentle = false;
                self.gateway.revoke();
                self.note(|_| "the gateway revokes every token".to_owned());
            }
        }
    }

    // The driver's loop, one turn.

    fn step(&mut self, index: usize) {
        let stamp = self.stamp();
        let running = &mut self.calls[index];
        let Some(call) = &mut running.call else { return };
        running.steps += 1;
        if running.steps > MOST_STEPS {
            self.fail(format!("call {index} does not end"));
            return;
        }
        match call.step(stamp) {
            Ok(Step::Send(request)) => self.send(index, request),
            Ok(Step::Sleep(duration)) => self.sleep(index, duration),
            Ok(Step::Done(answer)) => self.done(index, &answer),
            Err(error) => self.failed(index, error),
        }
    }

    fn sleep(&mut self, index: usize, duration: Duration) {
        let ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX / 4);
        if ms > 25 {
            self.note(|_| format!("call {index} sleeps {ms} ms"));
        }
        let at = self.now.saturating_add(ms.max(1));
        self.at(at, Event::Step(index));
    }

    fn send(&mut self, index: usize, mut request: HttpRequest) {
        self.serial += 1;
        let exchange = self.serial;
        self.tally.exchanges += 1;
        let is_token = request.operation == "auth.generate_token";
        let is_main = request.operation == self.calls[index].plan.write.operation();
        self.check_request(index, &mut request, is_main);
        if is_token {
            self.check_one_token_request(index, request.timeout_ms);
        }
        let reads = request.method.as_str() == "GET";
        let pays = is_main && self.calls[index].plan.write.deed() == Deed::Payment;
        // Without a reference a twin cannot be told from somebody else: the refusal that it causes is believed.
        let twice = is_main && !matches!(self.calls[index].plan.write.deed(), Deed::Cancel | Deed::Delete);
        let fate = if let (Some(fate), false) = (self.plan.stuck, is_token) {
            self.strikes += 1;
            fate
        } else if self.chance.permille(self.plan.weather) {
            self.strikes += 1;
            Fate::draw(&mut self.chance, self.plan.late, reads, pays, twice)
        } else {
            Fate::Fine
        };
        self.note(|_| {
            format!(
                "call {index} sends {} #{} ({}{}): {fate:?}",
                request.operation,
                request.attempt,
                request.method.as_str(),
                if is_main { "" } else { ", in its service" }
            )
        });
        let timeout = self.now.saturating_add(request.timeout_ms);
        let up = self.now + self.chance.between(1, 40);
        let down = self.now + self.chance.between(41, 120);
        self.calls[index].flight = Some(Flight { exchange, is_token, is_main, fate });
        let failure = |sent, message: &str| Err(TransportFailure { sent, message: message.into() });
        let lied = self.sabotage == Sabotage::LossesCalledUnsent;
        let (arrives, answers, instead) = match fate {
            Fate::Fine | Fate::Lag(_) => (Some(up), true, None),
            Fate::Twice => {
                let request = Box::new(request.clone());
                self.at(up, Event::Arrive { call: index, exchange, request, fate, answers: false });
                (Some(up), true, None)
            }
            Fate::ErrorAfter(_) | Fate::JunkAfter(_) | Fate::PendingByCode => (Some(up), true, None),
            Fate::Refused => (None, false, Some((up, failure(false, "no connection")))),
            Fate::LostBefore { broken } => {
                (None, false, broken.then(|| (down, failure(!lied, "the connection was lost"))))
            }
            Fate::LostAfter { broken } => {
                (Some(up), false, broken.then(|| (down, failure(!lied, "the connection was lost"))))
            }
            Fate::Late(by) => (
                Some(timeout.saturating_add(by)),
                false,
                self.chance.permille(500).then(|| (down, failure(!lied, "the connection was lost"))),
            ),
            Fate::ErrorBefore(_)
            | Fate::JunkBefore(_)
            | Fate::Unauthorized
            | Fate::TooMany(_)
            | Fate::TooManyByCode
            | Fate::Forbidden => {
                let answer = self.spoil(&request, fate, None);
                (None, false, Some((down, Ok(answer))))
            }
        };
        self.at(
            timeout,
            Event::Deliver { call: index, exchange, answer: failure(!lied, "no answer in time") },
        );
        if let Some((at, answer)) = instead {
            self.at(at, Event::Deliver { call: index, exchange, answer });
        }
        if let Some(at) = arrives {
            self.at(at, Event::Arrive { call: index, exchange, request: Box::new(request), fate, answers });
        }
    }

    fn arrive(&mut self, index: usize, exchange: u64, request: &HttpRequest, fate: Fate, answers: bool) {
        let lag = if let Fate::Lag(ms) = fate { ms } else { 0 };
        let before = self.gateway.ledger.len();
        let reply = if self.sabotage == Sabotage::GatewayForgets && request.operation == "refunds.create" {
            pretend_refund(request)
        } else {
            self.gateway.handle(self.now, index, request, lag)
        };
        self.note(|world| {
            let deeds: Vec<_> = world.gateway.ledger[before..].iter().map(|entry| entry.deed).collect();
            format!("  the gateway answers {} to {}, did {deeds:?}", reply.status, request.operation)
        });
        if answers {
            let answer = self.spoil(request, fate, Some(reply));
            let at = self.now + self.chance.between(1, 80);
            self.at(at, Event::Deliver { call: index, exchange, answer: Ok(answer) });
        }
    }

    /// What the client gets in the place of the gateway's reply.
    fn spoil(&mut self, request: &HttpRequest, fate: Fate, reply: Option<Reply>) -> HttpResponse {
        let echo = if self.gateway.echoes { echo(request) } else { "it failed".to_owned() };
        let mut headers = Vec::new();
        let (status, body) = match fate {
            Fate::ErrorBefore(status) | Fate::ErrorAfter(status) => {
                let status = match self.sabotage {
                    Sabotage::ServerErrorsAsRefusals if status >= 500 => 400,
                    _ => status,
                };
                let body = match self.chance.below(3) {
                    0 => refusal(status, "INTERNAL_ERROR", &echo).body.into_bytes(),
                    1 => format!("<html>{status} {echo}</html>").into_bytes(),
                    _ => Vec::new(),
                };
                (status, body)
            }
            Fate::JunkBefore(junk) | Fate::JunkAfter(junk) => {
                let (status, body) = reply.map_or((200, String::new()), |reply| (reply.status, reply.body));
                (status, junk_body(junk, &body, &echo))
            }
            Fate::Unauthorized => (401, refusal(401, "UNAUTHORIZED", &echo).body.into_bytes()),
            Fate::TooMany(wait) => {
                if let Some(wait) = wait {
                    headers.push(("Retry-After".to_owned(), wait.to_owned()));
                }
                (429, refusal(429, "API_RATE_LIMIT", &echo).body.into_bytes())
            }
            Fate::TooManyByCode => (422, refusal(422, "API_RATE_LIMIT", &echo).body.into_bytes()),
            Fate::Forbidden => (403, format!("<html>forbidden {echo}</html>").into_bytes()),
            Fate::PendingByCode => match reply {
                Some(reply) if reply.status >= 300 => (reply.status, reply.body.into_bytes()),
                _ => (422, refusal(422, "PAYMENT_PENDING", &echo).body.into_bytes()),
            },
            _ => reply.map_or((500, Vec::new()), |reply| (reply.status, reply.body.into_bytes())),
        };
        HttpResponse { status, headers, body }
    }

    fn deliver(&mut self, index: usize, exchange: u64, answer: Result<HttpResponse, TransportFailure>) {
        let running = &mut self.calls[index];
        let Some(flight) = running.flight.take_if(|flight| flight.exchange == exchange) else { return };
        if flight.is_token {
            self.token_requests.retain(|request| request.call != index);
        }
        match &answer {
            Ok(response) => {
                let line = format!("call {index} receives {}", response.status);
                self.note(|_| line);
            }
            Err(failure) => {
                let line = format!("call {index} receives no answer (sent: {}): {failure}", failure.sent);
                self.note(|_| line);
            }
        }
        let running = &mut self.calls[index];
        running.doubtful |= flight.is_main && is_doubtful(flight.fate, &answer);
        let Some(call) = &mut running.call else { return };
        call.receive(answer);
        if running.plan.abandoned_with_answer && running.sends >= 2 {
            self.give_up(index, true);
        } else {
            self.step(index);
        }
    }

    fn give_up(&mut self, index: usize, answered: bool) {
        let running = &mut self.calls[index];
        let Some(call) = running.call.take() else { return };
        self.gentle = false;
        let flight = running.flight.take();
        let sent = answered || flight.as_ref().is_some_and(|flight| flight.fate != Fate::Refused);
        running.doubtful |= answered || (sent && flight.is_some_and(|flight| flight.is_main));
        self.token_requests.retain(|request| request.call != index);
        if running.plan.dropped {
            drop(call);
            running.outcome = Some(Outcome::Dropped);
            self.note(|_| format!("call {index} is dropped"));
            return;
        }
        let error = call.abandon(sent);
        self.note(|_| format!("call {index} is given up by its caller (sent: {sent})"));
        self.failed(index, error);
    }

    // How a call ends.

    fn done(&mut self, index: usize, answer: &Answer) {
        self.note(|_| format!("call {index} is done"));
        self.tally.done += 1;
        let running = &mut self.calls[index];
        running.call = None;
        running.outcome = Some(Outcome::Done);
        self.check_time(index);
        if !self.truth(index) {
            self.fail(format!("call {index} is done, but it did not happen"));
            return;
        }
        let answer: Value = serde_json::from_str(answer.json.expose()).unwrap_or_default();
        if let Err(why) = self.check_answer(index, &answer) {
            self.fail(format!("call {index} is done with a wrong answer: {why}"));
        }
    }

    fn failed(&mut self, index: usize, mut error: Error) {
        match self.sabotage {
            Sabotage::DoubtsForgotten => error.effect = Effect::None,
            Sabotage::InquiriesForgotten => error.inquiry = None,
            Sabotage::SecretsPrinted => error.message = format!("{} {PAN}", error.message),
            _ => {}
        }
        self.note(|_| format!("call {index} fails: {:?} {:?} {error}", error.effect, error.kind));
        match error.effect {
            Effect::None => self.tally.none += 1,
            Effect::Rejected => self.tally.rejected += 1,
            Effect::Unknown => self.tally.unknown += 1,
        }
        self.check_time(index);
        self.check_silence(index, &error);
        if error.effect == Effect::Unknown && error.inquiry.is_none() {
            self.fail(format!("call {index} is in doubt and carries no inquiry"));
        }
        if error.effect != Effect::Unknown && error.inquiry.is_some() {
            self.fail(format!("call {index} is not in doubt and carries an inquiry"));
        }
        if error.effect == Effect::Unknown && !self.calls[index].doubtful {
            self.fail(format!("call {index} is in doubt without a reason"));
        }
        let running = &mut self.calls[index];
        running.call = None;
        running.outcome = Some(Outcome::Failed(Box::new(error)));
    }

    // What is checked on the way.

    /// A repeat carries the same reference and the same Request-ID.
    fn check_request(&mut self, index: usize, request: &mut HttpRequest, is_main: bool) {
        let running = &mut self.calls[index];
        running.sends += 1;
        if running.sends > MOST_SENDS {
            self.fail(format!("call {index} sends without end"));
            return;
        }
        if !is_main {
            return;
        }
        running.main_sends += 1;
        let body = request.body.as_ref().map(|body| serde_json::from_str::<Value>(body.expose()));
        let body = body.and_then(Result::ok).unwrap_or_default();
        let reference = running.plan.write.reference(&body);
        if running.main_sends == 1 {
            running.reference.clone_from(&reference);
            running.request_id = Some(request.request_id.clone());
        }
        let header = request.headers.iter().find(|(name, _)| name == "Request-ID").map(|(_, id)| id);
        let same = running.reference == reference
            && running.request_id.as_ref() == Some(&request.request_id)
            && header.is_some_and(|header| *header == request.request_id)
            && running.plan.given.as_ref().is_none_or(|given| {
                matches!(running.plan.write.deed(), Deed::Cancel | Deed::Delete)
                    || Some(given) == reference.as_ref()
            });
        let referenced =
            matches!(running.plan.write.deed(), Deed::Cancel | Deed::Delete) || reference.is_some();
        if !same || !referenced {
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

    fn check_one_token_request(&mut self, index: usize, timeout_ms: u64) {
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
    fn check_time(&mut self, index: usize) {
        let took = self.now - self.calls[index].began_ms;
        if self.skew == 0 && self.plan.jumps.is_empty() && took > self.plan.total_timeout_ms + 200 {
            self.fail(format!("call {index} takes {took} ms"));
        }
    }

    /// No canary is in anything that an error prints.
    fn check_silence(&mut self, index: usize, error: &Error) {
        let mut printed = String::new();
        let _ = write!(printed, "{error} {error:?} {error:#?} {}", error.to_json());
        for canary in [PAN, FOREIGN_TOKEN, CRYPTOGRAM, ENCRYPTED, CLIENT_SECRET, BEARER] {
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

    /// What the call was to bring about is so, whoever brought it about.
    fn truth(&self, index: usize) -> bool {
        let running = &self.calls[index];
        let reference = running.reference.as_deref().unwrap_or("-");
        let order = || self.gateway.order(&running.plan.target);
        match running.plan.write.deed() {
            Deed::Customer => self.gateway.has_customer(reference),
            Deed::Order => self
                .gateway
                .by_reference(reference)
                .is_some_and(|order| order.parent.is_none() && order.amount == running.plan.amount),
            Deed::Payment => order().is_some_and(|order| order.has_payment(reference)),
            Deed::Capture => order().is_some_and(|order| order.has_capture(reference)),
            Deed::Cancel => order().is_some_and(|order| order.status == "CANCELLED"),
            Deed::Refund => self.gateway.by_reference(reference).is_some_and(|refund| {
                refund.parent.as_ref() == Some(&running.plan.target) && refund.amount == running.plan.amount
            }),
            Deed::Save => self.gateway.has_saved(reference),
            Deed::Delete => self.gateway.is_deleted(&running.plan.target),
        }
    }

    /// The answer speaks of what was asked for.
    fn check_answer(&self, index: usize, answer: &Value) -> Result<(), String> {
        let running = &self.calls[index];
        let reference = running.reference.as_deref().unwrap_or("-");
        let is = |field: &str, expected: &str| {
            if answer[field] == expected {
                Ok(())
            } else {
                Err(format!("`{field}` is {}, not {expected}", answer[field]))
            }
        };
        match running.plan.write.deed() {
            Deed::Customer => is("merchant_customer_reference", reference),
            Deed::Order => is("merchant_order_reference", reference),
            Deed::Payment | Deed::Capture | Deed::Cancel => is("order_id", &running.plan.target),
            Deed::Refund => is("merchant_order_reference", reference)
                .and_then(|()| is("parent_order_id", &running.plan.target)),
            Deed::Save => is("merchant_token_reference", reference),
            Deed::Delete => is("token_id", &running.plan.target),
        }
    }

    // What is checked when nothing can happen any more.

    fn check_the_end(&mut self) {
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
        if deeds.len() > 1 {
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
        if let (Outcome::Failed(error), true, true) = (outcome, alone, patient) {
            let survivable = match self.strikes {
                0 => true,
                1 => {
                    self.plan.max_retries > 0
                        && error.status != Some(403)
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
                tells(self.calls[index].plan.write, &reference, self.calls[index].plan.amount, &answer)
            }
            Err(error) if error.status == Some(404) => self.calls[index].plan.write.deed() == Deed::Delete,
            Err(error) => {
                self.fail(format!("the inquiry of call {index} fails without faults: {error:?}"));
                return;
            }
        };
        self.note(|_| format!("the inquiry of call {index}, {}, says {told}", inquiry.operation));
        if told != truth {
            self.fail(format!("the inquiry of call {index} says {told}, the truth is {truth}"));
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

    // The machinery.

    fn at(&mut self, at: u64, event: Event) {
        self.serial += 1;
        self.queue.push((at, self.serial, event));
    }

    fn client_ms(&self) -> u64 {
        self.now.saturating_add_signed(self.skew)
    }

    fn stamp(&mut self) -> Stamp {
        Stamp { unix_ms: self.client_ms(), entropy: self.chance.entropy() }
    }

    fn note(&mut self, line: impl FnOnce(&Self) -> String) {
        if self.trace.is_some() {
            let line = format!("{:>10} ms  {}", self.now - START_MS, line(self));
            self.trace.get_or_insert_default().push(line);
        }
    }

    fn fail(&mut self, why: String) {
        self.note(|_| format!("VIOLATION: {why}"));
        self.violation.get_or_insert(why);
    }
}

/// Whether an answer to a write leaves open whether it was done.
fn is_doubtful(fate: Fate, answer: &Result<HttpResponse, TransportFailure>) -> bool {
    let spoilt = matches!(
        fate,
        Fate::ErrorBefore(_)
            | Fate::ErrorAfter(_)
            | Fate::JunkBefore(_)
            | Fate::JunkAfter(_)
            | Fate::PendingByCode
    );
    match answer {
        Err(failure) => failure.sent,
        Ok(response) => spoilt || String::from_utf8_lossy(&response.body).contains("DUPLICATE_REQUEST"),
    }
}

/// Whether an inquiry's answer says that the write happened, read as [`Inquiry::look_for`] says.
fn tells(write: Write, reference: &str, amount: u64, answer: &Value) -> bool {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    match write.deed() {
        Deed::Customer => answer["merchant_customer_reference"] == reference,
        Deed::Order => {
            answer["merchant_order_reference"] == reference
                && answer["type"] == "CHARGE"
                && answer["order_amount"]["value"] == amount
        }
        Deed::Payment => {
            list(&answer["payments"]).iter().any(|payment| payment["merchant_payment_reference"] == reference)
        }
        Deed::Capture => list(&answer["payments"])
            .iter()
            .flat_map(|payment| list(&payment["capture_data"]))
            .any(|capture| capture["merchant_capture_reference"] == reference),
        Deed::Cancel => answer["status"] == "CANCELLED",
        Deed::Refund => {
            answer["merchant_order_reference"] == reference
                && answer["type"] == "REFUND"
                && answer["order_amount"]["value"] == amount
        }
        Deed::Save => {
            list(&answer["tokens"]).iter().any(|token| token["merchant_token_reference"] == reference)
        }
        Deed::Delete => matches!(answer["status"].as_str(), Some("DELETED" | "DEACTIVATED")),
    }
}

/// The secrets of a request, as a careless gateway repeats them in a message.
fn echo(request: &HttpRequest) -> String {
    let bearer =
        request.headers.iter().find(|(name, _)| name == "Authorization").map_or("", |(_, value)| &**value);
    let body = request.body.as_ref().map_or("", |body| body.expose()).replace('"', "'");
    format!("refused {bearer} with {body}")
}

fn junk_body(junk: Junk, real: &str, echo: &str) -> Vec<u8> {
    match junk {
        Junk::Empty => Vec::new(),
        Junk::Cut => {
            let real = if real.is_empty() { r#"{"data":{"order_id":"v1-order"# } else { real };
            real.as_bytes()[..real.len() / 2].to_vec()
        }
        Junk::Html => format!("<!doctype html><title>{echo}</title>").into_bytes(),
        Junk::Null => b"null".to_vec(),
        Junk::List => b"[]".to_vec(),
        Junk::Object => b"{}".to_vec(),
        Junk::NoData => br#"{"data":null}"#.to_vec(),
        Junk::EmptyData => br#"{"data":{}}"#.to_vec(),
        Junk::Bytes => vec![0xff, 0xfe, 0x00, 0xc3, 0x28],
        Junk::Deep => "[".repeat(2_000).into_bytes(),
        Junk::Refusal => refusal(200, "INTERNAL_ERROR", echo).body.into_bytes(),
    }
}

/// A refund's answer from a gateway that made no refund.
fn pretend_refund(request: &HttpRequest) -> Reply {
    let body: Value =
        request.body.as_ref().and_then(|body| serde_json::from_str(body.expose()).ok()).unwrap_or_default();
    let parent = request.url.rsplit('/').next().unwrap_or_default();
    let refund = serde_json::json!({ "data": {
        "order_id": "v1-refund-none",
        "merchant_order_reference": body["merchant_order_reference"],
        "type": "REFUND",
        "status": "PENDING",
        "order_amount": body["order_amount"],
        "parent_order_id": parent,
    }});
    Reply { status: 200, body: refund.to_string() }
}

/// Parameters without their secrets, for the trace.
fn hide(params: &str) -> String {
    [PAN, CVV, FOREIGN_TOKEN, CRYPTOGRAM, ENCRYPTED]
        .iter()
        .fold(params.to_owned(), |text, secret| text.replace(secret, ".."))
}
