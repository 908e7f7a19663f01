//! `GET /ps/api/v1/public/presentations/reference/{merchant_presentation_reference}`
//!
//! Source: API reference, get presentation by merchant reference; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Presentation;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.
///
/// By which code the gateway says that there is none is not documented: of its refusals only the general "No matching
/// records found" is taken for that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPresentationByReference {
    /// The merchant's reference of the presentation.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub merchant_presentation_reference: String,
}

impl Endpoint for GetPresentationByReference {
    const NAME: &'static str = "presentations.get_by_reference";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/presentations/reference/{merchant_presentation_reference}";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("merchant_presentation_reference").id(&self.merchant_presentation_reference)
    }

    fn recovery(&self) -> Recovery<Presentation> {
        Recovery::Read
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        let reference = presentation.merchant_presentation_reference.as_deref();
        same("merchant_presentation_reference", &self.merchant_presentation_reference, reference)
    }
}
