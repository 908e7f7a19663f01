//! A server in a process of its own: the sandbox, or the server of the benchmarks.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server in a process of its own, which ends when this value does.
pub(crate) struct Server {
    process: Child,
    /// The line that it prints when it is ready.
    pub(crate) ready: String,
}

impl Server {
    /// Starts a server that prints a line when it is ready, and stops when its standard input is closed.
    pub(crate) fn start(command: &mut Command) -> Result<Self, String> {
        let process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("the server does not start: {error}"))?;
        let mut server = Self { process, ready: String::new() };
        if let Some(stdout) = server.process.stdout.take() {
            BufReader::new(stdout)
                .read_line(&mut server.ready)
                .map_err(|error| format!("the server prints no text: {error}"))?;
        }
        server.ready.truncate(server.ready.trim_end().len());
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Closing its standard input asks it to stop; a server that goes on is ended.
        drop(self.process.stdin.take());
        for _ in 0..50 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
