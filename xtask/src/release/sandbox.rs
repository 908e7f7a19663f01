//! The sandbox for people without Rust: a wheel of its program, and npm packages, one for each platform.

use std::path::Path;

use super::{clean_environment, clear, contents, only, read, text_of, twine};
use crate::server::Server;
use crate::shell::{build_program, output, program, root, run as shell, target};
use crate::{Outcome, node, python};

/// Packs the tests' sandbox as both for this machine, installs them where nothing is, and runs what they installed.
pub(super) fn check(python: &Path, version: &str) -> Outcome {
    let built = build_program("pinelabs-sandbox")?;
    check_wheel(python, &built)?;
    check_npm(&built, version)
}

/// Packs a program as a wheel for a platform, named as wheels name it.
pub(super) fn pack_wheel(python: &Path, built: &Path, platform: &str, out: &Path) -> Outcome {
    shell(
        program(python)
            .args(["-m", "hatchling", "build", "--target", "wheel", "--directory"])
            .arg(out)
            .env("PINELABS_SANDBOX", built)
            .env("PINELABS_SANDBOX_PLATFORM", platform)
            .current_dir(root().join("tests/sandbox/python")),
    )
}

fn check_wheel(python: &Path, built: &Path) -> Outcome {
    let folder = target().join("sandbox-wheel");
    clear(&folder)?;
    let here = "import sysconfig; print(sysconfig.get_platform().replace('-', '_').replace('.', '_'))";
    let here = output(program(python).args(["-c", here]))?;
    pack_wheel(python, built, here.trim(), &folder)?;
    let wheel = only(&folder)?;
    twine(python, [&wheel])?;
    contents::hold_wheel("sandbox-wheel", python, &wheel)?;
    let clean = clean_environment("sandbox-environment")?;
    shell(python::pip(&clean).args(["--no-index"]).arg(&wheel))?;
    runs(&clean.with_file_name("pinelabs-sandbox"))
}

/// The package that people install, and the one of this platform, which has the program.
fn check_npm(built: &Path, version: &str) -> Outcome {
    let folder = target().join("sandbox-npm");
    clear(&folder)?;
    let packer = root().join("tests/sandbox/npm/pack.mjs");
    let platform = output(program("node").args(["-p", "process.platform + '-' + process.arch"]))?;
    let given = format!("--program={}={}", platform.trim(), built.display());
    let packed = output(program("node").arg(packer).arg("--out").arg(&folder).arg(given))?;
    for (name, list) in packed.lines().zip(["sandbox-npm", "sandbox-npm-platform"]) {
        contents::hold_archive(list, &folder.join(name))?;
    }
    let manifest = super::json(&read("tests/sandbox/npm/package.json")?)?;
    let platforms = manifest.get("optionalDependencies").and_then(serde_json::Value::as_object);
    for (package, wanted) in platforms.into_iter().flatten() {
        super::same(package, wanted.as_str().unwrap_or_default(), version)?;
    }
    let project = folder.join("project");
    clear(&project)?;
    let files = packed.lines().map(|name| folder.join(name));
    // What no registry has yet is the packages of other platforms, which are optional.
    let offline = ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock"];
    // Here, whatever `package.json` a folder above may have.
    shell(node::npm().args(offline).arg("--prefix").arg(&project).args(files).current_dir(&project))?;
    runs(&project.join("node_modules/.bin/pinelabs-sandbox"))
}

/// Starts a sandbox, reads what it says when it is ready, and stops it.
fn runs(path: &Path) -> Outcome {
    let server = Server::start(program(path).args(["--port", "0", "--stop-with-stdin"]))?;
    let ready = super::json(&server.ready)?;
    text_of(&ready, "url").map(drop).ok_or_else(|| format!("{}: it says no URL", path.display()))
}
