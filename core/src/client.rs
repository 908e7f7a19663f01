//! The async client on reqwest: the one place with I/O.
#![expect(clippy::disallowed_methods, reason = "the client is where the clock and the sockets are")]

mod builder;
mod environment;
mod groups;
mod http;
mod observer;
mod options;
mod pages;
mod platform;
mod proxy;
mod reply;
#[cfg(feature = "tracing")]
mod trace;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

pub use self::builder::ClientBuilder;
pub use self::groups::*;
pub use self::http::HttpTransport;
pub use self::observer::{Event, Outcome};
use self::observer::{Observer, Told};
pub use self::options::HttpOptions;
pub use self::pages::Pages;
pub use self::platform::Platform;
pub use self::reply::{Finished, Reply, given_up};
use crate::answer::Answer;
use crate::call::{Call, Step};
use crate::endpoint::Endpoint;
use crate::{CallOptions, Config, Error, HttpRequest, HttpResponse, KnownToken, Session, TransportFailure};

/// A boxed future, as the methods of [`Transport`] and [`Platform`] return it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An HTTP stack: sends a request and returns the response.
///
/// The client has one on reqwest, [`HttpTransport`]; implement this for another stack, a proxy, or a test. An
/// implementation must follow no redirects, must bound what it reads, must keep to `request.timeout_ms`, and must say
/// truthfully whether the request may have reached the gateway ([`TransportFailure::sent`]).
pub trait Transport: Send + Sync {
    /// Sends one request and reads its response whole.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>>;
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

impl Client {
    /// A client on reqwest with the default [`HttpOptions`].
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn new(config: Config) -> Result<Self, Error> {
        Self::builder(config).build()
    }

    /// Begins a client with a transport, a platform, an observer or HTTP options of its own.
    pub fn builder(config: Config) -> ClientBuilder {
        ClientBuilder::new(config)
    }

    /// The same client with other options for every call made through it.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { options, ..self.clone() }
    }

    /// The same client with another observer for every call made through it.
    #[must_use]
    pub fn with_observer(&self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        Self { observer: Some(Arc::new(observer)), ..self.clone() }
    }

    /// The cached access token with its expiry time; see [`Session::access_token`].
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

    /// Makes a call, and gives the HTTP response around its answer, too.
    ///
    /// [`Client::with_response`] does the same for the groups of operations. The response of a call that fails is in
    /// its error.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn call_with_response<E: Endpoint>(&self, request: E) -> Result<Reply<E::Response>, Error> {
        let call = self.session.call_with(request, self.options.clone())?;
        self.drive(call, std::future::pending()).await.map(Reply::from)
    }

    /// Makes a call by the operation's name, with its parameters as JSON text; the answer is the model as JSON text.
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
    /// For a caller that gives up in the moment in which the call succeeds, [`given_up`] makes the error.
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

    async fn drive<T>(&self, call: Call<T>, stop: impl Future<Output = ()>) -> Result<Finished<T>, Error> {
        #[cfg(feature = "tracing")]
        return trace::in_span(call.operation(), self.drive_untraced(call, stop)).await;
        #[cfg(not(feature = "tracing"))]
        self.drive_untraced(call, stop).await
    }

    async fn drive_untraced<T>(
        &self,
        mut call: Call<T>,
        stop: impl Future<Output = ()>,
    ) -> Result<Finished<T>, Error> {
        let mut stop = pin!(stop);
        loop {
            match call.step(self.platform.step_context())? {
                Step::Send(request) => {
                    let now = || self.platform.step_context().unix_ms;
                    let told = Told::begin(self.observer.as_deref(), &request, now());
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
