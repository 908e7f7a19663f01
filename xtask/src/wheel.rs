//! The wheel: building it, and where it is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{program, root, run as shell, target};
use crate::{Outcome, node, python};

/// Builds the wheel, into the target directory's `wheels`.
pub(crate) fn build() -> Outcome {
    build_with(&python::environment()?)
}

/// Builds it with this Python, which has maturin.
pub(crate) fn build_with(python: &Path) -> Outcome {
    let wheels = target().join("wheels");
    // In a folder of its own first: what reads the wheel meanwhile, in CI, has the old one or the new one, whole.
    let fresh = wheels.join(format!("new-{}", std::process::id()));
    shell(maturin(python, "build").args(["--quiet", "--interpreter"]).arg(python).arg("--out").arg(&fresh))?;
    let said = |error: std::io::Error| format!("{}: {error}", fresh.display());
    for file in std::fs::read_dir(&fresh).map_err(said)?.flatten() {
        std::fs::rename(file.path(), wheels.join(file.file_name())).map_err(said)?;
    }
    std::fs::remove_dir(&fresh).map_err(said)
}

/// maturin, for the package.
pub(crate) fn maturin(python: &Path, verb: &str) -> Command {
    let mut command = program(python);
    command.args(["-m", "maturin", verb]).current_dir(root().join("bindings-python")).envs(environment());
    command
}

/// What cargo is told when it builds a wheel. The target directory is its own, because pyo3 is built otherwise for a wheel
/// than for the workspace.
pub(crate) fn environment() -> [(&'static str, OsString); 2] {
    let flags = node::hidden_folders().join("\u{1f}");
    [("CARGO_TARGET_DIR", target().join("maturin").into()), ("CARGO_ENCODED_RUSTFLAGS", flags.into())]
}

/// Where the wheel is that was built last.
pub(crate) fn path() -> Result<PathBuf, String> {
    let folder = target().join("wheels");
    std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .ok_or_else(|| "there is no wheel: `cargo xtask wheel` builds it".to_owned())
}
