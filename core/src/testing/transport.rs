//! A gateway that answers by a script; access tokens and envelopes need none.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::{Value, json};

use super::VirtualPlatform;
use super::answers::{REFUSED, with};
use super::ready::{enveloped, ready};
use crate::client::{BoxFuture, Transport};
use crate::endpoint::Endpoint;
use crate::operations::generate_token::GenerateToken;
use crate::{Client, ClientBuilder, Config, HttpRequest, HttpResponse, OPERATIONS, TransportFailure};

/// Answers each operation with what the script has for it, in order; access tokens are given without being scripted.
///
/// Each method of the script gives the transport itself, so that they can be chained. An operation is named as in
/// [`Client::call_named`]: `orders.capture`. Clones share script and requests.
///
/// # Panics
/// The methods of the script panic for a name that is no operation. A request for which the script has no answer panics
/// in the task that makes the call: it ends the test, and is not taken for a failure of the network.
#[derive(Clone, Default)]
pub struct ScriptedTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// What was sent, without the requests for tokens that the script does not have.
    requests: Vec<HttpRequest>,
    script: BTreeMap<&'static str, VecDeque<Entry>>,
    /// The operation of the last answer that was added.
    last: Option<&'static str>,
}

struct Entry {
    respond: Arc<Respond>,
    /// How often it is given yet; `None` for ever.
    times: Option<u32>,
}

type Outcome = Result<HttpResponse, TransportFailure>;
type Respond = dyn Fn(&HttpRequest, &[HttpRequest]) -> Outcome + Send + Sync;

impl ScriptedTransport {
    /// A transport without any answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers with the usual answer of the operation, with these fields in the place of its own.
    ///
    /// It speaks of what was asked for: it has the ids and the reference of the request. `json!({})` leaves it as it is.
    #[must_use]
    pub fn answer(self, operation: &str, fields: Value) -> Self {
        self.add(operation, move |request, sent| {
            Ok(ok(&enveloped(request.operation, with(ready(request, sent), fields.clone()))))
        })
    }

    /// Answers with this data and nothing else, in the gateway's envelope where the operation has one.
    ///
    /// # Panics
    /// For data that cannot be written as JSON.
    #[must_use]
    pub fn answer_with(self, operation: &str, data: impl Serialize) -> Self {
        let data = serde_json::to_value(data).unwrap_or_else(|error| panic!("{error}"));
        self.add(operation, move |request, _| Ok(ok(&enveloped(request.operation, data.clone()))))
    }

    /// Answers with the gateway's error of this status and code.
    #[must_use]
    pub fn reject(self, operation: &str, status: u16, code: &str) -> Self {
        let body = json!({ "code": code, "message": REFUSED });
        self.respond(operation, response(status, &body))
    }

    /// Gives no answer to a request that the gateway may have received.
    #[must_use]
    pub fn lose(self, operation: &str) -> Self {
        self.fail(operation, TransportFailure { sent: true, message: "no answer in time".to_owned() })
    }

    /// Gives no answer, for this reason.
    #[must_use]
    pub fn fail(self, operation: &str, failure: TransportFailure) -> Self {
        self.add(operation, move |_, _| Err(failure.clone()))
    }

    /// Answers with this response as it is.
    #[must_use]
    pub fn respond(self, operation: &str, response: HttpResponse) -> Self {
        self.add(operation, move |_, _| Ok(response.clone()))
    }

    /// Answers with what a function makes of the request.
    #[must_use]
    pub fn respond_by(
        self,
        operation: &str,
        respond: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportFailure> + Send + Sync + 'static,
    ) -> Self {
        self.add(operation, move |request, _| respond(request))
    }

    /// Gives the last answer of the script so often, in the place of once.
    ///
    /// # Panics
    /// For 0, and where there is no answer yet.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        assert!(times > 0, "an answer is given once at least");
        self.change_last(Some(times))
    }

    /// Gives the last answer of the script for ever; [`check`](Self::check) does not ask for it.
    ///
    /// # Panics
    /// Where there is no answer yet.
    #[must_use]
    pub fn forever(self) -> Self {
        self.change_last(None)
    }

    /// A client on this transport with invented credentials, whose waits take no time.
    pub fn client(&self) -> Client {
        let client = self.builder(Config::uat("an-invented-id", "an-invented-secret")).build();
        client.unwrap_or_else(|error| panic!("{error}"))
    }

    /// The builder of a client with this configuration on this transport, whose waits take no time.
    pub fn builder(&self, config: Config) -> ClientBuilder {
        Client::builder(config).transport(self.clone()).platform(VirtualPlatform::new())
    }

    /// What was sent, without the requests for tokens that the script does not have.
    pub fn requests(&self) -> Vec<HttpRequest> {
        self.lock().requests.clone()
    }

    /// The bodies that were sent to this operation; `null` where there was none.
    pub fn bodies(&self, operation: &str) -> Vec<Value> {
        let state = self.lock();
        let sent = state.requests.iter().filter(|request| request.operation == operation);
        sent.map(super::ready::body).collect()
    }

    /// Checks that every answer of the script was asked for.
    ///
    /// # Panics
    /// If one was not.
    pub fn check(&self) {
        let state = self.lock();
        let counted = |queue: &VecDeque<Entry>| queue.iter().filter_map(|entry| entry.times).sum::<u32>();
        let counts = state.script.iter().map(|(operation, queue)| (operation, counted(queue)));
        let left: BTreeMap<_, _> = counts.filter(|(_, count)| *count > 0).collect();
        assert!(left.is_empty(), "answers that were not asked for: {left:?}");
    }

    fn add(
        self,
        operation: &str,
        respond: impl Fn(&HttpRequest, &[HttpRequest]) -> Outcome + Send + Sync + 'static,
    ) -> Self {
        let Some(known) = OPERATIONS.iter().find(|known| known.name == operation) else {
            panic!("`{operation}` is no operation: OPERATIONS lists those that exist");
        };
        let mut state = self.lock();
        let entry = Entry { respond: Arc::new(respond), times: Some(1) };
        state.script.entry(known.name).or_default().push_back(entry);
        state.last = Some(known.name);
        drop(state);
        self
    }

    fn change_last(self, times: Option<u32>) -> Self {
        let mut state = self.lock();
        let last = state.last.and_then(|operation| state.script.get_mut(operation)?.back_mut());
        let Some(last) = last else { panic!("the script has no answer yet") };
        last.times = times;
        drop(state);
        self
    }

    fn next(&self, request: HttpRequest) -> Outcome {
        let mut state = self.lock();
        let State { requests, script, .. } = &mut *state;
        let operation = request.operation;
        if operation == GenerateToken::NAME && !script.contains_key(operation) {
            return Ok(ok(&ready(&request, &[])));
        }
        requests.push(request.clone());
        let queue = script.entry(operation).or_default();
        let Some(entry) = queue.front_mut() else {
            drop(state);
            panic!("{operation}: the script has no answer to {request:?}");
        };
        let respond = Arc::clone(&entry.respond);
        match &mut entry.times {
            Some(1) => drop(queue.pop_front()),
            Some(times) => *times -= 1,
            None => {}
        }
        let sent = requests.clone();
        drop(state);
        respond(&request, &sent)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Outcome> {
        Box::pin(async move { self.next(request) })
    }
}

impl fmt::Debug for ScriptedTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScriptedTransport").field("requests", &self.lock().requests).finish_non_exhaustive()
    }
}

fn ok(body: &Value) -> HttpResponse {
    response(200, body)
}

fn response(status: u16, body: &Value) -> HttpResponse {
    let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
    HttpResponse { status, headers, body: body.to_string().into_bytes() }
}
