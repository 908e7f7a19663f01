//! Sessions, CSRF tokens, and forms of a bounded size.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::{COOKIE, HeaderMap, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::{StatusCode, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use pinelabs_online::Secret;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::Shop;
use crate::checkout::Failure;
use crate::models::{now_ms, random};
use crate::{database, settings::Settings};

pub const MAX_FORM: usize = 16 * 1024;
const MAX_AGE_SECONDS: u64 = 14 * 24 * 3600;

/// The session of the request at hand.
#[derive(Clone)]
pub struct Session(Arc<Mutex<Kept>>);

/// What the signed cookie holds.
#[derive(Serialize, Deserialize)]
struct Kept {
    shopper: Option<String>,
    csrf: String,
    admin: bool,
    until_ms: u64,
}

/// Reads the session before a handler runs, and gives the cookie to the browser after it.
pub async fn keep(State(shop): State<Shop>, mut request: Request, next: Next) -> Response {
    let session = Session::read(request.headers(), &shop.settings);
    request.extensions_mut().insert(session.clone());
    // A task of its own: what a handler has begun is finished, also when the shopper does not wait for it.
    let done = tokio::spawn(next.run(request)).await;
    let mut response = done.unwrap_or_else(|_| Refused::plain(500).into_response());
    if let Some(cookie) = session.cookie(&shop.settings) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response.extensions_mut().insert(session);
    response
}

impl Session {
    fn read(headers: &HeaderMap, settings: &Settings) -> Session {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = cookies.flat_map(|value| value.split("; "));
        let kept = cookies.find_map(|cookie| open(cookie.strip_prefix("shop=")?, &settings.secret));
        let fresh = || Kept { shopper: None, csrf: fresh_token(), admin: false, until_ms: 0 };
        Session(Arc::new(Mutex::new(kept.unwrap_or_else(fresh))))
    }

    fn cookie(&self, settings: &Settings) -> Option<HeaderValue> {
        let mut kept = self.lock();
        kept.until_ms = now_ms() + 1000 * MAX_AGE_SECONDS;
        let text = BASE64.encode(serde_json::to_vec(&*kept).ok()?);
        let signature = BASE64.encode(signer(&settings.secret).chain_update(&text).finalize().into_bytes());
        let secure = if settings.url.starts_with("https://") { "; Secure" } else { "" };
        let rest = format!("Path=/; Max-Age={MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(format!("shop={text}.{signature}; {rest}")).ok()
    }

    pub fn shopper(&self) -> Option<String> {
        self.lock().shopper.clone()
    }

    pub fn set_shopper(&self, shopper: String) {
        self.lock().shopper = Some(shopper);
    }

    pub fn is_admin(&self) -> bool {
        self.lock().admin
    }

    /// From now on an admin's, with another token.
    pub fn log_in(&self) {
        let mut kept = self.lock();
        kept.admin = true;
        kept.csrf = fresh_token();
    }

    /// The token that every form carries.
    pub fn csrf(&self) -> String {
        self.lock().csrf.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(cookie: &str, secret: &Secret) -> Option<Kept> {
    let (text, signature) = cookie.split_once('.')?;
    signer(secret).chain_update(text).verify_slice(&BASE64.decode(signature).ok()?).ok()?;
    let kept: Kept = serde_json::from_slice(&BASE64.decode(text).ok()?).ok()?;
    (kept.until_ms > now_ms()).then_some(kept)
}

fn signer(secret: &Secret) -> Hmac<Sha256> {
    // HMAC takes a key of any length.
    Hmac::new_from_slice(secret.expose().as_bytes()).unwrap_or_else(|_| unreachable!())
}

fn fresh_token() -> String {
    BASE64.encode(random::<32>())
}

/// Whether two texts are the same. Hashes are compared: how long that takes says nothing about the texts.
pub fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut request::Parts, _: &S) -> Result<Session, Refused> {
        parts.extensions.get::<Session>().cloned().ok_or(Refused::plain(500))
    }
}

/// The fields of one of our own forms. They are never shown again and never logged: they may be a card.
pub struct Form(HashMap<String, Secret>);

impl Form {
    /// The text of a field, empty if it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", Secret::expose)
    }

    /// A field, taken out to be given to the gateway.
    pub fn take(&mut self, name: &str) -> Secret {
        self.0.remove(name).unwrap_or_default()
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A reference of ours that the form carried.
    pub fn reference(&self, kind: &str) -> Result<String, Refused> {
        let text = self.text("ref");
        let digits = text.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-'));
        let is_ours = |digits: &str| {
            digits.len() == 32 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        };
        digits.filter(|digits| is_ours(digits)).map(|_| text.to_owned()).ok_or(Refused::plain(400))
    }
}

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = Refused;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Form, Refused> {
        let session = request.extensions().get::<Session>().cloned().ok_or(Refused::plain(500))?;
        let body = to_bytes(request.into_body(), MAX_FORM).await.map_err(|_| Refused::plain(413))?;
        let pairs = form_urlencoded::parse(&body);
        let form = Form(pairs.map(|(name, value)| (name.into_owned(), value.into_owned().into())).collect());
        if !same(form.text("csrf"), &session.csrf()) {
            return Err(TOO_OLD);
        }
        Ok(form)
    }
}

const TOO_OLD: Refused =
    Refused::new(403, "This form is too old. Go back, load the page again, and send it once more.");

/// A page that says what is wrong with the request; `app::dress` writes it.
#[derive(Clone, Copy)]
pub struct Refused {
    pub status: u16,
    pub detail: &'static str,
}

impl Refused {
    pub const fn new(status: u16, detail: &'static str) -> Refused {
        Refused { status, detail }
    }

    pub const fn plain(status: u16) -> Refused {
        Refused::new(status, "")
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Refused {
        // The error, never the request: that may be a card.
        eprintln!("{failure}");
        Refused::plain(500)
    }
}

impl From<database::Error> for Refused {
    fn from(error: database::Error) -> Refused {
        Failure::from(error).into()
    }
}

/// Go on there, with a GET.
pub fn see(path: &str) -> Response {
    match HeaderValue::try_from(path) {
        Ok(path) => (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response(),
        Err(_) => Refused::plain(500).into_response(),
    }
}
