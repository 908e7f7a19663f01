//! Every test of the project.

use crate::shell::{cargo, run as shell};
use crate::{Language, Outcome};

/// Runs the tests of one language, or all.
pub(crate) fn run(_language: Option<Language>) -> Outcome {
    shell(&mut cargo(&["test", "--workspace"]))
}
