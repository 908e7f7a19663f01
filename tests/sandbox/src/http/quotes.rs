//! `/api/v1/fees` and `/api/conversion/mcc`: flat answers that change nothing.

use axum::body::Bytes;

use super::reply::Reply;
use crate::wire::fields::parse;
use crate::world::quotes;

pub(super) async fn fees(body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| quotes::fees(&body)))
}

pub(super) async fn conversion(body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| quotes::conversion(&body)))
}
