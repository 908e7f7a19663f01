//! The signed events that the gateway posts.

use pinelabs_online::{Event, Secret, WebhookHeaders, WebhookKey};
use wasm_bindgen::prelude::*;

use crate::refusal::Refusal;
use crate::whole;

/// A key for webhooks, prepared.
#[wasm_bindgen]
pub struct WebhookVerifier(WebhookKey);

#[wasm_bindgen]
impl WebhookVerifier {
    /// Reads the secret, plain or in base64.
    #[wasm_bindgen(constructor)]
    pub fn new(secret: String, base64: bool) -> Result<Self, Refusal> {
        let secret = Secret::new(secret);
        Ok(Self(if base64 { WebhookKey::base64(&secret)? } else { WebhookKey::plain(&secret)? }))
    }

    /// Verifies a body by its headers.
    pub fn verify(&self, headers: String, body: Vec<u8>, now_ms: f64) -> Result<(), Refusal> {
        self.0.verify(&body, &WebhookHeaders::find(pairs(&headers))?, whole(now_ms))?;
        Ok(())
    }

    /// The value of `webhook-signature`.
    pub fn sign(&self, id: String, timestamp_s: f64, body: Vec<u8>) -> Result<String, Refusal> {
        Ok(self.0.sign(&id, whole(timestamp_s), &body)?)
    }
}

/// Names and values in turns, with a zero byte between any two, which JavaScript has refused within them. One text, because
/// every text that crosses is a call and a copy of its own.
fn pairs(headers: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut texts = headers.split('\0');
    std::iter::from_fn(move || Some((texts.next()?, texts.next()?)))
}

/// As [`WebhookVerifier::verify`], with an HMAC that JavaScript computed in the place of key and body.
#[wasm_bindgen]
pub fn verify_webhook_tag(headers: String, tag: Vec<u8>, now_ms: f64) -> Result<(), Refusal> {
    // A tag of another length matches nothing.
    let tag = tag.try_into().unwrap_or_default();
    WebhookHeaders::find(pairs(&headers))?.verify_tag(tag, whole(now_ms))?;
    Ok(())
}

/// Reads the event of a verified webhook; it is JSON text.
#[wasm_bindgen]
pub fn read_event(id: String, timestamp_s: f64, body: Vec<u8>) -> Result<String, Refusal> {
    Ok(Event::read(&id, whole(timestamp_s), &body)?.to_json().expose().to_owned())
}
