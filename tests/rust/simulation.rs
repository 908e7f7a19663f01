//! The simulation as a test: a slice of what `cargo xtask simulate` runs, and proof that its checks can fail.
//!
//! What it found in the core is tested by name too, in `hardening.rs` and `redaction.rs`: seeds mean other schedules
//! as soon as the simulation learns another fault.

use pinelabs_tests::simulation::{Sabotage, run};

#[test]
fn no_schedule_charges_twice_or_lies_about_it() {
    let report = run(1, 20_000, 2, Sabotage::None);
    assert!(report.failures.is_empty(), "{:#?}", report.failures);
    assert_eq!(report.tally.never_met(), [], "the schedules meet every odd way of the gateway");
}

#[test]
fn every_sabotage_is_found() {
    let unnoticed = |sabotage: &Sabotage| run(1, 10_000, 2, *sabotage).failures.is_empty();
    let unnoticed: Vec<_> = Sabotage::ALL.into_iter().filter(unnoticed).collect();
    assert_eq!(unnoticed, []);
}
