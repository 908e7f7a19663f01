//! The driver: a virtual clock, a queue of events, and calls of the core between them and the model gateway.

use std::time::Duration;

use pinelabs_online::{
    Answer, Call, Config, Effect, Error, HttpRequest, HttpResponse, Session, Step, StepContext,
    TransportFailure,
};
use serde_json::Value;

use super::Tally;
use super::chance::Chance;
use super::fate::Fate;
use super::gateway::{Act, CLIENT_ID, CLIENT_SECRET, Deed, Gateway};
use super::plan::{CRYPTOGRAM, CVV, CallPlan, ENCRYPTED, FOREIGN_TOKEN, PAN, Plan, VPA};
use super::sabotage::Sabotage;

mod checks;
mod exchange;
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
    Other(Act, String),
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
    /// When it failed.
    ended_ms: u64,
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
                ended_ms: 0,
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
        for (at, act, object) in plan.others {
            self.at(at, Event::Other(act, object));
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
            Event::Other(act, object) => {
                self.gentle = false;
                let done = self.gateway.somebody(self.now, act, &object);
                self.note(|_| format!("somebody else: {act:?} of {object}: {done}"));
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

    /// Whether another call was given the same reference for something else.
    fn shares_reference(&self, index: usize) -> bool {
        let plan = &self.calls[index].plan;
        let others = self.plan.calls.iter().filter(|other| plan.given.is_some() && other.given == plan.given);
        others.into_iter().any(|other| other.params != plan.params)
    }

    /// Whether the reference of a refund is an order's, or that of another refund: the inquiry finds that.
    fn has_other_under_reference(&self, index: usize) -> bool {
        let running = &self.calls[index];
        let Some(reference) = running.reference.as_deref() else { return false };
        running.plan.write.deed() == Deed::Refund
            && self.gateway.by_reference(reference).is_some()
            && !self.gateway.has_refund(reference, &running.plan.target, running.plan.amount)
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
        running.ended_ms = self.now;
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

    fn stamp(&mut self) -> StepContext {
        StepContext { unix_ms: self.client_ms(), entropy: self.chance.entropy() }
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

/// Parameters without their secrets, for the trace.
fn hide(params: &str) -> String {
    [PAN, CVV, FOREIGN_TOKEN, CRYPTOGRAM, ENCRYPTED, VPA]
        .iter()
        .fold(params.to_owned(), |text, secret| text.replace(secret, ".."))
}
