//! `/api/settlements/v1`: flat answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};

use super::reply::Reply;
use crate::shared::Shared;
use crate::world::payouts::PageQuery;

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.list_settlements(&PageQuery(&query), now)))
}

pub(super) async fn detail(
    State(shared): State<Arc<Shared>>,
    Path(utr): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    Reply::json(200, shared.act(|world, now| world.settlement(&utr, &PageQuery(&query), now)))
}
