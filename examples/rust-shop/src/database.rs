//! The database: SQLite or PostgreSQL by the same SQL, and its migrations.
//!
//! A transaction is a closure, so that no call to the gateway fits into one: what is locked is not held over a network.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, future::Future};

use rusqlite::TransactionBehavior;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

pub(crate) use self::values::values;
pub use self::values::{FromRow, FromValue, Row, Value};

mod values;

/// How many connections a process opens.
const CONNECTIONS: usize = 16;

/// In the order in which they are applied. PostgreSQL and SQLite read the same text.
const MIGRATIONS: [(&str, &str); 1] = [("0001_shop.sql", include_str!("../migrations/0001_shop.sql"))];

/// A database and its connections: cheap to clone.
#[derive(Clone)]
pub struct Database(Arc<Pool>);

struct Pool {
    address: Address,
    idle: Mutex<Vec<Connection>>,
    free: Arc<Semaphore>,
}

enum Address {
    Sqlite(PathBuf),
    Postgres(Box<Config>),
}

enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Client),
}

/// A transaction. It is undone unless the closure that has it succeeds.
pub enum Tx<'a> {
    Sqlite(rusqlite::Transaction<'a>),
    Postgres(tokio_postgres::Transaction<'a>),
}

/// What is wrong with the database.
#[derive(Debug)]
pub enum Error {
    Sqlite(rusqlite::Error),
    Postgres(tokio_postgres::Error),
    /// A value is not what the program takes it for.
    Value(String),
}

impl Database {
    /// The database of `DATABASE_URL`. Nothing is opened yet.
    pub fn connect(url: &str) -> Result<Database, Error> {
        let address = match url.strip_prefix("sqlite:///") {
            Some(path) => Address::Sqlite(path.into()),
            None => Address::Postgres(Box::new(url.parse()?)),
        };
        let free = Arc::new(Semaphore::new(CONNECTIONS));
        Ok(Database(Arc::new(Pool { address, idle: Mutex::default(), free })))
    }

    /// Runs `work` in a transaction, on a thread where waiting harms nobody.
    ///
    /// Once begun it runs to its end, also when the future is dropped.
    pub async fn transaction<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let pool = self.0.clone();
        // It fails only if it was closed, and it never is.
        let permit = pool.free.clone().acquire_owned().await.ok();
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut connection = pool.take()?;
            let mut tx = connection.begin()?;
            let value = work(&mut tx)?;
            tx.commit()?;
            // A connection on which something failed is not used again.
            pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            Ok(value)
        });
        done.await.unwrap_or_else(|error| resume_unwind(error.into_panic()))
    }

    /// Applies the migrations that were not applied yet, each in a transaction, and says which.
    pub async fn migrate(&self) -> Result<Vec<&'static str>, Error> {
        let table = "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)";
        self.transaction(|tx| tx.script(table)).await?;
        let mut applied = Vec::new();
        for (name, script) in MIGRATIONS {
            let new = self.transaction(move |tx| {
                if let Tx::Postgres(_) = tx {
                    tx.script("LOCK TABLE schema_migrations IN EXCLUSIVE MODE")?;
                }
                let known = "SELECT name FROM schema_migrations WHERE name = $1";
                if tx.row::<(String,)>(known, values![name])?.is_some() {
                    return Ok(false);
                }
                tx.script(script)?;
                let now = crate::models::now_ms();
                tx.execute(
                    "INSERT INTO schema_migrations (name, applied_at) VALUES ($1, $2)",
                    values![name, now],
                )?;
                Ok(true)
            });
            if new.await? {
                applied.push(name);
            }
        }
        Ok(applied)
    }
}

impl Pool {
    fn take(&self) -> Result<Connection, Error> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(connection) = idle.pop() {
            if connection.is_usable() {
                return Ok(connection);
            }
        }
        drop(idle);
        match &self.address {
            Address::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path)?;
                connection.busy_timeout(Duration::from_secs(10))?;
                connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON")?;
                Ok(Connection::Sqlite(connection))
            }
            Address::Postgres(config) => {
                // `sslmode=require` in DATABASE_URL: the server's certificate is checked, too.
                let client = if config.get_ssl_mode() == SslMode::Require {
                    // What of the system's store cannot be read is left out.
                    let (tls, _) = MakeRustlsConnect::with_native_certs()
                        .map_err(|errors| Error::Value(format!("no certificate authorities: {errors:?}")))?;
                    open(config, tls)?
                } else {
                    open(config, NoTls)?
                };
                Ok(Connection::Postgres(client))
            }
        }
    }
}

/// A connection to PostgreSQL, driven in the background.
fn open<T>(config: &Config, tls: T) -> Result<Client, Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
{
    let (client, connection) = wait(config.connect(tls))?;
    // What ends it is seen by the next query.
    Handle::current().spawn(async move { connection.await.ok() });
    Ok(client)
}

impl Connection {
    fn is_usable(&self) -> bool {
        match self {
            Connection::Sqlite(_) => true,
            Connection::Postgres(client) => !client.is_closed(),
        }
    }

    fn begin(&mut self) -> Result<Tx<'_>, Error> {
        Ok(match self {
            // The write lock at once: a transaction that reads and then writes is never refused halfway.
            Connection::Sqlite(connection) => {
                Tx::Sqlite(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
            }
            Connection::Postgres(client) => Tx::Postgres(wait(client.transaction())?),
        })
    }
}

impl Tx<'_> {
    /// Runs a statement and says how many rows it changed. Its values are `$1`, `$2`, ..
    pub fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        match self {
            Tx::Sqlite(tx) => {
                let rows = tx.prepare_cached(&numbered(sql))?.execute(rusqlite::params_from_iter(values))?;
                Ok(u64::try_from(rows).unwrap_or(u64::MAX))
            }
            Tx::Postgres(tx) => Ok(wait(tx.execute(sql, &references(values)))?),
        }
    }

    /// The rows of a query.
    pub fn rows<T: FromRow>(&mut self, sql: &str, values: &[Value]) -> Result<Vec<T>, Error> {
        match self {
            Tx::Sqlite(tx) => {
                let mut statement = tx.prepare_cached(&numbered(sql))?;
                let mut found = statement.query(rusqlite::params_from_iter(values))?;
                let mut rows = Vec::new();
                while let Some(row) = found.next()? {
                    rows.push(T::from_row(&mut Row::of_sqlite(row)?)?);
                }
                Ok(rows)
            }
            Tx::Postgres(tx) => {
                let found = wait(tx.query(sql, &references(values)))?;
                found.iter().map(|row| T::from_row(&mut Row::of_postgres(row)?)).collect()
            }
        }
    }

    /// The first row of a query, if there is one.
    pub fn row<T: FromRow>(&mut self, sql: &str, values: &[Value]) -> Result<Option<T>, Error> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    /// What a query ends in whose rows are to stay as they are until the transaction ends. On SQLite the transaction
    /// itself sees to that.
    pub fn for_update(&self) -> &'static str {
        match self {
            Tx::Sqlite(_) => "",
            Tx::Postgres(_) => " FOR UPDATE",
        }
    }

    fn script(&mut self, sql: &str) -> Result<(), Error> {
        match self {
            Tx::Sqlite(tx) => Ok(tx.execute_batch(sql)?),
            Tx::Postgres(tx) => Ok(wait(tx.batch_execute(sql))?),
        }
    }

    fn commit(self) -> Result<(), Error> {
        match self {
            Tx::Sqlite(tx) => Ok(tx.commit()?),
            Tx::Postgres(tx) => Ok(wait(tx.commit())?),
        }
    }
}

/// Transactions are on a thread for blocking: there it is allowed to wait.
fn wait<F: Future>(future: F) -> F::Output {
    Handle::current().block_on(future)
}

/// SQLite takes `?1` for a number's value; `$1` would be a name.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn references(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Error {
    fn unexpected(of: &Type) -> Error {
        Error::Value(format!("a column of the type {of}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Sqlite(error) => write!(f, "SQLite: {error}"),
            Error::Postgres(error) => match error.as_db_error() {
                Some(told) => write!(f, "PostgreSQL: {}", told.message()),
                None => write!(f, "PostgreSQL: {error}"),
            },
            Error::Value(what) => write!(f, "the database has an unexpected value: {what}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Sqlite(error)
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        Error::Postgres(error)
    }
}
