//! The benchmarks of every language, and the tables of `BENCHMARKS.md`.
//!
//! Every benchmark program prints one table a line as JSON: `{"title", "unit", "rows": [{"name", "median", "low", "high",
//! "ratio"}]}`. The server they talk to has one core, they have the other.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::shell::{cargo, output, program, root, run as shell, say, target};
use crate::{Language, Outcome, node, python};

/// Runs the benchmarks of one language, or all and writes `BENCHMARKS.md`.
pub(crate) fn run(language: Option<Language>, quick: bool) -> Outcome {
    shell(&mut cargo(&["build", "--quiet", "--release", "--package", "pinelabs-bench", "--package", "pinelabs-sandbox"]))?;
    let mut text = String::new();
    for this in [Language::Rust, Language::Node, Language::Python] {
        if language.is_none_or(|that| that == this) {
            let _ = write!(text, "\n## {}\n", title(this));
            for table in measure(this, quick)? {
                text.push_str(&markdown(&table));
            }
        }
    }
    if language.is_some() || quick {
        say(&text);
        return Ok(());
    }
    let path = root().join("BENCHMARKS.md");
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    // What is above the first table is written by people.
    let head = old.split("<!-- tables -->").next().unwrap_or_default();
    std::fs::write(&path, format!("{head}<!-- tables -->\n\n{}{text}", machine()?)).map_err(|error| format!("BENCHMARKS.md: {error}"))
}

fn title(language: Language) -> &'static str {
    match language {
        Language::Rust => "Rust",
        Language::Node => "Node",
        Language::Python => "Python",
    }
}

fn measure(language: Language, quick: bool) -> Result<Vec<Value>, String> {
    let mut bench = match language {
        Language::Rust => Command::new(target().join("release/bench-rust")),
        Language::Node => node::bench()?,
        Language::Python => python::bench()?,
    };
    if quick {
        bench.arg("--quick");
    }
    let server = Server::start()?;
    let mut pinned = on_core("1", &bench);
    let printed = output(pinned.arg(&server.url))?;
    printed.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))).collect()
}

/// The server that answers at once.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Result<Self, String> {
        let mut process = on_core("0", &Command::new(target().join("release/bench-server")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("bench-server: {error}"))?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("bench-server: {error}"))?;
        }
        Ok(Self { process, url: line.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
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
    let unit = table["unit"].as_str().unwrap_or_default();
    let mut text = format!(
        "\n### {}\n\n| | {unit}, median | quartiles | ratio |\n|---|---:|---:|---:|\n",
        table["title"].as_str().unwrap_or_default()
    );
    for row in table["rows"].as_array().into_iter().flatten() {
        let number = |name: &str| row[name].as_f64().unwrap_or_default();
        let _ = writeln!(
            text,
            "| {} | {} | {} .. {} | {:.2} |",
            row["name"].as_str().unwrap_or_default(),
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

fn machine() -> Result<String, String> {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).map_or("?", |rest| rest.trim_start_matches([' ', '\t', ':']));
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
