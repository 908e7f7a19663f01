//! The bridge to asyncio: a call runs on the runtime, its outcome goes to a future of the event loop.
//!
//! The runtime's threads never touch the interpreter; what came of a call becomes Python objects on the loop's own
//! thread, whose mailbox it is put into.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pinelabs_online::client::{Finished, given_up};
use pinelabs_online::{Answer, Call, CallOptions, Client, Error};
use pyo3::intern;
use pyo3::prelude::*;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::failure::{Errors, broken};
use crate::from_json;
use crate::mailbox::{Mailbox, News};
use crate::process::Runtime;

/// Whence a task's call was made.
struct Home {
    mailbox: Arc<Mailbox>,
    runtime: &'static Runtime,
    /// The context variables of the call, for its observer.
    context: Option<Arc<Py<PyAny>>>,
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

/// The context variables with which the current task's call was made, if it was made from an event loop.
pub(crate) fn context() -> Option<Arc<Py<PyAny>>> {
    HOME.try_with(|home| home.context.clone()).ok().flatten()
}

/// A call in progress, and the future that is told its outcome. Dropping it stops the call.
#[pyclass(frozen, module = "pinelabs_online._native")]
pub(crate) struct Pending {
    /// The event loop's future: to be awaited.
    #[pyo3(get)]
    future: Py<PyAny>,
    errors: Errors,
    progress: Arc<Progress>,
    stop: Mutex<Option<oneshot::Sender<()>>>,
}

struct Progress {
    state: Mutex<State>,
    over: Condvar,
}

type Outcome = Result<Finished<Answer>, Error>;

enum State {
    Running,
    Over(Box<Outcome>),
    /// The future was told; whoever awaits it may be cancelled before it looks.
    Told(Option<Box<Call<Answer>>>),
}

impl Progress {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the caller gives a call of asyncio.
pub(crate) struct Start<'a> {
    pub(crate) name: &'a str,
    pub(crate) params: Zeroizing<String>,
    pub(crate) options: CallOptions,
    /// Whether an observer is to be told, in the context of the call.
    pub(crate) observed: bool,
    pub(crate) errors: Errors,
}

/// Starts a call whose outcome goes to the running event loop.
pub(crate) fn start(
    py: Python<'_>,
    runtime: &'static Runtime,
    client: Client,
    start: Start<'_>,
) -> PyResult<Pending> {
    let event_loop = py.import(intern!(py, "asyncio"))?.call_method0(intern!(py, "get_running_loop"))?;
    let Start { name, params, options, observed, errors } = start;
    let context = if observed {
        let context = py.import(intern!(py, "contextvars"))?.call_method0(intern!(py, "copy_context"))?;
        Some(Arc::new(context.unbind()))
    } else {
        None
    };
    let mailbox = runtime.mailboxes.of(runtime, &event_loop)?;
    let future = event_loop.call_method0(intern!(py, "create_future"))?.unbind();
    let (stop, stopped) = oneshot::channel::<()>();
    let progress = Arc::new(Progress { state: Mutex::new(State::Running), over: Condvar::new() });
    let pending = Pending {
        future: future.clone_ref(py),
        errors: errors.clone_ref(py),
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
            do_soon(Box::new(move |py| deliver(py, &progress, future, &errors)));
        }
    };
    runtime.tokio.spawn(HOME.scope(Home { mailbox, runtime, context }, call));
    Ok(pending)
}

/// Tells the future what came of the call, unless it is cancelled.
fn deliver(py: Python<'_>, progress: &Progress, future: Py<PyAny>, errors: &Errors) {
    let future = future.bind(py);
    let tell = || -> PyResult<()> {
        if future.call_method0(intern!(py, "done"))?.is_truthy()? {
            return Ok(());
        }
        let State::Over(outcome) = std::mem::replace(&mut *progress.lock(), State::Told(None)) else {
            return Ok(());
        };
        let outcome = match *outcome {
            Ok(Finished { value, call, .. }) => {
                *progress.lock() = State::Told(Some(Box::new(call)));
                from_json::text(py, value.json.expose())
            }
            Err(error) => Err(errors.exception(py, &error)),
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
    fn abandon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(stop) = self.stop.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = stop.send(());
        }
        let progress = &self.progress;
        let state = py.detach(|| {
            let running = |state: &mut State| matches!(state, State::Running);
            let waited = progress.over.wait_timeout_while(progress.lock(), PATIENCE, running);
            let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *state, State::Told(None))
        });
        let raised = match state {
            State::Over(outcome) => match *outcome {
                Ok(Finished { value, call, .. }) => {
                    let answer = from_json::text(py, value.json.expose())?;
                    self.errors.given_up(&answer, &given_up(call))
                }
                Err(error) => self.errors.exception(py, &error),
            },
            State::Told(call) => {
                let future = self.future.bind(py);
                let raised = future.call_method0(intern!(py, "exception"))?;
                if !raised.is_none() {
                    return Ok(raised);
                }
                let Some(call) = call else { return Err(broken("a call ended, and nothing is left of it")) };
                let answer = future.call_method0(intern!(py, "result"))?;
                self.errors.given_up(&answer, &given_up(*call))
            }
            State::Running => {
                // Nothing is known, not even what was sent.
                let message = "the call was given up by its caller, and what became of it is not known";
                self.errors.lost(py, message)
            }
        };
        Ok(raised.into_value(py).into_bound(py).into_any())
    }
}
