//! The thread that rings at event loops which read no pipes: it calls `call_soon_threadsafe`.
//!
//! It is one thread with one thread state of Python's for good: making one for every ring would cost more than the
//! ring, and a thread that reads sockets must not wait for the interpreter.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::mailbox::Mailbox;

/// A process's post to its event loops, which is opened for the first loop that needs it.
#[derive(Default)]
pub(crate) struct Post {
    rings: Mutex<Option<Sender<Arc<Mailbox>>>>,
    door: Arc<Door>,
}

impl Post {
    /// Starts the thread, unless it runs.
    pub(crate) fn open(&self) -> PyResult<()> {
        let mut rings = self.lock();
        if rings.is_some() {
            return Ok(());
        }
        let (sender, arriving) = channel();
        let door = Arc::clone(&self.door);
        std::thread::Builder::new()
            .name("pinelabs-post".into())
            .spawn(move || Python::try_attach(|py| py.detach(move || carry(arriving, &door))))
            .map_err(|error| PyRuntimeError::new_err(format!("no threads: {error}")))?;
        *rings = Some(sender);
        Ok(())
    }

    /// Rings at the event loop of a mailbox.
    pub(crate) fn send(&self, mailbox: Arc<Mailbox>) {
        if let Some(rings) = &*self.lock() {
            // The thread is gone when the interpreter is.
            let _ = rings.send(mailbox);
        }
    }

    /// Ends the deliveries, before the interpreter ends.
    pub(crate) fn close(&self) {
        self.door.close();
    }

    fn lock(&self) -> MutexGuard<'_, Option<Sender<Arc<Mailbox>>>> {
        self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn carry(arriving: Receiver<Arc<Mailbox>>, door: &Door) {
    while let Ok(mailbox) = arriving.recv() {
        if door
            .enter(|py| std::iter::once(mailbox).chain(arriving.try_iter()).for_each(|it| it.deliver(py)))
            .is_none()
        {
            return;
        }
    }
}

/// The thread's way into the interpreter, which must be closed before the interpreter ends: until 3.14, Python ends a
/// foreign thread that it finds inside, and that ends the process in an abort.
#[derive(Default)]
struct Door(Mutex<Passage>, Condvar);

#[derive(Default)]
struct Passage {
    inside: bool,
    closed: bool,
}

impl Door {
    /// Does something in the interpreter, unless it is about to end.
    fn enter(&self, act: impl FnOnce(Python<'_>)) -> Option<()> {
        {
            let mut passage = self.lock();
            if passage.closed {
                return None;
            }
            passage.inside = true;
        }
        let done = Python::try_attach(act);
        self.lock().inside = false;
        self.1.notify_all();
        done
    }

    fn close(&self) {
        let mut passage = self.lock();
        passage.closed = true;
        // It leaves in microseconds; if it does not, it must not keep the program from ending.
        drop(self.1.wait_timeout_while(passage, Duration::from_secs(5), |passage| passage.inside));
    }

    fn lock(&self) -> MutexGuard<'_, Passage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
