//! What a fresh machine lacks, installed.

use std::path::Path;

use crate::Outcome;
use crate::shell::{program, run as shell};

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
