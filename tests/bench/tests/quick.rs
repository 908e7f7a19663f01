//! That the benchmarks still run: they are measured rarely, and a change of the core may leave them behind.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

#[test]
fn the_benchmarks_in_rust_print_their_tables() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_bench-server"));
    let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let bench =
        Command::new(env!("CARGO_BIN_EXE_bench-rust")).args(["--quick", url.trim()]).output().unwrap();
    drop(server.stdin.take());
    server.wait().unwrap();
    assert!(bench.status.success(), "{}", String::from_utf8_lossy(&bench.stderr));
    let printed = String::from_utf8(bench.stdout).unwrap();
    let tables: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(tables.len() > 10);
    for table in tables {
        assert!(!table["rows"].as_array().unwrap().is_empty(), "{table}");
    }
}
