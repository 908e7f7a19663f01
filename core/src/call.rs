//! One call, as a state machine: token, send, repeat, settle a doubt, decode.
//!
//! The driver's loop is three lines: make a [`Stamp`], [`step`](Call::step), do what the [`Step`] says, and hand
//! what came of it to [`receive`](Call::receive). The machine decides everything else, so every language behaves
//! the same.
//!
//! A write goes through *legs*. The main leg sends it. When the answer is lost, the asking leg makes the inquiry that
//! says whether it happened, and only a clear "no" leads back to the main leg, with the same reference. Either leg
//! may need a token first. From the first unanswered send on, the call is *in doubt*, and no error it ends with
//! claims to know that nothing happened.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::answer::{
    Decoder, Origin, Text, Verdict, decode_opened, is_success, open, read_body, retry_after_ms,
    says_nothing_found, text, without_message,
};
use crate::endpoint::{Endpoint, Found, Operation, Ruler, Ruling, Settle};
use crate::json::Node;
use crate::operations::generate_token::{AccessToken, GenerateToken};
use crate::operations::prepare_inquiry;
use crate::retry::{Failure, Next, Repeatable, decide};
use crate::secret::{scrub, to_json, wipe};
use crate::session::{Bearer, Grant, Shared};
use crate::stamp::{Stamp, Use};
use crate::{
    CallOptions, Effect, Error, ErrorKind, HttpRequest, HttpResponse, Inquiry, Method, Secret,
    TransportFailure,
};

/// What the driver of a [`Call`] is to do next.
#[derive(Debug)]
#[must_use]
pub enum Step<T> {
    /// Send this, then give what came of it to [`Call::receive`].
    Send(HttpRequest),
    /// Wait so long, then call [`Call::step`] again.
    Sleep(Duration),
    /// The call is over.
    Done(T),
}

/// One API call in progress: asks its driver to send and to wait, and ends with an answer or an [`Error`].
///
/// Dropping it is safe at any time; [`Call::abandon`] says what it may have left behind.
#[must_use]
pub struct Call<T> {
    machine: Machine,
    decoder: Decoder<T>,
}

impl<T> std::fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("operation", &self.machine.name).finish_non_exhaustive()
    }
}

impl<T> Call<T> {
    pub(crate) fn new(
        shared: Arc<Shared>,
        name: &'static str,
        enveloped: bool,
        prepare: Prepare,
        options: CallOptions,
        decoder: Decoder<T>,
    ) -> Self {
        let limits = Limits {
            timeout_ms: options.timeout_ms.unwrap_or(shared.config.timeout_ms),
            total_timeout_ms: options.total_timeout_ms.unwrap_or(shared.config.total_timeout_ms),
            max_retries: options.max_retries.unwrap_or(shared.config.max_retries),
        };
        let machine = Machine {
            shared,
            name,
            enveloped,
            limits,
            headers: options.headers.into_iter().collect(),
            phase: Phase::Fresh(prepare),
            operation: None,
            asking: None,
            deadline_ms: 0,
            sent: 0,
            asked: 0,
            token_tries: 0,
            refused_tokens: 0,
            waits: 0,
            doubt: false,
            cause: None,
            refusal: None,
            taken: false,
            bearer: None,
        };
        Self { machine, decoder }
    }

    /// What to do now. Call it first, after every [`receive`](Call::receive) and after every wait.
    ///
    /// # Errors
    /// How the call ended: [`Error::effect`] says what it means for the money. Calling it again afterwards, or while
    /// an answer is owed, is an [`ErrorKind::Input`] error.
    pub fn step(&mut self, stamp: Stamp) -> Result<Step<T>, Error> {
        let decoder = &self.decoder;
        let outcome = self.machine.step(&stamp, &|text, judge| decoder.decode(text, judge));
        outcome.map_err(|error| self.machine.finish(error))
    }

    /// Takes what came of the request that [`Step::Send`] asked to send.
    ///
    /// What comes unasked is ignored.
    pub fn receive(&mut self, answer: Result<HttpResponse, TransportFailure>) {
        self.machine.receive(answer);
    }

    /// Ends the call early: the error says what it may have left behind.
    ///
    /// `sent` is whether the request in flight, if any, may have reached the gateway. Without a doubt the effect is
    /// [`Effect::None`]; with one it is [`Effect::Unknown`] and the error carries the inquiry.
    pub fn abandon(mut self, sent: bool) -> Error {
        if !sent && matches!(self.machine.phase, Phase::Sent(..)) {
            self.machine.phase = Phase::Over;
        }
        let error = Error::new(ErrorKind::Aborted, "the call was given up by its caller");
        self.machine.finish(error)
    }

    /// The inquiry that would settle the doubt if the call's outcome were lost now; `None` before the first step and
    /// for a call that changes nothing.
    ///
    /// A driver keeps it outside of whatever may break or be cancelled while the call is under way.
    pub fn inquiry(&self) -> Option<&Inquiry> {
        self.machine.inquiry()
    }

    /// The `Request-ID` of the call; `None` before the first step.
    pub fn request_id(&self) -> Option<&str> {
        self.machine.operation.as_ref().map(|operation| operation.request_id.as_str())
    }

    /// Removes the secrets of this call from a text that other code wrote, such as the message of a transport.
    ///
    /// One line of at most 500 characters; control characters become spaces. Give observers, logs and causes the
    /// cleaned text only.
    pub fn clean(&self, text: &str) -> String {
        self.machine.clean(text)
    }
}

struct Limits {
    timeout_ms: u64,
    total_timeout_ms: u64,
    max_retries: u32,
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leg {
    /// The operation itself.
    Main,
    /// The inquiry that settles a doubt.
    Ask,
}

/// Makes the operation of a call when its first step gives the time and chance that it needs.
pub(crate) type Prepare = Box<dyn FnOnce(&Stamp) -> Result<Operation, Error> + Send>;

enum Phase {
    /// Nothing has happened.
    Fresh(Prepare),
    /// The leg is to be sent as soon as there is a token.
    Ready(Leg),
    /// The leg is on its way with this token.
    Sent(Leg, u64),
    /// The token request of the leg is on its way under this lease.
    TokenSent(Leg, u64),
    /// An answer to one of the two came.
    Answered(Box<Phase>, Result<HttpResponse, TransportFailure>),
    /// The call is over.
    Over,
}

struct Machine {
    shared: Arc<Shared>,
    name: &'static str,
    enveloped: bool,
    limits: Limits,
    headers: Vec<(String, String)>,
    phase: Phase,
    operation: Option<Operation>,
    asking: Option<Operation>,
    deadline_ms: u64,
    /// How often the main leg was sent.
    sent: u32,
    /// How often the inquiry of the present doubt was sent.
    asked: u32,
    /// How often a token was asked for since the last success.
    token_tries: u32,
    /// How often the gateway refused the token of this call.
    refused_tokens: u32,
    /// How often this call waited for another one's token.
    waits: u32,
    /// Whether some send of the main leg may have been done.
    doubt: bool,
    /// The failure that raised the present doubt.
    cause: Option<Error>,
    /// The gateway's refusal that is being questioned.
    refusal: Option<Error>,
    /// Whether the gateway said that the reference is taken, and nobody has said by what.
    taken: bool,
    /// The bearer token of the last request, to be taken out of what the gateway writes about it.
    bearer: Option<Secret>,
}

/// How long a call waits for another one's token before it gives up, in looks.
const MOST_WAITS: u32 = 6_000;
/// How often a call lets the gateway refuse its token before it believes it.
const MOST_REFUSED_TOKENS: u32 = 2;

type Judge<'a> = &'a dyn Fn(Found<'_>) -> Verdict;
type Decode<'a, T> = &'a dyn Fn(Text<'_>, Judge<'_>) -> Result<(T, Option<String>), serde_json::Error>;

impl Machine {
    fn step<T>(&mut self, stamp: &Stamp, decode: Decode<'_, T>) -> Result<Step<T>, Error> {
        match std::mem::replace(&mut self.phase, Phase::Over) {
            Phase::Fresh(prepare) => {
                self.deadline_ms = stamp.unix_ms.saturating_add(self.limits.total_timeout_ms);
                self.operation = Some(prepare(stamp)?);
                self.ready(Leg::Main, stamp)
            }
            Phase::Ready(leg) => self.ready(leg, stamp),
            Phase::Answered(to, mut answer) => {
                let step = match *to {
                    Phase::TokenSent(leg, lease) => self.token_answer(leg, lease, &answer, stamp),
                    Phase::Sent(Leg::Main, token) => self.main_answer(token, &answer, stamp, decode),
                    Phase::Sent(Leg::Ask, token) => self.ask_answer(token, &answer, stamp, decode),
                    _ => Err(misuse("the call is over")),
                };
                // It may have held an access token, a challenge URL, a cryptogram.
                if let Ok(response) = &mut answer {
                    wipe(std::mem::take(&mut response.body));
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

    fn receive(&mut self, answer: Result<HttpResponse, TransportFailure>) {
        if matches!(self.phase, Phase::Sent(..) | Phase::TokenSent(..)) {
            let to = std::mem::replace(&mut self.phase, Phase::Over);
            self.phase = Phase::Answered(Box::new(to), answer);
        }
    }

    /// Sends the leg, or what must come before it.
    fn ready<T>(&mut self, leg: Leg, stamp: &Stamp) -> Result<Step<T>, Error> {
        if stamp.unix_ms >= self.deadline_ms {
            return Err(self.out_of_time());
        }
        if self.operation.as_ref().is_some_and(|operation| operation.credentials) {
            return self.send(leg, None, stamp);
        }
        let lease_ms = self.limits.timeout_ms.saturating_add(1_000);
        match self.shared.grant(stamp.unix_ms, lease_ms) {
            Grant::Use(bearer) => self.send(leg, Some(bearer), stamp),
            Grant::Fetch(lease) => {
                self.token_tries += 1;
                let request = self.token_request(stamp);
                self.phase = Phase::TokenSent(leg, lease);
                Ok(Step::Send(request))
            }
            Grant::Wait(_) if self.waits >= MOST_WAITS => {
                Err(Error::new(ErrorKind::Network, "no access token came in time"))
            }
            Grant::Wait(ms) => {
                self.waits += 1;
                self.phase = Phase::Ready(leg);
                Ok(Step::Sleep(Duration::from_millis(ms)))
            }
        }
    }

    fn send<T>(&mut self, leg: Leg, bearer: Option<Bearer>, stamp: &Stamp) -> Result<Step<T>, Error> {
        if leg == Leg::Ask && self.asking.is_none() {
            let Some(Settle::Ask(inquiry, _)) = self.operation.as_ref().map(|operation| &operation.settle)
            else {
                return Err(misuse("there is nothing to ask"));
            };
            self.asking = Some(prepare_inquiry(inquiry, stamp)?);
        }
        let (operation, attempt) = match leg {
            Leg::Main => {
                self.sent += 1;
                (&self.operation, self.sent)
            }
            Leg::Ask => {
                self.asked += 1;
                (&self.asking, self.asked)
            }
        };
        let Some(operation) = operation else { return Err(misuse("there is nothing to send")) };
        let token = bearer.as_ref().map_or(0, |bearer| bearer.name);
        let body = if operation.credentials { Some(self.credentials()) } else { operation.body.clone() };
        let request =
            self.request(operation, bearer.as_ref().map(|bearer| &bearer.text), body, attempt, stamp);
        self.phase = Phase::Sent(leg, token);
        self.bearer = bearer.map(|bearer| bearer.text);
        Ok(Step::Send(request))
    }

    fn request(
        &self,
        operation: &Operation,
        bearer: Option<&Secret>,
        body: Option<Secret>,
        attempt: u32,
        stamp: &Stamp,
    ) -> HttpRequest {
        let mut headers = Vec::with_capacity(6 + self.headers.len());
        let mut put = |name: &'static str, value: Cow<'static, str>| headers.push((name.into(), value));
        if let Some(bearer) = bearer {
            put("Authorization", ["Bearer ", bearer.expose()].concat().into());
        }
        // The guide sends it with the body-less cancel too.
        if operation.method != Method::Get {
            put("Content-Type", "application/json".into());
        }
        put("accept", "application/json".into());
        put("Request-ID", operation.request_id.clone().into());
        put("Request-Timestamp", stamp.timestamp().into());
        put("User-Agent", concat!("pinelabs-online/", env!("CARGO_PKG_VERSION")).into());
        if !operation.credentials {
            headers
                .extend(self.headers.iter().map(|(name, value)| (name.clone().into(), value.clone().into())));
        }
        HttpRequest {
            method: operation.method,
            url: [self.shared.base_url.as_str(), &operation.path].concat(),
            headers,
            body,
            timeout_ms: self.limits.timeout_ms.min(self.deadline_ms.saturating_sub(stamp.unix_ms)).max(1),
            operation: operation.name,
            path_template: operation.path_template,
            attempt,
            request_id: operation.request_id.clone(),
        }
    }

    fn token_request(&self, stamp: &Stamp) -> HttpRequest {
        let operation = Operation {
            name: GenerateToken::NAME,
            method: GenerateToken::METHOD,
            path_template: GenerateToken::PATH,
            path: GenerateToken::PATH.into(),
            body: None,
            credentials: true,
            twins: false,
            settle: Settle::Read,
            secrets: Vec::new(),
            request_id: stamp.uuid(Use::RequestId),
        };
        self.request(&operation, None, Some(self.credentials()), self.token_tries, stamp)
    }

    fn credentials(&self) -> Secret {
        #[derive(serde::Serialize)]
        struct Credentials<'a> {
            client_id: &'a str,
            client_secret: &'a Secret,
            grant_type: &'a str,
        }
        let config = &self.shared.config;
        let body = Credentials {
            client_id: &config.client_id,
            client_secret: &config.client_secret,
            grant_type: "client_credentials",
        };
        // Three strings always serialise.
        to_json(&body).unwrap_or_default()
    }

    fn token_answer<T>(
        &mut self,
        leg: Leg,
        lease: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        stamp: &Stamp,
    ) -> Result<Step<T>, Error> {
        let failed = match answer {
            Ok(response) if is_success(response) => match read_body::<AccessToken>(response, true) {
                Ok(token) => {
                    // A token of any lifetime serves the call that fetched it, so that no clock can make it loop.
                    let bearer = self.shared.store(Some(lease), &token, stamp);
                    self.token_tries = 0;
                    return self.send(leg, Some(bearer), stamp);
                }
                Err(why) => (unreadable(response, &why), true, None),
            },
            Ok(response) => {
                let retry_after = retry_after_ms(response);
                let mut error = self.gateway_error(response);
                let refused =
                    (400..500).contains(&response.status) && !matches!(response.status, 408 | 425 | 429);
                let again = !refused || asks_for_fewer(&error);
                if !again {
                    error.kind = ErrorKind::Authentication;
                }
                (error, again, retry_after)
            }
            Err(failure) => (self.network(failure), true, None),
        };
        let (mut error, again, retry_after) = failed;
        if let Some(bearer) = self.shared.release(lease, stamp.unix_ms) {
            // The old token still serves; the next call tries again to replace it.
            self.token_tries = 0;
            return self.send(leg, Some(bearer), stamp);
        }
        error.message = format!("no access token: {}", error.message);
        let next = decide(
            Failure::NotDone,
            Repeatable::Freely,
            self.token_tries,
            self.limits.max_retries,
            retry_after,
            stamp.permille(),
        );
        match next {
            Next::Repeat(ms) if again => self.pause(leg, ms, stamp, error),
            _ => Err(error),
        }
    }

    fn main_answer<T>(
        &mut self,
        token: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        stamp: &Stamp,
        decode: Decode<'_, T>,
    ) -> Result<Step<T>, Error> {
        let response = match answer {
            Ok(response) => response,
            Err(failure) => {
                let kind = if failure.sent { Failure::InDoubt } else { Failure::NotDone };
                return self.failed(kind, self.network(failure), None, stamp);
            }
        };
        match response.status {
            200..=299 => match self.decode_body(response, decode) {
                Ok((value, taken)) => {
                    if let Some(why) = taken {
                        self.doubt = false;
                        return Err(Error {
                            effect: Effect::Rejected,
                            status: Some(response.status),
                            body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
                            ..Error::new(ErrorKind::Rejected, why)
                        });
                    }
                    if self.name == GenerateToken::NAME
                        && let Ok(token) = read_body::<AccessToken>(response, true)
                    {
                        self.shared.store(None, &token, stamp);
                    }
                    Ok(Step::Done(value))
                }
                Err(why) => self.failed(Failure::InDoubt, unreadable(response, &why), None, stamp),
            },
            401 if !self.is_credentials() && self.refused_tokens + 1 < MOST_REFUSED_TOKENS => {
                self.refused_tokens += 1;
                self.sent -= 1;
                self.shared.discard(token);
                self.ready(Leg::Main, stamp)
            }
            401 => {
                self.shared.discard(token);
                Err(Error { kind: ErrorKind::Authentication, ..self.refused(response) })
            }
            429 => {
                let error = self.gateway_error(response);
                let wait = error.retry_after_ms;
                self.failed(Failure::NotDone, error, wait, stamp)
            }
            400..=499 if !matches!(response.status, 408 | 425) => self.question_or_refuse(response, stamp),
            _ => {
                let error = self.gateway_error(response);
                let wait = error.retry_after_ms;
                self.failed(Failure::InDoubt, error, wait, stamp)
            }
        }
    }

    /// A refusal is believed, unless it may speak of what this very call did before.
    fn question_or_refuse<T>(&mut self, response: &HttpResponse, stamp: &Stamp) -> Result<Step<T>, Error> {
        let error = self.refused(response);
        if asks_for_fewer(&error) {
            let error = Error { kind: ErrorKind::RateLimited, effect: Effect::None, ..error };
            let wait = error.retry_after_ms;
            return self.failed(Failure::NotDone, error, wait, stamp);
        }
        match error.code.as_deref() {
            // Until it is known what holds the reference, it may be a twin of this request that the network made.
            Some("DUPLICATE_REQUEST") => self.taken = self.changes(),
            // The form of a refusal, but the payment may still go through.
            Some("PAYMENT_PENDING") => self.doubt |= self.changes(),
            _ => {}
        }
        if (self.taken || self.doubt) && self.can_ask() {
            self.refusal = Some(error);
            return self.ask(0, stamp);
        }
        Err(error)
    }

    /// The main leg failed in a way that may pass.
    fn failed<T>(
        &mut self,
        failure: Failure,
        error: Error,
        retry_after: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Step<T>, Error> {
        if failure == Failure::InDoubt && self.changes() {
            self.doubt = true;
        }
        let repeatable = match self.operation.as_ref().map(|operation| &operation.settle) {
            Some(Settle::Read | Settle::Repeat(_)) => Repeatable::Freely,
            Some(Settle::Ask(..)) => Repeatable::AfterAsking,
            Some(Settle::Never(_)) | None => Repeatable::Never,
        };
        match decide(failure, repeatable, self.sent, self.limits.max_retries, retry_after, stamp.permille()) {
            Next::Repeat(ms) => self.pause(Leg::Main, ms, stamp, error),
            Next::Ask(ms) => {
                self.cause = Some(error);
                self.ask(ms, stamp)
            }
            Next::GiveUp => Err(error),
        }
    }

    fn ask<T>(&mut self, wait_ms: u64, stamp: &Stamp) -> Result<Step<T>, Error> {
        self.asked = 0;
        self.asking = None;
        if wait_ms == 0 {
            return self.ready(Leg::Ask, stamp);
        }
        let error = self.why();
        self.pause(Leg::Ask, wait_ms, stamp, error)
    }

    fn ask_answer<T>(
        &mut self,
        token: u64,
        answer: &Result<HttpResponse, TransportFailure>,
        stamp: &Stamp,
        decode: Decode<'_, T>,
    ) -> Result<Step<T>, Error> {
        let mut retry_after = None;
        let found = match answer {
            Ok(response) if is_success(response) => {
                text(response).ok().map(|body| open(body, self.enveloped_inquiry()).0)
            }
            Ok(response) if response.status == 401 && self.refused_tokens < MOST_REFUSED_TOKENS => {
                self.refused_tokens += 1;
                self.asked -= 1;
                self.shared.discard(token);
                return self.ready(Leg::Ask, stamp);
            }
            Ok(response) if says_nothing_found(response) => return self.rule(Found::Nothing, stamp, decode),
            Ok(response)
                if response.status >= 500
                    || matches!(response.status, 408 | 425 | 429)
                    || asks_for_fewer(&self.gateway_error(response)) =>
            {
                retry_after = retry_after_ms(response);
                None
            }
            // The gateway refuses to tell, and will again.
            Ok(response) if (400..500).contains(&response.status) => return Err(self.why()),
            _ => None,
        };
        match found {
            Some(json)
                if serde_json::from_str::<&RawValue>(json).is_ok_and(|raw| raw.get().starts_with('{')) =>
            {
                self.rule(Found::Json(json), stamp, decode)
            }
            _ => self.ask_again(retry_after, stamp),
        }
    }

    /// The inquiry was not answered, or contradicts what the gateway said before: it is made again, but not for ever.
    fn ask_again<T>(&mut self, retry_after: Option<u64>, stamp: &Stamp) -> Result<Step<T>, Error> {
        let error = self.why();
        let next = decide(
            Failure::InDoubt,
            Repeatable::Freely,
            self.asked,
            self.limits.max_retries.max(2),
            retry_after,
            stamp.permille(),
        );
        match next {
            Next::Repeat(ms) => self.pause(Leg::Ask, ms, stamp, error),
            _ => Err(error),
        }
    }

    /// The inquiry was answered: the ruling decides.
    fn rule<T>(&mut self, found: Found<'_>, stamp: &Stamp, decode: Decode<'_, T>) -> Result<Step<T>, Error> {
        let Some(ruler) = self.ruler() else { return Err(self.why()) };
        let ruling = ruler(found);
        if matches!(ruling, Ruling::Impossible(_) | Ruling::Taken(_)) {
            self.taken = false;
        }
        match ruling {
            Ruling::Done(json) => {
                let text = Text { json: &json, origin: Origin::Inquiry };
                let decoded = decode(text, &|_| Verdict::Unclear).map(|(value, _)| value);
                if let Cow::Owned(json) = json {
                    wipe(json.into_bytes());
                }
                decoded.map(Step::Done).map_err(|_| {
                    self.doubt = true;
                    self.why()
                })
            }
            // The reference is taken, and nothing has it: either another object that is not looked at has, or what
            // was found is old.
            Ruling::NotDone if self.taken => self.ask_again(None, stamp),
            Ruling::NotDone => match self.refusal.take() {
                // Refused, and not found: the refusal stands. If an earlier send went unanswered, the doubt does too.
                Some(refusal) => Err(refusal),
                None if self.sent <= self.limits.max_retries => self.ready(Leg::Main, stamp),
                None => Err(self.why()),
            },
            Ruling::Impossible(why) | Ruling::Taken(why) => {
                // What cannot happen any more did not happen: the doubt is settled.
                let error = self.why();
                self.doubt = false;
                let message = format!("{why}: {}", error.message);
                Err(Error { kind: ErrorKind::Rejected, effect: Effect::Rejected, message, ..error })
            }
            Ruling::Unclear => Err(self.why()),
        }
    }

    fn pause<T>(&mut self, leg: Leg, ms: u64, stamp: &Stamp, error: Error) -> Result<Step<T>, Error> {
        if stamp.unix_ms.saturating_add(ms) >= self.deadline_ms {
            return Err(error);
        }
        self.cause = Some(error);
        self.phase = Phase::Ready(leg);
        Ok(Step::Sleep(Duration::from_millis(ms)))
    }

    /// The last word on how the call ended: the effect, and what the caller needs to go on.
    fn finish(&mut self, mut error: Error) -> Error {
        let phase = if let Phase::Answered(to, _) = &self.phase { to } else { &self.phase };
        if let (Phase::TokenSent(_, lease), false) = (phase, error.kind == ErrorKind::Input) {
            self.shared.release(*lease, 0);
        }
        // A step out of turn ends nothing, but its error may be all that the caller sees of a write in flight.
        let unjudged = self.unjudged();
        if !(error.kind == ErrorKind::Input && matches!(self.phase, Phase::Sent(..) | Phase::TokenSent(..))) {
            self.phase = Phase::Over;
        }
        error.operation = Some(self.name.into());
        let Some(operation) = &self.operation else { return error };
        error.request_id = Some(operation.request_id.clone());
        if self.doubt || self.taken || unjudged {
            error.effect = Effect::Unknown;
            error.inquiry = operation.settle.inquiry().cloned();
        }
        error
    }

    fn why(&self) -> Error {
        self.refusal
            .clone()
            .or_else(|| self.cause.clone())
            .unwrap_or_else(|| Error::new(ErrorKind::Network, "no readable answer came"))
    }

    fn out_of_time(&self) -> Error {
        let mut error = self.why();
        error.message = format!("out of time: {}", error.message);
        error
    }

    /// Whether the main leg may have been done and its answer, if any, was not looked at yet.
    fn unjudged(&self) -> bool {
        let out = match &self.phase {
            Phase::Sent(Leg::Main, _) => true,
            Phase::Answered(to, answer) if matches!(**to, Phase::Sent(Leg::Main, _)) => {
                answer.as_ref().map_or_else(|failure| failure.sent, |_| true)
            }
            _ => false,
        };
        out && self.changes()
    }

    /// Whether a lost answer of the main leg leaves something in doubt.
    fn changes(&self) -> bool {
        !matches!(self.operation.as_ref().map(|operation| &operation.settle), Some(Settle::Read) | None)
    }

    fn can_ask(&self) -> bool {
        matches!(self.operation.as_ref().map(|operation| &operation.settle), Some(Settle::Ask(..)))
    }

    fn is_credentials(&self) -> bool {
        self.operation.as_ref().is_some_and(|operation| operation.credentials)
    }

    /// What the inquiry's ruler says of an answer to the write itself, where that can be somebody else's.
    fn judge(&self, found: Found<'_>) -> Verdict {
        let twins = self.operation.as_ref().is_some_and(|operation| operation.twins);
        match self.ruler().filter(|_| twins).map(|ruler| ruler(found)) {
            None | Some(Ruling::Unclear) => Verdict::Unclear,
            Some(Ruling::Taken(why)) => Verdict::Taken(why),
            Some(_) => Verdict::Ours,
        }
    }

    fn ruler(&self) -> Option<&Ruler> {
        match self.operation.as_ref().map(|operation| &operation.settle) {
            Some(Settle::Ask(_, ruler)) => Some(ruler),
            _ => None,
        }
    }

    fn inquiry(&self) -> Option<&Inquiry> {
        self.operation.as_ref().and_then(|operation| operation.settle.inquiry())
    }

    /// Orders come in an envelope, customers and tokens without.
    fn enveloped_inquiry(&self) -> bool {
        self.inquiry().is_some_and(|inquiry| inquiry.operation.starts_with("orders."))
    }

    /// Decodes an answer to the write itself, and says what is in its way if the reference was taken.
    fn decode_body<T>(
        &self,
        response: &HttpResponse,
        decode: Decode<'_, T>,
    ) -> Result<(T, Option<String>), String> {
        let body = if response.body.is_empty() { "null" } else { text(response)? };
        decode_opened(body, self.enveloped, |json, origin| {
            decode(Text { json, origin }, &|found| self.judge(found))
        })
    }

    fn refused(&self, response: &HttpResponse) -> Error {
        Error { kind: ErrorKind::Rejected, effect: Effect::Rejected, ..self.gateway_error(response) }
    }

    fn network(&self, failure: &TransportFailure) -> Error {
        Error::new(ErrorKind::Network, self.clean(&failure.message))
    }

    /// What somebody else wrote: one line of bounded length, without the secrets of this call.
    fn clean(&self, text: &str) -> String {
        let mut secrets = vec![self.shared.config.client_secret.clone()];
        secrets.extend(self.bearer.clone());
        secrets.extend(self.operation.iter().flat_map(|operation| operation.secrets.iter().cloned()));
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        // Cut again after the scrubbing: a secret on the border of the first cut would show its half.
        let line = Zeroizing::new(text.chars().map(plain).take(4_000).collect::<String>());
        scrub(&line, &secrets).chars().take(500).collect()
    }

    /// What the gateway said went wrong: as documented, as other JSON, or as bytes.
    fn gateway_error(&self, response: &HttpResponse) -> Error {
        let said = Node::parse(text(response).unwrap_or_default()).unwrap_or(Node::Null);
        let word = |name: &str| match said.get(name) {
            Some(Node::Text(text)) if !text.is_empty() => Some(self.clean(text)),
            Some(Node::Number(number)) => Some(self.clean(&number.to_string())),
            _ => None,
        };
        let kind = match response.status {
            429 => ErrorKind::RateLimited,
            401 => ErrorKind::Authentication,
            400..=499 => ErrorKind::Rejected,
            500.. => ErrorKind::Server,
            _ => ErrorKind::UnreadableAnswer,
        };
        let message = word("message").or_else(|| word("error_description"));
        Error {
            status: Some(response.status),
            code: word("code").or_else(|| word("error")),
            retry_after_ms: retry_after_ms(response),
            body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
            ..Error::new(kind, message.unwrap_or_else(|| without_message(response.status).to_owned()))
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // A call that is dropped while it fetches the token lets the next one fetch it.
        let phase = if let Phase::Answered(to, _) = &self.phase { to } else { &self.phase };
        if let Phase::TokenSent(_, lease) = phase {
            self.shared.release(*lease, 0);
        }
    }
}

/// Whether a refusal is a 429 in another form.
fn asks_for_fewer(error: &Error) -> bool {
    error.code.as_deref() == Some("API_RATE_LIMIT")
}

fn misuse(message: &str) -> Error {
    Error::new(ErrorKind::Input, message)
}

fn unreadable(response: &HttpResponse, why: &str) -> Error {
    Error {
        status: Some(response.status),
        body: Some(Secret::new(String::from_utf8_lossy(&response.body))),
        ..Error::new(ErrorKind::UnreadableAnswer, format!("the answer cannot be read: {why}"))
    }
}
