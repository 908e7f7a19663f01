//! SDK for Pine Labs Online (formerly Plural), the Indian payment gateway: its Tokenization guide, whole.
//!
//! Access token, customer, order, payment by card (and save it), by a saved card, by another PA/PG's token with
//! cryptogram; challenge URL, return-URL callback, webhooks, capture, cancel, refund, and the vault of saved cards.
//! Beyond the guide: hosted checkout, UPI, net banking, wallets, payment links, settlements, split settlements,
//! convenience fees, currency conversion, subscriptions by UPI mandate.
//!
#![cfg_attr(
    feature = "client",
    doc = "Most programs want [`Client`]. The rest of this page is about the core beneath it."
)]
#![cfg_attr(
    not(feature = "client"),
    doc = "This build is the core alone; the feature `client` adds an async client on reqwest."
)]
//!
//! # The core does no I/O
//!
//! A call is a small state machine that says *send this*, *sleep* or *done*. The clock, entropy and the network are
//! arguments, so the same machine runs in Rust, in Node and in Python, and in tests on a virtual clock. This is the
//! whole loop, with whatever HTTP you have:
//!
//! ```
//! use pinelabs_online::models::{Amount, Order};
//! use pinelabs_online::operations::create_order::CreateOrder;
//! use pinelabs_online::{Config, Error, HttpRequest, HttpResponse, Session, StepContext, Step, TransportFailure};
//!
//! fn create_order(
//!     session: &Session,
//!     paise: u64,
//!     mut now: impl FnMut() -> StepContext,
//!     mut send: impl FnMut(HttpRequest) -> Result<HttpResponse, TransportFailure>,
//! ) -> Result<Order, Error> {
//!     let mut call = session.call(CreateOrder { order_amount: Amount::inr(paise), ..Default::default() })?;
//!     loop {
//!         match call.step(now())? {
//!             Step::Send(request) => call.receive(send(request)),
//!             Step::Sleep(duration) => std::thread::sleep(duration),
//!             Step::Done(order) => return Ok(order),
//!         }
//!     }
//! }
//!
//! # let session = Session::new(Config::uat("id", "secret")).unwrap();
//! # let context = || StepContext { unix_ms: 1_720_511_828_022, entropy: [7; 16] };
//! # let answers = std::cell::RefCell::new(vec![
//! #     r#"{"data":{"order_id":"v1-240709075708-aa-qlAtAf","status":"CREATED"}}"#,
//! #     r#"{"access_token":"token-1","expires_in":3600}"#,
//! # ]);
//! # let send = |_| Ok(HttpResponse { status: 200, headers: vec![], body: answers.borrow_mut().pop().unwrap().into() });
//! let order = create_order(&session, 110_000, context, send).unwrap();
//! assert_eq!(order.order_id, "v1-240709075708-aa-qlAtAf");
//! ```
//!
//! # What an error means for the money
//!
//! [`Error::effect`] is the field to look at first. [`Effect::None`]: nothing was done, try again freely.
//! [`Effect::Rejected`]: the gateway said no. [`Effect::Unknown`]: it may have happened; make the error's
//! [`Inquiry`] before anything else. Writes carry a merchant reference, ours if you give none, the same on every
//! repeat, and are never repeated before the gateway has said that they did not happen.
//!
//! # Features
//!
//! - `client`, on by default: the async client on reqwest and rustls. Without it the crate has no I/O.
//! - `tracing`: each call of the client is a span `call` of the crate `tracing`, with the target `pinelabs_online`. Its
//!   events are those of an observer: a request and its response at `DEBUG`; no response, 429 and 5xx at `WARN`. The span
//!   is at `INFO`; it ends with request id, status and attempts, or with the kind and the effect of the error. No level
//!   has a secret, a body or a header.
//! - `testing`: for your tests, a scripted transport, ready answers, signed callbacks and webhooks, errors.
//!
//! # Authenticity
//!
//! [`CallbackKey`] verifies what the shopper's browser posts to the return URL, and [`WebhookKey`] what the gateway
//! posts to a webhook. A verified callback is authentic, not paid: read the order.

mod answer;
mod call;
mod callback;
mod check;
#[cfg(feature = "client")]
pub mod client;
mod config;
mod dispatch;
pub mod endpoint;
mod error;
mod http;
mod input;
mod json_text;
mod json_tree;
mod lifecycle;
pub mod models;
mod open_enum;
pub mod operations;
mod order_status;
mod reader;
mod retry;
mod secret;
mod session;
mod step_context;
#[cfg(feature = "testing")]
pub mod testing;
mod token_cache;
mod webhook;

pub use answer::Answer;
pub use call::{Call, Step};
pub use callback::{Callback, CallbackKey};
#[cfg(feature = "client")]
pub use client::{Client, ClientBuilder, Transport};
pub use config::{AppInfo, CallOptions, Config, Environment, KnownToken, PRODUCTION_URL, UAT_URL};
pub use dispatch::next_page;
pub use error::{Effect, Error, ErrorKind, Inquiry};
pub use http::{HttpRequest, HttpResponse, Method, ResponseInfo, TransportFailure};
pub use lifecycle::{
    LIFECYCLES, LINK_MOVES, Lifecycle, LinkStatus, PLAN_MOVES, PRESENTATION_MOVES, PdnStatus, PlanStatus,
    PresentationStatus, SUBSCRIPTION_MOVES, StatusMove, SubscriptionStatus, Transition,
};
pub use operations::{OPERATIONS, OperationInfo};
pub use order_status::{ALLOWED, Action, MOVES, Move, OrderStatus, Permission};
pub use secret::{REDACTED, Secret};
pub use session::{Session, read_options};
pub use step_context::StepContext;
pub use webhook::{
    Event, EventData, EventType, Verified, WEBHOOK_ID, WEBHOOK_SIGNATURE, WEBHOOK_TIMESTAMP, WebhookHeaders,
    WebhookKey,
};
