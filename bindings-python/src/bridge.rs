//! The bridge to event loops: one thread that hands callbacks over by `call_soon_threadsafe`.
//!
//! The runtime's thread reads sockets and must not wait for the interpreter, so it only queues a callback, and wakes the
//! notifier thread when it has nothing else to do. The notifier takes all that is queued, attaches to the interpreter
//! once, and gives each event loop its share in one call.
//!
//! The notifier keeps one Python thread state for good, because making one costs more than a notification. It must be
//! outside of the interpreter when that ends: until 3.14, Python ends a foreign thread that it finds inside, and that
//! aborts the process. [`Bridge::close`] is the gate.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// What an event loop calls, on its own thread.
pub(crate) type Callback = Box<dyn FnOnce(Python<'_>) + Send>;

/// An event loop, as the calls that were made from it hold it.
pub(crate) type EventLoop = Arc<Py<PyAny>>;

/// How many callbacks a runtime that is always busy may keep waiting.
const AT_MOST: usize = 64;

/// How long closing waits for the notifier to leave the interpreter: it takes microseconds, and a program must end.
const PATIENCE: Duration = Duration::from_secs(5);

/// A process's bridge to its event loops.
#[derive(Clone, Default)]
pub(crate) struct Bridge(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    queue: Vec<(EventLoop, Callback)>,
    /// Whether the notifier is to take them.
    ready: bool,
    /// Whether the notifier thread was started.
    started: bool,
    /// Whether the notifier is within the interpreter, or about to enter it.
    attached: bool,
    /// Whether the interpreter is about to end.
    closed: bool,
}

impl Bridge {
    /// Starts the notifier thread, unless it runs.
    ///
    /// # Errors
    /// `RuntimeError` when the interpreter is about to end: no event loop would get its outcome.
    pub(crate) fn open(&self) -> PyResult<()> {
        let mut state = self.0.lock();
        if state.closed {
            return Err(PyRuntimeError::new_err(
                "the interpreter is ending: make this call before, or with `PineLabs`",
            ));
        }
        if !state.started {
            let shared = Arc::clone(&self.0);
            std::thread::Builder::new()
                .name("pinelabs-notifier".into())
                .spawn(move || Python::try_attach(|py| py.detach(|| shared.notify())))
                .map_err(|error| PyRuntimeError::new_err(format!("no thread: {error}")))?;
            state.started = true;
        }
        Ok(())
    }

    /// Has the event loop call this soon, on its own thread. A loop that is closed drops it.
    ///
    /// Called on the runtime's thread, which calls [`flush`](Self::flush) before it sleeps.
    pub(crate) fn call_soon(&self, event_loop: EventLoop, callback: Callback) {
        let mut state = self.0.lock();
        state.queue.push((event_loop, callback));
        if state.queue.len() == AT_MOST {
            self.wake(&mut state);
        }
    }

    /// Wakes the notifier if anything is queued.
    pub(crate) fn flush(&self) {
        let mut state = self.0.lock();
        if !state.queue.is_empty() {
            self.wake(&mut state);
        }
    }

    fn wake(&self, state: &mut State) {
        state.ready = true;
        self.0.changed.notify_all();
    }

    /// Keeps the notifier out of the interpreter from now on, before the interpreter ends.
    pub(crate) fn close(&self) {
        let mut state = self.0.lock();
        state.closed = true;
        self.0.changed.notify_all();
        drop(self.0.changed.wait_timeout_while(state, PATIENCE, |state| state.attached));
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the notifier thread does.
    fn notify(&self) {
        while let Some(queue) = self.enter() {
            Python::try_attach(|py| hand_over(py, queue));
            self.lock().attached = false;
            self.changed.notify_all();
        }
        // To return would be to enter the interpreter. The thread ends with the process.
        loop {
            std::thread::park();
        }
    }

    /// Waits for callbacks; `None` once the bridge is closed.
    fn enter(&self) -> Option<Vec<(EventLoop, Callback)>> {
        let idle = |state: &mut State| !state.ready && !state.closed;
        let mut state = self.changed.wait_while(self.lock(), idle).unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        (state.ready, state.attached) = (false, true);
        Some(std::mem::take(&mut state.queue))
    }
}

fn hand_over(py: Python<'_>, queue: Vec<(EventLoop, Callback)>) {
    let mut shares: Vec<(EventLoop, Vec<Callback>)> = Vec::new();
    for (event_loop, callback) in queue {
        match shares.iter_mut().find(|(known, _)| known.is(&*event_loop)) {
            Some((_, share)) => share.push(callback),
            None => shares.push((event_loop, vec![callback])),
        }
    }
    for (event_loop, callbacks) in shares {
        let batch = Py::new(py, Batch { callbacks: Mutex::new(callbacks), pid: std::process::id() });
        // It fails if the loop is closed: no caller is pending there.
        let _ = batch.and_then(|batch| event_loop.call_method1(py, "call_soon_threadsafe", (batch,)));
    }
}

/// The callbacks that an event loop got at once.
#[pyclass(frozen, module = "pinelabs_online._native")]
struct Batch {
    callbacks: Mutex<Vec<Callback>>,
    pid: u32,
}

impl Batch {
    fn take(&self) -> Vec<Callback> {
        std::mem::take(&mut *self.callbacks.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[pymethods]
impl Batch {
    fn __call__(&self, py: Python<'_>) {
        // In the child of a fork, the loop still has what was meant for the parent.
        if self.pid == std::process::id() {
            self.take().into_iter().for_each(|callback| callback(py));
        }
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        if self.pid != std::process::id() {
            // What it holds may be locked by a thread that is not in this process.
            std::mem::forget(self.take());
        }
    }
}
