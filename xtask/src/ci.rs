//! All that must hold before a change lands.

use std::time::Instant;

use crate::beside::{Beside, this_program};
use crate::shell::{cargo, run as shell, say};
use crate::{Language, Outcome, budgets, demo, install, lint, release, simulate, test, types};

/// What hardly needs the workspace's own target directory: compilers that use one core at a time, mostly.
const BESIDE: &[&[&str]] = &[&["deny"], &["wheel"], &["fuzz", "--seconds", "30"], &["msrv"]];

/// What needs the npm package, so not before the tests have built it. The shops mostly wait: for browsers, for faults to
/// pass, for killed processes.
const LATE: &[&[&str]] = &[&["shops"], &["docs"]];

/// Runs everything, in the order in which mistakes are cheapest to find, and says how long each took.
pub(crate) fn run() -> Outcome {
    let this = this_program()?;
    install::wasm_target()?;
    timed("format", || shell(&mut cargo(&["fmt", "--all", "--check"])))?;
    timed("types", || types::run(true))?;
    timed("lint", || lint::run(false))?;
    // Not before: they would write into each other's environments.
    let beside = Beside::start(&this, BESIDE);
    timed("clippy", || {
        shell(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    })?;
    timed("tests", || test::run(None))?;
    timed("demos", || {
        [Language::Rust, Language::Node, Language::Python].into_iter().try_for_each(demo::check)
    })?;
    let late = Beside::start(&this, LATE);
    // Both packages are built by now.
    timed("budgets", budgets::run)?;
    timed("release", || release::check(None))?;
    // A tenth of the long run, `cargo xtask simulate --schedules 1000000`.
    timed("simulation", || simulate::run_in_debug(100_000))?;
    timed("the shops and the site", || late.finish())?;
    timed("the rest of what runs beside", || beside.finish())
}

fn timed(name: &str, step: impl FnOnce() -> Outcome) -> Outcome {
    let started = Instant::now();
    step()?;
    say(&format!("== {name}: {} s", started.elapsed().as_secs()));
    Ok(())
}
