//! A JSON answer.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::wire::Refusal;

pub(crate) struct Reply {
    status: u16,
    body: String,
}

impl Reply {
    pub(crate) fn new(status: u16, body: impl Into<String>) -> Self {
        Reply { status, body: body.into() }
    }

    /// `status` with the JSON text, or the refusal.
    pub(crate) fn text(status: u16, result: Result<String, Refusal>) -> Self {
        result.map_or_else(Reply::from, |body| Reply { status, body })
    }

    /// `status` with the JSON value, or the refusal.
    pub(crate) fn json(status: u16, result: Result<Value, Refusal>) -> Self {
        Reply::text(status, result.map(|value| value.to_string()))
    }
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Self {
        Reply { status: refusal.status, body: refusal.body() }
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "application/json")], self.body).into_response()
    }
}
