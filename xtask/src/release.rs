//! What must hold before a version is published, as far as one machine can tell.

mod contents;
pub(crate) mod portable;
mod sandbox;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::shell::{cargo, output, program, root, run as shell, run_online, say, target};
use crate::{Outcome, node, python, wheel};

/// Builds what is published and holds it to its promises: one version everywhere, a crate that cargo would publish,
/// packages with the listed contents and with descriptions that the index shows, a source distribution that builds in
/// a clean environment, and a sandbox that runs from its packages. Publishes nothing. With the tag of a release, also that
/// it names the version, and that the changelog calls it released.
pub(crate) fn check(tag: Option<&str>) -> Outcome {
    let version = versions()?;
    if let Some(tag) = tag {
        same("the tag", tag.trim_start_matches('v'), &version)?;
        if newest_in_changelog()?.contains("unreleased") {
            return Err(format!("CHANGELOG.md calls {version} unreleased"));
        }
    }
    say(&format!("every package is version {version}"));
    let python = environment()?;
    krate()?;
    npm()?;
    wheel(&python)?;
    source_distribution(&python)?;
    sandbox::check(&python, &version)
}

/// The version of the workspace, once every place that names one names the same.
fn versions() -> Result<String, String> {
    let metadata = json(&output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps"]))?)?;
    let of = |package: &serde_json::Value, field| text_of(package, field).unwrap_or_default().to_owned();
    let packages = metadata
        .get("packages")
        .and_then(serde_json::Value::as_array)
        .ok_or("cargo metadata names no packages")?;
    let version = packages
        .iter()
        .find(|package| of(package, "name") == "pinelabs-online")
        .map(|package| of(package, "version"))
        .ok_or("the workspace has no package pinelabs-online")?;
    for package in packages {
        same(&of(package, "name"), &of(package, "version"), &version)?;
    }
    let wheel = read("tests/sandbox/python/pyproject.toml")?;
    let named = wheel.lines().find_map(|line| line.strip_prefix("version = ")).unwrap_or_default();
    same("tests/sandbox/python/pyproject.toml", named.trim_matches('"'), &version)?;
    for manifest in ["bindings-wasm/package.json", "tests/sandbox/npm/package.json"] {
        same(manifest, &of(&json(&read(manifest)?)?, "version"), &version)?;
    }
    let newest = newest_in_changelog()?;
    same("CHANGELOG.md", newest.split(' ').next().unwrap_or_default(), &version)?;
    Ok(version)
}

/// The newest heading of the changelog: a version, and its date or that it is unreleased.
fn newest_in_changelog() -> Result<String, String> {
    let changelog = read("CHANGELOG.md")?;
    let heading = changelog.lines().find_map(|line| line.strip_prefix("## "));
    heading.map(str::to_owned).ok_or_else(|| "CHANGELOG.md has no heading".to_owned())
}

fn same(place: &str, found: &str, version: &str) -> Outcome {
    if found == version { Ok(()) } else { Err(format!("{place} says {found}, and the crate {version}")) }
}

/// What `cargo publish` would upload. It is not built here: the source distribution for Python is built from the same
/// files of the core.
fn krate() -> Outcome {
    shell(&mut cargo(&[
        "publish",
        "--dry-run",
        "--no-verify",
        "--quiet",
        "--allow-dirty",
        "--package",
        "pinelabs-online",
    ]))?;
    let packed = output(&mut cargo(&["package", "--list", "--allow-dirty", "--package", "pinelabs-online"]))?;
    contents::hold("crate", &packed.lines().collect::<Vec<_>>())
}

/// What `npm publish` would upload.
fn npm() -> Outcome {
    node::build()?;
    let packed = output(
        node::npm()
            .args(["pack", "--dry-run", "--json", "--silent"])
            .current_dir(root().join("bindings-wasm")),
    )?;
    let packed = json(&packed)?;
    // A list in older versions of npm, an object by name in newer ones.
    let package = packed.get(0).or_else(|| packed.get("pinelabs-online")).unwrap_or(&packed);
    let files =
        package.get("files").and_then(serde_json::Value::as_array).ok_or("npm pack names no files")?;
    contents::hold("npm", &files.iter().filter_map(|file| text_of(file, "path")).collect::<Vec<_>>())
}

/// What is uploaded to PyPI for this machine.
fn wheel(python: &Path) -> Outcome {
    wheel::build()?;
    let wheel = wheel::path()?;
    twine(python, [&wheel])?;
    contents::hold_wheel("wheel", python, &wheel)
}

/// The sources for PyPI: built by pip in an environment that has nothing, and tested there with the transcripts.
fn source_distribution(python: &Path) -> Outcome {
    let folder = target().join("sdist");
    clear(&folder)?;
    shell(wheel::maturin(python, "sdist").arg("--out").arg(&folder))?;
    let sources = only(&folder)?;
    twine(python, [&sources])?;
    contents::hold_archive("sdist", &sources)?;
    let clean = clean_environment("sdist-environment")?;
    run_online(
        python::pip(&clean)
            .arg(&sources)
            .arg("pytest")
            // Dependencies are those of the wheel, built already.
            .envs(wheel::environment()),
    )?;
    let smoke = root().join("xtask/release/smoke_test.py");
    shell(
        program(&clean).args(["-m", "pytest", "-q", "-p", "no:cacheprovider"]).arg(smoke).current_dir(folder),
    )
}

/// Has twine look for what PyPI would refuse in these files.
fn twine(python: &Path, files: impl IntoIterator<Item: AsRef<OsStr>>) -> Outcome {
    shell(program(python).args(["-m", "twine", "check", "--strict"]).args(files))
}

/// The Python of an environment that has what releasing needs.
fn environment() -> Result<PathBuf, String> {
    python::environment_of("release-tools", "xtask/release/requirements.txt")
}

/// The Python of a new environment, with nothing installed.
fn clean_environment(name: &str) -> Result<PathBuf, String> {
    let folder = target().join(name);
    clear(&folder)?;
    python::make_environment(&folder)
}

/// Makes this folder an empty one.
fn clear(folder: &Path) -> Outcome {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(said)?;
    }
    std::fs::create_dir_all(folder).map_err(said)
}

/// The one file of this folder.
fn only(folder: &Path) -> Result<PathBuf, String> {
    let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    match (entries.next(), entries.next()) {
        (Some(file), None) => Ok(file),
        _ => Err(format!("{}: one file was expected", folder.display())),
    }
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// A field of an object that is text.
fn text_of<'a>(object: &'a serde_json::Value, field: &str) -> Option<&'a str> {
    object.get(field).and_then(serde_json::Value::as_str)
}

fn json(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))
}
