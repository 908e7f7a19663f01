//! All that must hold before a change lands.

use crate::shell::{cargo, run as shell};
use crate::{Language, Outcome, budgets, demo, deny, fuzz, install, simulate, test, types};

/// Runs everything, in the order in which mistakes are cheapest to find.
pub(crate) fn run() -> Outcome {
    install::wasm_target()?;
    shell(&mut cargo(&["fmt", "--all", "--check"]))?;
    types::run(true)?;
    deny::run(false)?;
    shell(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    let core = ["--package", "pinelabs-online", "--no-default-features"];
    shell(
        cargo(&["clippy", "--target", "wasm32-unknown-unknown"])
            .args(core)
            .args(["--", "--deny", "warnings"]),
    )?;
    shell(cargo(&["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))?;
    test::run(None)?;
    for language in [Language::Rust, Language::Node, Language::Python] {
        demo::check(language)?;
    }
    // Both packages are built by now.
    budgets::run()?;
    simulate::run(200_000, 1, false)?;
    fuzz::run(30)?;
    Ok(())
}
