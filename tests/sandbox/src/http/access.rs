//! Generate Token: client credentials for a bearer token (Tokenization guide, section 1).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use serde_json::{Value, json};

use super::reply::Reply;
use crate::clock::iso_millis;
use crate::shared::Shared;
use crate::wire::{Fields, Refusal, fields, rule};

pub(super) async fn generate_token(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    Reply::json(200, open(&shared, &body))
}

fn open(shared: &Shared, body: &[u8]) -> Result<Value, Refusal> {
    let body = fields::parse(body).map_err(unprocessable)?;
    let fields = Fields::root(&body)?;
    let id = fields.required_text("client_id", &rule::TEXT).map_err(unprocessable)?;
    let secret = fields.required_text("client_secret", &rule::TEXT).map_err(unprocessable)?;
    let grant = fields.required_text("grant_type", &rule::TEXT).map_err(unprocessable)?;
    if grant != "client_credentials" {
        return Err(unprocessable(fields.refuse("grant_type", "must be client_credentials")));
    }
    if id != shared.settings.client_id || secret != shared.settings.client_secret {
        return Err(Refusal::unauthorized());
    }
    let (token, now, ttl) = shared
        .act(|world, now| (world.ids.bearer(&shared.settings.client_id, now), now, world.rules.token_ttl));
    let expires = now.saturating_add(ttl);
    let answer = json!({
        "access_token": token,
        // The guide has `expires_in`, the reference `expires_at`.
        "expires_in": ttl / 1000,
        "expires_at": iso_millis(expires),
    });
    shared.grant(token, now, expires);
    Ok(answer)
}

/// This endpoint declares 405, 422 and 500, not 400.
fn unprocessable(refusal: Refusal) -> Refusal {
    refusal.at(422)
}
