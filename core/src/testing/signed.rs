//! Callbacks and webhooks that verify, as the gateway would sign them.

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Builder;

use super::platform::unix_ms;
use crate::{CallbackKey, Secret, WebhookHeaders, WebhookKey};

/// An invented key for callbacks, hexadecimal.
pub const CALLBACK_KEY: &str = "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff";

/// An invented secret for webhooks, plain.
pub const WEBHOOK_SECRET: &str = "an-invented-webhook-secret";

/// The key of [`CALLBACK_KEY`].
pub fn callback_key() -> CallbackKey {
    CallbackKey::from_hex(&Secret::new(CALLBACK_KEY)).unwrap_or_else(|error| panic!("{error}"))
}

/// The key of [`WEBHOOK_SECRET`].
pub fn webhook_key() -> WebhookKey {
    WebhookKey::plain(&Secret::new(WEBHOOK_SECRET)).unwrap_or_else(|error| panic!("{error}"))
}

/// The body that the shopper's browser posts to the return URL, signed with [`CALLBACK_KEY`].
///
/// For other fields or another key, see [`CallbackKey::sign_form`].
pub fn callback_form(order_id: &str, status: &str) -> String {
    let form = callback_key().sign_form(&[("order_id", order_id), ("status", status)]);
    form.unwrap_or_else(|error| panic!("{error}"))
}

/// Begins a webhook with this event; [`sign`](WebhookBuilder::sign) makes it.
///
/// `data` is what the event is about, such as [`order`](super::order). Without others, it has a fresh id, the present time
/// and the key of [`WEBHOOK_SECRET`].
///
/// # Panics
/// For data that cannot be written as JSON.
pub fn webhook(event_type: &str, data: impl Serialize) -> WebhookBuilder {
    let data = serde_json::to_value(data).unwrap_or_else(|error| panic!("{error}"));
    let event = json!({ "event_type": event_type, "data": data });
    WebhookBuilder { event, id: None, timestamp_s: None, key: webhook_key() }
}

/// A webhook to sign, from [`webhook`].
#[derive(Clone, Debug)]
#[must_use]
pub struct WebhookBuilder {
    event: Value,
    id: Option<String>,
    timestamp_s: Option<u64>,
    key: WebhookKey,
}

impl WebhookBuilder {
    /// An id of one's own: the same id twice tests that an event is handled once.
    pub fn id(mut self, id: &str) -> Self {
        self.id = Some(id.to_owned());
        self
    }

    /// The time of signing in seconds since 1970: an old one tests that the webhook is refused.
    pub fn timestamp_s(mut self, timestamp_s: u64) -> Self {
        self.timestamp_s = Some(timestamp_s);
        self
    }

    /// Another key: a wrong one tests that the webhook is refused.
    pub fn key(mut self, key: WebhookKey) -> Self {
        self.key = key;
        self
    }

    /// The webhook with its signature.
    ///
    /// # Panics
    /// For an id or a time that no webhook can have.
    pub fn sign(self) -> SignedWebhook {
        let id = self.id.unwrap_or_else(fresh_id);
        let timestamp_s = self.timestamp_s.unwrap_or_else(|| unix_ms() / 1000);
        let body = self.event.to_string().into_bytes();
        let signed = self.key.sign_headers(&id, timestamp_s, &body).unwrap_or_else(|error| panic!("{error}"));
        let content_type = ("content-type".to_owned(), "application/json".to_owned());
        let signed = signed.into_iter().map(|(name, value)| (name.to_owned(), value));
        SignedWebhook { body, headers: std::iter::once(content_type).chain(signed).collect(), timestamp_s }
    }
}

fn fresh_id() -> String {
    let mut bytes = [0; 16];
    // Without the system's randomness, which does not fail on a system that runs, ids would be equal: a finding.
    getrandom::fill(&mut bytes).unwrap_or_else(|error| panic!("no entropy: {error}"));
    format!("msg_{}", Builder::from_random_bytes(bytes).into_uuid().simple())
}

/// What the gateway posts to the merchant's server.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedWebhook {
    /// The raw body.
    pub body: Vec<u8>,
    /// Names and values of its headers: content type, id, time and signature.
    pub headers: Vec<(String, String)>,
    /// The time of signing, in seconds since 1970.
    pub timestamp_s: u64,
}

impl SignedWebhook {
    /// The headers that [`WebhookKey::verify`] takes.
    pub fn signed_headers(&self) -> WebhookHeaders<'_> {
        let headers = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        WebhookHeaders::find(headers).unwrap_or_else(|error| panic!("{error}"))
    }
}
