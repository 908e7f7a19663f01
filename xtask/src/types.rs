//! The types of TypeScript and Python, printed from the Rust types.

use crate::Outcome;

/// Prints the types, or checks that what is printed is up to date.
pub(crate) fn run(_check: bool) -> Outcome {
    Err("the types are not there yet".into())
}
