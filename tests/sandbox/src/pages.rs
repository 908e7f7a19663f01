//! What people see: the index, the payment page, hosted checkout, the UPI app and mandates.

mod challenge;
mod checkout;
pub(crate) mod html;
mod index;
mod mandate;
mod upi;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use serde::Deserialize;

use crate::shared::Shared;

/// What leads to a page: the token of what is paid or approved there.
#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    token: String,
}

/// What a page with two buttons posts: `pay`, or anything else.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    action: String,
}

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(index::show))
        .route("/web/auth/landing/", get(challenge::show).post(challenge::submit))
        .route("/checkout/link", get(checkout::follow))
        .route("/checkout/", get(checkout::show).post(checkout::submit))
        .route("/mandate/", get(mandate::show).post(mandate::submit))
        .route("/upi/", get(upi::show).post(upi::submit))
        .route("/upi/qr/", get(upi::qr))
}
