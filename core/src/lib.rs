//! Placeholder docs.
mod call;
mod callback;
mod check;
#[cfg(feature = "client")]
pub mod client;
mod config;
pub mod endpoint;
mod error;
mod http;
pub mod models;
mod open_enum;
pub mod operations;
mod order_status;
mod retry;
mod secret;
mod session;
mod stamp;

pub use call::{Answer, Call, Origin, Step};
pub use callback::{Callback, CallbackKey};
#[cfg(feature = "client")]
pub use client::{Client, ClientBuilder, Transport};
pub use config::{CallOptions, Config, Environment, PRODUCTION_URL, UAT_URL};
pub use error::{Effect, Error, ErrorKind, Inquiry};
pub use http::{HttpRequest, HttpResponse, Method, TransportFailure};
pub use operations::{OPERATIONS, OperationInfo};
pub use order_status::{ALLOWED, Action, MOVES, Move, Observation, OrderStatus, Permission};
pub use secret::{REDACTED, Secret};
pub use session::{Session, read_options};
pub use stamp::Stamp;
