//! What an order's status allows.

use pinelabs_online::{Action, OrderStatus};
use wasm_bindgen::prelude::*;

use crate::refusal::Refusal;

/// Refuses an action that the status does not allow. `pre_auth` is how the order was created, if it is known.
#[wasm_bindgen]
pub fn check_status(status: String, action: String, pre_auth: Option<bool>) -> Result<(), Refusal> {
    Ok(OrderStatus::from(status.as_str()).check(action.parse::<Action>()?, pre_auth)?)
}

/// The actions that the status allows.
#[wasm_bindgen]
pub fn status_actions(status: String, pre_auth: Option<bool>) -> Vec<String> {
    let actions = OrderStatus::from(status.as_str()).actions(pre_auth);
    actions.into_iter().map(|action| action.as_str().to_owned()).collect()
}

/// How a reported status fits the one that was known before.
#[wasm_bindgen]
pub fn observe_status(stored: String, reported: String) -> String {
    OrderStatus::from(stored.as_str()).observe(&OrderStatus::from(reported.as_str())).as_str().to_owned()
}

/// Whether the status is final.
#[wasm_bindgen]
pub fn is_final_status(status: String) -> bool {
    OrderStatus::from(status.as_str()).is_final()
}
