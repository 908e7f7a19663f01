//! What the documents say is what the code does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pinelabs_online::models::ACCEPTED;
use pinelabs_online::{OPERATIONS, OrderStatus};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// With `PINELABS_RECORD=1` the diagram is written anew from the table.
#[test]
fn the_diagram_of_the_architecture_is_drawn_from_the_table() {
    let path = root().join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- order-status -->\n").unwrap();
    let (drawn, after) = rest.split_once("<!-- /order-status -->").unwrap();
    let expected = format!("```mermaid\n{}```\n", OrderStatus::diagram());
    if std::env::var_os("PINELABS_RECORD").is_some() {
        let text = format!("{before}<!-- order-status -->\n{expected}<!-- /order-status -->{after}");
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(drawn, expected);
    }
}

/// With `PINELABS_RECORD=1` the table is written anew from the list.
#[test]
fn the_accepted_forms_are_listed_in_the_differences_from_the_guide() {
    let path = root().join("docs/guide-differences.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- accepted -->\n").unwrap();
    let (table, after) = rest.split_once("<!-- /accepted -->").unwrap();
    let mut expected = String::from("| field | accepted | sent | source |\n|---|---|---|---|\n");
    for form in ACCEPTED {
        let row = [form.fields, form.accepted, form.sent, form.source].join(" | ");
        expected.push_str(&format!("| {row} |\n"));
    }
    if std::env::var_os("PINELABS_RECORD").is_some() {
        let text = format!("{before}<!-- accepted -->\n{expected}<!-- /accepted -->{after}");
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(table, expected);
    }
}

#[test]
fn the_crash_safe_checkout_lists_every_operation() {
    let text = std::fs::read_to_string(root().join("docs/crash-safe-checkout.md")).unwrap();
    let (_, table) = text.split_once("## All operations").unwrap();
    let listed: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|row| row.split('`').next())
        .collect();
    let names: Vec<&str> = OPERATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(listed, names);
}

#[test]
fn every_operation_is_one_file_with_its_path_in_the_first_line_and_its_source() {
    let folder = root().join("core/src/operations");
    let files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    assert_eq!(files.len(), OPERATIONS.len());
    for operation in OPERATIONS.iter().filter(|operation| operation.name != "raw") {
        let first = format!("//! `{} {}", operation.method.as_str(), operation.path);
        let file = files
            .iter()
            .find(|file| file.contains(&format!("\"{}\"", operation.name)) && file.starts_with(&first));
        let file = file.unwrap_or_else(|| panic!("no file begins with {first}"));
        assert!(file.lines().nth(2).unwrap().starts_with("//! Source: "), "{}", operation.name);
    }
}

/// The modules of the core in the order of their layers.
fn layers() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, rest) = text.split_once("<!-- layers -->").unwrap();
    let (table, _) = rest.split_once("<!-- /layers -->").unwrap();
    table.lines().filter_map(|row| Some(row.strip_prefix("| `")?.split('`').next()?.to_owned())).collect()
}

/// The Rust files of a folder, at any depth, that are not tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if !path.to_string_lossy().ends_with("tests.rs") {
            found.push(path);
        }
    }
}

#[test]
fn each_module_of_the_core_uses_only_layers_below_it() {
    let folder = root().join("core/src");
    let lib = std::fs::read_to_string(folder.join("lib.rs")).unwrap();
    let layers = layers();
    let modules: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(layers.iter().map(String::as_str).collect::<BTreeSet<_>>(), modules);

    // What the crate's root hands on, and from where.
    let mut handed_on = BTreeMap::new();
    for part in lib.split("pub use ").skip(1) {
        let part = part.split(';').next().unwrap();
        let (module, names) = part.split_once("::").unwrap();
        for name in names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
            handed_on.insert(name, module);
        }
    }
    let place = |module: &str| layers.iter().position(|layer| layer == module);
    let mut files = Vec::new();
    sources(&folder, &mut files);
    for file in files {
        let relative = file.strip_prefix(&folder).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_string_lossy();
        let Some(own) = place(first.trim_end_matches(".rs")) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for used in code.split("crate::").skip(1) {
            let names = match used.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap(),
                None => used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap(),
            };
            for name in names.split(',').map(|name| name.split("::").next().unwrap().trim()) {
                let module = handed_on.get(name).copied().unwrap_or(name);
                let Some(other) = place(module) else { continue };
                assert!(other <= own, "{} uses `{module}`, a layer above it", relative.display());
            }
        }
    }
}
