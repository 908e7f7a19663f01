//! The checkout of the guide, against a sandbox of its own.

use crate::{Language, Outcome};

/// Starts the sandbox on a free port, runs the example against it, and stops it.
pub(crate) fn run(_language: Language) -> Outcome {
    Err("the demo is not there yet".into())
}
