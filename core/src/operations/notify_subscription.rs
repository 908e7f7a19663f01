//! `POST /ps/api/v1/public/subscriptions/notify`
//!
//! Source: API reference, subscription notification; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::create_presentation::{recognize_debit, recovery_by_reference};
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, text_or_number};
use crate::models::{Amount, Presentation, blank};
use crate::{Error, Method};

/// Has the gateway tell the customer of a debit that the merchant will execute: it makes the presentation.
///
/// For merchants who control the notification themselves: `presentations.execute` then takes the money. A reference used
/// before gives the existing presentation. A lost one is looked up by its reference before it is sent again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotifySubscription {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
    /// The merchant's reference of the presentation, 1 to 50 characters, new for every debit; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_presentation_reference: Option<String>,
    /// When the debit is due, ISO 8601 UTC.
    pub due_date: String,
    /// How much is to be debited; at most the plan's `max_limit_amount`.
    pub amount: Amount,
    /// Whether the merchant decides about retries.
    #[serde(skip_serializing_if = "blank")]
    pub is_merchant_retry: Option<bool>,
}

impl Endpoint for NotifySubscription {
    const NAME: &'static str = "presentations.notify";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/notify";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("subscription_id").id(&self.subscription_id)?;
        let reference = self.merchant_presentation_reference.as_deref();
        at.field("merchant_presentation_reference").reference(reference)?;
        at.field("due_date").id(&self.due_date)?;
        self.amount.check(at.field("amount"))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_presentation_reference)
    }

    fn recovery(&self) -> Recovery<Presentation> {
        let request = self.clone();
        recovery_by_reference(self.merchant_presentation_reference.as_deref(), move |presentation| {
            request.recognize(presentation)
        })
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        let reference = self.merchant_presentation_reference.as_deref();
        recognize_debit(presentation, reference, &self.subscription_id, Some(&self.amount))
    }
}
