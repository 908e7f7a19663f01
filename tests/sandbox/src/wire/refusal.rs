//! A request that the gateway refuses: its HTTP status and the documented error body.

use serde_json::{Map, Value, json};

/// An error answer. `code` is one of the published list of error codes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    source: &'static str,
    step: &'static str,
    extra: Map<String, Value>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Refusal {
            status,
            code,
            message: message.into(),
            source: "INTERNAL",
            step: "validation",
            extra: Map::new(),
        }
    }

    /// 400: the request breaks a documented rule.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Refusal::new(400, "INVALID_REQUEST", message)
    }

    pub(crate) fn unauthorized() -> Self {
        Refusal { step: "authorization", ..Refusal::new(401, "UNAUTHORIZED", "Unauthorized") }
    }

    /// 404: the list of error codes says 404 where one sample says 422.
    pub(crate) fn order_not_found() -> Self {
        Refusal::new(404, "ORDER_NOT_FOUND", "No order with specified order-id exists in the system")
    }

    pub(crate) fn no_match() -> Self {
        Refusal::new(404, "INVALID_REQUEST", "No matching records found for the inquiry")
    }

    pub(crate) fn not_allowed(message: impl Into<String>) -> Self {
        Refusal { step: "precondition", ..Refusal::new(422, "OPERATION_NOT_ALLOWED", message) }
    }

    pub(crate) fn duplicate() -> Self {
        Refusal {
            step: "creation",
            ..Refusal::new(422, "DUPLICATE_REQUEST", "Duplicate Merchant Reference ID received")
        }
    }

    /// 422 with a code that the list of error codes attributes to the acquirer.
    pub(crate) fn acquirer(code: &'static str, message: impl Into<String>) -> Self {
        Refusal { source: "ACQUIRER", step: "payment", ..Refusal::new(422, code, message) }
    }

    /// The same refusal with another HTTP status.
    pub(crate) fn at(self, status: u16) -> Self {
        Refusal { status, ..self }
    }

    /// Adds a top-level field, as the OTP errors do with `next` and `meta_data`.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.extra.insert(name.to_owned(), value);
        self
    }

    pub(crate) fn body(&self) -> String {
        let mut body = json!({
            "code": self.code,
            "message": self.message,
            "additional_error_details": { "source": self.source, "step": self.step, "reason": self.message },
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(self.extra.clone());
        }
        body.to_string()
    }
}
