//! Failures on demand, by request header or armed beforehand for the next N matching requests.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::world::events;

/// The header that carries a fault for its own request.
pub(crate) const HEADER: &str = "sandbox-fault";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The connection closes before anything was done.
    DropBefore,
    /// The request acts, then the connection closes without an answer.
    DropAfter,
    /// 5xx, nothing done.
    ErrorBefore,
    /// The request acts, yet the answer is 5xx.
    ErrorAfter,
    /// The request acts and is answered late.
    Delay,
    /// The request acts; half of the answer arrives.
    Truncate,
    /// The request acts; the answer is 200 with a page of HTML.
    Garbage,
    /// 401 although the token is valid, nothing done.
    Unauthorized,
    /// 429, nothing done.
    RateLimit,
    /// The next webhook is delivered twice.
    WebhookDuplicate,
    /// The next webhook is delivered late.
    WebhookLate,
    /// The next webhook is delivered after the one that follows it.
    WebhookReorder,
    /// The next webhook is never delivered.
    WebhookDrop,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::DropBefore => "drop_before",
            Kind::DropAfter => "drop_after",
            Kind::ErrorBefore => "error_before",
            Kind::ErrorAfter => "error_after",
            Kind::Delay => "delay",
            Kind::Truncate => "truncate",
            Kind::Garbage => "garbage",
            Kind::Unauthorized => "unauthorized",
            Kind::RateLimit => "rate_limit",
            Kind::WebhookDuplicate => "webhook_duplicate",
            Kind::WebhookLate => "webhook_late",
            Kind::WebhookReorder => "webhook_reorder",
            Kind::WebhookDrop => "webhook_drop",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    #[serde(rename = "fault")]
    pub(crate) kind: Kind,
    #[serde(default = "once")]
    pub(crate) times: u64,
    /// Only requests with this method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<String>,
    /// Only requests whose path is this; `*` stands for anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    /// The status of `error_before` and `error_after`.
    #[serde(default = "internal_error")]
    pub(crate) status: u16,
    /// How long `delay` and `webhook_late` wait.
    #[serde(default = "a_second")]
    pub(crate) delay_ms: u64,
    /// `Retry-After` of `rate_limit`, in seconds; none without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after: Option<u64>,
    /// Only webhooks of this event type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) event_type: Option<String>,
}

impl Fault {
    pub(crate) fn is_webhook(&self) -> bool {
        matches!(
            self.kind,
            Kind::WebhookDuplicate | Kind::WebhookLate | Kind::WebhookReorder | Kind::WebhookDrop
        )
    }

    /// Checks what serde cannot.
    pub(crate) fn check(self) -> Result<Self, String> {
        if self.times == 0 {
            return Err("times must be at least 1".to_owned());
        }
        if !(500..=599).contains(&self.status) {
            return Err("status must be from 500 to 599".to_owned());
        }
        if let Some(name) = &self.event_type {
            events::known(name)?;
        }
        if self.delay_ms > 600_000 {
            return Err("delay_ms must be at most 600000".to_owned());
        }
        Ok(self)
    }
}

/// The faults that are armed, first come first served.
#[derive(Default)]
pub(crate) struct Faults {
    any: AtomicBool,
    armed: Mutex<Vec<Fault>>,
}

impl Faults {
    pub(crate) fn arm(&self, fault: Fault) {
        self.lock().push(fault);
        self.any.store(true, Ordering::Release);
    }

    pub(crate) fn list(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
        self.any.store(false, Ordering::Release);
    }

    pub(crate) fn take_for_request(&self, method: &str, path: &str) -> Option<Fault> {
        self.take(|fault| {
            !fault.is_webhook()
                && fault.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
                && fault.path.as_deref().is_none_or(|wanted| glob(wanted, path))
        })
    }

    pub(crate) fn take_for_webhook(&self, event_type: &str) -> Option<Fault> {
        self.take(|fault| {
            fault.is_webhook() && fault.event_type.as_deref().is_none_or(|wanted| wanted == event_type)
        })
    }

    fn take(&self, matches: impl Fn(&Fault) -> bool) -> Option<Fault> {
        if !self.any.load(Ordering::Acquire) {
            return None;
        }
        let mut armed = self.lock();
        let index = armed.iter().position(matches)?;
        let fault = armed.get_mut(index)?;
        fault.times -= 1;
        let taken = fault.clone();
        if taken.times == 0 {
            armed.remove(index);
            self.any.store(!armed.is_empty(), Ordering::Release);
        }
        Some(taken)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.armed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads `drop-after`, `error-before; status=503` or several of them separated by commas.
pub(crate) fn parse_header(text: &str) -> Result<Vec<Fault>, String> {
    text.split(',').map(parse_one).collect()
}

fn parse_one(text: &str) -> Result<Fault, String> {
    let mut parts = text.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().replace('-', "_").to_ascii_lowercase();
    let mut fields = serde_json::Map::new();
    fields.insert("fault".to_owned(), kind.into());
    for part in parts {
        let (name, value) = part.split_once('=').ok_or_else(|| format!("`{part}` is not name=value"))?;
        let name = name.trim().replace('-', "_");
        let value = value.trim();
        let value = value.parse::<u64>().map_or_else(|_| value.into(), serde_json::Value::from);
        fields.insert(name, value);
    }
    serde_json::from_value::<Fault>(fields.into()).map_err(|error| error.to_string())?.check()
}

/// Whether `text` is `pattern`, where each `*` stands for anything, also for nothing.
fn glob(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = text.find(part) else { return false };
        text = text.get(at + part.len()..).unwrap_or_default();
    }
    text.ends_with(tail)
}

fn once() -> u64 {
    1
}

fn internal_error() -> u16 {
    500
}

fn a_second() -> u64 {
    1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_paths() {
        assert!(glob("/api/pay/v1/orders", "/api/pay/v1/orders"));
        assert!(!glob("/api/pay/v1/orders", "/api/pay/v1/orders/x"));
        assert!(glob("/api/pay/v1/orders/*/payments", "/api/pay/v1/orders/v1-1/payments"));
        assert!(!glob("/api/pay/v1/orders/*/payments", "/api/pay/v1/orders/v1-1/capture"));
        assert!(glob("*", "") && glob("*capture", "/a/capture") && glob("/a*b*c", "/axbxc"));
        assert!(!glob("/a*a", "/a"));
    }

    #[test]
    fn a_header_names_faults_and_their_parameters() {
        let faults = parse_header("delay; delay-ms=20, error-after; status=503").unwrap();
        assert_eq!(faults.iter().map(|f| f.kind).collect::<Vec<_>>(), [Kind::Delay, Kind::ErrorAfter]);
        assert_eq!((faults[0].delay_ms, faults[1].status), (20, 503));
        for bad in ["", "explode", "delay; 5", "error-after; status=200", "delay; colour=red"] {
            assert!(parse_header(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_armed_fault_is_used_up() {
        let faults = Faults::default();
        let fault = Fault { path: Some("/x*".into()), times: 2, ..parse_one("drop-before").unwrap() };
        faults.arm(fault);
        assert!(faults.take_for_request("GET", "/y").is_none());
        assert!(faults.take_for_request("GET", "/x1").is_some());
        assert!(faults.take_for_request("GET", "/x2").is_some());
        assert!(faults.take_for_request("GET", "/x3").is_none());
        assert!(faults.list().is_empty());
    }
}
