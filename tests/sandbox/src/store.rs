//! The state in a SQLite file, written behind the requests: nothing waits for the disk.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, params};

use crate::shared::Shared;
use crate::world::World;
use crate::world::persist::{Batch, Table};

/// How long a change may stay unwritten.
const DELAY: Duration = Duration::from_millis(25);

/// An open file.
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the file, or makes it. Two sandboxes cannot share one.
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Self> {
        create_private(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_millis(500))?;
        connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = NORMAL;
             CREATE TABLE IF NOT EXISTS object (
                 kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
             ) WITHOUT ROWID;
             CREATE TABLE IF NOT EXISTS counter (one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL);",
        )?;
        Ok(Store { connection })
    }

    /// Puts everything in the file into the world.
    pub(crate) fn load(&self, world: &mut World) -> rusqlite::Result<()> {
        for table in Table::ALL {
            let mut rows = self.connection.prepare("SELECT id, body FROM object WHERE kind = ?1")?;
            let mut rows = rows.query([table.name()])?;
            while let Some(row) = rows.next()? {
                let (id, body) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
                world.restore(table, id, body).map_err(|error| {
                    rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, Box::new(error))
                })?;
            }
        }
        world.restored();
        let counter = self.connection.query_row("SELECT value FROM counter", [], |row| row.get::<_, i64>(0));
        match counter {
            Ok(value) => world.ids.resume(u64::try_from(value).unwrap_or(0)),
            Err(rusqlite::Error::QueryReturnedNoRows) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Writes in a thread of its own until the returned writer is closed.
    pub(crate) fn spawn(self, shared: Arc<Shared>) -> std::io::Result<Writer> {
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new()
            .name("sandbox-store".to_owned())
            .spawn(move || self.run(&shared, &stopped))?;
        Ok(Writer { stop, thread })
    }

    fn run(mut self, shared: &Shared, stopped: &Receiver<()>) {
        let mut unwritten: Option<Batch> = None;
        loop {
            let last = !matches!(stopped.recv_timeout(DELAY), Err(RecvTimeoutError::Timeout));
            while let Some(batch) = unwritten.take().or_else(|| shared.lock().take_batch()) {
                if self.write(&batch).is_err() {
                    // A full disk, say: the batch is kept and tried again with the next round.
                    unwritten = Some(batch);
                    break;
                }
            }
            if last {
                return;
            }
        }
    }

    fn write(&mut self, batch: &Batch) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        if batch.wipe {
            transaction.execute("DELETE FROM object", [])?;
        }
        {
            let mut insert = transaction
                .prepare_cached("INSERT OR REPLACE INTO object (kind, id, body) VALUES (?1, ?2, ?3)")?;
            for (table, id, body) in &batch.rows {
                insert.execute(params![table.name(), id, body])?;
            }
        }
        let counter = i64::try_from(batch.counter).unwrap_or(i64::MAX);
        transaction.execute("INSERT OR REPLACE INTO counter (one, value) VALUES (1, ?1)", [counter])?;
        transaction.commit()
    }
}

/// Makes the file, readable and writable for its owner only: it holds customers and the links of open payments.
/// SQLite gives the files that it puts beside it the same mode. A file that is there keeps its own.
fn create_private(path: &Path) -> rusqlite::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(Box::new(error))),
    }
}

/// The writing thread.
pub(crate) struct Writer {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Writer {
    /// Writes what is left and closes the file.
    pub(crate) fn close(self) {
        // The thread has gone only if it panicked, and then there is nothing to wait for.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
