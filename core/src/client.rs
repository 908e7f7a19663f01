//! The async client on reqwest: the one file with I/O.
#![expect(clippy::disallowed_methods, reason = "the client is where the clock and the sockets are")]

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::answer::Answer;
use crate::call::{Call, Step};
use crate::endpoint::Endpoint;
use crate::operations::with_operations;
use crate::{
    CallOptions, Config, Error, HttpRequest, HttpResponse, Method, Session, Stamp, TransportFailure,
};

/// A future that a trait object can give.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An HTTP stack: anything that turns a request into an answer.
///
/// The client brings one on reqwest; implement this for another stack, a proxy, or a test. An implementation must
/// follow no redirects, must bound what it reads, must keep to `request.timeout_ms`, and must say truthfully
/// whether the request may have reached the gateway ([`TransportFailure::sent`]).
pub trait Transport: Send + Sync {
    /// Sends one request.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>>;
}

/// Where time and chance come from; a test can bring its own.
pub trait Surroundings: Send + Sync {
    /// The clock and fresh randomness.
    fn stamp(&self) -> Stamp;
    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// What the client tells its observer: one event when a request goes out, one when its answer is in.
///
/// It holds no body, no header and no secret, so it can be logged as it is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The operation in whose service the request is sent.
    pub operation: &'a str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its parameters unfilled.
    pub path_template: &'a str,
    /// 1 for the first time, 2 for the second, ..
    pub attempt: u32,
    /// The `Request-ID`.
    pub request_id: &'a str,
    /// `None` when the request goes out, what came of it afterwards.
    pub outcome: Option<Outcome<'a>>,
}

/// What came of a request.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Outcome<'a> {
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// Why none came.
    pub failure: Option<&'a str>,
}

type Observer = dyn Fn(&Event<'_>) + Send + Sync;

/// The async client: cheap to clone, connections and access token shared by all clones.
///
/// It runs within a tokio runtime. Calls are made by group and method, `client.orders().capture(..)`, or with any
/// request, `client.call(..)`.
///
/// ```no_run
/// use pinelabs_online::models::Amount;
/// use pinelabs_online::operations::create_order::CreateOrder;
/// use pinelabs_online::{Client, Config};
///
/// # async fn example() -> Result<(), pinelabs_online::Error> {
/// let client = Client::new(Config::uat("your-client-id", "your-client-secret"))?;
/// let order = client
///     .orders()
///     .create(CreateOrder { order_amount: Amount::inr(110_000), pre_auth: Some(true), ..Default::default() })
///     .await?;
/// println!("{} is {}", order.order_id, order.status);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    session: Session,
    transport: Arc<dyn Transport>,
    surroundings: Arc<dyn Surroundings>,
    observer: Option<Arc<Observer>>,
    options: CallOptions,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("session", &self.session).finish_non_exhaustive()
    }
}

/// Builds a [`Client`] that is not the usual one.
#[must_use]
pub struct ClientBuilder {
    config: Config,
    transport: Option<Arc<dyn Transport>>,
    surroundings: Option<Arc<dyn Surroundings>>,
    observer: Option<Arc<Observer>>,
    http: HttpOptions,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("config", &self.config)
            .field("http", &self.http)
            .finish_non_exhaustive()
    }
}

/// Options of the transport on reqwest. Times are in milliseconds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HttpOptions {
    /// How long connecting may take, TLS included. Default 10,000.
    pub connect_timeout_ms: u64,
    /// How many idle connections are kept. Default 64.
    pub max_idle_connections: usize,
    /// How long an idle connection is kept. Default 30,000.
    pub idle_timeout_ms: u64,
    /// The largest answer that is read, in bytes. Default 4 MiB.
    pub max_body_bytes: usize,
    /// Whether `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are followed. Default true.
    pub proxy_from_environment: bool,
    /// More root certificates, PEM, beside the system's.
    pub ca_bundle_pem: Option<Vec<u8>>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            connect_timeout_ms: 10_000,
            max_idle_connections: 64,
            idle_timeout_ms: 30_000,
            max_body_bytes: 4 << 20,
            proxy_from_environment: true,
            ca_bundle_pem: None,
        }
    }
}

impl ClientBuilder {
    /// Another HTTP stack than reqwest.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Another clock and another source of randomness, for tests.
    pub fn surroundings(mut self, surroundings: impl Surroundings + 'static) -> Self {
        self.surroundings = Some(Arc::new(surroundings));
        self
    }

    /// A function that is told of every request and every answer, to log or to count.
    pub fn observer(mut self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Options of the transport on reqwest.
    pub fn http(mut self, options: HttpOptions) -> Self {
        self.http = options;
        self
    }

    /// Checks everything and makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn build(self) -> Result<Client, Error> {
        Ok(Client {
            session: Session::new(self.config)?,
            transport: match self.transport {
                Some(transport) => transport,
                None => Arc::new(HttpTransport::new(&self.http)?),
            },
            surroundings: self.surroundings.unwrap_or_else(|| Arc::new(System)),
            observer: self.observer,
            options: CallOptions::default(),
        })
    }
}

impl Client {
    /// A client with the usual transport.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn new(config: Config) -> Result<Self, Error> {
        Self::builder(config).build()
    }

    /// Begins a client that is not the usual one.
    pub fn builder(config: Config) -> ClientBuilder {
        ClientBuilder {
            config,
            transport: None,
            surroundings: None,
            observer: None,
            http: HttpOptions::default(),
        }
    }

    /// The same client with other options for every call made through it.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { options, ..self.clone() }
    }

    /// Makes a call.
    ///
    /// # Errors
    /// [`Error`]; its `effect` says what it means for the money.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<E::Response, Error> {
        let call = self.session.call_with(request, self.options.clone())?;
        self.drive(call, std::future::pending()).await
    }

    /// Makes a call by the operation's name, its parameters as JSON text; the answer is the gateway's own JSON.
    ///
    /// This is also how an error's [`Inquiry`](crate::Inquiry) is made.
    ///
    /// # Errors
    /// As [`Client::call`]; also for an unknown name, an unknown field, a wrong type.
    pub async fn call_named(&self, name: &str, params: &str) -> Result<Answer, Error> {
        self.call_named_until(name, params, self.options.clone(), std::future::pending()).await
    }

    /// Makes a call by name until `stop` is ready; then the error tells what the call may have left behind.
    ///
    /// # Errors
    /// As [`Client::call_named`]; [`ErrorKind::Aborted`](crate::ErrorKind::Aborted) when it was stopped.
    pub async fn call_named_until(
        &self,
        name: &str,
        params: &str,
        options: CallOptions,
        stop: impl Future<Output = ()>,
    ) -> Result<Answer, Error> {
        let call = self.session.call_named(name, params, options)?;
        self.drive(call, stop).await
    }

    async fn drive<T>(&self, mut call: Call<T>, stop: impl Future<Output = ()>) -> Result<T, Error> {
        let mut stop = pin!(stop);
        loop {
            match call.step(self.surroundings.stamp())? {
                Step::Send(request) => match unless(stop.as_mut(), self.send(request)).await {
                    Some(answer) => call.receive(answer),
                    None => return Err(call.abandon(true)),
                },
                Step::Sleep(duration) => {
                    if unless(stop.as_mut(), self.surroundings.sleep(duration)).await.is_none() {
                        return Err(call.abandon(false));
                    }
                }
                Step::Done(value) => return Ok(value),
            }
        }
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportFailure> {
        let Some(observer) = &self.observer else { return self.transport.send(request).await };
        let (operation, method, path_template) = (request.operation, request.method, request.path_template);
        let (attempt, request_id) = (request.attempt, request.request_id.clone());
        let event =
            |outcome| Event { operation, method, path_template, attempt, request_id: &request_id, outcome };
        observer(&event(None));
        let since = self.surroundings.stamp().unix_ms;
        let answer = self.transport.send(request).await;
        observer(&event(Some(Outcome {
            duration_ms: self.surroundings.stamp().unix_ms.saturating_sub(since),
            status: answer.as_ref().ok().map(|response| response.status),
            failure: answer.as_ref().err().map(|failure| failure.message.as_str()),
        })));
        answer
    }
}

/// Waits for `work`, unless `stop` is ready first.
async fn unless<T>(mut stop: Pin<&mut impl Future<Output = ()>>, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|context| {
        if let Poll::Ready(value) = work.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        stop.as_mut().poll(context).map(|()| None)
    })
    .await
}

macro_rules! groups {
    ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
        impl Client {
            $(
                #[doc = concat!("The operations of `", stringify!($group), "`.")]
                pub fn $group(&self) -> $type<'_> {
                    $type(self)
                }
            )*
        }
        $(
            #[doc = concat!("The operations of `", stringify!($group), "`.")]
            #[derive(Clone, Copy, Debug)]
            pub struct $type<'a>(&'a Client);

            impl $type<'_> {
                $(
                    #[doc = concat!(
                        "Makes the call that [`", stringify!($request), "`](crate::operations::",
                        stringify!($module), "::", stringify!($request), ") describes.",
                    )]
                    ///
                    /// # Errors
                    /// [`Error`]; its `effect` says what it means for the money.
                    pub async fn $method(
                        &self,
                        request: crate::operations::$module::$request,
                    ) -> Result<<crate::operations::$module::$request as Endpoint>::Response, Error> {
                        self.0.call(request).await
                    }
                )*
            }
        )*
    };
}
with_operations!(groups);

/// The real clock and the operating system's randomness.
struct System;

impl Surroundings for System {
    fn stamp(&self) -> Stamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut entropy = [0; 16];
        // The operating system's randomness does not fail on a system that runs; without it, time must do.
        if getrandom::fill(&mut entropy).is_err() {
            entropy = since.as_nanos().to_le_bytes();
        }
        Stamp { unix_ms: u64::try_from(since.as_millis()).unwrap_or(u64::MAX), entropy }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// The transport on reqwest with rustls: redirects off, answers bounded, connections kept.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
    max_body_bytes: usize,
}

impl HttpTransport {
    /// Makes the transport.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for certificates that are not PEM.
    pub fn new(options: &HttpOptions) -> Result<Self, Error> {
        // A process has one provider of cryptography; another that is already there serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(Duration::from_millis(options.connect_timeout_ms))
            .pool_max_idle_per_host(options.max_idle_connections)
            .pool_idle_timeout(Duration::from_millis(options.idle_timeout_ms))
            .tcp_nodelay(true);
        if !options.proxy_from_environment {
            builder = builder.no_proxy();
        }
        if let Some(pem) = &options.ca_bundle_pem {
            let certificates = reqwest::Certificate::from_pem_bundle(pem)
                .ok()
                .filter(|list| !list.is_empty())
                .ok_or_else(|| Error::config("ca_bundle", "expected certificates in PEM"))?;
            builder = builder.tls_certs_merge(certificates);
        }
        let client = builder
            .build()
            .map_err(|error| Error::config("http", format!("no HTTP client: {}", chain(&error))))?;
        Ok(Self { client, max_body_bytes: options.max_body_bytes })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportFailure> {
        let method = reqwest::Method::from_bytes(request.method.as_str().as_bytes())
            .map_err(|_| TransportFailure { sent: false, message: "the method is not valid".into() })?;
        let mut builder =
            self.client.request(method, &request.url).timeout(Duration::from_millis(request.timeout_ms));
        for (name, value) in &request.headers {
            builder = builder.header(&**name, &**value);
        }
        if let Some(body) = &request.body {
            builder = builder.body(body.expose().to_owned());
        }
        let mut response = builder.send().await.map_err(|error| failure(&error))?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        // In one piece where its length is known, and never more than may be read.
        let announced = response.content_length().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0);
        let mut body = Vec::with_capacity(announced.min(self.max_body_bytes));
        while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error))? {
            if body.len() + chunk.len() > self.max_body_bytes {
                let message = format!("the answer is larger than {} bytes", self.max_body_bytes);
                return Err(TransportFailure { sent: true, message });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, headers, body })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        Box::pin(self.exchange(request))
    }
}

/// Not sent only if there was no connection, or the request could not even be written down.
fn failure(error: &reqwest::Error) -> TransportFailure {
    TransportFailure { sent: !(error.is_connect() || error.is_builder()), message: chain(error) }
}

/// The error and its causes in one line, without the URL: ids are the merchant's business.
fn chain(error: &reqwest::Error) -> String {
    let mut text = match () {
        () if error.is_timeout() => "no answer in time",
        () if error.is_connect() => "no connection",
        () if error.is_body() || error.is_decode() => "the connection was lost within the answer",
        () if error.is_builder() => "the request cannot be built",
        () => "the connection was lost",
    }
    .to_owned();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
