//! `/ps/api/v1/public/plans`: flat answers, 201 for a new plan, 204 for a deletion.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde_json::Value;

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::Refusal;
use crate::wire::fields::parse;
use crate::world::pages::Filter;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    new_or_known(parse(&body).and_then(|body| shared.act(|world, now| world.create_plan(&body, now))))
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.list_plans(&Filter(&query), now)))
}

pub(super) async fn get(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.get_plan(&id, now)))
}

pub(super) async fn get_by_reference(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.plan_by_reference(&reference, now)))
}

pub(super) async fn update(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let changed = parse(&body).and_then(|body| shared.act(|world, now| world.update_plan(&id, &body, now)));
    Reply::json(200, changed)
}

pub(super) async fn delete(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    nothing(shared.act(|world, _| world.delete_plan(&id)))
}

/// 201 for what is new, 200 for what was there.
pub(super) fn new_or_known(made: Result<(bool, Value), Refusal>) -> Reply {
    match made {
        Ok((is_new, body)) => Reply::json(if is_new { 201 } else { 200 }, Ok(body)),
        Err(refusal) => refusal.into(),
    }
}

/// 204 without a body.
pub(super) fn nothing(done: Result<(), Refusal>) -> Reply {
    Reply::text(204, done.map(|()| String::new()))
}
