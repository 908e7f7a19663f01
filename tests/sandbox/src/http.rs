//! The gateway's endpoints: paths, success codes and envelopes. What they do is in `world`.

mod access;
mod checkout;
mod customers;
mod orders;
mod otp;
pub(crate) mod reply;
mod vault;

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, Uri};
use axum::routing::{get, post, put};

use crate::shared::Shared;
use crate::wire::Refusal;
use reply::Reply;

/// Generate Token, the only endpoint without an access token.
pub(crate) const TOKEN_PATH: &str = "/api/auth/v1/token";

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route(TOKEN_PATH, post(access::generate_token))
        .route("/api/v1/customer", post(customers::create).get(customers::find))
        .route("/api/v1/customer/{customer_id}", get(customers::get).patch(customers::update))
        .route("/api/v1/customer/{customer_id}/tokens", get(vault::list))
        .route("/api/v1/customer/{customer_id}/tokens/{token_id}", get(vault::get))
        .route("/api/v1/customer/{customer_id}/tokens/{token_id}/delete", post(vault::delete_of_customer))
        .route("/api/v1/tokens", post(vault::generate))
        .route("/api/v1/tokens/{identifier}", get(vault::service_provider))
        .route("/api/v1/tokens/{identifier}/token-transactional-data", post(vault::cryptogram))
        .route("/api/v1/tokens/{identifier}/delete", post(vault::delete))
        .route("/api/pay/v1/orders", post(orders::create))
        .route("/api/pay/v1/orders/{order_id}", get(orders::get))
        .route("/api/pay/v1/orders/reference/{reference}", get(orders::get_by_reference))
        .route("/api/pay/v1/orders/{order_id}/payments", post(orders::pay))
        .route("/api/pay/v1/orders/{order_id}/capture", put(orders::capture))
        .route("/api/pay/v1/orders/{order_id}/cancel", put(orders::cancel))
        .route("/api/pay/v1/refunds/{order_id}", post(orders::refund))
        .route("/api/pay/v1/otp/generate", post(otp::generate))
        .route("/api/pay/v1/otp/submit", post(otp::submit))
        .route("/api/pay/v1/otp/resend", post(otp::resend))
        .route("/api/pay/v1/getCardDetails", post(otp::card_details))
        .route("/api/checkout/v1/orders", post(checkout::create))
        .merge(crate::pages::router())
        .merge(crate::admin::router())
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method)
        .with_state(shared)
}

async fn unknown_path(uri: Uri) -> Reply {
    Refusal::new(404, "INVALID_REQUEST", format!("No such path: {}", uri.path())).into()
}

async fn wrong_method(method: Method, uri: Uri) -> Reply {
    let message = format!("{method} is not allowed for {}", uri.path());
    Refusal::new(405, "INVALID_REQUEST", message).into()
}
