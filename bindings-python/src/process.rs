//! What each process must have for itself, because a fork copies memory but no threads.
//!
//! After `os.fork()` the child has the parent's runtime without its threads, the parent's connections beside the
//! parent, and perhaps a lock that a thread which no longer exists was holding. So nothing of the kind is used
//! across a fork: every look goes by the process id, a child makes its own, and what belongs to the parent is
//! neither used nor dropped there.
//!
//! Looks and makings happen attached to the interpreter, so that no other thread is between two of them when
//! Python forks. For the same reason nothing here uses `intern!` or `PyOnceLock`: the thread that fills one leaves the
//! interpreter meanwhile, and a child that is forked then waits for it for ever.

use std::sync::OnceLock;

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
    pub(crate) fn get(&self) -> Option<&T> {
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
                    // The second of two threads finds what the first one made, if it is of the same process.
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
