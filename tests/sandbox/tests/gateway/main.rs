//! The sandbox over real HTTP, with a plain client.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test helpers stop the test where it goes wrong"
)]

mod common;

mod access;
mod admin;
mod checkout;
mod customers;
mod data;
mod duplicates;
mod faults;
mod guide;
mod load;
mod oddities;
mod orders;
mod origin;
mod otp;
mod outcomes;
mod payments;
mod program;
mod refunds;
mod settlement;
mod shopper;
mod vault;
mod webhooks;
