//! One corpus, three players: that Rust, Node and Python did the same with the vectors, to the byte.
//!
//! The tests of each language write what came out of its public client: the requests, the outcome, the error. A file
//! of vectors has one transcript in each language, with a line of JSON a case, everything in the order of names.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::PathBuf;

use serde_json::Value;

use crate::Outcome;
use crate::shell::{root, say, target};

/// The case that Python has in a way of its own: its tests hold a misspelt keyword to Python's `TypeError`.
const NOT_IN_PYTHON: (&str, &str) = ("calls/input", "a misspelt configuration field is named");

/// The lines of one transcript, by the names of their cases.
type Transcript = BTreeMap<String, String>;

/// How much a transcript holds.
#[derive(Default)]
struct Counts {
    cases: usize,
    requests: usize,
    errors: usize,
}

/// Compares what the last run of every language's tests observed, prints a table, and fails if two languages differ.
pub(crate) fn run() -> Outcome {
    let mut all = Counts::default();
    let mut first_difference = None;
    say(&format!("{:<20}{:>8}{:>10}{:>8}  Rust, Node, Python", "vectors", "cases", "requests", "errors"));
    for file in files()? {
        let (rust, node, python) = (read("rust", &file)?, read("node", &file)?, read("python", &file)?);
        let found =
            difference(&file, &rust, "node", &node).or_else(|| difference(&file, &rust, "python", &python));
        let counts = count(&file, &rust)?;
        say(&row(&file, &counts, found.is_none()));
        all.cases += counts.cases;
        all.requests += counts.requests;
        all.errors += counts.errors;
        first_difference = first_difference.or(found);
    }
    say(&row("all", &all, first_difference.is_none()));
    let (file, case) = NOT_IN_PYTHON;
    say(&format!("not compared with Python's: {file}, `{case}`, which is a TypeError there"));
    first_difference.map_or(Ok(()), Err)
}

/// Forgets what was observed, so that a player that no longer writes is noticed.
pub(crate) fn forget() -> Outcome {
    match std::fs::remove_dir_all(folder()) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(format!("the old transcripts: {error}")),
        _ => Ok(()),
    }
}

fn row(name: &str, counts: &Counts, equal: bool) -> String {
    let Counts { cases, requests, errors } = counts;
    let verdict = if equal { "equal" } else { "DIFFERENT" };
    format!("{name:<20}{cases:>8}{requests:>10}{errors:>8}  {verdict}")
}

/// The first case in which a language differs from Rust, with both versions.
fn difference(file: &str, rust: &Transcript, language: &str, other: &Transcript) -> Option<String> {
    let excused = |case: &str| language == "python" && (file, case) == NOT_IN_PYTHON;
    let cases: BTreeSet<&String> = rust.keys().chain(other.keys()).collect();
    let case = cases.into_iter().find(|case| rust.get(*case) != other.get(*case) && !excused(case))?;
    let shown =
        |transcript: &Transcript| transcript.get(case).map_or("no such case", String::as_str).to_owned();
    let (expected, found) = (shown(rust), shown(other));
    Some(format!("{file}, `{case}`: rust and {language} differ\nrust: {expected}\n{language}: {found}"))
}

fn count(file: &str, transcript: &Transcript) -> Result<Counts, String> {
    let mut counts = Counts { cases: transcript.len(), ..Counts::default() };
    for line in transcript.values() {
        let line = parse(file, line)?;
        let observed = line.get("observed");
        let trace = observed.and_then(|observed| observed.get("trace")).and_then(Value::as_array);
        let outcome = observed.and_then(|observed| observed.get("outcome")).or(observed);
        counts.requests += trace.into_iter().flatten().filter(|entry| entry.get("send").is_some()).count();
        counts.errors += usize::from(outcome.is_some_and(|outcome| outcome.get("error").is_some()));
    }
    Ok(counts)
}

fn read(language: &str, file: &str) -> Result<Transcript, String> {
    let path = folder().join(language).join(format!("{file}.jsonl"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}; `cargo xtask test {language}` writes it", path.display()))?;
    let case = |line: &str| {
        let name = parse(file, line)?.get("case").and_then(Value::as_str).map(str::to_owned);
        Ok((name.unwrap_or_default(), line.to_owned()))
    };
    text.lines().map(case).collect()
}

fn parse(file: &str, line: &str) -> Result<Value, String> {
    serde_json::from_str(line).map_err(|error| format!("a transcript of {file}: {error}: {line}"))
}

fn folder() -> PathBuf {
    target().join("corpus")
}

/// The files of vectors, without their extension.
fn files() -> Result<Vec<String>, String> {
    let vectors = root().join("tests/vectors");
    let mut files = Vec::new();
    for (folder, prefix) in [(vectors.join("calls"), "calls/"), (vectors, "")] {
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let paths = entries.flatten().map(|entry| entry.path());
        let json = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
        files.extend(json.filter_map(|path| Some(format!("{prefix}{}", path.file_stem()?.to_str()?))));
    }
    files.sort();
    Ok(files)
}
