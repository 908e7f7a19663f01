//! Split settlements: the parts of an order's money that wait for a release.
//!
//! Sources: API reference, release settlement and split settlement object; official SDK for Python. What the documents
//! leave open, and is chosen here: a part can be released or cancelled once the order is paid; it is released once; a
//! cancelled part is told as `CANCELLED`, a word that no document lists.

use serde_json::{Map, Value, json};

use super::World;
use super::ids;
use super::ledger::count;
use super::order::{Order, OrderStatus};
use crate::clock::{Millis, iso_millis};
use crate::wire::{Amount, Fields, Refusal};

/// Gives every part of a new order its id and status, and tells them in `purchase_details`, wherever they were sent.
pub(super) fn begin(id: &str, details: &mut Option<Value>, echo: &mut Map<String, Value>, now: Millis) {
    if let Some(split) = echo.remove("split_info") {
        let details = details.get_or_insert_with(|| json!({}));
        if let Some(fields) = details.as_object_mut() {
            fields.entry("split_info").or_insert(split);
        }
    }
    for (index, part) in parts(details).iter_mut().enumerate() {
        let Some(part) = part.as_object_mut() else { continue };
        let held = matches!(part.get("on_hold"), Some(Value::Bool(true)));
        part.insert("on_hold".to_owned(), json!(held));
        part.insert("split_settlement_id".to_owned(), json!(format!("{id}-ss-{}", ids::letters(index))));
        part.insert("status".to_owned(), json!(if held { "HOLD" } else { "RELEASED" }));
        part.insert("updated_at".to_owned(), json!(iso_millis(now)));
        if !held && let Some(amount) = part.get("amount").cloned() {
            part.insert("release_amount".to_owned(), amount);
        }
    }
}

/// A refund's parts name parts of its order, or none.
pub(super) fn check_parents(order: &Order, split: &Value) -> Result<(), Refusal> {
    let of_order =
        order.purchase_details.as_ref().and_then(|details| details.pointer("/split_info/split_details"));
    let known = |id: &Value| {
        let parts = of_order.and_then(Value::as_array).into_iter().flatten();
        parts.filter_map(|part| part.get("split_settlement_id")).any(|known| known == id)
    };
    let parts = split.get("split_details").and_then(Value::as_array).into_iter().flatten();
    let mut parents = parts.filter_map(|part| part.get("parent_order_split_settlement_id"));
    if parents.all(known) { Ok(()) } else { Err(Refusal::no_match()) }
}

/// Tells the parts of a refund, each with an id of its own.
pub(super) fn of_refund(refund: &mut Order, mut split: Value, now: Millis) {
    let parts = split.get_mut("split_details").and_then(Value::as_array_mut);
    for (index, part) in parts.into_iter().flatten().enumerate() {
        let Some(part) = part.as_object_mut() else { continue };
        part.insert(
            "split_settlement_id".to_owned(),
            json!(format!("{}-ss-{}", refund.id, ids::letters(index))),
        );
        part.insert("updated_at".to_owned(), json!(iso_millis(now)));
    }
    if let Some(details) = refund.purchase_details.as_mut().and_then(Value::as_object_mut) {
        details.insert("split_info".to_owned(), split);
    }
}

fn parts(details: &mut Option<Value>) -> &mut [Value] {
    let parts = details.as_mut().and_then(|details| details.pointer_mut("/split_info/split_details"));
    parts.and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

impl World {
    pub(crate) fn release_settlement(
        &mut self,
        order_id: &str,
        settlement_id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<(), Refusal> {
        let wanted = Fields::root(body)?.object("release_amount")?;
        let wanted = wanted.map(|amount| Amount::read(&amount, 1)).transpose()?;
        self.with_held_part(order_id, settlement_id, |part| {
            let all: Amount = serde_json::from_value(part.get("amount").cloned().unwrap_or_default())
                .map_err(|_| Refusal::not_allowed("The settlement has no amount"))?;
            let released = wanted.unwrap_or_else(|| all.clone());
            if released.currency != all.currency || released.value > all.value {
                return Err(Refusal::new(422, "AMOUNT_LIMIT_EXCEEDED", "More than the settlement's amount"));
            }
            part.insert("status".to_owned(), json!("RELEASED"));
            part.insert("on_hold".to_owned(), json!(false));
            part.insert("release_amount".to_owned(), json!(released));
            part.insert("updated_at".to_owned(), json!(iso_millis(now)));
            Ok(())
        })
    }

    pub(crate) fn cancel_settlement(
        &mut self,
        order_id: &str,
        settlement_id: &str,
        now: Millis,
    ) -> Result<(), Refusal> {
        self.with_held_part(order_id, settlement_id, |part| {
            part.insert("status".to_owned(), json!("CANCELLED"));
            part.insert("on_hold".to_owned(), json!(false));
            part.insert("updated_at".to_owned(), json!(iso_millis(now)));
            Ok(())
        })
    }

    fn with_held_part(
        &mut self,
        order_id: &str,
        settlement_id: &str,
        work: impl FnOnce(&mut Map<String, Value>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let worked = self.with_order(order_id, |_, order| {
            check_paid(order)?;
            let named =
                |part: &&mut Value| part.get("split_settlement_id").is_some_and(|id| id == settlement_id);
            let part =
                parts(&mut order.purchase_details).iter_mut().find(named).and_then(Value::as_object_mut);
            let part = part.ok_or_else(Refusal::no_match)?;
            if part.get("status").is_none_or(|status| status != "HOLD") {
                return Err(Refusal::not_allowed("The settlement is not on hold"));
            }
            work(part)?;
            Ok(order.reference.clone())
        });
        let reference = worked.unwrap_or_else(|| Err(Refusal::order_not_found()))?;
        count(&mut self.ledger.split_settlements, &reference);
        Ok(())
    }
}

fn check_paid(order: &Order) -> Result<(), Refusal> {
    match order.status {
        OrderStatus::Processed
        | OrderStatus::PartiallyCaptured
        | OrderStatus::PartiallyRefunded
        | OrderStatus::FullyRefunded => Ok(()),
        _ => Err(Refusal::not_allowed("The order is not PROCESSED")),
    }
}
