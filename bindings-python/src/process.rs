//! What each process must have for itself, because a fork copies memory but no threads.
//!
//! After `os.fork()` the child has the parent's runtime without its threads, the parent's connections beside the
//! parent, and perhaps a lock that a thread which no longer exists was holding. So nothing of the kind is used
//! across a fork: every look goes by the process id, a child makes its own, and what belongs to the parent is
//! neither used nor dropped there.
//!
//! Looks and makings happen attached to the interpreter, so that no other thread is between two of them when
//! Python forks.

use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// A value that every process makes for itself at its first use.
pub(crate) struct PerProcess<T>(OnceLock<Box<Mine<T>>>);

struct Mine<T> {
    pid: u32,
    value: Option<T>,
    /// That of a child, of a child's child, ..
    next: PerProcess<T>,
}

impl<T> PerProcess<T> {
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// This process's value, if there is one.
    fn get(&self) -> Option<&T> {
        let pid = std::process::id();
        let mut place = self;
        loop {
            let mine = place.0.get()?;
            match &mine.value {
                Some(value) if mine.pid == pid => return Some(value),
                _ => place = &mine.next,
            }
        }
    }

    /// This process's value; makes it if there is none yet.
    pub(crate) fn get_or_make<E>(
        &self,
        _attached: Python<'_>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<&T, E> {
        let pid = std::process::id();
        let mut place = self;
        let mut make = Some(make);
        loop {
            match place.0.get() {
                Some(mine) => match &mine.value {
                    Some(value) if mine.pid == pid => return Ok(value),
                    _ => place = &mine.next,
                },
                None => {
                    // Whoever comes second finds what the first one made, if it is of the same process.
                    let Some(make) = make.take() else { continue };
                    let mine = Mine { pid, value: Some(make()?), next: Self::new() };
                    let _ = place.0.set(Box::new(mine));
                }
            }
        }
    }
}

impl<T> Drop for Mine<T> {
    fn drop(&mut self) {
        if self.pid != std::process::id() {
            // Dropping would wake tasks of a runtime whose threads are in another process.
            std::mem::forget(self.value.take());
        }
    }
}

/// What this process's clients share: the runtime, and the door through which its threads enter the interpreter.
pub(crate) struct Runtime {
    pub(crate) tokio: tokio::runtime::Runtime,
    pub(crate) door: Door,
}

static RUNTIME: PerProcess<Runtime> = PerProcess::new();

/// This process's runtime, made at the first call.
pub(crate) fn runtime(py: Python<'_>) -> PyResult<&'static Runtime> {
    RUNTIME.get_or_make(py, || {
        let at_exit = wrap_pyfunction!(close_door, py)?;
        py.import("atexit")?.call_method1("register", (at_exit,))?;
        let tokio = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .thread_name("pinelabs-online")
            .enable_all()
            .build()
            .map_err(|error| PyRuntimeError::new_err(format!("no runtime: {error}")))?;
        Ok(Runtime { tokio, door: Door::default() })
    })
}

/// Two, so that one can wait for the interpreter while the other reads sockets.
const WORKERS: usize = 2;

/// The way of the runtime's threads into the interpreter, which must be closed before the interpreter ends: until
/// 3.14, Python ends a foreign thread that it finds inside, and that ends the process in an abort.
#[derive(Default)]
pub(crate) struct Door(Mutex<Passage>, Condvar);

#[derive(Default)]
struct Passage {
    inside: usize,
    closed: bool,
}

impl Door {
    /// Does something in the interpreter, unless it is about to end.
    pub(crate) fn enter<T>(&self, act: impl FnOnce(Python<'_>) -> T) -> Option<T> {
        {
            let mut passage = self.lock();
            if passage.closed {
                return None;
            }
            passage.inside += 1;
        }
        let done = Python::try_attach(act);
        self.lock().inside -= 1;
        self.1.notify_all();
        done
    }

    fn close(&self) {
        let mut passage = self.lock();
        passage.closed = true;
        let inside = |passage: &mut Passage| passage.inside > 0;
        // Whoever is inside leaves in microseconds; a thread that does not must not keep the program from ending.
        drop(self.1.wait_timeout_while(passage, Duration::from_secs(5), inside));
    }

    fn lock(&self) -> MutexGuard<'_, Passage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pyfunction]
fn close_door(py: Python<'_>) {
    // A child that made no call has the parent's wish, and no runtime.
    if let Some(runtime) = RUNTIME.get() {
        py.detach(|| runtime.door.close());
    }
}
