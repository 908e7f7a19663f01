//! The wheel that was built last.

use std::path::PathBuf;

use crate::shell::target;

/// Where it is; building leaves it in the target directory's `wheels`.
pub(crate) fn path() -> Result<PathBuf, String> {
    let folder = target().join("wheels");
    std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .ok_or_else(|| "there is no wheel: `cargo xtask wheel` builds it".to_owned())
}
