//! What a fresh machine lacks, installed.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::Outcome;
use crate::shell::{cargo, program, run_online, target};

/// The cargo-deny that is installed where none of this version is found: newer ones may find more, or less.
const CARGO_DENY: &str = "0.20.2";

/// The target of the wasm build, for the toolchain in use.
pub(crate) fn wasm_target() -> Outcome {
    run_online(program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The toolchain of another version of Rust.
pub(crate) fn toolchain(version: &str) -> Outcome {
    run_online(program("rustup").args(["toolchain", "install", version, "--profile", "minimal"]))
}

/// The browser of the sandbox's browser test.
pub(crate) fn browser() -> Outcome {
    debian(&["chromium", "chromium-driver"], &["/usr/bin/chromium", "/usr/bin/chromedriver"])
}

/// The server of the recipes that share an access token.
pub(crate) fn redis() -> Outcome {
    debian(&["redis-server"], &["/usr/bin/redis-server"])
}

/// The database of the shops: Debian's package, if no version of it is there.
pub(crate) fn postgres() -> Outcome {
    let mut versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    if versions.any(|version| version.path().join("bin/postgres").exists()) {
        Ok(())
    } else {
        apt(&["postgresql"])
    }
}

/// Debian's packages, unless their programs are there.
fn debian(packages: &[&str], programs: &[&str]) -> Outcome {
    if programs.iter().all(|path| Path::new(path).exists()) { Ok(()) } else { apt(packages) }
}

fn apt(packages: &[&str]) -> Outcome {
    run_online(program("apt-get").args(["-qq", "update"]))?;
    run_online(
        program("apt-get")
            .args(["-qq", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null()),
    )
}

/// The path of cargo-deny in the version above: the one on the search path, or one under the target directory.
pub(crate) fn cargo_deny() -> Result<PathBuf, String> {
    if is_cargo_deny(Path::new("cargo-deny")) {
        return Ok("cargo-deny".into());
    }
    let path = tool("cargo-deny");
    if !is_cargo_deny(&path) {
        install("cargo-deny", &["--force", "--version", CARGO_DENY])?;
    }
    Ok(path)
}

/// The path of cargo-fuzz: the one on the search path, or one under the target directory.
pub(crate) fn cargo_fuzz() -> Result<PathBuf, String> {
    let installed =
        program("cargo-fuzz").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if installed.is_ok_and(|status| status.success()) {
        return Ok("cargo-fuzz".into());
    }
    let path = tool("cargo-fuzz");
    if !path.exists() {
        install("cargo-fuzz", &[])?;
    }
    Ok(path)
}

/// Where a program of cargo is under the target directory.
fn tool(name: &str) -> PathBuf {
    target().join("tools/bin").join(name)
}

/// Builds a program of cargo there, as quickly as can be: it runs for seconds.
fn install(name: &str, version: &[&str]) -> Outcome {
    let mut command = cargo(&["install", name, "--debug", "--locked", "--root"]);
    command.arg(target().join("tools")).args(version);
    run_online(command.arg("--quiet").env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0"))
}

fn is_cargo_deny(path: &Path) -> bool {
    let answer = program(path).arg("--version").output();
    answer.is_ok_and(|answer| {
        String::from_utf8_lossy(&answer.stdout).trim() == format!("cargo-deny {CARGO_DENY}")
    })
}
