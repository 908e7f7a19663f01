//! The npm package: building it, testing it, and its example.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::shell::{build_program, cargo, lock, program, root, run as shell, run_online, target};
use crate::{Outcome, install};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "ship";

/// Builds the npm package: `bindings-wasm` is ready for `npm pack` afterwards. Quick if nothing changed.
pub(crate) fn build() -> Outcome {
    install::wasm_target()?;
    shell(
        cargo(&["build", "--quiet", "--package", "pinelabs-online-wasm", "--target", TARGET])
            .args(["--profile", PROFILE])
            .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}")),
    )?;
    let module = target().join(TARGET).join(PROFILE).join("pinelabs_online_wasm.wasm");
    let glue = target().join("glue");
    if changed(&glue.join("module.wasm")) < changed(&module) {
        std::fs::create_dir_all(&glue).map_err(|error| format!("{}: {error}", glue.display()))?;
        shell(program(build_program("pinelabs-glue")?).arg(&module).arg(&glue))?;
    }
    let package = root().join("bindings-wasm");
    if changed(&package.join("dist/module.js")) < newest(&package, &glue)? {
        tools()?;
        let tsc = root().join("tests/node/node_modules/typescript/bin/tsc");
        shell(program("node").arg(package.join("build.mjs")).arg(&glue).arg(tsc))?;
    }
    Ok(())
}

/// When the newest of the things changed that the package is made of.
fn newest(package: &Path, glue: &Path) -> Result<SystemTime, String> {
    let sources = package.join("ts");
    let listed = std::fs::read_dir(&sources).map_err(|error| format!("{}: {error}", sources.display()))?;
    let others = ["build.mjs", "tsconfig.json"].map(|name| package.join(name));
    let files = listed.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).chain(others);
    Ok(files.map(|path| changed(&path)).fold(changed(&glue.join("module.wasm")), SystemTime::max))
}

/// What the package is compiled and tested with, as the lock file says.
fn tools() -> Outcome {
    install_locked(&root().join("tests/node"))
}

/// Installs the npm packages of a folder as its lock file says, unless they are.
pub(crate) fn install_locked(folder: &Path) -> Outcome {
    let _alone = lock("npm")?;
    let wanted = changed(&folder.join("package-lock.json"));
    if changed(&folder.join("node_modules/.package-lock.json")) < wanted {
        run_online(npm().args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    }
    Ok(())
}

/// Runs the package's tests with Node's own runner, the packed package among them.
pub(crate) fn test() -> Outcome {
    tools()?;
    build()?;
    let sandbox = build_program("pinelabs-sandbox")?;
    let tests = root().join("tests/node");
    shell(
        program("node")
            .args(["--test", "--test-reporter", "./support/reporter.js"])
            .current_dir(&tests)
            .env("PINELABS_SANDBOX", sandbox),
    )
}

/// Runs the package in other runtimes: Node 22 and 24, Bun and Deno, which npm installs for Linux on x64.
pub(crate) fn runtimes() -> Outcome {
    tools()?;
    build()?;
    let tests = root().join("tests/node");
    let runtimes = tests.join("runtimes");
    install_locked(&runtimes)?;
    let sandbox = build_program("pinelabs-sandbox")?;
    shell(
        program("node")
            .args(["--test", "--test-reporter", "./support/reporter.js", "packaging/runtimes.js"])
            .current_dir(&tests)
            .env("PINELABS_SANDBOX", sandbox),
    )
}

/// Runs the long test of memory: 1,000,000 verifications and 100,000 calls.
pub(crate) fn leak() -> Outcome {
    tools()?;
    build()?;
    shell(program("node").arg("leak.js").current_dir(root().join("tests/node")))
}

/// The example, ready to be run: the package is built and linked into its folder, and the example compiled, with the
/// tests' own compiler in the place of the one that `npm install` would fetch.
pub(crate) fn example() -> Result<Command, String> {
    build()?;
    tools()?;
    let example = root().join("examples/node");
    if !example.join("node_modules/pinelabs-online/package.json").exists() {
        let install = [
            "install",
            "--prefer-offline",
            "--omit=dev",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
        ];
        run_online(npm().args(install).arg(root().join("bindings-wasm")).current_dir(&example))?;
    }
    let modules = root().join("tests/node/node_modules");
    let tsc = ["--project", ".", "--typeRoots"];
    shell(
        program("node")
            .arg(modules.join("typescript/bin/tsc"))
            .args(tsc)
            .arg(modules.join("@types"))
            .current_dir(&example),
    )?;
    let mut command = program("node");
    command.arg("dist/main.js").current_dir(example);
    Ok(command)
}

/// The shop, compiled: the package is built and linked into its folder.
pub(crate) fn shop() -> Outcome {
    build()?;
    let shop = root().join("examples/node-shop");
    if changed(&shop.join("node_modules/.package-lock.json")) < changed(&shop.join("package.json")) {
        let install = ["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
        run_online(npm().args(install).arg(root().join("bindings-wasm")).current_dir(&shop))?;
    }
    shell(npm().args(["run", "--silent", "build"]).current_dir(shop))
}

/// Runs the shop's own tests.
pub(crate) fn check_shop() -> Outcome {
    shop()?;
    shell(program("node").arg("--test").current_dir(root().join("examples/node-shop")))
}

/// What the compiler is told beyond the profile.
fn flags() -> Vec<String> {
    let mut flags = hidden_folders();
    // SHA-256 is a fifth quicker with it; every supported Node has it.
    flags.push("-Ctarget-feature=+simd128".to_owned());
    // Half as much is written out in the place of its call as usual: smaller, and not slower.
    flags.push("-Cllvm-args=-inline-threshold=100".to_owned());
    // The linters see the code for other targets.
    flags.push("-Dwarnings".to_owned());
    flags
}

/// Flags of the compiler for what is shipped: the places of panics stay readable and name no folder of this machine.
pub(crate) fn hidden_folders() -> Vec<String> {
    let mut flags = Vec::new();
    let mut hide = |folder: &Path, name: &str| {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    };
    hide(&root(), "pinelabs-online");
    let sources = cargo_home().join("registry/src");
    for registry in std::fs::read_dir(sources).into_iter().flatten().flatten() {
        hide(&registry.path(), "crates");
    }
    flags
}

fn cargo_home() -> PathBuf {
    let home = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

/// When a file last changed; what is not there changed before everything.
fn changed(path: &Path) -> SystemTime {
    path.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

pub(crate) fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}
