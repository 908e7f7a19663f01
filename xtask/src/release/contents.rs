//! The contents of packages, held to lists of patterns: nothing that was not meant is published, nothing is forgotten.

use std::path::Path;

use glob::{MatchOptions, Pattern};

use crate::Outcome;
use crate::shell::{output, program, root};

/// Fails if a file matches no pattern of `xtask/release/contents/NAME.txt`, or a pattern matches no file.
pub(crate) fn hold(name: &str, files: &[&str]) -> Outcome {
    let list = root().join("xtask/release/contents").join(format!("{name}.txt"));
    let list = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let wrong = differences(&list, files)?;
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("the contents differ from xtask/release/contents/{name}.txt:\n{}", wrong.join("\n")))
    }
}

fn differences(list: &str, files: &[&str]) -> Result<Vec<String>, String> {
    let patterns = list
        .lines()
        .map(|line| Pattern::new(line).map_err(|error| format!("{line}: {error}")))
        .collect::<Result<Vec<_>, _>>()?;
    // A `*` stays within its folder.
    let options = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
    let unlisted = files
        .iter()
        .filter(|file| !patterns.iter().any(|pattern| pattern.matches_with(file, options)))
        .map(|file| format!("not listed: {file}"));
    let absent = patterns
        .iter()
        .filter(|pattern| !files.iter().any(|file| pattern.matches_with(file, options)))
        .map(|pattern| format!("not there: {pattern}"));
    Ok(unlisted.chain(absent).collect())
}

/// Holds a wheel to its list.
pub(crate) fn hold_wheel(name: &str, python: &Path, wheel: &Path) -> Outcome {
    hold(name, &of_zip(python, wheel)?.lines().collect::<Vec<_>>())
}

/// Holds an archive whose files are all in one folder to its list.
pub(crate) fn hold_archive(name: &str, archive: &Path) -> Outcome {
    let listed = output(program("tar").args(["--list", "--gzip", "--file"]).arg(archive))?;
    hold(name, &below(&listed))
}

/// The files of a listing whose entries are all in one folder, without its name.
fn below(listing: &str) -> Vec<&str> {
    listing.lines().filter_map(|line| line.split_once('/')).map(|(_, file)| file).collect()
}

/// The files of a wheel, a line each; the version is left out of names.
fn of_zip(python: &Path, file: &Path) -> Result<String, String> {
    let script = "import re, sys, zipfile\n\
        for name in zipfile.ZipFile(sys.argv[1]).namelist(): print(re.sub(r'-[^/]+\\.(dist-info|data)/', r'.\\1/', name))";
    output(program(python).args(["-c", script]).arg(file))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "it is a test")]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_and_what_is_not_there_are_told() {
        let files = ["src/lib.rs", "src/deep/er.rs", "secret.pem"];
        assert_eq!(
            differences("src/*.rs\nREADME.md", &files).unwrap(),
            ["not listed: src/deep/er.rs", "not listed: secret.pem", "not there: README.md"]
        );
        assert!(differences("src/**/*.rs\nsecret.pem", &files).unwrap().is_empty());
    }

    #[test]
    fn the_folder_of_an_archive_is_left_out() {
        assert_eq!(below("a-1.0/Cargo.toml\na-1.0/src/lib.rs\n"), ["Cargo.toml", "src/lib.rs"]);
    }
}
