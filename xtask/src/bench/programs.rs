//! The benchmark programs, ready to run, and what they run on.

use std::process::Command;

use crate::shell::{output, program, root, run as shell, run_online, target};
use crate::{Language, node, python, wheel};

/// The benchmark program of a language; what it measures is built, and what it is measured against installed.
pub(super) fn bench(language: Language) -> Result<Command, String> {
    match language {
        Language::Rust => Ok(Command::new(target().join("release/bench-rust"))),
        Language::Node => node_bench(),
        Language::Python => python_bench(),
    }
}

fn node_bench() -> Result<Command, String> {
    node::build()?;
    let folder = root().join("tests/node/bench");
    run_online(
        node::npm().args(["install", "--no-package-lock", "--no-audit", "--no-fund"]).current_dir(&folder),
    )?;
    let mut command = program("node");
    command.arg("bench.js").current_dir(folder);
    Ok(command)
}

fn python_bench() -> Result<Command, String> {
    wheel::build()?;
    let wheel = wheel::path()?;
    let folder = root().join("tests/python/bench");
    let python = python::environment_of("bench-venv", "tests/python/bench/requirements.txt")?;
    shell(python::pip(&python).args(["--force-reinstall", "--no-deps"]).arg(wheel))?;
    let mut command = program(python);
    command.arg("bench.py").current_dir(folder);
    Ok(command)
}

/// What the benchmarks run on, in a line.
pub(super) fn machine() -> Result<String, String> {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([' ', '\t', ':']);
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let version = |name: &str| output(program(name).arg("--version")).map(|text| text.trim().to_owned());
    Ok(format!(
        "Machine: {model}, {cores} cores. {}, Node {}, {}. {}. Written by `cargo xtask bench`.\n",
        version("rustc")?,
        version("node")?,
        version("python3")?,
        output(program("date").args(["-u", "+%Y-%m-%d"]))?.trim()
    ))
}
