//! The linters and formatters of everything that is not Rust, and the oldest Rust that the crate promises.

use std::path::{Path, PathBuf};

use crate::shell::{cargo, output, program, root, run as shell, say, target};
use crate::{Outcome, install, node, python};

/// Checks Python with ruff, TypeScript and JavaScript with biome, workflows with actionlint, and spelling with
/// typos; with `fix`, mends what they can mend.
pub(crate) fn run(fix: bool) -> Outcome {
    let bin = python_tools()?;
    let node = node_tools()?;
    let ruff = bin.join("ruff");
    let checks: [&[&str]; 2] = if fix {
        [&["check", "--quiet", "--fix"], &["format", "--quiet"]]
    } else {
        [&["check", "--quiet"], &["format", "--quiet", "--check", "--diff"]]
    };
    for check in checks {
        shell(program(&ruff).args(check))?;
    }
    let biome = node.join("node_modules/@biomejs/biome/bin/biome");
    let check: &[&str] = if fix { &["check", "--write"] } else { &["check", "--error-on-warnings"] };
    shell(program("node").arg(biome).args(check))?;
    shell(program("node").arg(node.join("workflows.js")).args(workflows()?))?;
    shell(&mut program(bin.join("typos")))
}

/// Checks that the core builds with the oldest Rust that it promises, `rust-version` of the workspace. Where that
/// cannot be installed, clippy's `incompatible_msrv`, part of every run, is all that holds the code to it.
pub(crate) fn msrv() -> Outcome {
    let metadata = output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata.get("packages").and_then(serde_json::Value::as_array).into_iter().flatten();
    let version = packages
        .filter(|package| package.get("name").is_some_and(|name| name == "pinelabs-online"))
        .find_map(|package| package.get("rust_version")?.as_str())
        .ok_or("the core names no rust-version")?;
    if let Err(error) = install::toolchain(version) {
        say(&format!("NOT CHECKED: the core builds with Rust {version}. It cannot be installed: {error}"));
        return Ok(());
    }
    // Cargo passes its own path on to what it runs; rustup chooses the version by its first word.
    shell(
        program("rustup")
            .args(["run", version, "cargo", "check", "--quiet", "--package", "pinelabs-online"])
            .arg("--all-features")
            .env_remove("CARGO")
            .env_remove("RUSTC")
            .env("CARGO_TARGET_DIR", target().join("msrv")),
    )
}

/// The folder of ruff and typos, in an environment under the target directory.
fn python_tools() -> Result<PathBuf, String> {
    let python = python::environment_of("lint", "xtask/lint/requirements.txt")?;
    python.parent().map(Path::to_owned).ok_or_else(|| "the environment has no folder".to_owned())
}

/// The folder of biome and actionlint, as its lock file says.
fn node_tools() -> Result<PathBuf, String> {
    let folder = root().join("xtask/lint");
    node::install_locked(&folder)?;
    Ok(folder)
}

fn workflows() -> Result<Vec<PathBuf>, String> {
    let folder = root().join(".github/workflows");
    let listed = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(listed.flatten().map(|entry| entry.path()).collect())
}
