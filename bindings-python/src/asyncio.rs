//! The bridge to asyncio: a call runs on the runtime, its outcome goes to a future of the event loop.
//!
//! The runtime's threads never touch the interpreter; what came of a call becomes Python objects on the loop's own
//! thread, whose mailbox it is put into.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pinelabs_online::{Answer, CallOptions, Client, Error, Method, OPERATIONS};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::mailbox::{Mailbox, News};
use crate::process::Runtime;
use crate::{failure, from_json};

/// Whence a task's call was made.
struct Home {
    mailbox: Arc<Mailbox>,
    runtime: &'static Runtime,
}

tokio::task_local! {
    static HOME: Home;
}

/// Has the event loop do something soon, if the current task's call was made from one; gives it back if not.
pub(crate) fn do_soon(news: News) -> Option<News> {
    let mut news = Some(news);
    // Outside of a task there is no home.
    let _ = HOME.try_with(|home| {
        if let Some(news) = news.take() {
            home.mailbox.put(home.runtime, news);
        }
    });
    news
}

/// Whether the current task's call was made from an event loop: then it is on the runtime's thread.
pub(crate) fn is_task() -> bool {
    HOME.try_with(|_| ()).is_ok()
}

/// A call in progress, and the future that is told its outcome. Dropping it stops the call.
#[pyclass(frozen, module = "pinelabs_online._native")]
pub(crate) struct Pending {
    /// The event loop's future: to be awaited.
    #[pyo3(get)]
    future: Py<PyAny>,
    operation: String,
    progress: Arc<Progress>,
    stop: Mutex<Option<oneshot::Sender<()>>>,
}

struct Progress {
    state: Mutex<State>,
    over: Condvar,
}

enum State {
    Running,
    Over(Box<Result<Answer, Error>>),
    /// Whoever wanted to know knows.
    Told,
}

impl Progress {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Option<Result<Answer, Error>> {
        take(&mut self.lock())
    }
}

fn take(state: &mut State) -> Option<Result<Answer, Error>> {
    match std::mem::replace(state, State::Told) {
        State::Over(outcome) => Some(*outcome),
        State::Running | State::Told => None,
    }
}

/// Starts a call whose outcome goes to the running event loop.
pub(crate) fn start(
    py: Python<'_>,
    runtime: &'static Runtime,
    client: Client,
    name: &str,
    params: Zeroizing<String>,
    options: CallOptions,
) -> PyResult<Pending> {
    static RUNNING_LOOP: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let event_loop = RUNNING_LOOP.import(py, "asyncio", "get_running_loop")?.call0()?;
    let mailbox = runtime.mailboxes.of(runtime, &event_loop)?;
    let future = event_loop.call_method0(intern!(py, "create_future"))?.unbind();
    let (stop, stopped) = oneshot::channel::<()>();
    let progress = Arc::new(Progress { state: Mutex::new(State::Running), over: Condvar::new() });
    let pending = Pending {
        future: future.clone_ref(py),
        operation: name.to_owned(),
        progress: Arc::clone(&progress),
        stop: Mutex::new(Some(stop)),
    };
    let name = name.to_owned();
    let call = async move {
        let stop = async {
            // Sent or dropped: nobody waits any longer.
            let _ = stopped.await;
        };
        let outcome = client.call_named_until(&name, &params, options, stop).await;
        drop(params);
        let wanted = {
            let mut state = progress.lock();
            let wanted = matches!(*state, State::Running);
            *state = State::Over(Box::new(outcome));
            wanted
        };
        progress.over.notify_all();
        if wanted {
            do_soon(Box::new(move |py| deliver(py, &progress, future)));
        }
    };
    runtime.tokio.spawn(HOME.scope(Home { mailbox, runtime }, call));
    Ok(pending)
}

/// Tells the future what came of the call, unless it is cancelled.
fn deliver(py: Python<'_>, progress: &Progress, future: Py<PyAny>) {
    let future = future.bind(py);
    let tell = || -> PyResult<()> {
        if future.call_method0(intern!(py, "done"))?.is_truthy()? {
            return Ok(());
        }
        let Some(outcome) = progress.take() else { return Ok(()) };
        let outcome = match outcome {
            Ok(answer) => from_json::text(py, answer.json.expose()),
            Err(error) => Err(failure::exception(py, &error)),
        };
        match outcome {
            Ok(answer) => future.call_method1(intern!(py, "set_result"), (answer,))?,
            Err(raised) => future.call_method1(intern!(py, "set_exception"), (raised.into_value(py),))?,
        };
        Ok(())
    };
    if let Err(raised) = tell() {
        raised.write_unraisable(py, Some(future));
    }
}

/// How long giving up waits for the runtime to say what the call may have left behind: it takes microseconds.
const PATIENCE: Duration = Duration::from_secs(2);

#[pymethods]
impl Pending {
    /// Stops the call: the request in flight is dropped. Gives the exception that says what it may have left behind.
    fn abandon<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        if let Some(stop) = self.stop.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = stop.send(());
        }
        let changes = OPERATIONS
            .iter()
            .find(|info| info.name == self.operation)
            .is_none_or(|info| info.method != Method::Get);
        let done = || failure::given_up_when_done(py, &self.operation, changes);
        let progress = &self.progress;
        let outcome = py.detach(|| {
            let running = |state: &mut State| matches!(state, State::Running);
            let waited = progress.over.wait_timeout_while(progress.lock(), PATIENCE, running);
            let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            take(&mut state)
        });
        let raised = match outcome {
            Some(Err(error)) => failure::exception(py, &error),
            Some(Ok(_)) => done(),
            // The future was told, but whoever awaited it was cancelled before he could look.
            None => {
                let future = self.future.bind(py);
                let done_too = future.call_method0(intern!(py, "done"))?.is_truthy()?;
                if done_too && !future.call_method0(intern!(py, "cancelled"))?.is_truthy()? {
                    let raised = future.call_method0(intern!(py, "exception"))?;
                    if !raised.is_none() {
                        return Ok(Some(raised));
                    }
                }
                done()
            }
        };
        Ok(Some(raised.into_value(py).into_bound(py).into_any()))
    }
}
