//! What the tests in Rust share.
