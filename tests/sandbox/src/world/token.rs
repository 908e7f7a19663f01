//! A saved card in a customer's vault.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::card::CardFacts;
use super::events::failure_reason;
use crate::clock::{Millis, iso_millis};
use crate::testdata::Outcome;

/// Token statuses (API reference, tokens).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum TokenStatus {
    Initiated,
    Active,
    Suspended,
    Failed,
    Deactivated,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CardToken {
    pub(crate) id: String,
    pub(crate) customer_id: String,
    pub(crate) reference: String,
    pub(crate) payment_reference: String,
    pub(crate) service_provider_token_id: String,
    pub(crate) status: TokenStatus,
    pub(crate) status_reason: Option<String>,
    pub(crate) facts: CardFacts,
    pub(crate) expiry_month: String,
    pub(crate) expiry_year: String,
    /// How payments with it end.
    pub(crate) outcome: Outcome,
    /// Whether provisioning will succeed.
    pub(crate) provisions: bool,
    pub(crate) metadata: Option<Map<String, Value>>,
    pub(crate) due: Option<Millis>,
    pub(crate) created_at: Millis,
    pub(crate) updated_at: Millis,
}

impl CardToken {
    /// A token of a customer, in full.
    pub(crate) fn detail(&self) -> Value {
        json!({
            "token_id": self.id,
            "merchant_token_reference": self.reference,
            "customer_id": self.customer_id,
            "status": self.status,
            "payment_method": "CARD",
            "expired_at": self.expired_at(),
            "created_at": iso_millis(self.created_at),
            "updated_at": iso_millis(self.updated_at),
            "status_reason": self.status_reason,
            "merchant_metadata": self.metadata,
            "card_data": self.card_data(),
            "is_compliant": true,
        })
    }

    /// The answer to Generate Card Token.
    pub(crate) fn brief(&self) -> Value {
        json!({
            "token_id": self.id,
            "customer_id": self.customer_id,
            "merchant_token_reference": self.reference,
            "status": self.status,
            "created_at": iso_millis(self.created_at),
            "updated_at": iso_millis(self.updated_at),
        })
    }

    /// The token with its service provider's token.
    pub(crate) fn service_provider(&self) -> Value {
        json!({
            "token_id": self.id,
            "customer_id": self.customer_id,
            "merchant_token_reference": self.reference,
            "status": self.status,
            "payment_method": "CARD",
            "card_data": self.card_data(),
            "service_provider_token_id": self.service_provider_token_id,
            "created_at": iso_millis(self.created_at),
            "updated_at": iso_millis(self.updated_at),
        })
    }

    /// The data of a token event.
    pub(crate) fn event(&self) -> Value {
        let mut token = self.detail();
        if let Some(fields) = token.as_object_mut() {
            fields.insert("merchant_payment_reference".to_owned(), json!(self.payment_reference));
            if self.status == TokenStatus::Failed {
                let reason = self.status_reason.as_deref().unwrap_or_default();
                let failure = failure_reason("network", "token_provision", reason);
                fields.insert("failure_reason".to_owned(), failure);
            }
        }
        json!({ "token": token })
    }

    fn card_data(&self) -> Value {
        json!({
            "last4_digit": self.facts.last4,
            "card_type": self.facts.kind,
            "network_name": self.facts.network,
            "issuer_name": self.facts.issuer,
            "card_category": "CONSUMER",
            "country_code": self.facts.country(),
            "international": self.facts.international,
            "emi": self.facts.kind == "CREDIT",
            "cvv_required": self.facts.cvv_required(),
        })
    }

    fn expired_at(&self) -> String {
        format!("{}-{}-28T00:00:00.000Z", self.expiry_year, self.expiry_month)
    }
}
