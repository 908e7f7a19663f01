//! The web application.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use pinelabs_online::{CallbackKey, Client, WebhookKey};

use crate::checkout::Checkout;
use crate::database::Database;
use crate::fulfilment::Fulfilment;
use crate::session::{Refused, Session, keep};
use crate::settings::Settings;
use crate::{admin, pages, views, webhooks};

const HEADERS: [(axum::http::HeaderName, &str); 3] = [
    // No `form-action`: browsers hold it against the redirect to the bank's page too, and that is on any host.
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
];

/// What the routes and the worker work with, made once a process. Cheap to clone.
#[derive(Clone)]
pub struct Shop {
    pub settings: Arc<Settings>,
    pub db: Database,
    pub checkout: Checkout,
    pub fulfilment: Fulfilment,
    pub callback_key: CallbackKey,
    pub webhook_key: WebhookKey,
}

impl Shop {
    pub fn new(settings: Settings) -> Result<Shop, Box<dyn std::error::Error>> {
        let settings = Arc::new(settings);
        let db = Database::connect(&settings.database_url)?;
        let client = Client::new(settings.gateway())?;
        let checkout = Checkout::new(settings.clone(), db.clone(), &client);
        let fulfilment = Fulfilment { checkout: checkout.clone() };
        let (callback_key, webhook_key) = settings.keys()?;
        Ok(Shop { settings, db, checkout, fulfilment, callback_key, webhook_key })
    }
}

/// Every route.
pub fn router(shop: Shop) -> Router {
    let pages = pages::routes()
        .merge(admin::routes())
        .fallback(async || Refused::plain(404))
        .method_not_allowed_fallback(async || Refused::plain(405))
        .layer(from_fn_with_state(shop.clone(), keep));
    // What the gateway sends has no session, and gives none: it comes from other sites.
    Router::new()
        .route("/shop.css", get(css))
        .route("/health", get(health))
        .merge(webhooks::routes())
        .merge(pages)
        .layer(axum::middleware::from_fn(dress))
        .with_state(shop)
}

async fn css() -> Response {
    ([(CONTENT_TYPE, "text/css"), (CACHE_CONTROL, "max-age=3600")], views::CSS).into_response()
}

async fn health(State(shop): State<Shop>) -> Result<&'static str, Refused> {
    shop.db.transaction(|tx| tx.row::<(String,)>("SELECT id FROM products LIMIT 1", &[])).await?;
    Ok("ok")
}

/// Writes the page of what was refused, and the headers that every answer has.
async fn dress(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(refused) = response.extensions_mut().remove::<Refused>() {
        let admin = response.extensions().get::<Session>().is_some_and(Session::is_admin);
        *response.body_mut() = Body::from(views::error_page(refused, admin));
        response.headers_mut().remove(CONTENT_LENGTH);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
