//! Runs the simulation: `simulate <seed> <schedules> <threads> [trace]`; `cargo xtask simulate` is its front.

use std::process::ExitCode;
use std::time::Instant;

use pinelabs_tests::simulation::{Sabotage, run, trace};

/// So many schedules meet every oddity of the gateway.
const ENOUGH: u64 = 20_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |at: usize, default: u64| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (seed, schedules) = (number(0, 1), number(1, 200_000));
    let threads = number(2, std::thread::available_parallelism().map_or(2, |threads| threads.get() as u64));
    if arguments.get(3).is_some_and(|word| word == "trace") {
        for seed in seed..seed.saturating_add(schedules.min(10)) {
            println!("schedule {seed}");
            trace(seed).iter().for_each(|line| println!("{line}"));
        }
    }
    let began = Instant::now();
    let report = run(seed, schedules, threads, Sabotage::None);
    let seconds = began.elapsed().as_secs_f64();
    let tally = report.tally;
    println!(
        "{} schedules in {seconds:.1} s, {:.0} a second on {threads} threads",
        tally.schedules,
        per_second(tally.schedules, seconds)
    );
    println!("{} HTTP exchanges, {} of them struck by a fault", tally.exchanges, tally.faults);
    println!(
        "{} calls done, {} refused, {} without effect, {} in doubt; {} effects at the gateway, {} inquiries",
        tally.done, tally.rejected, tally.none, tally.unknown, tally.deeds, tally.inquiries
    );
    for failure in &report.failures {
        println!(
            "FAILED {}: {}\n  cargo xtask simulate --seed {} --schedules 1 --trace",
            failure.seed, failure.violation, failure.seed
        );
    }
    println!("odd ways met: {}", tally.met);
    let never_met = tally.never_met();
    if schedules >= ENOUGH && !never_met.is_empty() {
        println!("FAILED: never met {never_met:?}");
        return ExitCode::FAILURE;
    }
    if report.failures.is_empty() {
        println!("no charge twice, none lost, none denied");
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[allow(clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a figure for people")]
fn per_second(count: u64, seconds: f64) -> f64 {
    count as f64 / seconds.max(0.001)
}
