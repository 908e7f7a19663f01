//! The driver: a virtual clock, a queue of events, and calls of the core between them and the model gateway.

use std::time::Duration;

use pinelabs_online::{
    Answer, Call, Config, Effect, Error, HttpRequest, HttpResponse, Session, Stamp, Step, TransportFailure,
};
use serde_json::Value;

use super::Tally;
use super::chance::Chance;
use super::gateway::{CLIENT_ID, CLIENT_SECRET, Deed, Gateway};
use super::plan::{CRYPTOGRAM, CVV, CallPlan, ENCRYPTED, Exchange, FOREIGN_TOKEN, Fate, PAN, Plan, Write};
use super::sabotage::{Sabotage, pretend_refund};

mod checks;
mod spoil;

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
    /// The request as it was first sent, and what it names the thing by that it makes.
    first: Option<HttpRequest>,
    reference: Option<String>,
    /// Whether anything that it met can have left a doubt.
    doubtful: bool,
    /// Whether a refusal was to be looked into, and nothing has settled it yet.
    questioned: bool,
    /// Whether something on the way refused what never reached the gateway.
    turned_away: bool,
    /// Whether the gateway told unclearly what was asked for.
    told_unclearly: bool,
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
    /// Whether the answer tells unclearly what was asked for.
    unclear: bool,
}

enum Outcome {
    Done,
    Failed(Box<Error>),
    Dropped,
    /// It was not begun: its parameters were refused.
    Refused,
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
                "gateway: references {:?}, {:?}, token life {:?} of {} ms, challenge {}, late {}; timeout {} ms of {} ms, {} retries",
                world.gateway.manner,
                world.gateway.habits,
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
            let params = match (self.sabotage, call.dotted) {
                (Sabotage::DotSegmentsTaken, true) => {
                    call.params.replace("\"..\"", "\"...\"").replace("\".\"", "\"...\"")
                }
                _ => call.params.clone(),
            };
            let started = session.call_named(call.write.operation(), &params, plan.options());
            let started = self.check_start(index, call, started);
            self.calls.push(Running {
                plan: call.clone(),
                session,
                flight: None,
                first: None,
                reference: None,
                doubtful: false,
                questioned: false,
                turned_away: false,
                told_unclearly: false,
                main_sends: 0,
                sends: 0,
                steps: 0,
                began_ms: call.begins_ms,
                outcome: started.is_none().then_some(Outcome::Refused),
                call: started,
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
        self.tally.met.add(&self.gateway.met);
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
        // Without a reference a twin cannot be told from somebody else: a refusal that names what it finds is believed.
        let twice = is_main
            && match self.calls[index].plan.write.deed() {
                Deed::Cancel => self.gateway.habits.status_first,
                Deed::Delete => false,
                _ => true,
            };
        let fate = if let (Some(fate), false) = (self.plan.stuck, is_token) {
            self.strikes += 1;
            fate
        } else if self.chance.permille(self.plan.weather) {
            self.strikes += 1;
            let exchange = Exchange { late: self.plan.late, reads, pays, twice, token: is_token };
            Fate::draw(&mut self.chance, exchange)
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
        self.calls[index].flight = Some(Flight { exchange, is_token, is_main, fate, unclear: false });
        let failure = |sent, message: &str| Err(TransportFailure { sent, message: message.into() });
        let lied = self.sabotage == Sabotage::LossesCalledUnsent;
        let (arrives, answers, instead) = match fate {
            Fate::Fine | Fate::Lag(_) => (Some(up), true, None),
            Fate::Twice => {
                let request = Box::new(request.clone());
                self.at(up, Event::Arrive { call: index, exchange, request, fate, answers: false });
                (Some(up), true, None)
            }
            Fate::ErrorAfter(_)
            | Fate::JunkAfter(_)
            | Fate::PendingByCode
            | Fate::Another
            | Fate::Unlisted(_) => (Some(up), true, None),
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
            | Fate::Forbidden
            | Fate::Missing => {
                let (answer, _) = self.spoil(index, &request, fate, None);
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
            let (answer, unclear) = self.spoil(index, request, fate, Some(reply));
            if let Some(flight) = &mut self.calls[index].flight
                && flight.exchange == exchange
            {
                flight.unclear = unclear;
            }
            let at = self.now + self.chance.between(1, 80);
            self.at(at, Event::Deliver { call: index, exchange, answer: Ok(answer) });
        }
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
        // What was captured under the reference may be another call's.
        let is_told =
            answer.as_ref().is_ok_and(|response| response.status != 401) && !self.shares_reference(index);
        let running = &mut self.calls[index];
        if flight.is_main {
            running.doubtful |= is_doubtful(flight.fate, &answer) || flight.unclear;
            running.questioned = is_questioned(running.plan.write, &answer);
        } else if !flight.is_token && flight.fate == Fate::Fine && !flight.unclear && is_told {
            running.questioned = false;
        }
        running.turned_away |= matches!(flight.fate, Fate::Forbidden | Fate::Missing);
        running.told_unclearly |= flight.unclear;
        let Some(call) = &mut running.call else { return };
        call.receive(answer);
        if running.plan.abandoned_with_answer && running.sends >= 2 {
            self.give_up(index, true);
        } else {
            self.step(index);
        }
    }

    /// Whether another call was given the same reference for something else.
    fn shares_reference(&self, index: usize) -> bool {
        let plan = &self.calls[index].plan;
        let others = self.plan.calls.iter().filter(|other| plan.given.is_some() && other.given == plan.given);
        others.into_iter().any(|other| other.params != plan.params)
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
        let running = &self.calls[index];
        if error.effect == Effect::Unknown && !running.doubtful && !running.questioned {
            self.fail(format!("call {index} is in doubt without a reason"));
        }
        let running = &mut self.calls[index];
        running.call = None;
        running.outcome = Some(Outcome::Failed(Box::new(error)));
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
        Ok(response) => spoilt || response.status == 409 || says(response, "DUPLICATE_REQUEST"),
    }
}

/// Whether an answer to a write is a refusal that an earlier delivery of it may have caused.
fn is_questioned(write: Write, answer: &Result<HttpResponse, TransportFailure>) -> bool {
    matches!(write.deed(), Deed::Capture | Deed::Cancel)
        && answer.as_ref().is_ok_and(|response| says(response, "OPERATION_NOT_ALLOWED"))
}

fn says(response: &HttpResponse, code: &str) -> bool {
    String::from_utf8_lossy(&response.body).to_ascii_uppercase().contains(code)
}

/// Parameters without their secrets, for the trace.
fn hide(params: &str) -> String {
    [PAN, CVV, FOREIGN_TOKEN, CRYPTOGRAM, ENCRYPTED]
        .iter()
        .fold(params.to_owned(), |text, secret| text.replace(secret, ".."))
}
