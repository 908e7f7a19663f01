//! The checkout of the guide, against a sandbox of its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use crate::shell::{cargo, output, root, run as shell, say, target};
use crate::{Language, Outcome, node, python};

/// Starts the sandbox on a free port, runs the example against it, and stops it.
pub(crate) fn run(language: Language) -> Outcome {
    with_sandbox(language, shell)
}

/// Does the same, and holds what the example prints to what the README shows; ids may differ.
pub(crate) fn check(language: Language) -> Outcome {
    let printed = with_sandbox(language, output)?;
    let readme =
        std::fs::read_to_string(root().join("README.md")).map_err(|error| format!("README.md: {error}"))?;
    let shown =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    for (line, expected) in printed.lines().map(without_ids).zip(shown.lines().map(without_ids)) {
        if line != expected {
            return Err(format!("the example prints `{line}` where README.md shows `{expected}`"));
        }
    }
    if printed.lines().count() != shown.lines().count() {
        return Err("the example prints more or fewer lines than README.md shows".into());
    }
    say(printed.trim_end());
    Ok(())
}

/// Ids differ from run to run: `v1-261122153203-aa-tnr2xq` becomes `v1-..`.
fn without_ids(line: &str) -> String {
    let words = line.split(' ').map(|word| match word.split_once("v1-") {
        Some((kind, _)) => format!("{kind}v1-.."),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn with_sandbox<T>(
    language: Language,
    go: impl FnOnce(&mut Command) -> Result<T, String>,
) -> Result<T, String> {
    let mut example = match language {
        Language::Rust => {
            shell(&mut cargo(&["build", "--quiet", "--package", "checkout-example"]))?;
            Command::new(target().join("debug/checkout-example"))
        }
        Language::Node => node::example()?,
        Language::Python => python::example()?,
    };
    let shop = free_address()?;
    let sandbox = Sandbox::start(&format!("http://{shop}/webhook"))?;
    go(example.envs(sandbox.environment()?).env("PINELABS_MERCHANT_ADDRESS", shop))
}

/// A sandbox in a process of its own, which ends when this value does.
pub(crate) struct Sandbox {
    process: Child,
    ready: BTreeMap<String, String>,
}

impl Sandbox {
    /// Starts it on a free port and waits until it is ready; it posts webhooks to this URL.
    pub(crate) fn start(webhook_url: &str) -> Result<Self, String> {
        shell(&mut cargo(&["build", "--quiet", "--package", "pinelabs-sandbox"]))?;
        let mut process = Command::new(target().join("debug/pinelabs-sandbox"))
            .args(["--port", "0", "--stop-with-stdin", "--webhook-url", webhook_url])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("the sandbox does not start: {error}"))?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout)
                .read_line(&mut line)
                .map_err(|error| format!("the sandbox does not speak: {error}"))?;
        }
        let ready =
            serde_json::from_str(&line).map_err(|_| "the sandbox's ready line is not JSON".to_owned());
        let mut sandbox = Self { process, ready: BTreeMap::new() };
        sandbox.ready = ready?;
        Ok(sandbox)
    }

    /// The environment in which an example finds it.
    pub(crate) fn environment(&self) -> Result<Vec<(&'static str, String)>, String> {
        [
            ("PINELABS_BASE_URL", "url"),
            ("PINELABS_CLIENT_ID", "client_id"),
            ("PINELABS_CLIENT_SECRET", "client_secret"),
            ("PINELABS_CALLBACK_KEY", "callback_key"),
            ("PINELABS_WEBHOOK_SECRET", "webhook_secret"),
        ]
        .into_iter()
        .map(|(variable, field)| {
            let value =
                self.ready.get(field).ok_or_else(|| format!("the sandbox's ready line has no `{field}`"))?;
            Ok((variable, value.clone()))
        })
        .collect()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Closing its standard input asks it to stop; if it does not answer, it is ended.
        drop(self.process.stdin.take());
        for _ in 0..50 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An address on loopback that is free just now.
fn free_address() -> Result<String, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.to_string()).map_err(|error| format!("no free port: {error}"))
}
