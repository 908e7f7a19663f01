//! The benchmarks of every language, and the tables of `BENCHMARKS.md`.
//!
//! Every benchmark program prints one table a line as JSON: `{"title", "unit", "rows": [{"name", "median", "low",
//! "high", "ratio"}]}`. The server that they talk to has one core, they have the other.

mod programs;

use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;

use crate::server::Server;
use crate::shell::{cargo, output, program, root, run as shell, say, target};
use crate::{Language, Outcome};

/// What stands between the words of `BENCHMARKS.md` and its tables.
const MARK: &str = "<!-- tables -->";

/// Runs the benchmarks of one language, or all; all, and not quickly, writes `BENCHMARKS.md`.
pub(crate) fn run(language: Option<Language>, quick: bool) -> Outcome {
    let packages = ["--package", "pinelabs-bench", "--package", "pinelabs-sandbox"];
    shell(cargo(&["build", "--quiet", "--release"]).args(packages))?;
    let wanted: Vec<_> = [Language::Rust, Language::Node, Language::Python]
        .into_iter()
        .filter(|this| language.is_none_or(|that| that == *this))
        .collect();
    // Everything is built before anything is measured.
    let benches = wanted.iter().map(|this| programs::bench(*this)).collect::<Result<Vec<_>, _>>()?;
    let mut text = String::new();
    for (this, bench) in wanted.iter().zip(benches) {
        let server = start(&Command::new(target().join("release/bench-server")))?;
        section(&mut text, title(*this), measure(bench, quick, &server.ready)?);
    }
    if language.is_none() {
        let mut sandbox = Command::new(target().join("release/pinelabs-sandbox"));
        sandbox.args(["--port", "0", "--stop-with-stdin"]);
        let server = start(&sandbox)?;
        let bench = Command::new(target().join("release/bench-sandbox"));
        section(&mut text, "Sandbox", measure(bench, quick, &server.ready)?);
    }
    if language.is_some() || quick {
        say(&text);
        return Ok(());
    }
    let path = root().join("BENCHMARKS.md");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    // What is above the mark is written by people.
    let head = old.split(MARK).next().unwrap_or_default();
    std::fs::write(&path, format!("{head}{MARK}\n\n{}{text}", programs::machine()?))
        .map_err(|error| format!("BENCHMARKS.md: {error}"))
}

fn title(language: Language) -> &'static str {
    match language {
        Language::Rust => "Rust",
        Language::Node => "Node",
        Language::Python => "Python",
    }
}

fn section(text: &mut String, title: &str, tables: Vec<Value>) {
    let _ = write!(text, "\n## {title}\n");
    tables.iter().for_each(|table| text.push_str(&markdown(table)));
}

fn measure(mut bench: Command, quick: bool, server: &str) -> Result<Vec<Value>, String> {
    if quick {
        bench.arg("--quick");
    }
    let printed = output(on_core("1", &bench).arg(server))?;
    printed
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{line}: {error}")))
        .collect()
}

/// Starts a server on the first core; the benchmark has the second.
fn start(server: &Command) -> Result<Server, String> {
    Server::start(&mut on_core("0", server))
}

fn on_core(core: &str, command: &Command) -> Command {
    let mut pinned = program("taskset");
    pinned.args(["-c", core]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => pinned.env(name, value),
            None => pinned.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        pinned.current_dir(folder);
    }
    pinned
}

fn markdown(table: &Value) -> String {
    let text_of =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (title, unit) = (text_of(table, "title"), text_of(table, "unit"));
    let mut text =
        format!("\n### {title}\n\n| | {unit}, median | quartiles | ratio |\n|---|---:|---:|---:|\n");
    for row in table.get("rows").and_then(Value::as_array).into_iter().flatten() {
        let number = |name: &str| row.get(name).and_then(Value::as_f64).unwrap_or_default();
        let _ = writeln!(
            text,
            "| {} | {} | {} .. {} | {:.2} |",
            text_of(row, "name"),
            figure(number("median")),
            figure(number("low")),
            figure(number("high")),
            number("ratio")
        );
    }
    text
}

/// Three digits that mean something.
fn figure(value: f64) -> String {
    match value {
        v if v >= 100.0 => format!("{v:.0}"),
        v if v >= 10.0 => format!("{v:.1}"),
        v => format!("{v:.2}"),
    }
}
