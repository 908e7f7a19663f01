//! What a fresh machine lacks, installed.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::shell::{cargo, output, program, run as shell, target};

/// The cargo-deny that is installed where none of this version is found: newer ones may find more, or less.
const CARGO_DENY: &str = "0.20.2";

/// The target of the wasm build, for the toolchain in use.
pub(crate) fn wasm_target() -> Outcome {
    shell(program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The browser of the sandbox's browser test: Debian's packages, if it is not there.
pub(crate) fn browser() -> Outcome {
    if ["/usr/bin/chromium", "/usr/bin/chromedriver"].iter().all(|path| Path::new(path).exists()) {
        return Ok(());
    }
    shell(program("apt-get").args(["-qq", "update"]))?;
    shell(
        program("apt-get")
            .args(["-qq", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(std::process::Stdio::null()),
    )
}

/// The path of cargo-deny in the version above: the one on the search path, or one under the target directory.
pub(crate) fn cargo_deny() -> Result<PathBuf, String> {
    if is_cargo_deny(Path::new("cargo-deny")) {
        return Ok("cargo-deny".into());
    }
    let tools = target().join("tools");
    let path = tools.join("bin").join("cargo-deny");
    if !is_cargo_deny(&path) {
        let words = ["install", "cargo-deny", "--locked", "--force", "--version", CARGO_DENY, "--root"];
        output(cargo(&words).arg(&tools))?;
    }
    Ok(path)
}

fn is_cargo_deny(path: &Path) -> bool {
    let answer = program(path).arg("--version").output();
    answer.is_ok_and(|answer| {
        String::from_utf8_lossy(&answer.stdout).trim() == format!("cargo-deny {CARGO_DENY}")
    })
}
