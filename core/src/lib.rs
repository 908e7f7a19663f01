//! Placeholder docs.
mod error;
mod http;
mod open_enum;
mod order_status;
mod secret;
mod stamp;

pub use error::{Effect, Error, ErrorKind, Inquiry};
pub use http::{HttpRequest, HttpResponse, Method, TransportFailure};
pub use order_status::{ALLOWED, Action, MOVES, Move, Observation, OrderStatus, Permission};
pub use secret::{REDACTED, Secret};
pub use stamp::Stamp;
