//! The types of TypeScript and Python, printed from the Rust types.

mod doc;
mod model;
mod plain;
mod python;
mod read;
mod reference;
#[cfg(test)]
mod sample;
mod typescript;

use std::fs;

pub(crate) use self::reference::Facts;
use crate::Outcome;
use crate::shell::{root, say};

/// What the build script wrote: the JSON Schemas of every request, answer and plain type of the core.
const SCHEMAS: &str = include_str!(concat!(env!("OUT_DIR"), "/schemas.json"));

/// The ready answers of the testing kits.
const READY: &str = include_str!("../../core/src/testing/ready.json");

/// What stands at the top of every printed file.
const HEADER: &str = "Printed by `cargo xtask types` from the Rust types in `core`: do not edit.";

/// How wide a printed line may be.
const WIDTH: usize = 100;

/// Prints the types, or checks that what is printed is up to date.
pub(crate) fn run(check: bool) -> Outcome {
    let model = model::Model::read(SCHEMAS)?;
    let files = [
        ("bindings-wasm/ts/operations.ts", typescript::print(&model)),
        ("bindings-wasm/ts/plain.ts", plain::events(&model)),
        ("bindings-wasm/ts/testing_templates.ts", templates()),
        ("bindings-python/python/pinelabs_online/testing/templates.json", READY.to_owned()),
        ("bindings-python/python/pinelabs_online/models.py", python::models(&model)?),
        (
            "bindings-python/python/pinelabs_online/operations.py",
            python::operations(&model, python::Gives::Answer)?,
        ),
        (
            "bindings-python/python/pinelabs_online/with_response.py",
            python::operations(&model, python::Gives::Reply)?,
        ),
    ];
    let mut stale = Vec::new();
    for (name, text) in files {
        let path = root().join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(name);
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{name}: {error}"))?;
        }
        fs::write(&path, text).map_err(|error| format!("{name}: {error}"))?;
        say(&format!("printed {name}"));
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("out of date, run `cargo xtask types`: {}", stale.join(", ")))
}

/// The ready answers as TypeScript: JSON is that already, and every module system loads it.
fn templates() -> String {
    format!(
        "// {HEADER}\n\n\
         type Named<Item> = {{ readonly [name: string]: Item }};\n\n\
         /** The templates of the ready answers, which `testing_ready.ts` fills. */\n\
         export const TEMPLATES: {{\n  \
           readonly answers: Named<object>;\n  \
           readonly operations: Named<object>;\n  \
           readonly found_by: Named<string>;\n  \
           readonly repeated: readonly string[];\n  \
           readonly enveloped: readonly string[];\n\
         }} = {};\n",
        READY.trim_end()
    )
}

/// The pages of the reference: names of files and their Markdown.
pub(crate) fn reference(facts: &Facts) -> Result<Vec<(String, String)>, String> {
    Ok(reference::print(&model::Model::read(SCHEMAS)?, facts))
}
