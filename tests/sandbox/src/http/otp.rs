//! Native OTP and the card look-up: flat answers.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;

use super::reply::Reply;
use crate::shared::Shared;
use crate::wire::fields::parse;
use crate::world::otp;

pub(super) async fn generate(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| shared.act(|world, _| world.generate_otp(&body))))
}

pub(super) async fn submit(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| shared.act(|world, now| world.submit_otp(&body, now))))
}

pub(super) async fn resend(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| shared.act(|world, _| world.resend_otp(&body))))
}

pub(super) async fn card_details(body: Bytes) -> Reply {
    Reply::json(200, parse(&body).and_then(|body| otp::card_details(&body)))
}
