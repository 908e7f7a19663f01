//! A customer: what is stored, and how the wire shows it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::events::failure_reason;
use crate::clock::{Millis, iso_micros};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum CustomerStatus {
    Inactive,
    Active,
    Suspended,
    Deleted,
    /// Only in the webhook of a creation that failed.
    Failed,
}

impl CustomerStatus {
    pub(crate) const NAMES: &'static [&'static str] = &["ACTIVE", "INACTIVE", "SUSPENDED", "DELETED"];

    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "INACTIVE" => Some(CustomerStatus::Inactive),
            "ACTIVE" => Some(CustomerStatus::Active),
            "SUSPENDED" => Some(CustomerStatus::Suspended),
            "DELETED" => Some(CustomerStatus::Deleted),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) status: CustomerStatus,
    /// The fields that the merchant gave, echoed as they came.
    pub(crate) fields: Map<String, Value>,
    pub(crate) tokens: Vec<String>,
    pub(crate) created_at: Millis,
    pub(crate) updated_at: Millis,
}

impl Customer {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// Country code and number, the code as digits; `91` when none was given.
    pub(crate) fn mobile(&self) -> Option<(String, String)> {
        Some((country_code(self.field("country_code")), self.field("mobile_number")?.to_owned()))
    }

    /// What an event says about it.
    pub(crate) fn event(&self) -> Value {
        let mut customer = self.view();
        if let Some(fields) = customer.as_object_mut() {
            let failed = self.status == CustomerStatus::Failed;
            let reason = failed.then_some("invalid_data");
            fields.insert("status_reason".to_owned(), json!(reason));
            if let Some(reason) = reason {
                fields.insert("failure_reason".to_owned(), failure_reason("internal", "creation", reason));
            }
        }
        json!({ "customer": customer })
    }

    pub(crate) fn view(&self) -> Value {
        let mut view = Map::new();
        view.insert("customer_id".to_owned(), json!(self.id));
        view.extend(self.fields.clone());
        view.insert("status".to_owned(), json!(self.status));
        view.insert("created_at".to_owned(), json!(iso_micros(self.created_at)));
        view.insert("updated_at".to_owned(), json!(iso_micros(self.updated_at)));
        Value::Object(view)
    }
}

pub(crate) fn country_code(given: Option<&str>) -> String {
    given.unwrap_or("91").trim_start_matches('+').to_owned()
}
