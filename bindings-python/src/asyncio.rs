//! Calls from asyncio: a call runs on the runtime, its outcome goes to a future of the event loop.
//!
//! The runtime's threads never touch the interpreter: the outcome becomes Python objects on the loop's own thread, to
//! which the bridge brings it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pinelabs_online::client::{Finished, given_up};
use pinelabs_online::{Answer, Call, CallOptions, Client, Error};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::bridge::{Bridge, Callback, EventLoop};
use crate::failure::Errors;
use crate::from_json;
use crate::internal_error::internal_error;
use crate::reply::given;
use crate::runtime::Runtime;

/// Where the call of a task on the runtime was made from.
struct TaskContext {
    bridge: Bridge,
    event_loop: EventLoop,
}

tokio::task_local! {
    static TASK_CONTEXT: TaskContext;
}

/// Has the event loop call this soon, if the current task's call was made from one; gives it back if not.
pub(crate) fn call_soon(callback: Callback) -> Option<Callback> {
    let mut callback = Some(callback);
    // Outside of a task there is no context.
    let _ = TASK_CONTEXT.try_with(|context| {
        if let Some(callback) = callback.take() {
            context.bridge.call_soon(Arc::clone(&context.event_loop), callback);
        }
    });
    callback
}

/// Whether the current task's call was made from an event loop: then it is on the runtime's thread.
pub(crate) fn is_task() -> bool {
    TASK_CONTEXT.try_with(|_| ()).is_ok()
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
    /// The future has its result; the task that awaits it may be cancelled before it resumes.
    Told(Option<Box<Call<Answer>>>),
}

impl Progress {
    /// Keeps what came of the call, if the caller has not given up.
    fn end(&self, outcome: Outcome) {
        let mut state = self.lock();
        if matches!(*state, State::Running) {
            *state = State::Over(Box::new(outcome));
            self.over.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the caller gives a call of asyncio.
pub(crate) struct Start<'a> {
    pub(crate) name: &'a str,
    pub(crate) params: Zeroizing<String>,
    pub(crate) options: CallOptions,
    /// What makes a reply of the answer and of the response around it, if the caller wants one.
    pub(crate) reply: Option<Py<PyAny>>,
    pub(crate) errors: Errors,
}

/// Starts a call whose outcome goes to the running event loop.
pub(crate) fn start(
    py: Python<'_>,
    runtime: &'static Runtime,
    client: Client,
    start: Start<'_>,
) -> PyResult<Pending> {
    let event_loop = running_loop(py)?;
    let Start { name, params, options, reply, errors } = start;
    runtime.bridge.open()?;
    let future = event_loop.call_method0("create_future")?.unbind();
    let (stop, stopped) = oneshot::channel::<()>();
    let progress = Arc::new(Progress { state: Mutex::new(State::Running), over: Condvar::new() });
    let pending = Pending {
        future: future.clone_ref(py),
        errors: errors.clone_ref(py),
        progress: Arc::clone(&progress),
        stop: Mutex::new(Some(stop)),
    };
    let name = name.to_owned();
    let event_loop = Arc::new(event_loop.unbind());
    let bridge = runtime.bridge.clone();
    let context = TaskContext { bridge: bridge.clone(), event_loop: Arc::clone(&event_loop) };
    let call = async move {
        let stop = async {
            // Sent or dropped: the caller has given up.
            let _ = stopped.await;
        };
        client.call_named_until(&name, &params, options, stop).await
    };
    runtime.tokio.spawn(async move {
        let outcome = TASK_CONTEXT.scope(context, call).await;
        progress.end(outcome);
        // Also if the caller has given up: Python objects are released on the loop's thread.
        bridge.call_soon(
            event_loop,
            Box::new(move |py| deliver(py, &progress, future, reply.as_ref(), &errors)),
        );
    });
    Ok(pending)
}

fn running_loop(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("asyncio")?.call_method0("get_running_loop").map_err(|_| {
        PyRuntimeError::new_err(
            "no running event loop: `AsyncPineLabs` needs one of asyncio; with trio call `PineLabs` in a thread, \
             by `trio.to_thread.run_sync` or `anyio.to_thread.run_sync`",
        )
    })
}

/// Tells the future what came of the call, unless it is cancelled.
fn deliver(
    py: Python<'_>,
    progress: &Progress,
    future: Py<PyAny>,
    reply: Option<&Py<PyAny>>,
    errors: &Errors,
) {
    let future = future.bind(py);
    let tell = || -> PyResult<()> {
        if future.call_method0("done")?.is_truthy()? {
            return Ok(());
        }
        let State::Over(outcome) = std::mem::replace(&mut *progress.lock(), State::Told(None)) else {
            return Ok(());
        };
        let outcome = match *outcome {
            Ok(Finished { value, call, .. }) => {
                let given = given(py, &value, call.response(), reply);
                *progress.lock() = State::Told(Some(Box::new(call)));
                given
            }
            Err(error) => Err(errors.exception(py, &error)),
        };
        match outcome {
            Ok(answer) => future.call_method1("set_result", (answer,))?,
            Err(raised) => future.call_method1("set_exception", (raised.into_value(py),))?,
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
                let raised = future.call_method0("exception")?;
                if !raised.is_none() {
                    return Ok(raised);
                }
                let Some(call) = call else {
                    return Err(internal_error("a call ended, and nothing is left of it"));
                };
                let answer = future.call_method0("result")?;
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
