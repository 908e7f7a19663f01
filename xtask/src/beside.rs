//! Routines that run beside others: each is this program again, and what it prints is shown when it is done.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::shell::{program, say, target};

/// Routines that run one after another, beside what the caller does. They end with this value.
pub(crate) struct Beside {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<Outcome>>,
}

impl Beside {
    /// Starts them; each is a command line of this program, whose path [`this_program`] gave.
    pub(crate) fn start(this: &Path, routines: &'static [&'static [&'static str]]) -> Self {
        let this = this.to_owned();
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stopped);
        let all = move || routines.iter().try_for_each(|words| run(&this, words, &flag));
        Self { stopped, thread: Some(std::thread::spawn(all)) }
    }

    /// Waits for all of them; the first that fails ends the rest.
    pub(crate) fn finish(mut self) -> Outcome {
        self.thread.take().map_or(Ok(()), |thread| {
            thread.join().unwrap_or_else(|_| Err("a routine beside the others panicked".into()))
        })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The path of this program. To be asked for before anything is built: once a build has put another file in its place,
/// Linux says `xtask (deleted)`.
pub(crate) fn this_program() -> Result<PathBuf, String> {
    std::env::current_exe().map_err(|error| format!("the path of this program: {error}"))
}

fn run(this: &Path, words: &[&str], stopped: &AtomicBool) -> Outcome {
    let name = words.join(" ");
    let said = |error: std::io::Error| format!("{name}: {error}");
    let started = Instant::now();
    let path = log(words)?;
    let file = File::create(&path).map_err(said)?;
    let mut command = program(this);
    command.args(words).stdin(Stdio::null()).stderr(file.try_clone().map_err(said)?).stdout(file);
    in_a_group_of_its_own(&mut command);
    let mut child = command.spawn().map_err(said)?;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(said)? {
            break status;
        }
        if stopped.load(Ordering::Relaxed) {
            end(&mut child);
            return Err(format!("{name}: was stopped"));
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    let printed = std::fs::read_to_string(&path).map_err(said)?;
    say(&format!("== {name}, beside: {} s\n{}", started.elapsed().as_secs(), printed.trim_end()));
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}")) }
}

/// Where a routine's output is collected.
fn log(words: &[&str]) -> Result<PathBuf, String> {
    let folder = target().join("ci");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder.join(format!("{}.log", words.join("-").replace("--", ""))))
}

#[cfg(unix)]
fn in_a_group_of_its_own(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn in_a_group_of_its_own(_: &mut Command) {}

/// Ends a routine and, where there are groups, what it has started.
fn end(child: &mut Child) {
    if cfg!(unix) {
        let _ = program("kill").args(["-TERM", "--", &format!("-{}", child.id())]).status();
    } else {
        let _ = child.kill();
    }
    let _ = child.wait();
}
