//! The PyPI package: testing it, its example and its shop.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{build_program, lock, program, root, run as shell, run_online, target};
use crate::{Outcome, node, wheel};

/// Builds the wheel, installs it, and runs all that holds the package to its promises.
pub(crate) fn test() -> Outcome {
    let python = environment()?;
    install(&python)?;
    let tests = root().join("tests/python");
    let samples = tests.join("samples");
    let sandbox = build_program("pinelabs-sandbox")?;
    shell(program(&python).args(["-m", "pytest"]).current_dir(&tests).env("PINELABS_SANDBOX", sandbox))?;
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
    node::install_locked(&samples)?;
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

/// The Python of an environment that has the wheel and what the shop needs.
pub(crate) fn shop() -> Result<PathBuf, String> {
    let python = environment_of("python-shop", "tests/shops/requirements.txt")?;
    wheel::build()?;
    install_built(&python)?;
    Ok(python)
}

/// Holds the shop to its types and runs its own tests.
pub(crate) fn check_shop() -> Outcome {
    let python = shop()?;
    let folder = root().join("examples/python-shop");
    let cache = target().join("python-shop/mypy");
    shell(
        program(&python)
            .args(["-m", "mypy", "--cache-dir"])
            .arg(cache)
            .args(["shop", "tests"])
            .current_dir(&folder),
    )?;
    shell(program(&python).args(["-m", "pytest", "-q", "-p", "no:cacheprovider"]).current_dir(folder))
}

/// The Python of an environment that has what the tests need.
pub(crate) fn environment() -> Result<PathBuf, String> {
    environment_of("python", "tests/python/requirements.txt")
}

/// The Python of an environment under the target directory that has what this `requirements.txt` names.
pub(crate) fn environment_of(name: &str, requirements: &str) -> Result<PathBuf, String> {
    let folder = target().join(name);
    let python = python_of(&folder);
    let requirements = root().join(requirements);
    let wanted =
        std::fs::read_to_string(&requirements).map_err(|error| format!("requirements.txt: {error}"))?;
    let stamp = folder.join("requirements.txt");
    let _alone = lock(name)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    make_environment(&folder)?;
    run_online(pip(&python).arg("--requirement").arg(requirements))?;
    std::fs::write(stamp, wanted).map_err(|error| format!("the stamp of the environment: {error}"))?;
    Ok(python)
}

/// Makes an environment in this folder, with nothing installed, and gives its Python.
pub(crate) fn make_environment(folder: &Path) -> Result<PathBuf, String> {
    shell(program(if cfg!(windows) { "python" } else { "python3" }).args(["-m", "venv"]).arg(folder))?;
    Ok(python_of(folder))
}

fn python_of(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Installs the wheel as a user's pip would, in the place of one that was there.
fn install(python: &Path) -> Outcome {
    wheel::build_with(python)?;
    install_built(python)
}

fn install_built(python: &Path) -> Outcome {
    shell(
        pip(python)
            .args(["--force-reinstall", "--no-deps", "--no-index", "--find-links"])
            .arg(target().join("wheels"))
            .arg("pinelabs-online"),
    )
}

pub(crate) fn pip(python: &Path) -> Command {
    let mut command = program(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    command
}
