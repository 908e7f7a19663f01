//! The tables of statuses of what is no order, by name.

use pinelabs_online::{Lifecycle, Transition};
use wasm_bindgen::prelude::*;

/// How a reported status fits the one that was known before.
#[wasm_bindgen]
pub fn observe_lifecycle(name: String, stored: String, reported: String) -> String {
    let observed = Lifecycle::of(&name).map(|table| (table.observe)(&stored, &reported));
    observed.unwrap_or(Transition::Inconsistent).as_str().to_owned()
}

/// Whether nothing more follows the status.
#[wasm_bindgen]
pub fn is_end_of_lifecycle(name: String, status: String) -> bool {
    Lifecycle::of(&name).is_some_and(|table| (table.is_final)(&status))
}
