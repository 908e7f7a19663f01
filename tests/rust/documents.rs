//! What the documents say is what the code does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pinelabs_online::models::ACCEPTED;
use pinelabs_online::{
    LinkStatus, OPERATIONS, OrderStatus, PlanStatus, PresentationStatus, SubscriptionStatus,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// With `PINELABS_RECORD=1` the diagram is written anew from the table.
#[test]
fn the_diagrams_of_the_architecture_are_drawn_from_the_tables() {
    let path = root().join("ARCHITECTURE.md");
    for (name, diagram) in [
        ("order-status", OrderStatus::diagram()),
        ("link-status", LinkStatus::diagram()),
        ("plan-status", PlanStatus::diagram()),
        ("subscription-status", SubscriptionStatus::diagram()),
        ("presentation-status", PresentationStatus::diagram()),
    ] {
        let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once(&begin).unwrap();
        let (drawn, after) = rest.split_once(&end).unwrap();
        let expected = format!("```mermaid\n{diagram}```\n");
        if std::env::var_os("PINELABS_RECORD").is_some() {
            std::fs::write(&path, [before, &begin, &expected, &end, after].concat()).unwrap();
        } else {
            assert_eq!(drawn, expected);
        }
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
    let missing: Vec<&&str> = names.iter().filter(|name| !listed.contains(name)).collect();
    assert!(missing.is_empty(), "docs/crash-safe-checkout.md has no row for {missing:?}");
    assert_eq!(listed, names, "the rows of docs/crash-safe-checkout.md are in the order of the list");
}

/// A path with its parameters left open.
fn shape(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

#[test]
fn the_table_of_the_official_sdk_names_the_operation_where_there_is_one() {
    let text = std::fs::read_to_string(root().join("docs/official-sdk.md")).unwrap();
    let (_, rest) = text.split_once("<!-- official-sdk -->\n").unwrap();
    let (table, _) = rest.split_once("<!-- /official-sdk -->").unwrap();
    let rows: Vec<(String, &str)> = table
        .lines()
        .skip(2)
        .map(|row| {
            let [_, http, here] = row.trim_matches(['|', ' ']).split(" | ").collect::<Vec<_>>()[..] else {
                panic!("not a row of three: {row}")
            };
            let (method, path) = http.trim_matches('`').split_once(' ').unwrap();
            (format!("{method} {}", shape(path)), here.trim_matches('`'))
        })
        .collect();
    for operation in OPERATIONS.iter().filter(|operation| operation.name != "raw") {
        let http = format!("{} {}", operation.method.as_str(), shape(operation.path));
        let here: Vec<&str> =
            rows.iter().filter(|(other, _)| *other == http).map(|(_, here)| *here).collect();
        assert_eq!(here, [operation.name], "docs/official-sdk.md needs one row for {http}");
    }
    let others = rows.iter().filter(|(_, here)| OPERATIONS.iter().all(|operation| operation.name != *here));
    assert_eq!(others.map(|(_, here)| *here).collect::<Vec<_>>(), ["not here: a PDF is not JSON"]);
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
