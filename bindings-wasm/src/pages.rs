//! The pages of a list.

use pinelabs_online::Secret;
use wasm_bindgen::prelude::*;

use crate::call::text;
use crate::refusal::Refusal;

/// The parameters of the page after the one that was answered, as JSON text; nothing after the last page.
#[wasm_bindgen]
pub fn next_page(operation: String, params: Vec<u8>, answer: String) -> Result<Option<String>, Refusal> {
    let (params, answer) = (Secret::new(text(params)), Secret::new(answer));
    let next = pinelabs_online::next_page(&operation, params.expose(), answer.expose())?;
    Ok(next.map(|next| next.expose().to_owned()))
}
