//! What the example shops must show. All three shops are started, driven and measured by the same programs.
//!
//! [`Stage`] puts a shop beside a sandbox and a database. The programs are `shop-stage` (for people), `shop-browser`
//! and `shop-storm`; `cargo xtask shop` prepares a shop and runs them.

mod balancer;
mod postgres;
mod program;
mod stage;
mod visitor;

pub use balancer::Balancer;
pub use postgres::Postgres;
pub use program::{Language, Process};
pub use stage::{ADMIN_PASSWORD, Stage, Waits, free_port};
pub use visitor::{Page, Visitor, pause};
