//! `/api/pay/v1/paymentlink`: flat answers, 201 for a new link.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    let made = parse(&body).and_then(|body| shared.act(|world, now| world.create_link(&body, now)));
    match made {
        Ok((is_new, link)) => Reply::json(if is_new { 201 } else { 200 }, Ok(link)),
        Err(refusal) => refusal.into(),
    }
}

pub(super) async fn get(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.get_link(&id, now)))
}

pub(super) async fn get_by_reference(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.link_by_reference(&reference, now)))
}

/// Takes no body; one that is sent anyway is ignored.
pub(super) async fn cancel(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.cancel_link(&id, now)))
}

/// As [`cancel`].
pub(super) async fn notify(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.notify_link(&id, now)))
}
