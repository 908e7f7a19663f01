//! Money.

use pinelabs_online::models::Amount;
use wasm_bindgen::prelude::*;

use crate::refusal::Refusal;
use crate::whole;

/// The paise of an amount of rupees in its decimal text.
#[wasm_bindgen]
#[expect(clippy::cast_precision_loss, reason = "the text has at most thirteen digits before the point")]
pub fn rupees(text: String) -> Result<f64, Refusal> {
    Ok(Amount::rupees(&text)?.value as f64)
}

/// An amount as people read it.
#[wasm_bindgen]
pub fn format_amount(value: f64, currency: String) -> String {
    Amount { value: whole(value), currency }.to_string()
}
