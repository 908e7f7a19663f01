//! The native module of the PyPI package `pinelabs-online`.
//!
//! It does four things and no more: converts values, reads the clock, owns the sockets (by way of the core's own
//! client), and speaks asyncio. Everything else is the core's, and what is idiom is written in Python beside it.

use pyo3::prelude::*;

mod amount;
mod asyncio;
mod bridge;
mod callbacks;
mod client;
mod custom_transport;
mod failure;
mod from_json;
mod internal_error;
mod lifecycle;
mod observer;
mod order_status;
mod pages;
mod process;
mod reply;
mod runtime;
mod text;
mod to_json;
mod webhooks;

/// Whether this is the process's main interpreter: the runtime's threads find no other.
#[expect(unsafe_code, reason = "pyo3 has no safe way to ask")]
fn is_main_interpreter(_attached: Python<'_>) -> bool {
    // SAFETY: a thread that is attached has an interpreter; its id is 0 if it is the main one.
    unsafe { pyo3::ffi::PyInterpreterState_GetID(pyo3::ffi::PyInterpreterState_Get()) == 0 }
}

/// The native part of `pinelabs_online`: import that instead.
#[pymodule(gil_used = true)]
mod _native {
    use pinelabs_online::OPERATIONS as CORE_OPERATIONS;
    use pyo3::exceptions::PyImportError;
    use pyo3::prelude::*;
    use pyo3::types::PyTuple;

    #[pymodule_export]
    use crate::amount::{format_amount, paise};
    #[pymodule_export]
    use crate::asyncio::Pending;
    #[pymodule_export]
    use crate::callbacks::CallbackVerifier;
    #[pymodule_export]
    use crate::client::Client;
    #[pymodule_export]
    use crate::custom_transport::{Call, Request};
    #[pymodule_export]
    use crate::lifecycle::{draw_lifecycle, is_end_of_lifecycle, observe_lifecycle};
    #[pymodule_export]
    use crate::observer::tell;
    #[pymodule_export]
    use crate::order_status::{actions, check, diagram, is_final, observe};
    #[pymodule_export]
    use crate::pages::next_page;
    #[pymodule_export]
    use crate::webhooks::{Verified, WebhookVerifier};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        if !super::is_main_interpreter(py) {
            return Err(PyImportError::new_err("this is not the main interpreter"));
        }
        let operations: Vec<_> =
            CORE_OPERATIONS.iter().map(|info| (info.name, info.method.as_str(), info.path)).collect();
        module.add("OPERATIONS", PyTuple::new(py, operations)?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
