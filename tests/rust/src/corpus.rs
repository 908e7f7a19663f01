//! What the Rust players observed, kept for `cargo xtask corpus` to compare with the other languages.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

/// What every case of one file of vectors did, by the case's name.
pub type Observed = BTreeMap<String, Value>;

/// Writes the transcript of one file of vectors: JSON without spaces, a line a case, everything in the order of names.
pub fn write(file: &str, observed: &Observed) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let path = root.join(target).join(format!("corpus/rust/{file}.jsonl"));
    let line = |(case, observed)| format!("{}\n", json!({ "case": case, "observed": observed }));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, observed.iter().map(line).collect::<String>()).unwrap();
}
