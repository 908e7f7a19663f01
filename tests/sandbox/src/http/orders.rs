//! `/api/pay/v1/orders` and refunds: every answer is the whole order inside `data`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::Refusal;
use crate::wire::fields::parse;
use crate::world::World;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    let created = parse(&body).and_then(|body| {
        shared.act(|world, now| {
            let id = world.create_order(&body, "SEAMLESS", now)?;
            whole(world, &id)
        })
    });
    Reply::text(200, created)
}

pub(super) async fn get(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::text(200, shared.act(|world, _| whole(world, &id)))
}

pub(super) async fn get_by_reference(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
) -> Reply {
    let found = shared.act(|world, _| {
        let order = world.order_by_reference(&reference)?;
        whole(world, world.told_as(&order.id))
    });
    Reply::text(200, found)
}

pub(super) async fn pay(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let paid = parse(&body).and_then(|body| {
        shared.act(|world, now| {
            let told = world.create_payment(&id, &body, now)?;
            whole(world, &told)
        })
    });
    Reply::text(200, paid)
}

pub(super) async fn capture(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let captured = parse(&body).and_then(|body| {
        shared.act(|world, now| {
            world.capture(&id, &body, now)?;
            whole(world, &id)
        })
    });
    Reply::text(200, captured)
}

/// Takes no body; one that is sent anyway is ignored.
pub(super) async fn cancel(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    let cancelled = shared.act(|world, now| {
        world.cancel(&id, now)?;
        whole(world, &id)
    });
    Reply::text(200, cancelled)
}

pub(super) async fn refund(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let refunded = parse(&body).and_then(|body| {
        shared.act(|world, now| {
            let told = world.create_refund(&id, &body, now)?;
            whole(world, &told)
        })
    });
    Reply::text(200, refunded)
}

/// All of a held settlement, where the body names no amount or there is none.
pub(super) async fn release(
    State(shared): State<Arc<Shared>>,
    Path((id, settlement)): Path<(String, String)>,
    body: Bytes,
) -> Reply {
    let body = if body.is_empty() { Bytes::from_static(b"{}") } else { body };
    let released = parse(&body).and_then(|body| {
        shared.act(|world, now| {
            world.release_settlement(&id, &settlement, &body, now)?;
            whole(world, &id)
        })
    });
    Reply::text(200, released)
}

pub(super) async fn cancel_settlement(
    State(shared): State<Arc<Shared>>,
    Path((id, settlement)): Path<(String, String)>,
) -> Reply {
    let cancelled = shared.act(|world, now| {
        world.cancel_settlement(&id, &settlement, now)?;
        whole(world, &id)
    });
    Reply::text(200, cancelled)
}

fn whole(world: &World, id: &str) -> Result<String, Refusal> {
    world.get_order(id).map(|order| world.order_body(order))
}
