//! Running other programs, and saying what is run.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::Outcome;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    // Cargo says it to what it runs. What was built in may be another clone's, where two share a target directory.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().unwrap_or(&manifest).to_owned()
}

/// The one target directory.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Waits until no other run of this program writes into what the name stands for, and keeps them away until the value is
/// dropped: routines of CI that run beside each other share environments.
pub(crate) fn lock(name: &str) -> Result<File, String> {
    let folder = target().join("locks");
    let said = |error: std::io::Error| format!("{}: {error}", folder.join(name).display());
    std::fs::create_dir_all(&folder).map_err(said)?;
    let file = File::create(folder.join(name)).map_err(said)?;
    file.lock().map_err(said)?;
    Ok(file)
}

/// Says a line to the person who runs the command.
pub(crate) fn say(line: &str) {
    // Without a reader of standard error there is nothing to fail for.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// A program to be run in the repository's root.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Cargo, the one that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// The features of the crate that tests turn on and that its reference shows.
pub(crate) const FEATURES: [&str; 2] = ["--features", "pinelabs-online/testing,pinelabs-online/tracing"];

/// Builds a program of the workspace, and gives its path. Its dependencies are built as for the tests: for one package
/// alone, or with other features, cargo would build them again.
pub(crate) fn build_program(name: &str) -> Result<PathBuf, String> {
    run(cargo(&["build", "--quiet", "--workspace", "--bin", name]).args(FEATURES))?;
    Ok(target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs a program to its end; its output is shown.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let shown = show(command);
    say(&format!("$ {shown}"));
    let status = command.status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

/// Runs a program that installs something from a registry. Registries fail now and then, and another program may hold
/// the lock of Debian's packages: it is run up to three times.
pub(crate) fn run_online(command: &mut Command) -> Outcome {
    for pause in [10, 60] {
        let Err(error) = run(command) else { return Ok(()) };
        say(&format!("{error}; again in {pause} s"));
        std::thread::sleep(Duration::from_secs(pause));
    }
    run(command)
}

/// Runs a program to its end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let shown = show(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{shown}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{shown}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{shown}: its output is not text"))
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words =
        std::iter::once(program.file_name().unwrap_or(command.get_program())).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
