//! What the tests in Rust share, and what `cargo xtask` runs of them.
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a crate of tests a panic is a finding"
)]

pub mod bodies;
pub mod simulation;

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;
