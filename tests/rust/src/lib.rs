//! What the tests in Rust share, and what `cargo xtask` runs of them.

pub mod bodies;
pub mod corpus;
pub mod simulation;

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;

/// The crate's page, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../core/README.md")]
pub struct CrateReadme;

/// The recipes of the crash-safe checkout, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/crash-safe-checkout.md")]
pub struct CrashSafeCheckout;
