//! `POST /ps/api/v1/mandate/merchant-retry`
//!
//! Source: API reference, create merchant retry; official SDK for Python.

use serde::{Deserialize, Serialize};

use super::execute_presentation::{check_named, debit, recognize_named};
use crate::endpoint::{Endpoint, Mismatch, Recovery};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::optional_text_or_number;
use crate::models::{Presentation, blank};
use crate::{Error, Method};

/// Has a debit that failed tried again: up to three times, while the subscription is `DEBIT_FAILED`.
///
/// **It takes the customer's money.** It needs `is_merchant_retry` in `presentations.execute`. Tries are counted, and a
/// second one may debit twice: it is never sent again by itself. After a doubt the call succeeds if the presentation is
/// found `COMPLETED`, else it ends `unknown`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RetryPresentation {
    /// The gateway's id of the presentation. This or the reference is needed.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub presentation_id: Option<String>,
    /// The merchant's reference of the presentation.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_presentation_reference: Option<String>,
}

impl Endpoint for RetryPresentation {
    const NAME: &'static str = "presentations.retry";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/ps/api/v1/mandate/merchant-retry";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        check_named(self.presentation_id.as_deref(), self.merchant_presentation_reference.as_deref())
    }

    fn recovery(&self) -> Recovery<Presentation> {
        debit(self.presentation_id.as_deref(), self.merchant_presentation_reference.as_deref())
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        recognize_named(
            presentation,
            self.presentation_id.as_deref(),
            self.merchant_presentation_reference.as_deref(),
        )
    }
}
