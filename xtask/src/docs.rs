//! The documentation site: pages, documents of the repository and the reference, built by MkDocs.

mod api;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::Outcome;
use crate::shell::{program, root, run as shell, say, target};
use crate::types::{self, Facts};

/// Documents that stand elsewhere in the repository, and the pages that show them.
const SHOWN: &[(&str, &str)] = &[
    ("ARCHITECTURE.md", "architecture.md"),
    ("BENCHMARKS.md", "performance.md"),
    ("CHANGELOG.md", "changelog.md"),
    ("CONTRIBUTING.md", "contributing.md"),
    ("SECURITY.md", "security.md"),
    ("bindings-python/README.md", "python.md"),
    ("bindings-wasm/README.md", "node.md"),
    ("core/README.md", "rust.md"),
    ("examples/README.md", "examples.md"),
    ("tests/sandbox/README.md", "sandbox.md"),
];

/// Where links lead that leave the site.
const REPOSITORY: &str = "https://github.com/pinelabs-online/pinelabs-online/blob/main/";

/// Assembles the pages under the target directory and builds the site beside them; a broken link fails.
pub(crate) fn run() -> Outcome {
    let pages = target().join("docs-pages");
    assemble(&pages)?;
    api::write(&pages.join("api"))?;
    let python = environment()?;
    shell(
        program(&python)
            .args(["-m", "mkdocs", "build", "--strict", "--quiet", "--config-file"])
            .arg(root().join("docs/mkdocs.yml"))
            .env("PINELABS_DOCS", &pages)
            .env("PINELABS_SITE", target().join("site"))
            .env("PINELABS_PYTHON", root().join("bindings-python/python"))
            .env("NO_MKDOCS_2_WARNING", "1"),
    )?;
    say(&format!("the site is {}", target().join("site/index.html").display()));
    Ok(())
}

/// Copies the pages, adds the documents and prints the reference.
fn assemble(pages: &Path) -> Outcome {
    let _ = fs::remove_dir_all(pages);
    let docs = root().join("docs");
    let mut files = Vec::new();
    list(&docs, &mut files)?;
    for file in files {
        let relative = file.strip_prefix(&docs).map_err(|error| error.to_string())?.to_owned();
        if relative.starts_with("snippets")
            || relative.starts_with("typedoc")
            || ["mkdocs.yml", "requirements.txt"].iter().any(|name| relative == Path::new(name))
        {
            continue;
        }
        let to = pages.join(&relative);
        if relative.extension().is_some_and(|extension| extension == "md") {
            let name = format!("docs/{}", relative.to_string_lossy().replace('\\', "/"));
            write(&to, &with_snippets(&with_links(&read(&file)?, &name))?)?;
        } else {
            copy(&file, &to)?;
        }
    }
    for (document, page) in SHOWN {
        write(&pages.join(page), &with_links(&read(&root().join(document))?, document))?;
    }
    for (name, text) in types::reference(&facts()?)? {
        write(&pages.join("reference").join(name), &text)?;
    }
    Ok(())
}

/// What the reference takes from the documents and from the transcripts.
fn facts() -> Result<Facts, String> {
    let mut facts = Facts::default();
    let chapter = read(&root().join("docs/crash-safe-checkout.md"))?;
    for row in chapter.lines().filter_map(|line| line.strip_prefix("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        if let [name, recovery, by, ..] = cells.as_slice() {
            let by = if by.is_empty() { String::new() } else { format!(", by {by}") };
            facts.recovery.insert(name.trim_end_matches('`').to_owned(), format!("{recovery}{by}"));
        }
    }
    let mut files = Vec::new();
    list(&root().join("tests/vectors/calls"), &mut files)?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let cases: Value =
            serde_json::from_str(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        for case in cases.as_array().into_iter().flatten() {
            if case.pointer("/expect/outcome/done").is_none() {
                continue;
            }
            let field = |name| case.get(name);
            let (Some(name), Some(params)) =
                (field("operation").and_then(Value::as_str), field("params").and_then(Value::as_object))
            else {
                continue;
            };
            let longer = |known: &Map<String, Value>| known.len() < params.len();
            if facts.examples.get(name).is_none_or(longer) {
                facts.examples.insert(name.to_owned(), params.clone());
            }
        }
    }
    Ok(facts)
}

/// Puts the marked part of a source file in the place of each line `--8<-- "path:part"`.
fn with_snippets(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut sources: BTreeMap<String, String> = BTreeMap::new();
    for line in text.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let named = line.trim().strip_prefix("--8<-- \"").and_then(|rest| rest.strip_suffix('"'));
        let Some((path, part)) = named.and_then(|named| named.split_once(':')) else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        if !sources.contains_key(path) {
            sources.insert(path.to_owned(), read(&root().join(path))?);
        }
        let lines: Vec<&str> = sources
            .get(path)
            .into_iter()
            .flat_map(|source| source.lines())
            .skip_while(|line| !line.contains(&format!("[start:{part}]")))
            .skip(1)
            .take_while(|line| !line.contains("[end:"))
            .collect();
        if lines.is_empty() {
            return Err(format!("{path} has no part {part}"));
        }
        let filled = lines.iter().filter(|line| !line.trim().is_empty());
        let common = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
        for line in lines {
            out.push_str(format!("{indent}{}", line.get(common..).unwrap_or("")).trim_end());
            out.push('\n');
        }
    }
    Ok(out)
}

/// Rewrites the relative links of a document: to pages of the site, or to the repository.
fn with_links(text: &str, document: &str) -> String {
    let page = page_of(document).unwrap_or_else(|| document.to_owned());
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        out.push_str("](");
        let Some((link, after)) = after.split_once(')') else {
            rest = after;
            break;
        };
        let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
        if path.is_empty() || path.contains(':') || path.contains(' ') {
            out.push_str(link);
        } else {
            let path =
                normal(&format!("{}/{path}", document.rsplit_once('/').map_or("", |(folder, _)| folder)));
            match page_of(&path) {
                Some(to) => out.push_str(&relative(&page, &to)),
                None => out.push_str(&format!("{REPOSITORY}{path}")),
            }
            if let Some(anchor) = anchor {
                out.push_str(&format!("#{anchor}"));
            }
        }
        out.push(')');
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The page of the site that shows a document of the repository.
fn page_of(document: &str) -> Option<String> {
    if let Some((_, page)) = SHOWN.iter().find(|(shown, _)| *shown == document) {
        return Some((*page).to_owned());
    }
    document.strip_prefix("docs/").filter(|page| page.ends_with(".md")).map(str::to_owned)
}

/// A path without `.`, `..` and doubled slashes.
fn normal(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The link from one page to another.
fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + to
}

/// The Python of an environment under the target directory that has MkDocs.
fn environment() -> Result<PathBuf, String> {
    crate::python::environment_of("mkdocs", "docs/requirements.txt")
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let listed = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    make_folder(path)?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    make_folder(to)?;
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn make_folder(path: &Path) -> Outcome {
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_or_to_the_repository() {
        let text = "[a](docs/errors.md#kinds) [b](core/src/lib.rs) [c](https://a.b) [d](#e) [f](SECURITY.md)";
        let expected = format!(
            "[a](errors.md#kinds) [b]({REPOSITORY}core/src/lib.rs) [c](https://a.b) [d](#e) [f](security.md)"
        );
        assert_eq!(with_links(text, "README.md"), expected);
        assert_eq!(with_links("[a](../errors.md)", "docs/guide/order.md"), "[a](../errors.md)");
        assert_eq!(with_links("[a](../../SECURITY.md)", "docs/guide/order.md"), "[a](../security.md)");
    }
}
