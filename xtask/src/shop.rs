//! The example shops: one to look at, the browser test, the storm.

use std::path::PathBuf;
use std::process::Command;

use clap::ValueEnum;

use crate::shell::{build_program, root, run as shell};
use crate::{Outcome, install, node, python};

/// A shop, by its language.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shop {
    /// `examples/python-shop`.
    Python,
    /// `examples/node-shop`.
    Node,
    /// `examples/rust-shop`.
    Rust,
}

impl Shop {
    /// Every shop there is.
    const ALL: [Shop; 3] = [Shop::Python, Shop::Node, Shop::Rust];

    /// Its name for the programs of `tests/shops`.
    fn name(self) -> &'static str {
        match self {
            Shop::Python => "python",
            Shop::Node => "node",
            Shop::Rust => "rust",
        }
    }

    /// Installs it or compiles it, and gives the environment in which the programs of `tests/shops` find it.
    fn prepare(self) -> Result<Vec<(&'static str, PathBuf)>, String> {
        match self {
            Shop::Python => Ok(vec![("SHOP_PYTHON", python::shop()?)]),
            Shop::Node => node::shop().map(|()| Vec::new()),
            // A program of the workspace; its tests run with all others.
            Shop::Rust => Ok(vec![("SHOP_RUST", build_program("rust-shop")?)]),
        }
    }
}

/// What is done with a shop.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Check {
    /// The shop in headless Chromium.
    Browser,
    /// Many orders under faults, on PostgreSQL.
    Storm,
}

/// How a shop is run.
pub(crate) struct Run {
    pub(crate) check: Option<Check>,
    pub(crate) postgres: bool,
    pub(crate) port: u16,
    pub(crate) orders: u64,
}

/// Starts a sandbox, a database and the shop until Ctrl-C; or lets a check loose on it.
pub(crate) fn run(shop: Shop, run: &Run) -> Outcome {
    if run.postgres || run.check == Some(Check::Storm) {
        install::postgres()?;
    }
    if run.check == Some(Check::Browser) {
        install::browser()?;
    }
    let environment = shop.prepare()?;
    let (program, words) = match run.check {
        None => ("shop-stage", vec!["--port".to_owned(), run.port.to_string()]),
        Some(Check::Browser) => ("shop-browser", Vec::new()),
        Some(Check::Storm) => ("shop-storm", vec!["--orders".to_owned(), run.orders.to_string()]),
    };
    let mut command = Command::new(build_program(program)?);
    command.arg(shop.name()).args(words).current_dir(root());
    command.envs(environment).env("SHOP_EXAMPLES", root().join("examples"));
    // The storm plays on PostgreSQL always.
    if run.postgres && run.check != Some(Check::Storm) {
        command.arg("--postgres");
    }
    shell(&mut command)
}

/// What must hold of every shop before a change lands: the browser test, and a tenth of the storm.
pub(crate) fn check() -> Outcome {
    python::check_shop()?;
    node::check_shop()?;
    for shop in Shop::ALL {
        for check in [Check::Browser, Check::Storm] {
            run(shop, &Run { check: Some(check), postgres: false, port: 0, orders: 50 })?;
        }
    }
    Ok(())
}
