//! A stateful local Pine Labs Online: develop and test a whole shop without credentials.
//!
//! [`Sandbox::start`] opens the gateway on a loopback port inside the running tokio runtime. The same
//! gateway is the program `pinelabs-sandbox`. It speaks the wire format of the public documentation and
//! shares no code with the SDK, so one misreading cannot hide in both.
//!
//! ```no_run
//! use pinelabs_sandbox::{Sandbox, Settings};
//!
//! # async fn run() -> std::io::Result<()> {
//! let sandbox = Sandbox::start(Settings::default()).await?;
//! println!("{} {} {}", sandbox.url(), sandbox.client_id(), sandbox.client_secret());
//! // Point the client under test at the URL; then look at what really happened.
//! assert_eq!(sandbox.tally("order-1").charges, 0);
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```

mod admin;
mod clock;
mod faults;
mod http;
mod origin;
mod pages;
mod request_log;
mod sandbox;
mod server;
mod settings;
mod shared;
mod signature;
mod store;
mod testdata;
mod webhooks;
mod wire;
mod world;

pub use sandbox::Sandbox;
pub use settings::{Duplicate, Oddity, Settings};
pub use world::Tally;
