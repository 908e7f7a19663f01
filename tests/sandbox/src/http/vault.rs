//! `/api/v1/tokens` and a customer's tokens: flat answers, 201 for a new token and for a cryptogram.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;

pub(super) async fn generate(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(201, parse(&body).and_then(|body| shared.act(|world, now| world.generate_token(&body, now))))
}

pub(super) async fn service_provider(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, _| world.service_provider_tokens(&id)))
}

pub(super) async fn cryptogram(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply {
    Reply::json(201, parse(&body).and_then(|body| shared.act(|world, _| world.cryptogram(&id, &body))))
}

/// Takes no body; one that is sent anyway is ignored.
pub(super) async fn delete(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.delete_token(&id, now)))
}

pub(super) async fn list(State(shared): State<Arc<Shared>>, Path(customer): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, _| world.customer_tokens(&customer)))
}

pub(super) async fn get(
    State(shared): State<Arc<Shared>>,
    Path((customer, token)): Path<(String, String)>,
) -> Reply {
    Reply::json(
        200,
        shared.act(|world, _| world.customer_token(&customer, &token).map(|token| token.detail())),
    )
}

pub(super) async fn delete_of_customer(
    State(shared): State<Arc<Shared>>,
    Path((customer, token)): Path<(String, String)>,
    body: Bytes,
) -> Reply {
    let deleted = |body| shared.act(|world, now| world.delete_customer_token(&customer, &token, &body, now));
    Reply::json(200, parse(&body).and_then(deleted))
}
