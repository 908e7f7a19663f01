//! The deterministic simulation, in a build that is fast enough for hundreds of thousands of schedules.

use crate::Outcome;
use crate::shell::{cargo, run as shell};

/// Runs so many schedules, the first with this seed.
pub(crate) fn run(schedules: u64, seed: u64, trace: bool) -> Outcome {
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let mut command = cargo(&["run", "--quiet", "--profile", "simulate", "--package", "pinelabs-tests"]);
    command.args(["--bin", "simulate", "--"]);
    command.args([seed.to_string(), schedules.to_string(), threads.to_string()]);
    if trace {
        command.arg("trace");
    }
    shell(&mut command)
}
