//! The deterministic simulation.

use crate::Outcome;
use crate::shell::{build_program, cargo, program, run as shell};

/// Runs so many schedules, the first with this seed, in a build that is fast enough for hundreds of thousands.
pub(crate) fn run(schedules: u64, seed: u64, trace: bool) -> Outcome {
    let mut command = cargo(&["run", "--quiet", "--profile", "simulate", "--package", "pinelabs-tests"]);
    command.args(["--bin", "simulate", "--"]).args(words(schedules, seed));
    if trace {
        command.arg("trace");
    }
    shell(&mut command)
}

/// Runs so many schedules in the build that the tests have: six times slower, and there already.
pub(crate) fn run_in_debug(schedules: u64) -> Outcome {
    shell(program(build_program("simulate")?).args(words(schedules, 1)))
}

fn words(schedules: u64, seed: u64) -> [String; 3] {
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    [seed.to_string(), schedules.to_string(), threads.to_string()]
}
