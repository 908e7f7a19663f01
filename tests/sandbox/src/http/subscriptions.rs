//! `/ps/api/v1/public/subscriptions` and `/ps/api/v1/public/presentations`: flat answers, 201 for what is new.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};

use super::plans::{new_or_known, nothing};
use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;
use crate::world::pages::Filter;

type Parameters = Query<BTreeMap<String, String>>;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    new_or_known(parse(&body).and_then(|body| shared.act(|world, now| world.create_subscription(&body, now))))
}

pub(super) async fn list(State(shared): State<Arc<Shared>>, Query(query): Parameters) -> Reply {
    Reply::json(200, shared.act(|world, now| world.list_subscriptions(&Filter(&query), now)))
}

pub(super) async fn get(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.get_subscription(&id, now)))
}

pub(super) async fn get_by_reference(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.subscription_by_reference(&reference, now)))
}

pub(super) async fn update(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let changed =
        parse(&body).and_then(|body| shared.act(|world, now| world.update_subscription(&id, &body, now)));
    Reply::json(200, changed)
}

/// Takes no body; one that is sent anyway is ignored.
pub(super) async fn cancel(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.cancel_subscription(&id, now)))
}

/// As [`cancel`].
pub(super) async fn pause(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.pause_subscription(&id, now)))
}

/// As [`cancel`].
pub(super) async fn resume(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.resume_subscription(&id, now)))
}

pub(super) async fn present(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    new_or_known(
        parse(&body).and_then(|body| shared.act(|world, now| world.create_presentation(&id, &body, now))),
    )
}

pub(super) async fn presentations(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Query(query): Parameters,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.list_presentations(&id, &Filter(&query), now)))
}

pub(super) async fn presentation(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.get_presentation(&id, now)))
}

pub(super) async fn presentation_by_reference(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.presentation_by_reference(&reference, now)))
}

pub(super) async fn delete_presentation(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    nothing(shared.act(|world, _| world.delete_presentation(&id)))
}

pub(super) async fn notify(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(
        200,
        parse(&body).and_then(|body| shared.act(|world, now| world.notify_presentation(&body, now))),
    )
}

pub(super) async fn execute(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    let done = parse(&body).and_then(|body| shared.act(|world, now| world.execute_presentation(&body, now)));
    Reply::json(200, done)
}

pub(super) async fn retry(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(
        200,
        parse(&body).and_then(|body| shared.act(|world, now| world.retry_presentation(&body, now))),
    )
}
