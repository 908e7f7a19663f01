//! The HTTP request of an operation.

use std::borrow::Cow;

use serde::Serialize;

use super::Step;
use super::failure::misuse;
use super::machine::{Machine, Outcome, Phase, Purpose};
use crate::endpoint::Operation;
use crate::secret::to_json;
use crate::step_context::StepContext;
use crate::token_cache::CachedToken;
use crate::{HttpRequest, Method, Secret};

const USER_AGENT: &str = concat!("pinelabs-online/", env!("CARGO_PKG_VERSION"));

impl Machine {
    pub(super) fn send(
        &mut self,
        purpose: Purpose,
        token: Option<CachedToken>,
        context: &StepContext,
    ) -> Outcome {
        if purpose == Purpose::Reconciliation && self.asking.is_none() {
            let Some(reconciliation) = self.reconciliation() else {
                return Err(misuse("there is nothing to ask"));
            };
            self.asking = Some((reconciliation.prepare)(context)?);
        }
        let (operation, attempt) = match purpose {
            Purpose::Operation => {
                self.counts.sent += 1;
                (&self.operation, self.counts.sent)
            }
            Purpose::Reconciliation => {
                self.counts.asked += 1;
                (&self.asking, self.counts.asked)
            }
        };
        let Some(operation) = operation else { return Err(misuse("there is nothing to send")) };
        let number = token.as_ref().map_or(0, |token| token.number);
        let bearer = token.map(|token| token.text);
        let request = self.request(operation, bearer.as_ref(), attempt, context);
        self.phase = Phase::Sent(purpose, number);
        self.bearer = bearer;
        Ok(Step::Send(request))
    }

    pub(super) fn request(
        &self,
        operation: &Operation,
        bearer: Option<&Secret>,
        attempt: u32,
        context: &StepContext,
    ) -> HttpRequest {
        let replaces_agent = self.has_own_header("user-agent") && !operation.credentials;
        let mut headers = Vec::with_capacity(9 + self.headers.len());
        let mut put = |name: &'static str, value: Cow<'static, str>| headers.push((name.into(), value));
        if let Some(bearer) = bearer {
            put("Authorization", ["Bearer ", bearer.expose()].concat().into());
        }
        // The guide sends it with the body-less cancel too.
        if operation.method != Method::Get {
            put("Content-Type", "application/json".into());
        }
        put("accept", "application/json".into());
        // Transports do not decompress: an answer that is would be unreadable.
        put("Accept-Encoding", "identity".into());
        put("Request-ID", operation.request_id.clone().into());
        put("Request-Timestamp", context.timestamp().into());
        if self.idempotency_key
            && operation.method != Method::Get
            && !operation.credentials
            && !self.has_own_header("idempotency-key")
        {
            put("Idempotency-Key", operation.request_id.clone().into());
        }
        if !replaces_agent {
            let app = self.session.config.app_info.as_ref();
            put(
                "User-Agent",
                match app {
                    Some(app) => format!("{USER_AGENT} {}", app.product()).into(),
                    None => USER_AGENT.into(),
                },
            );
        }
        if !operation.credentials {
            let own = self.headers.iter().map(|(name, value)| (name.clone().into(), value.clone().into()));
            headers.extend(own);
        }
        HttpRequest {
            method: operation.method,
            url: [self.session.base_url.as_str(), &operation.path].concat(),
            headers,
            body: if operation.credentials { Some(self.credentials()) } else { operation.body.clone() },
            timeout_ms: self.limits.timeout_ms.min(self.deadline_ms.saturating_sub(context.unix_ms)).max(1),
            operation: operation.name,
            path_template: operation.path_template,
            attempt,
            request_id: operation.request_id.clone(),
        }
    }

    /// Whether the caller gives this header.
    fn has_own_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
    }

    fn credentials(&self) -> Secret {
        #[derive(Serialize)]
        struct Body<'a> {
            client_id: &'a str,
            client_secret: &'a Secret,
            grant_type: &'static str,
        }
        let config = &self.session.config;
        let body = Body {
            client_id: &config.client_id,
            client_secret: &config.client_secret,
            grant_type: "client_credentials",
        };
        // Three strings always serialise.
        to_json(&body).unwrap_or_default()
    }
}
