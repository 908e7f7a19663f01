//! The PyPI package: building it, testing it, and its example.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{cargo, program, root, run as shell, target};
use crate::{Outcome, node};

/// Builds the wheel, into the target directory's `wheels`.
pub(crate) fn build() -> Outcome {
    build_in(&environment()?)
}

fn build_in(python: &Path) -> Outcome {
    shell(
        program(python)
            .args(["-m", "maturin", "build", "--quiet", "--manifest-path", "bindings-python/Cargo.toml"])
            .arg("--interpreter")
            .arg(python)
            .arg("--out")
            .arg(target().join("wheels"))
            // Its own, because pyo3 is built otherwise for a wheel than for the workspace.
            .env("CARGO_TARGET_DIR", target().join("maturin"))
            .env("CARGO_ENCODED_RUSTFLAGS", node::hidden_folders().join("\u{1f}")),
    )
}

/// Builds the wheel, installs it, and runs all that holds the package to its promises.
pub(crate) fn test() -> Outcome {
    let python = environment()?;
    install(&python)?;
    let tests = root().join("tests/python");
    let samples = tests.join("samples");
    shell(&mut cargo(&["build", "--quiet", "--package", "pinelabs-sandbox"]))?;
    shell(
        program(&python)
            .args(["-m", "pytest"])
            .current_dir(&tests)
            .env("PINELABS_SANDBOX", target().join("debug/pinelabs-sandbox")),
    )?;
    shell(program(&python).args(["-m", "mypy", "."]).current_dir(&tests))?;
    let configuration = tests.join("pyproject.toml");
    let example = root().join("examples/python");
    let programs = ["checkout.py", "checkout_async.py"];
    shell(
        program(&python)
            .args(["-m", "mypy", "--config-file"])
            .arg(configuration)
            .args(programs)
            .current_dir(example),
    )?;
    let allowed = ["pinelabs_online", "--allowlist", "stubtest-allowlist.txt"];
    shell(program(&python).args(["-m", "mypy.stubtest"]).args(allowed).current_dir(&samples))?;
    if !samples.join("node_modules/.bin").exists() {
        shell(program(npm()).args(["ci", "--no-audit", "--no-fund"]).current_dir(&samples))?;
    }
    let pyright = samples.join("node_modules/pyright/index.js");
    shell(program("node").arg(pyright).arg("--pythonpath").arg(&python).current_dir(samples))
}

/// The example, ready to be run with the wheel as installed.
pub(crate) fn example() -> Result<Command, String> {
    let python = environment()?;
    install(&python)?;
    let mut command = program(python);
    command.arg("checkout.py").current_dir(root().join("examples/python"));
    Ok(command)
}

/// The Python of an environment under the target directory that has what `requirements.txt` names.
fn environment() -> Result<PathBuf, String> {
    let folder = target().join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = root().join("tests/python/requirements.txt");
    let wanted =
        std::fs::read_to_string(&requirements).map_err(|error| format!("requirements.txt: {error}"))?;
    let stamp = folder.join("requirements.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    shell(program(if cfg!(windows) { "python" } else { "python3" }).args(["-m", "venv"]).arg(&folder))?;
    shell(pip(&python).arg("--requirement").arg(requirements))?;
    std::fs::write(stamp, wanted).map_err(|error| format!("the stamp of the environment: {error}"))?;
    Ok(python)
}

/// Installs the wheel as a user's pip would, in the place of one that was there.
fn install(python: &Path) -> Outcome {
    build_in(python)?;
    shell(
        pip(python)
            .args(["--force-reinstall", "--no-deps", "--no-index", "--find-links"])
            .arg(target().join("wheels"))
            .arg("pinelabs-online"),
    )
}

fn pip(python: &Path) -> Command {
    let mut command = program(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    command
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
