//! The thread that brings the runtime's news to event loops.
//!
//! It is one thread with one thread state of Python's for good: making one for every piece of news would cost more
//! than the news, and a thread that reads sockets must not wait for the interpreter. What has come in the meantime
//! goes along in one delivery.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::intern;
use pyo3::prelude::*;

/// What an event loop is to do.
pub(crate) type News = Box<dyn FnOnce(Python<'_>) + Send>;

struct Letter {
    event_loop: Arc<Py<PyAny>>,
    news: News,
}

/// A process's post to its event loops.
pub(crate) struct Post {
    letters: Mutex<Sender<Letter>>,
    door: Arc<Door>,
}

impl Post {
    /// Starts the thread.
    pub(crate) fn open() -> std::io::Result<Self> {
        let (letters, arriving) = channel();
        let door = Arc::new(Door::default());
        let its_door = Arc::clone(&door);
        std::thread::Builder::new()
            .name("pinelabs-post".into())
            .spawn(move || Python::try_attach(|py| py.detach(move || carry(arriving, &its_door))))?;
        Ok(Self { letters: Mutex::new(letters), door })
    }

    /// Has the event loop do something soon, on its own thread.
    pub(crate) fn send(&self, event_loop: Arc<Py<PyAny>>, news: News) {
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        // The thread is gone when the interpreter is.
        let _ = letters.send(Letter { event_loop, news });
    }

    /// Ends the deliveries, before the interpreter ends.
    pub(crate) fn close(&self) {
        self.door.close();
    }
}

fn carry(arriving: Receiver<Letter>, door: &Door) {
    while let Ok(letter) = arriving.recv() {
        let mut letters = vec![letter];
        letters.extend(arriving.try_iter());
        if door.enter(|py| deliver(py, letters)).is_none() {
            return;
        }
    }
}

fn deliver(py: Python<'_>, letters: Vec<Letter>) {
    let mut bags: Vec<(Arc<Py<PyAny>>, Vec<News>)> = Vec::new();
    for Letter { event_loop, news } in letters {
        match bags.iter_mut().find(|(of, _)| of.is(&*event_loop)) {
            Some((_, bag)) => bag.push(news),
            None => bags.push((event_loop, vec![news])),
        }
    }
    for (event_loop, bag) in bags {
        let Ok(bag) = Py::new(py, Bag(Mutex::new(bag))) else { continue };
        // A loop that is closed has nobody who waits.
        drop(event_loop.bind(py).call_method1(intern!(py, "call_soon_threadsafe"), (bag,)));
    }
}

/// What an event loop calls.
#[pyclass(frozen, module = "pinelabs_online._native")]
struct Bag(Mutex<Vec<News>>);

#[pymethods]
impl Bag {
    fn __call__(&self, py: Python<'_>) {
        let news = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for news in news {
            news(py);
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
