//! Debian's PostgreSQL, started on a free port in a folder of its own.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A PostgreSQL server, stopped and removed when dropped.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts a server with an empty database. As root it runs as the user `postgres`, as the server demands.
    pub fn start() -> Postgres {
        let programs = programs().expect("PostgreSQL is missing: install Debian's package `postgresql`");
        let port = crate::free_port();
        let folder =
            std::env::temp_dir().join(format!("pinelabs-shop-postgres-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the database");
        let user = server_user();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("the folder is given to the user postgres");
        }
        let run = |name: &str| {
            let mut command = Command::new(programs.join(name));
            if let Some((uid, gid)) = user {
                command.uid(uid).gid(gid);
            }
            command.current_dir(&folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command
        };
        let data = folder.join("data");
        let made = run("initdb")
            .arg("--pgdata")
            .arg(&data)
            .args(["--username=shop", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .status()
            .expect("initdb runs");
        assert!(made.success(), "initdb: {made}");
        let server = run("postgres")
            .arg("-D")
            .arg(&data)
            .args([
                "-p",
                &port.to_string(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
            ])
            .args(["-c", "max_connections=300"])
            .spawn()
            .expect("postgres starts");
        let postgres = Postgres { server, folder, programs, port };
        let started = Instant::now();
        while !postgres.is_ready() {
            assert!(started.elapsed() < Duration::from_secs(60), "postgres does not become ready");
            std::thread::sleep(Duration::from_millis(50));
        }
        postgres
    }

    /// What a shop takes as its `DATABASE_URL`.
    pub fn url(&self) -> String {
        format!("postgresql://shop@127.0.0.1:{}/postgres", self.port)
    }

    /// The rows of a query, each a list of its columns as text.
    pub fn rows(&self, query: &str) -> Vec<Vec<String>> {
        let text = self.output(self.program("psql").args(["-X", "-q", "-t", "-A", "-F", "\t", "-c", query]));
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }

    /// Everything in the database as text.
    pub fn dump(&self) -> String {
        self.output(&mut self.program("pg_dump"))
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.env("PGHOST", "127.0.0.1").env("PGPORT", self.port.to_string());
        command.env("PGUSER", "shop").env("PGDATABASE", "postgres");
        command
    }

    fn output(&self, command: &mut Command) -> String {
        let output = command.output().expect("PostgreSQL's programs run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("its output is text")
    }

    fn is_ready(&self) -> bool {
        let mut question = self.program("pg_isready");
        question.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT: it ends its connections and stops in order.
        let asked = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let patience = if asked.is_ok_and(|status| status.success()) { 200 } else { 0 };
        for _ in 0..patience {
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        // It may have ended already.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Where Debian puts the programs of the newest version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|entry| entry.path()).max_by_key(|path| version(path))?.join("bin");
    newest.join("postgres").exists().then_some(newest)
}

/// The user and group that the server runs as, if this is root: it refuses to run as root.
fn server_user() -> Option<(u32, u32)> {
    let id = |arguments: &[&str]| -> Option<u32> {
        let output = Command::new("id").args(arguments).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    (id(&["-u"])? == 0).then(|| Some((id(&["-u", "postgres"])?, id(&["-g", "postgres"])?)))?
}
