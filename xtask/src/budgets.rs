//! Limits on what does not depend on a machine's mood: bytes, dependencies, instructions, imported modules.
//!
//! The limits are in `budgets.json`, each with its reason. What is measured is what is shipped: the packages must be
//! built (`cargo xtask wasm`, `cargo xtask wheel`).

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::shell::{cargo, output, program, root, run as shell, say, target};
use crate::{Outcome, wheel};

/// What is measured, by the names in `budgets.json`.
type Measured = BTreeMap<String, u64>;

/// Measures everything, prints a table, and fails if a figure is above its limit or has none.
pub(crate) fn run() -> Outcome {
    let mut measured = Measured::new();
    crates(&mut measured)?;
    npm_package(&mut measured)?;
    python_package(&mut measured)?;
    instructions(&mut measured)?;
    judge(&measured)
}

fn judge(measured: &Measured) -> Outcome {
    let text = std::fs::read_to_string(root().join("budgets.json"))
        .map_err(|error| format!("budgets.json: {error}"))?;
    let limits: BTreeMap<String, Value> =
        serde_json::from_str(&text).map_err(|error| format!("budgets.json: {error}"))?;
    let mut wrong = Vec::new();
    for (name, value) in measured {
        let limit = limits.get(name).and_then(|entry| entry.get("limit")).and_then(Value::as_u64);
        let verdict = match limit {
            Some(limit) if *value <= limit => "ok",
            Some(_) => "TOO MUCH",
            None => "NO LIMIT",
        };
        say(&format!("{name:<52}{value:>12}{:>12}  {verdict}", limit.unwrap_or_default()));
        if verdict != "ok" {
            wrong.push(name.as_str());
        }
    }
    wrong.extend(limits.keys().filter(|name| !measured.contains_key(*name)).map(String::as_str));
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("above the limit, without one or without a figure: {}; see budgets.json", wrong.join(", ")))
}

/// How many other crates the crate needs, with and without its client.
fn crates(measured: &mut Measured) -> Outcome {
    for (name, features) in
        [("crates of the core", "--no-default-features"), ("crates of the Rust client", "--features=client")]
    {
        let tree =
            ["tree", "--package", "pinelabs-online", "--edges", "normal", "--prefix", "none", features];
        let printed = output(&mut cargo(&tree))?;
        let names: BTreeSet<_> = printed.lines().filter_map(|line| line.split(' ').next()).collect();
        measured.insert(name.to_owned(), count(names.len().saturating_sub(1)));
    }
    Ok(())
}

/// What npm would publish, and what it would install with it.
fn npm_package(measured: &mut Measured) -> Outcome {
    let script = r#"
        const { execFileSync } = require("node:child_process");
        const { brotliDecompressSync, gzipSync } = require("node:zlib");
        require("./dist/module.js");
        const packed = globalThis[Symbol.for("pinelabs-online/module")];
        const module_ = brotliDecompressSync(Buffer.from(packed, "base64"));
        const [{ unpackedSize, size }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"]));
        const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = require("./package.json");
        const needed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
        console.log(JSON.stringify({
          "bytes of the WebAssembly module, gzipped": gzipSync(module_, { level: 9 }).length,
          "bytes of the npm package, unpacked": unpackedSize,
          "bytes of the npm package, packed": size,
          "dependencies of the npm package": needed.length,
        }));
    "#;
    read_into(
        measured,
        &output(program("node").args(["-e", script]).current_dir(root().join("bindings-wasm")))?,
    )
}

/// What PyPI would publish, and what Python loads with it.
fn python_package(measured: &mut Measured) -> Outcome {
    let wheel = wheel::path()?;
    read_into(measured, &output(program("python3").args(["-c", PYTHON]).arg(&wheel))?)
}

/// Unpacks the wheel and lets a fresh interpreter import it.
const PYTHON: &str = r#"
import json, pathlib, subprocess, sys, tempfile, zipfile
wheel = pathlib.Path(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
        metadata = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        lines = file.read(metadata).decode().splitlines()
    program = "import sys; before = set(sys.modules); sys.path.insert(0, sys.argv[1]); import pinelabs_online; "
    program += "print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.check_output([sys.executable, "-c", program, folder], text=True).split()
mine = [name for name in loaded if name.split(".")[0] == "pinelabs_online"]
print(json.dumps({
    "bytes of the wheel": wheel.stat().st_size,
    "requirements of the wheel": sum(line.startswith("Requires-Dist:") for line in lines),
    "modules that importing the wheel loads, its own": len(mine),
    "modules that importing the wheel loads, others": len(loaded) - len(mine),
}))
"#;

/// Instructions of one piece of work, counted by callgrind: the difference of two runs, divided.
fn instructions(measured: &mut Measured) -> Outcome {
    let works = [
        "hmac of a callback",
        "verify a callback, fields",
        "verify a callback, form",
        "hmac of a webhook",
        "verify a webhook",
        "build orders.create",
        "build payments.create",
        "build orders.get",
        "call orders.create",
        "call payments.create",
        "call orders.get",
    ];
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !quiet(program("valgrind").arg("--version")).is_ok_and(|status| status.success()) {
        return Err("valgrind is missing: it counts instructions (Debian: `apt-get install valgrind`)".into());
    }
    let package = ["--package", "pinelabs-bench", "--no-default-features", "--bin", "bench-instructions"];
    shell(cargo(&["build", "--quiet", "--release"]).args(package))?;
    for work in works {
        let (few, many) = (10, 60);
        let difference = counted(work, many)?.saturating_sub(counted(work, few)?);
        measured.insert(format!("instructions: {work}"), difference / (many - few));
    }
    Ok(())
}

fn counted(work: &str, times: u64) -> Result<u64, String> {
    let out = program("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(target().join("release/bench-instructions"))
        .args([work, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let said = String::from_utf8_lossy(&out.stderr);
    said.lines()
        .find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok())
        .ok_or_else(|| format!("valgrind counted nothing in `{work}`: {said}"))
}

fn read_into(measured: &mut Measured, json: &str) -> Outcome {
    let figures: Measured = serde_json::from_str(json).map_err(|error| format!("{json}: {error}"))?;
    measured.extend(figures);
    Ok(())
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
