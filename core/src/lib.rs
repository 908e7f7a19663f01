//! Placeholder docs.
mod error;
mod http;
mod open_enum;
mod secret;
mod stamp;

pub use error::{Effect, Error, ErrorKind, Inquiry};
pub use http::{HttpRequest, HttpResponse, Method, TransportFailure};
pub use secret::{REDACTED, Secret};
pub use stamp::Stamp;
