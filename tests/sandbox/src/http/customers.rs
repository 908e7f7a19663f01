//! `/api/v1/customer`: flat answers, 201 for a new customer.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;

pub(super) async fn create(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(201, parse(&body).and_then(|body| shared.act(|world, now| world.create_customer(&body, now))))
}

pub(super) async fn get(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, _| world.get_customer(&id).map(|customer| customer.view())))
}

pub(super) async fn find(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<HashMap<String, String>>,
) -> Reply {
    let given = |name: &str| query.get(name).map(String::as_str);
    let found = shared.act(|world, _| {
        world
            .find_customer(
                given("merchant_customer_reference"),
                given("country_code").map(str::trim),
                given("mobile_number"),
            )
            .map(|customer| customer.view())
    });
    Reply::json(200, found)
}

pub(super) async fn update(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> Reply {
    let updated = |body| shared.act(|world, now| world.update_customer(&id, &body, now));
    Reply::json(200, parse(&body).and_then(updated))
}
