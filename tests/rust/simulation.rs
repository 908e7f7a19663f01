//! The simulation as a test: a slice of what `cargo xtask simulate` runs, and proof that its checks can fail.
//!
//! What it found in the core is tested by name too, in `hardening.rs` and `redaction.rs`: seeds mean other schedules
//! as soon as the simulation learns another fault.

use pinelabs_tests::simulation::{Sabotage, run};

#[test]
fn no_schedule_charges_twice_or_lies_about_it() {
    let report = run(1, 20_000, 2, Sabotage::None);
    assert!(report.failures.is_empty(), "{:#?}", report.failures);
}

#[test]
fn every_sabotage_is_found() {
    for sabotage in Sabotage::ALL {
        let report = run(1, 2_000, 2, sabotage);
        assert!(!report.failures.is_empty(), "{sabotage:?} goes unnoticed");
    }
}
