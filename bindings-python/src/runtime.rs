//! What this process's clients share: the runtime, and the bridge to its event loops.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::bridge::Bridge;
use crate::process::PerProcess;

/// A process's runtime and bridge.
pub(crate) struct Runtime {
    pub(crate) tokio: tokio::runtime::Runtime,
    pub(crate) bridge: Bridge,
}

static RUNTIME: PerProcess<Runtime> = PerProcess::new();

/// This process's runtime, made at the first call.
pub(crate) fn runtime(py: Python<'_>) -> PyResult<&'static Runtime> {
    RUNTIME.get_or_make(py, || {
        let at_exit = wrap_pyfunction!(close_bridge, py)?;
        py.import("atexit")?.call_method1("register", (at_exit,))?;
        let mut tokio = tokio::runtime::Builder::new_multi_thread();
        let bridge = Bridge::default();
        let flushed = bridge.clone();
        tokio.worker_threads(1).thread_name("pinelabs-online").enable_all();
        tokio.on_thread_park(move || flushed.flush());
        let tokio = tokio.build().map_err(|error| PyRuntimeError::new_err(format!("no threads: {error}")))?;
        Ok(Runtime { tokio, bridge })
    })
}

#[pyfunction]
fn close_bridge(py: Python<'_>) {
    // A child that was forked and made no call inherits this function, and has no runtime.
    if let Some(runtime) = RUNTIME.get() {
        py.detach(|| runtime.bridge.close());
    }
}
