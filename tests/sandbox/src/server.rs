//! The accept loop, and what every request passes: host and origin, faults, authorization, the log.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower_service::Service;

use crate::faults::{self, Fault, Kind};
use crate::http::reply::Reply;
use crate::request_log::Entry;
use crate::shared::Shared;
use crate::wire::Refusal;

/// How long open requests may take to end at shutdown.
const GRACE: Duration = Duration::from_secs(2);
/// The largest answer that a fault can cut in half.
const LARGEST: usize = 16 * 1024 * 1024;

/// The connection closes without an answer.
#[derive(Debug)]
struct Dropped;

impl std::fmt::Display for Dropped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("connection dropped on demand")
    }
}

impl std::error::Error for Dropped {}

/// Serves until `stop` changes, then lets open requests end.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    shared: Arc<Shared>,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    // Ends every connection when this task is aborted.
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, most likely; some will be free in a moment.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        // Without it small answers wait for the peer's delayed acknowledgement.
        let _ = stream.set_nodelay(true);
        let local = stream.local_addr().ok().map(|address| address.ip());
        let (router, shared) = (router.clone(), shared.clone());
        let service = service_fn(move |request| handle(shared.clone(), router.clone(), local, request));
        let connection =
            http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        while connections.try_join_next().is_some() {}
        connections.spawn(async move {
            // A broken connection is the peer's business, a dropped one was asked for.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

/// Answers one request. The action runs in a task of its own: a client that hangs up ends the connection, not what
/// it asked for.
async fn handle(
    shared: Arc<Shared>,
    router: Router,
    local: Option<IpAddr>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Dropped> {
    if let Err(refusal) = shared.own.check(&request, local) {
        return Ok(Reply::from(refusal).into_response());
    }
    // A task that panicked has no answer, as a connection that broke has none.
    let outcome = tokio::spawn(act(shared, router, request)).await.map_err(|_| Dropped)?;
    tokio::time::sleep(outcome.delay).await;
    outcome.answer
}

/// What a request came to, and how long its answer is to wait.
struct Outcome {
    answer: Result<Response<Body>, Dropped>,
    delay: Duration,
}

async fn act(shared: Arc<Shared>, router: Router, request: Request<Incoming>) -> Outcome {
    let path = request.uri().path();
    if path.starts_with("/_sandbox") {
        return Outcome { answer: Ok(call(router, request).await), delay: Duration::ZERO };
    }
    let started = Instant::now();
    let mut entry = Entry {
        number: 0,
        at: shared.clock.now(),
        method: request.method().as_str().to_owned(),
        path: path.to_owned(),
        status: 0,
        request_id: text(request.headers(), "request-id").map(|id| id.chars().take(100).collect()),
        faults: Vec::new(),
        micros: 0,
    };
    let outcome = if crate::http::is_gateways(path) {
        answer_api(&shared, router, request, &mut entry).await
    } else {
        Outcome { answer: Ok(call(router, request).await), delay: Duration::ZERO }
    };
    entry.status = outcome.answer.as_ref().map_or(0, |answer| answer.status().as_u16());
    entry.micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    shared.requests.add(entry);
    outcome
}

async fn answer_api(
    shared: &Shared,
    router: Router,
    request: Request<Incoming>,
    entry: &mut Entry,
) -> Outcome {
    let faults = match collect_faults(shared, request.headers(), entry) {
        Ok(faults) => faults,
        Err(refusal) => {
            return Outcome { answer: Ok(Reply::from(refusal).into_response()), delay: Duration::ZERO };
        }
    };
    let delays = faults.iter().filter(|fault| fault.kind == Kind::Delay);
    let delay = Duration::from_millis(delays.map(|fault| fault.delay_ms).sum());
    let answer = match faults.iter().find_map(before) {
        Some(answer) => answer,
        None => {
            let response = if entry.path == crate::http::TOKEN_PATH || authorized(shared, request.headers()) {
                call(router, request).await
            } else {
                Reply::from(Refusal::unauthorized()).into_response()
            };
            after(&faults, response).await
        }
    };
    Outcome { answer, delay }
}

/// The answer of a fault that strikes before the request acts.
fn before(fault: &Fault) -> Option<Result<Response<Body>, Dropped>> {
    match fault.kind {
        Kind::DropBefore => Some(Err(Dropped)),
        Kind::ErrorBefore => Some(Ok(server_error(fault.status))),
        Kind::Unauthorized => Some(Ok(Reply::from(Refusal::unauthorized()).into_response())),
        Kind::RateLimit => Some(Ok(rate_limit(fault))),
        _ => None,
    }
}

/// What becomes of the answer to a request that has acted.
async fn after(faults: &[Fault], mut response: Response<Body>) -> Result<Response<Body>, Dropped> {
    for fault in faults {
        match fault.kind {
            Kind::DropAfter => return Err(Dropped),
            Kind::ErrorAfter => return Ok(server_error(fault.status)),
            Kind::Garbage => response = garbage(),
            Kind::Truncate => response = truncate(response).await,
            _ => {}
        }
    }
    Ok(response)
}

async fn call(mut router: Router, request: Request<Incoming>) -> Response<Body> {
    let called: Result<_, Infallible> = router.call(request.map(Body::new)).await;
    match called {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The faults of this request; those for webhooks are armed for the events that it causes.
fn collect_faults(shared: &Shared, headers: &HeaderMap, entry: &mut Entry) -> Result<Vec<Fault>, Refusal> {
    let mut faults = match text(headers, faults::HEADER) {
        Some(header) => faults::parse_header(header)
            .map_err(|wrong| Refusal::invalid(format!("Sandbox-Fault is not understood: {wrong}")))?,
        None => Vec::new(),
    };
    faults.extend(shared.faults.take_for_request(&entry.method, &entry.path));
    entry.faults.extend(faults.iter().map(|fault| fault.kind.name()));
    for fault in faults.extract_if(.., |fault| fault.is_webhook()) {
        shared.faults.arm(fault);
    }
    Ok(faults)
}

fn authorized(shared: &Shared, headers: &HeaderMap) -> bool {
    let token = text(headers, "authorization").and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    token.is_some_and(|token| shared.accepts(token))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn server_error(status: u16) -> Response<Body> {
    let (code, message) = match status {
        504 => ("TIMED_OUT", "The request timed out"),
        _ => ("INTERNAL_ERROR", "Internal Server Error"),
    };
    Reply::from(Refusal::new(status, code, message)).into_response()
}

fn rate_limit(fault: &Fault) -> Response<Body> {
    let mut response = Reply::from(Refusal::new(429, "API_RATE_LIMIT", "Too many requests")).into_response();
    if let Some(seconds) = fault.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn garbage() -> Response<Body> {
    let page = "<html><head><title>Welcome</title></head><body>It works!</body></html>";
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

/// Announces the whole length and sends half of it.
async fn truncate(response: Response<Body>) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, LARGEST).await.unwrap_or_default();
    parts.headers.insert(header::CONTENT_LENGTH, whole.len().into());
    let half = whole.slice(..whole.len() / 2);
    let pause = Box::pin(tokio::time::sleep(Duration::from_millis(10)));
    Response::from_parts(parts, Body::new(Half { left: Some(half), whole: whole.len(), pause }))
}

/// A body that ends in the middle.
struct Half {
    left: Option<Bytes>,
    whole: usize,
    /// Gives the first half time to leave before the connection breaks.
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl hyper::body::Body for Half {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(half) = self.left.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        self.pause.as_mut().poll(context).map(|()| Some(Err(io::Error::other("truncated on demand"))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(u64::try_from(self.whole).unwrap_or(0))
    }
}
