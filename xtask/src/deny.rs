//! What the dependencies of every target may be: their licences, sources and bans, as `deny.toml` says.

use std::path::Path;

use crate::Outcome;
use crate::install;
use crate::shell::{program, run as shell};

/// The workspace, and the fuzz targets, which are a workspace of their own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];
/// Lints that ask for what one of the two workspaces needs and the other does not.
const ALLOWED: [&str; 2] = ["license-not-encountered", "license-exception-not-encountered"];

/// Checks bans, licences and sources, all without the network once the dependencies are there. With `advisories`
/// also the RustSec database, which is fetched from GitHub.
pub(crate) fn run(advisories: bool) -> Outcome {
    let tool = install::cargo_deny()?;
    for manifest in MANIFESTS {
        check(&tool, manifest, advisories)?;
    }
    Ok(())
}

fn check(tool: &Path, manifest: &str, advisories: bool) -> Outcome {
    let mut command = program(tool);
    command.args(["--manifest-path", manifest, "--config", "deny.toml", "--locked"]);
    command.args(["check", "--hide-inclusion-graph"]);
    for lint in ALLOWED {
        command.args(["--allow", lint]);
    }
    command.args(["bans", "licenses", "sources"]);
    if advisories {
        command.arg("advisories");
    }
    shell(&mut command)
}
