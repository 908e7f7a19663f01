//! What PyPI and npm get from one machine: wheels that run on old systems too, and the sandbox's program.

use std::path::{Path, PathBuf};

use super::sandbox::pack_wheel;
use crate::Outcome;
use crate::shell::{cargo, program, root, run as shell, target};
use crate::wheel;

/// The oldest systems that the wheels for Linux run on: glibc 2.17, or musl 1.2.
const OLDEST: [(&str, &str); 2] = [("gnu", "manylinux2014"), ("musl", "musllinux_1_2")];

/// Where maturin and cargo-zigbuild look for zig.
const ZIG: &str = "CARGO_ZIGBUILD_ZIG_PATH";

/// Builds into the target directory's `portable-wheels` the wheels of the package and of the sandbox, and the package's
/// sources. On Linux zig links against the oldest systems, for this machine's processors or for both that are supported;
/// the sandbox is linked statically.
pub(crate) fn build(both: bool) -> Outcome {
    let python = super::environment()?;
    let wheels = target().join("portable-wheels");
    if cfg!(target_os = "linux") {
        for processor in ["x86_64", "aarch64"] {
            if both || processor == std::env::consts::ARCH {
                build_for_linux(&python, processor, &wheels)?;
            }
        }
    } else {
        shell(wheel::maturin(&python, "build").args(["--quiet", "--out"]).arg(&wheels))?;
        let built = sandbox(cargo(&["build"]), None)?;
        let platform = match (std::env::consts::OS, std::env::consts::ARCH) {
            ("macos", "aarch64") => "macosx_11_0_arm64",
            ("macos", _) => "macosx_10_12_x86_64",
            _ => "win_amd64",
        };
        pack_wheel(&python, &built, platform, &wheels)?;
    }
    shell(wheel::maturin(&python, "sdist").arg("--out").arg(&wheels))?;
    let files = std::fs::read_dir(&wheels).into_iter().flatten().flatten().map(|entry| entry.path());
    super::twine(&python, files)
}

fn build_for_linux(python: &Path, processor: &str, wheels: &Path) -> Outcome {
    let zig = python.with_file_name("python-zig");
    for (library, compatibility) in OLDEST {
        let triple = format!("{processor}-unknown-linux-{library}");
        shell(program("rustup").args(["target", "add", &triple]))?;
        shell(
            wheel::maturin(python, "build")
                .args(["--quiet", "--zig", "--target", &triple, "--compatibility", compatibility, "--out"])
                .arg(wheels)
                .env(ZIG, &zig),
        )?;
    }
    let mut cargo = program(python.with_file_name("cargo-zigbuild"));
    cargo.arg("zigbuild").env(ZIG, &zig);
    let built = sandbox(cargo, Some(&format!("{processor}-unknown-linux-musl")))?;
    // Linked statically, it runs on each of them.
    let platform = format!("manylinux2014_{processor}.manylinux_2_17_{processor}.musllinux_1_1_{processor}");
    pack_wheel(python, &built, &platform, wheels)
}

/// Builds the sandbox by this command, and gives the path of its program.
fn sandbox(mut command: std::process::Command, triple: Option<&str>) -> Result<PathBuf, String> {
    command.args([
        "--quiet",
        "--profile",
        "ship",
        "--package",
        "pinelabs-sandbox",
        "--bin",
        "pinelabs-sandbox",
    ]);
    if let Some(triple) = triple {
        command.args(["--target", triple]);
    }
    // The profile strips nothing, for the sake of the WebAssembly module.
    command.envs(wheel::environment()).env("CARGO_PROFILE_SHIP_STRIP", "symbols").current_dir(root());
    shell(&mut command)?;
    let folder = target().join("maturin").join(triple.unwrap_or_default()).join("ship");
    Ok(folder.join(format!("pinelabs-sandbox{}", std::env::consts::EXE_SUFFIX)))
}
