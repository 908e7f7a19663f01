//! All that must hold before a change lands.

use crate::shell::{cargo, run as shell};
use crate::{Outcome, test};

/// Runs everything, in the order in which mistakes are cheapest to find.
pub(crate) fn run() -> Outcome {
    shell(&mut cargo(&["fmt", "--all", "--check"]))?;
    test::run(None)
}
