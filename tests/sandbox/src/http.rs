//! The gateway's endpoints: paths, success codes and envelopes. What they do is in `world`.

mod access;
mod checkout;
mod customers;
mod links;
mod orders;
mod otp;
mod plans;
mod quotes;
pub(crate) mod reply;
mod settlements;
mod subscriptions;
mod vault;

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, Uri};
use axum::routing::{get, patch, post, put};

use crate::shared::Shared;
use crate::wire::Refusal;
use reply::Reply;

/// Generate Token, the only endpoint without an access token.
pub(crate) const TOKEN_PATH: &str = "/api/auth/v1/token";

/// Whether a path is one of the gateway's own, which need an access token; the rest is pages and the sandbox's own.
pub(crate) fn is_gateways(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/ps/")
}

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
        .route("/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release", patch(orders::release))
        .route(
            "/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel",
            patch(orders::cancel_settlement),
        )
        .route("/api/pay/v1/refunds/{order_id}", post(orders::refund))
        .route("/api/pay/v1/otp/generate", post(otp::generate))
        .route("/api/pay/v1/otp/submit", post(otp::submit))
        .route("/api/pay/v1/otp/resend", post(otp::resend))
        .route("/api/pay/v1/getCardDetails", post(otp::card_details))
        .route("/api/v1/fees", post(quotes::fees))
        .route("/api/conversion/mcc", post(quotes::conversion))
        .route("/api/checkout/v1/orders", post(checkout::create))
        .route("/api/pay/v1/paymentlink", post(links::create))
        .route("/api/pay/v1/paymentlink/{id}", get(links::get))
        .route("/api/pay/v1/paymentlink/ref/{reference}", get(links::get_by_reference))
        .route("/api/pay/v1/paymentlink/{id}/cancel", put(links::cancel))
        .route("/api/pay/v1/paymentlink/{id}/notify", patch(links::notify))
        .route("/api/settlements/v1/list", get(settlements::list))
        .route("/api/settlements/v1/detail/{utr}", get(settlements::detail))
        .merge(subscriptions())
        .merge(crate::pages::router())
        .merge(crate::admin::router())
        .fallback(unknown_path)
        .method_not_allowed_fallback(wrong_method)
        .with_state(shared)
}

/// Plans, subscriptions and presentations, at the base of the current pages; those of 2025 leave `/ps` out.
fn subscriptions() -> Router<Arc<Shared>> {
    let base = "/ps/api/v1/public";
    let at = |path: &str| format!("{base}{path}");
    Router::new()
        .route(&at("/plans"), post(plans::create).get(plans::list))
        .route(&at("/plans/{id}"), get(plans::get).patch(plans::update).delete(plans::delete))
        .route(&at("/plans/reference/{reference}"), get(plans::get_by_reference))
        .route(&at("/subscriptions"), post(subscriptions::create).get(subscriptions::list))
        .route(&at("/subscriptions/notify"), post(subscriptions::notify))
        .route(&at("/subscriptions/execute"), post(subscriptions::execute))
        .route(&at("/subscriptions/{id}"), get(subscriptions::get).patch(subscriptions::update))
        .route(&at("/subscriptions/reference/{reference}"), get(subscriptions::get_by_reference))
        .route(&at("/subscriptions/{id}/cancel"), post(subscriptions::cancel))
        .route(&at("/subscriptions/{id}/pause"), post(subscriptions::pause))
        .route(&at("/subscriptions/{id}/resume"), post(subscriptions::resume))
        .route(
            &at("/subscriptions/{id}/presentations"),
            post(subscriptions::present).get(subscriptions::presentations),
        )
        .route(
            &at("/presentations/{id}"),
            get(subscriptions::presentation).delete(subscriptions::delete_presentation),
        )
        .route(&at("/presentations/reference/{reference}"), get(subscriptions::presentation_by_reference))
        .route("/ps/api/v1/mandate/merchant-retry", post(subscriptions::retry))
}

async fn unknown_path(uri: Uri) -> Reply {
    Refusal::new(404, "INVALID_REQUEST", format!("No such path: {}", uri.path())).into()
}

async fn wrong_method(method: Method, uri: Uri) -> Reply {
    let message = format!("{method} is not allowed for {}", uri.path());
    Refusal::new(405, "INVALID_REQUEST", message).into()
}
