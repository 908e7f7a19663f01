//! The languages' own references: rustdoc of the crate and TypeDoc of the npm package. That of Python is a page.

use std::path::Path;

use super::{copy, list};
use crate::shell::{FEATURES, cargo, program, root, run as shell, target};
use crate::{Outcome, node};

/// Prints both into a folder.
pub(super) fn write(folder: &Path) -> Outcome {
    rust()?;
    // Whole, with the crates of tests and tools: the search has them in its index.
    copy_all(&target().join("doc"), &folder.join("rust"))?;
    // TypeDoc compiles the package's sources, the generated ones among them, with the types of the tests.
    node::build()?;
    let tools = root().join("docs/typedoc");
    node::install_locked(&tools)?;
    let typedoc = tools.join("node_modules/typedoc/bin/typedoc");
    shell(
        program("node")
            .arg(typedoc)
            .args(["--logLevel", "Warn", "--out"])
            .arg(folder.join("node"))
            .current_dir(tools),
    )
}

/// rustdoc of the workspace; a warning fails.
fn rust() -> Outcome {
    shell(cargo(&["doc", "--workspace", "--no-deps"]).args(FEATURES).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn copy_all(from: &Path, to: &Path) -> Outcome {
    let mut files = Vec::new();
    list(from, &mut files)?;
    for file in files {
        let relative = file.strip_prefix(from).map_err(|error| error.to_string())?;
        copy(&file, &to.join(relative))?;
    }
    Ok(())
}
