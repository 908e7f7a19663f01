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
mod links;
mod load;
mod oddities;
mod orders;
mod origin;
mod otp;
mod outcomes;
mod payments;
mod program;
mod quotes;
mod refunds;
mod settlement;
mod settlements;
mod shopper;
mod splits;
mod subscriptions;
mod upi;
mod vault;
mod webhooks;
