//! Fuzzing of every door through which strangers' bytes come in.

use crate::shell::{program, root, run as shell, target};
use crate::{Outcome, install};

const TARGETS: [&str; 4] = ["answer", "callback", "door", "webhook"];

/// Fuzzes every target, for so many seconds in all. What is found stays in `fuzz/artifacts`.
pub(crate) fn run(seconds: u64) -> Outcome {
    let tool = install::cargo_fuzz()?;
    let each = (seconds / TARGETS.len() as u64).max(1);
    let build = target().join("fuzz");
    let build = build.to_string_lossy();
    // cargo-fuzz calls cargo itself, and that one must be nightly's.
    let fuzz = |verb: &str, words: &[&str]| {
        let mut command = program(&tool);
        command.args(["fuzz", verb, "--fuzz-dir", "fuzz", "--target-dir", &build]).args(words);
        command.env("RUSTUP_TOOLCHAIN", "nightly").env_remove("CARGO");
        command
    };
    shell(&mut fuzz("build", &[]))?;
    for name in TARGETS {
        // New inputs are not for the repository: they go to a folder beside the build.
        let found = target().join("fuzz").join("corpus").join(name);
        std::fs::create_dir_all(&found).map_err(|error| format!("{}: {error}", found.display()))?;
        let committed = root().join("fuzz").join("corpus").join(name);
        let (found, committed) = (found.to_string_lossy(), committed.to_string_lossy());
        let time = format!("-max_total_time={each}");
        shell(&mut fuzz(
            "run",
            &[name, &found, &committed, "--", &time, "-max_len=4096", "-verbosity=0", "-print_final_stats=1"],
        ))?;
    }
    Ok(())
}
