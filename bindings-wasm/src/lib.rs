//! The WebAssembly side of the npm package: classes and functions that convert values and decide nothing.
//!
//! What crosses the border, and how: parameters, forms and bodies as bytes; names, messages and secrets as strings that
//! JavaScript has checked; steps and errors as objects made by serde-wasm-bindgen; answers, events and callbacks as JSON
//! text, because their field names may be anything.

use wasm_bindgen::prelude::*;

pub mod amount;
pub mod call;
pub mod callback;
pub mod lifecycle;
pub mod order_status;
pub mod pages;
mod refusal;
pub mod webhook;

/// Makes a panic throw its place in the code, and nothing else: its message may quote what the core was working on.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        wasm_bindgen::throw_str(&format!("panicked at {place}"));
    }));
}

/// A time in milliseconds or seconds; JavaScript has checked that it is a whole number of at most 53 bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before it crosses")]
fn whole(time: f64) -> u64 {
    time as u64
}
