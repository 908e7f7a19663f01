//! What can be changed while the sandbox runs: how repeated references and other oddities are answered.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::read;
use crate::http::reply::Reply;
use crate::settings::{Duplicate, Oddity};
use crate::shared::Shared;
use crate::world::Rules;

/// What is to change; the rest stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    duplicate: Option<Duplicate>,
    oddities: Option<Vec<Oddity>>,
}

pub(super) async fn show(State(shared): State<Arc<Shared>>) -> Reply {
    Reply::json(200, Ok(view(&shared.lock().rules)))
}

pub(super) async fn change(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    let changed = read::<Wanted>(&body).map(|wanted| {
        shared.act(|world, _| {
            world.rules.duplicate = wanted.duplicate.unwrap_or(world.rules.duplicate);
            if let Some(oddities) = wanted.oddities {
                world.rules.oddities = oddities;
            }
            view(&world.rules)
        })
    });
    Reply::json(200, changed)
}

fn view(rules: &Rules) -> Value {
    json!({ "duplicate": rules.duplicate, "oddities": rules.oddities })
}
