//! The async client on reqwest: the one place with I/O.
#![expect(clippy::disallowed_methods, reason = "the client is where the clock and the sockets are")]

mod environment;
mod http;
mod observer;
mod proxy;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub use self::http::HttpTransport;
pub use self::observer::{Event, Outcome};
use self::observer::{Observer, Told};
use crate::answer::Answer;
use crate::call::{Call, Step};
use crate::endpoint::Endpoint;
use crate::operations::with_operations;
use crate::{
    CallOptions, Config, Effect, Error, HttpRequest, HttpResponse, KnownToken, Method, OPERATIONS, Session,
    StepContext, TransportFailure,
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

/// The clock, entropy and timer of the platform; a test can bring its own.
pub trait Platform: Send + Sync {
    /// The clock and fresh randomness.
    fn step_context(&self) -> StepContext;
    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

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
    platform: Arc<dyn Platform>,
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
    platform: Option<Arc<dyn Platform>>,
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
    /// Whether `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are followed. Default true. Requests to
    /// loopback never go through a proxy.
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
    pub fn platform(mut self, platform: impl Platform + 'static) -> Self {
        self.platform = Some(Arc::new(platform));
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
            platform: self.platform.unwrap_or_else(|| Arc::new(System)),
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
            platform: None,
            observer: None,
            http: HttpOptions::default(),
        }
    }

    /// The same client with other options for every call made through it.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { options, ..self.clone() }
    }

    /// The access token that is cached, with its end; see [`Session::access_token`].
    pub fn access_token(&self) -> Option<KnownToken> {
        self.session.access_token()
    }

    /// Makes a call.
    ///
    /// # Errors
    /// [`Error`]; its `effect` says what it means for the money.
    pub async fn call<E: Endpoint>(&self, request: E) -> Result<E::Response, Error> {
        let call = self.session.call_with(request, self.options.clone())?;
        self.drive(call, std::future::pending()).await.map(|finished| finished.value)
    }

    /// Makes a call by the operation's name, its parameters as JSON text; the answer is the gateway's own JSON.
    ///
    /// This is also how an error's [`Inquiry`](crate::Inquiry) is made.
    ///
    /// # Errors
    /// As [`Client::call`]; also for an unknown name, an unknown field, a wrong type.
    pub async fn call_named(&self, name: &str, params: &str) -> Result<Answer, Error> {
        let finished = self.call_named_until(name, params, self.options.clone(), std::future::pending());
        finished.await.map(|finished| finished.value)
    }

    /// Makes a call by name until `stop` is ready; then the error tells what the call may have left behind.
    ///
    /// The caller may give up in the very moment in which the call succeeds: [`given_up`] is for that.
    ///
    /// # Errors
    /// As [`Client::call_named`]; [`ErrorKind::Aborted`](crate::ErrorKind::Aborted) when it was stopped.
    pub async fn call_named_until(
        &self,
        name: &str,
        params: &str,
        options: CallOptions,
        stop: impl Future<Output = ()>,
    ) -> Result<Finished<Answer>, Error> {
        let call = self.session.call_named(name, params, options)?;
        self.drive(call, stop).await
    }

    async fn drive<T>(
        &self,
        mut call: Call<T>,
        stop: impl Future<Output = ()>,
    ) -> Result<Finished<T>, Error> {
        let mut stop = pin!(stop);
        loop {
            match call.step(self.platform.step_context())? {
                Step::Send(request) => {
                    let now = || self.platform.step_context().unix_ms;
                    let told =
                        self.observer.as_deref().map(|observer| Told::begin(observer, &request, now()));
                    match unless(stop.as_mut(), self.transport.send(request)).await {
                        Some(answer) => {
                            if let Some(told) = told {
                                told.end(&answer, |text| call.clean(text), now());
                            }
                            call.receive(answer);
                        }
                        None => return Err(call.abandon(true)),
                    }
                }
                Step::Sleep(duration) => {
                    if unless(stop.as_mut(), self.platform.sleep(duration)).await.is_none() {
                        return Err(call.abandon(false));
                    }
                }
                Step::Done(value) => return Ok(Finished { value, call }),
            }
        }
    }
}

/// A call that succeeded: its answer, and the call itself, for a caller that gives up before it is told.
#[derive(Debug)]
#[non_exhaustive]
pub struct Finished<T> {
    /// The answer.
    pub value: T,
    /// The call, for [`given_up`].
    pub call: Call<T>,
}

/// The error for a caller that gave a call up in the moment in which it succeeded, and was not told of its answer.
///
/// It is of [`ErrorKind::Aborted`](crate::ErrorKind::Aborted), with the request id; of a write, with
/// [`Effect::Unknown`] and the inquiry.
pub fn given_up<T>(finished: Call<T>) -> Error {
    let inquiry = finished.inquiry().cloned();
    let mut error = finished.abandon(true);
    let reads = |info: &crate::OperationInfo| info.method == Method::Get;
    let info = OPERATIONS.iter().find(|info| Some(info.name) == error.operation.as_deref());
    if !info.is_some_and(reads) {
        error.effect = Effect::Unknown;
        error.inquiry = inquiry;
    }
    error.message = "the call was given up by its caller as it succeeded".to_owned();
    error
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

impl Platform for System {
    fn step_context(&self) -> StepContext {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut entropy = [0; 16];
        // The operating system's randomness does not fail on a system that runs; without it, time must do.
        if getrandom::fill(&mut entropy).is_err() {
            entropy = since.as_nanos().to_le_bytes();
        }
        StepContext { unix_ms: u64::try_from(since.as_millis()).unwrap_or(u64::MAX), entropy }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}
