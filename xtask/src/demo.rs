//! The checkout of the guide, against a sandbox of its own.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::Command;

use crate::server::Server;
use crate::shell::{build_program, output, root, run as shell, say};
use crate::{Language, Outcome, node, python};

/// Starts the sandbox on a free port, runs the example against it, and stops it.
pub(crate) fn run(language: Language) -> Outcome {
    with_sandbox(language, shell)
}

/// Does the same, and holds what the example prints to what `examples/README.md` shows; ids may differ.
pub(crate) fn check(language: Language) -> Outcome {
    let printed = with_sandbox(language, output)?;
    let readme = std::fs::read_to_string(root().join("examples/README.md"))
        .map_err(|error| format!("examples/README.md: {error}"))?;
    let shown =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    for (line, expected) in printed.lines().map(without_ids).zip(shown.lines().map(without_ids)) {
        if line != expected {
            return Err(format!("the example prints `{line}` where examples/README.md shows `{expected}`"));
        }
    }
    if printed.lines().count() != shown.lines().count() {
        return Err("the example prints more or fewer lines than examples/README.md shows".into());
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
        Language::Rust => Command::new(build_program("checkout-example")?),
        Language::Node => node::example()?,
        Language::Python => python::example()?,
    };
    let shop = free_address()?;
    let sandbox = Sandbox::start(&format!("http://{shop}/webhook"))?;
    go(example.envs(sandbox.environment()?).env("PINELABS_MERCHANT_ADDRESS", shop))
}

/// A sandbox in a process of its own, which ends when this value does.
pub(crate) struct Sandbox {
    _server: Server,
    ready: BTreeMap<String, String>,
}

impl Sandbox {
    /// Starts it on a free port and waits until it is ready; it posts webhooks to this URL.
    pub(crate) fn start(webhook_url: &str) -> Result<Self, String> {
        let mut sandbox = Command::new(build_program("pinelabs-sandbox")?);
        sandbox.args(["--port", "0", "--stop-with-stdin", "--webhook-url", webhook_url]);
        let server = Server::start(&mut sandbox)?;
        let ready = serde_json::from_str(&server.ready)
            .map_err(|_| "the sandbox's ready line is not JSON".to_owned())?;
        Ok(Self { _server: server, ready })
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

/// An address on loopback that is free just now.
fn free_address() -> Result<String, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.to_string()).map_err(|error| format!("no free port: {error}"))
}
