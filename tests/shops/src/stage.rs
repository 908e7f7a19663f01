//! A sandbox, a database and the processes of a shop.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use pinelabs_sandbox::Sandbox;

use crate::{Language, Postgres, Process};

/// Opens `/admin` of every shop on a stage.
pub const ADMIN_PASSWORD: &str = "admin-of-the-stage";

/// How long a shop waits, in seconds: one call, before the worker asks, before a payment is given up.
#[derive(Clone, Copy)]
pub struct Waits {
    /// `SHOP_CALL_SECONDS`
    pub call: u64,
    /// `SHOP_SETTLE_SECONDS`
    pub settle: u64,
    /// `SHOP_GIVE_UP_SECONDS`
    pub give_up: u64,
}

/// Where a shop plays: its database and what its processes are told. Everything is removed when it is dropped.
pub struct Stage {
    language: Language,
    environment: Vec<(&'static str, String)>,
    postgres: Option<Postgres>,
    folder: PathBuf,
}

impl Stage {
    /// Makes a database and migrates it. `url` is how browsers reach the shop.
    pub fn build(language: Language, sandbox: &Sandbox, url: &str, postgres: bool, waits: Waits) -> Stage {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("pinelabs-shop-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the shop");
        let postgres = postgres.then(Postgres::start);
        let database = match &postgres {
            Some(postgres) => postgres.url(),
            None => format!("sqlite:///{}", folder.join("shop.db").display()),
        };
        let environment = vec![
            ("PINELABS_BASE_URL", sandbox.url().to_owned()),
            ("PINELABS_CLIENT_ID", sandbox.client_id().to_owned()),
            ("PINELABS_CLIENT_SECRET", sandbox.client_secret().to_owned()),
            ("PINELABS_CALLBACK_KEY", sandbox.callback_key().to_owned()),
            ("PINELABS_WEBHOOK_SECRET", sandbox.webhook_secret().to_owned()),
            ("DATABASE_URL", database),
            ("SHOP_URL", url.to_owned()),
            ("SHOP_SECRET", "a secret of the stage, which signs cookies".to_owned()),
            ("SHOP_ADMIN_PASSWORD", ADMIN_PASSWORD.to_owned()),
            ("SHOP_CALL_SECONDS", waits.call.to_string()),
            ("SHOP_SETTLE_SECONDS", waits.settle.to_string()),
            ("SHOP_GIVE_UP_SECONDS", waits.give_up.to_string()),
        ];
        let stage = Stage { language, environment, postgres, folder };
        let migrated = stage.command("migrate").output().expect("the shop's program runs");
        assert!(migrated.status.success(), "migrate: {}", String::from_utf8_lossy(&migrated.stderr));
        stage
    }

    /// A process that serves the pages at this port of loopback.
    pub fn serve(&self, port: u16) -> Process {
        let mut command = self.command("serve");
        Process::start(command.env("SHOP_ADDRESS", format!("127.0.0.1:{port}")), &self.log())
    }

    /// A process that settles what is open.
    pub fn worker(&self) -> Process {
        Process::start(&mut self.command("worker"), &self.log())
    }

    /// The PostgreSQL server, if there is one.
    pub fn postgres(&self) -> Option<&Postgres> {
        self.postgres.as_ref()
    }

    /// What the processes printed.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// The database as it is stored, and the log: where no card number may be.
    pub fn stored(&self) -> Vec<u8> {
        let mut bytes = self.printed().into_bytes();
        match &self.postgres {
            Some(postgres) => bytes.extend(postgres.dump().into_bytes()),
            None => {
                for name in ["shop.db", "shop.db-wal"] {
                    bytes.extend(std::fs::read(self.folder.join(name)).unwrap_or_default());
                }
            }
        }
        bytes
    }

    /// Waits until the process at this port answers.
    pub async fn ready(&self, http: &reqwest::Client, port: u16) {
        let started = Instant::now();
        let url = format!("http://127.0.0.1:{port}/health");
        while !http.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
            assert!(
                started.elapsed() < Duration::from_secs(60),
                "the shop does not start: {}",
                self.printed()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn command(&self, name: &str) -> Command {
        let mut command = self.language.program();
        command.arg(name).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn log(&self) -> PathBuf {
        Path::new(&self.folder).join("log.txt")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What is left is in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A port of loopback that is free just now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a port").port()
}
