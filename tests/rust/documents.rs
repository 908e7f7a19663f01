//! What the documents say is what the code does.

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
