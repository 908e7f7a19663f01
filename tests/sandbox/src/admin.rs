//! Looking inside: the admin API and its page. Only for whoever runs the sandbox, so it asks for no token.

mod api;
mod page;
mod settings;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};

use crate::shared::Shared;

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/_sandbox", get(page::show))
        .route("/_sandbox/", get(page::show))
        .route("/_sandbox/clock", post(page::advance))
        .route("/_sandbox/reset", post(page::reset))
        .route("/_sandbox/webhooks", post(page::webhooks))
        .route("/_sandbox/api/status", get(api::status))
        .route("/_sandbox/api/orders", get(api::orders))
        .route("/_sandbox/api/orders/{order_id}", get(api::order))
        .route("/_sandbox/api/payments", get(api::payments))
        .route("/_sandbox/api/payments/{payment_id}/approve", post(api::approve))
        .route("/_sandbox/api/payments/{payment_id}/decline", post(api::decline))
        .route("/_sandbox/api/subscriptions/{subscription_id}/approve", post(api::approve_mandate))
        .route("/_sandbox/api/subscriptions/{subscription_id}/decline", post(api::decline_mandate))
        .route("/_sandbox/api/tokens", get(api::tokens))
        .route("/_sandbox/api/tokens/{token_id}/suspend", post(api::suspend_token))
        .route("/_sandbox/api/customers", get(api::customers))
        .route("/_sandbox/api/ledger", get(api::ledger))
        .route("/_sandbox/api/ledger/{reference}", get(api::tally))
        .route("/_sandbox/api/requests", get(api::requests).delete(api::forget_requests))
        .route("/_sandbox/api/webhooks", get(api::webhooks).put(api::set_webhooks).post(api::send_webhook))
        .route("/_sandbox/api/faults", get(api::faults).post(api::arm).delete(api::disarm))
        .route("/_sandbox/api/clock", get(api::clock).post(api::advance))
        .route("/_sandbox/api/settings", get(settings::show).put(settings::change))
        .route("/_sandbox/api/reset", put(api::reset).post(api::reset))
}
