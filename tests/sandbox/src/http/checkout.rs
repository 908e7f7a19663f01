//! Hosted checkout's create order: a flat answer.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| shared.act(|world, now| world.create_checkout(&body, now))))
}
