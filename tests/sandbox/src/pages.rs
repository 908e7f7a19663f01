//! What people see: the index, the payment page and hosted checkout.

mod challenge;
mod checkout;
pub(crate) mod html;
mod index;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::shared::Shared;

pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(index::show))
        .route("/web/auth/landing/", get(challenge::show).post(challenge::submit))
        .route("/checkout/", get(checkout::show).post(checkout::submit))
}
