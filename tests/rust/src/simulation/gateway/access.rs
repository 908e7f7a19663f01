//! Access tokens, and the ways to tell their life.

use serde_json::{Value, json};

use super::told::ok;
use super::{BEARER, CLIENT_ID, CLIENT_SECRET, Gateway, Reply};

/// How the gateway tells the life of an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// `expires_in`, in seconds.
    In,
    /// `expires_at`.
    At,
    /// `expires_in`, inside `data`.
    InData,
    /// Not at all.
    Silent,
    /// `expires_in` 0.
    Zero,
    /// A number of seconds that overflows milliseconds.
    Endless,
    /// `expires_in`, but the token dies much sooner.
    Lie,
}

#[derive(Clone, Debug)]
pub(super) struct Access {
    pub(super) text: String,
    pub(super) ends_ms: u64,
}

impl Gateway {
    pub(super) fn issue(&mut self, now: u64, body: &Value) -> Reply {
        if body["client_id"] != CLIENT_ID || body["client_secret"] != CLIENT_SECRET {
            return self.refusal(401, "UNAUTHORIZED", "unknown client");
        }
        self.serial += 1;
        let text = format!("{BEARER}-{:04}", self.serial);
        let ends_ms = now + if self.life == Life::Lie { 1_000 } else { self.life_ms };
        self.access.push(Access { text: text.clone(), ends_ms });
        let seconds = self.life_ms / 1000;
        ok(&match self.life {
            Life::In => json!({ "access_token": text, "expires_in": seconds }),
            Life::At => {
                let at = std::time::UNIX_EPOCH + std::time::Duration::from_millis(ends_ms);
                json!({ "access_token": text, "expires_at": humantime::format_rfc3339_millis(at).to_string() })
            }
            Life::InData => json!({ "data": { "access_token": text, "expires_in": seconds } }),
            Life::Silent => json!({ "access_token": text }),
            Life::Zero => json!({ "access_token": text, "expires_in": 0 }),
            Life::Endless => json!({ "access_token": text, "expires_in": u64::MAX }),
            Life::Lie => json!({ "access_token": text, "expires_in": 3600 }),
        })
    }
}
