//! A shop's processes.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;

/// In which language the shop is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// `examples/python-shop`, run by the interpreter that `SHOP_PYTHON` names.
    Python,
    /// `examples/node-shop`, compiled.
    Node,
    /// `examples/rust-shop`, the program that `SHOP_RUST` names.
    Rust,
}

impl Language {
    /// The shop's program, to be given one of `migrate`, `serve` and `worker`.
    pub fn program(self) -> Command {
        match self {
            Language::Python => {
                let python = std::env::var_os("SHOP_PYTHON").unwrap_or_else(|| "python3".into());
                let mut command = Command::new(python);
                command.args(["-m", "shop"]).current_dir(examples().join("python-shop"));
                command.env("PYTHONUNBUFFERED", "1").env("PYTHONDONTWRITEBYTECODE", "1");
                command
            }
            Language::Node => {
                let mut command = Command::new("node");
                command.arg("dist/main.js").current_dir(examples().join("node-shop"));
                command
            }
            Language::Rust => {
                Command::new(std::env::var_os("SHOP_RUST").unwrap_or_else(|| "rust-shop".into()))
            }
        }
    }
}

/// A process of the shop, ended by SIGKILL when dropped. What it prints goes to its log.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it; `log` is appended to.
    pub fn start(command: &mut Command, log: &Path) -> Process {
        let log = File::options().create(true).append(true).open(log).expect("a log file");
        let errors = log.try_clone().expect("a log file");
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        Process { child: command.spawn().expect("the shop's program starts") }
    }

    /// SIGKILL: it has no time to tidy up.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Whether it runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn examples() -> PathBuf {
    // What was built in may be another clone's, where two share a target directory.
    std::env::var_os("SHOP_EXAMPLES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples"), PathBuf::from)
}
