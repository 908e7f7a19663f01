//! Every routine of the project as one command: `cargo xtask --help`.

mod bench;
mod beside;
mod budgets;
mod ci;
mod corpus;
mod demo;
mod deny;
mod docs;
mod fuzz;
mod install;
mod lint;
mod mutants;
mod node;
mod python;
mod release;
mod server;
mod shell;
mod shop;
mod simulate;
mod test;
mod types;
mod wheel;

use clap::{Parser, Subcommand, ValueEnum};

/// Every routine of the project as one command.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the checkout of the guide against a sandbox of its own.
    Demo {
        /// In which language.
        #[arg(default_value = "rust")]
        language: Language,
    },
    /// Tests every example shop: its own tests, the browser, and a storm of 50 orders.
    Shops,
    /// Starts a sandbox, a database and an example shop, or lets a check loose on the shop.
    Shop {
        /// Which shop.
        shop: shop::Shop,
        /// On PostgreSQL instead of SQLite; Debian's package is installed if need be.
        #[arg(long)]
        postgres: bool,
        /// Where the shop listens on loopback.
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Runs this check instead of serving people.
        #[arg(long)]
        check: Option<shop::Check>,
        /// How many orders the storm makes.
        #[arg(long, default_value_t = 500)]
        orders: u64,
    },
    /// Runs every test of the project, or those of one language.
    Test {
        /// In which language; all, if absent.
        language: Option<Language>,
    },
    /// Compares what the tests of the three languages observed with the same vectors, and prints a table.
    Corpus,
    /// Runs all that must hold before a change lands.
    Ci,
    /// Holds the dependencies of every target to `deny.toml`; installs cargo-deny under the target directory.
    Deny {
        /// Also checks security advisories, whose database is fetched from GitHub.
        #[arg(long)]
        advisories: bool,
    },
    /// Builds the documentation site.
    Docs,
    /// Holds Python, TypeScript, JavaScript, workflows and spelling to their linters.
    Lint {
        /// Mends what can be mended.
        #[arg(long)]
        fix: bool,
    },
    /// Builds the core with the oldest Rust that it promises.
    Msrv,
    /// Prints the types of TypeScript and Python from the Rust types.
    Types {
        /// Fails if the printed files are not up to date, and writes nothing.
        #[arg(long)]
        check: bool,
    },
    /// Runs the deterministic simulation of the core under faults.
    Simulate {
        /// How many schedules.
        #[arg(long, default_value_t = 200_000)]
        schedules: u64,
        /// The first schedule's seed; each further one has the next.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Tells everything that happens in the first ten.
        #[arg(long)]
        trace: bool,
        /// Puts faults into a copy of the core instead, and expects the simulation to find each: some minutes.
        #[arg(long)]
        mutants: bool,
    },
    /// Fuzzes every target for a while; needs nightly Rust, and installs cargo-fuzz under the target directory.
    Fuzz {
        /// How long in all.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Runs the benchmarks of every language, or those of one, and prints tables; all of them write `BENCHMARKS.md`.
    Bench {
        /// In which language; all and the sandbox, if absent.
        language: Option<Language>,
        /// A trial in a minute or two: prints, and writes nothing.
        #[arg(long)]
        quick: bool,
    },
    /// Holds the built packages to the limits in `budgets.json`.
    Budgets,
    /// Runs the npm package in Node 22 and 24, Bun and Deno; npm installs them, some 570 MB.
    Runtimes,
    /// Runs the npm package through 1,000,000 verifications and 100,000 calls, and fails if memory grows.
    Leak,
    /// Holds what would be published to its promises; publishes nothing.
    Release {
        /// The only thing that this command does: a tag publishes, by a workflow.
        #[arg(long, required = true)]
        check: bool,
        /// The tag of the release, which must name the version: `v1.2.3`.
        #[arg(long)]
        tag: Option<String>,
    },
    /// Builds the npm package.
    Wasm,
    /// Builds the Python wheel for this machine.
    Wheel,
    /// Builds what PyPI gets from this machine: wheels of the package and of the sandbox, on Linux for old systems too, with
    /// glibc and with musl, and the package's sources.
    Wheels {
        /// For the processors of x86-64 and of ARM, instead of this machine's alone.
        #[arg(long)]
        both: bool,
    },
}

/// A language that the SDK speaks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// The crate.
    Rust,
    /// The npm package.
    Node,
    /// The PyPI package.
    Python,
}

/// What a routine gives back: nothing, or why it failed.
type Outcome = Result<(), String>;

fn main() -> std::process::ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Demo { language } => demo::run(language),
        Command::Shop { shop, postgres, port, check, orders } => {
            shop::run(shop, &shop::Run { check, postgres, port, orders })
        }
        Command::Shops => shop::check(),
        Command::Test { language } => test::run(language),
        Command::Corpus => corpus::run(),
        Command::Ci => ci::run(),
        Command::Deny { advisories } => deny::run(advisories),
        Command::Bench { language, quick } => bench::run(language, quick),
        Command::Budgets => budgets::run(),
        Command::Docs => docs::run(),
        Command::Lint { fix } => lint::run(fix),
        Command::Msrv => lint::msrv(),
        Command::Types { check } => types::run(check),
        Command::Simulate { mutants: true, .. } => mutants::run(),
        Command::Simulate { schedules, seed, trace, .. } => simulate::run(schedules, seed, trace),
        Command::Fuzz { seconds } => fuzz::run(seconds),
        Command::Release { tag, .. } => release::check(tag.as_deref()),
        Command::Runtimes => node::runtimes(),
        Command::Leak => node::leak(),
        Command::Wasm => node::build(),
        Command::Wheel => wheel::build(),
        Command::Wheels { both } => release::portable::build(both),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            shell::say(&format!("error: {why}"));
            std::process::ExitCode::FAILURE
        }
    }
}
