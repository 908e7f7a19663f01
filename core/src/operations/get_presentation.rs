//! `GET /ps/api/v1/public/presentations/{presentation_id}`
//!
//! Source: API reference, get presentation by id; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
use crate::models::Presentation;
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::text_or_number;
use crate::{Error, Method};

/// Reads a presentation: where the debit stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPresentation {
    /// The gateway's id of the presentation.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub presentation_id: String,
}

impl Endpoint for GetPresentation {
    const NAME: &'static str = "presentations.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/presentations/{presentation_id}";
    type Response = Presentation;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("presentation_id").id(&self.presentation_id)
    }

    fn recovery(&self) -> Recovery<Presentation> {
        Recovery::Read
    }

    fn recognize(&self, presentation: &Presentation) -> Result<(), Mismatch> {
        same("presentation_id", &self.presentation_id, Some(&presentation.presentation_id))
    }
}
