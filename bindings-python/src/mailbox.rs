//! Mailboxes, through which the runtime's threads bring news to event loops.
//!
//! A thread that reads sockets must not wait for the interpreter. So it only lays the news down and rings; the loop's
//! own thread takes all that has come in the meantime. The bell is a pipe that the loop reads, and where a loop reads
//! no pipes, as on Windows, the thread of `post.rs`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyWeakrefMethods, PyWeakrefReference};

use crate::process::Runtime;
use crate::wakes;

/// What an event loop is to do.
pub(crate) type News = Box<dyn FnOnce(Python<'_>) + Send>;

/// What waits for an event loop.
pub(crate) struct Mailbox {
    /// `None` when the loop is closed: it has nobody who waits.
    news: Mutex<Option<Vec<News>>>,
    bell: Bell,
    pid: u32,
}

enum Bell {
    /// Both ends, so that there never is one without the other.
    #[cfg(unix)]
    Pipe(std::io::PipeReader, std::io::PipeWriter),
    Post(Py<PyWeakrefReference>),
}

impl Mailbox {
    fn new(bell: Bell) -> Self {
        Self { news: Mutex::new(Some(Vec::new())), bell, pid: std::process::id() }
    }

    /// Has the event loop do something soon, on its own thread.
    pub(crate) fn put(self: &Arc<Self>, runtime: &'static Runtime, news: News) {
        {
            let mut waiting = self.lock();
            let Some(waiting) = &mut *waiting else { return };
            waiting.push(news);
            if waiting.len() > 1 {
                // Whoever laid down the first has rung, or is about to.
                return;
            }
        }
        let mailbox = Arc::clone(self);
        wakes::soon(move || mailbox.ring(runtime));
    }

    fn ring(self: Arc<Self>, runtime: &Runtime) {
        match &self.bell {
            #[cfg(unix)]
            Bell::Pipe(_, end) => {
                let mut end = end;
                // There is room: at most a few bytes are on their way.
                let _ = std::io::Write::write(&mut end, &[1]);
            }
            Bell::Post(_) => runtime.post.send(self),
        }
    }

    /// Takes what has come, on the loop's thread.
    fn empty(&self, py: Python<'_>) {
        #[cfg(unix)]
        if let Bell::Pipe(end, _) = &self.bell {
            let mut end = end;
            // First, so that what comes from now on rings again.
            let _ = std::io::Read::read(&mut end, &mut [0; 16]);
        }
        let news = self.lock().as_mut().map(std::mem::take);
        for news in news.into_iter().flatten() {
            news(py);
        }
    }

    fn close(&self) {
        let news = self.lock().take();
        drop(news);
    }

    /// What the post's thread does.
    pub(crate) fn deliver(self: Arc<Self>, py: Python<'_>) {
        let event_loop = match &self.bell {
            #[cfg(unix)]
            Bell::Pipe(..) => return,
            Bell::Post(event_loop) => event_loop,
        };
        let called = event_loop.bind(py).upgrade().is_some_and(|event_loop| {
            let carrier = Py::new(py, Carrier(Arc::clone(&self)));
            carrier
                .and_then(|carrier| event_loop.call_method1(intern!(py, "call_soon_threadsafe"), (carrier,)))
                .is_ok()
        });
        if !called {
            self.close();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<News>>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an event loop calls. The loop's list of what it reads is the only one that holds it: it goes with the loop.
#[pyclass(frozen, module = "pinelabs_online._native")]
struct Carrier(Arc<Mailbox>);

#[pymethods]
impl Carrier {
    fn __call__(&self, py: Python<'_>) {
        // A child of a fork leaves the parent's news to the parent.
        if self.0.pid == std::process::id() {
            self.0.empty(py);
        }
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        if self.0.pid != std::process::id() {
            // A thread that is not in this process may have been in the middle of something.
            std::mem::forget(Arc::clone(&self.0));
        } else if !matches!(self.0.bell, Bell::Post(_)) {
            self.0.close();
        }
    }
}

/// The mailboxes of a process.
#[derive(Default)]
pub(crate) struct Mailboxes(Mutex<Vec<Known>>);

struct Known {
    event_loop: Py<PyWeakrefReference>,
    mailbox: Weak<Mailbox>,
    /// Nobody else holds one that the post serves.
    _kept: Option<Arc<Mailbox>>,
}

impl Mailboxes {
    /// The mailbox of the loop that runs on this thread, made at its first call.
    pub(crate) fn of(&self, runtime: &Runtime, event_loop: &Bound<'_, PyAny>) -> PyResult<Arc<Mailbox>> {
        let py = event_loop.py();
        let is_it = |known: &&Known| known.event_loop.bind(py).upgrade().is_some_and(|it| it.is(event_loop));
        if let Some(mailbox) = self.lock().iter().find(is_it).and_then(|known| known.mailbox.upgrade()) {
            return Ok(mailbox);
        }
        let weak = PyWeakrefReference::new(event_loop)?.unbind();
        let (mailbox, kept) = match by_pipe(event_loop) {
            Some(mailbox) => (mailbox, None),
            None => {
                runtime.post.open()?;
                let mailbox = Arc::new(Mailbox::new(Bell::Post(weak.clone_ref(py))));
                (Arc::clone(&mailbox), Some(mailbox))
            }
        };
        let new = Known { event_loop: weak, mailbox: Arc::downgrade(&mailbox), _kept: kept };
        let mut all = self.lock();
        let lives =
            |known: &Known| known.mailbox.strong_count() > 0 && known.event_loop.bind(py).upgrade().is_some();
        let gone = all.extract_if(.., |known| !lives(known)).collect::<Vec<_>>();
        all.push(new);
        drop(all);
        drop(gone);
        Ok(mailbox)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A mailbox whose bell the loop reads, if the loop does such a thing.
#[cfg(unix)]
fn by_pipe(event_loop: &Bound<'_, PyAny>) -> Option<Arc<Mailbox>> {
    use std::os::fd::AsRawFd;

    let py = event_loop.py();
    let (reader, writer) = std::io::pipe().ok()?;
    let fd = reader.as_raw_fd();
    // A loop that calls without need must not be held.
    py.import(intern!(py, "os")).and_then(|os| os.call_method1("set_blocking", (fd, false))).ok()?;
    let mailbox = Arc::new(Mailbox::new(Bell::Pipe(reader, writer)));
    let carrier = Py::new(py, Carrier(Arc::clone(&mailbox))).ok()?;
    event_loop.call_method1(intern!(py, "add_reader"), (fd, carrier)).ok()?;
    Some(mailbox)
}

#[cfg(not(unix))]
fn by_pipe(_: &Bound<'_, PyAny>) -> Option<Arc<Mailbox>> {
    None
}
