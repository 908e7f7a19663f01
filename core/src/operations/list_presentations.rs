//! `GET /ps/api/v1/public/subscriptions/{subscription_id}/presentations`
//!
//! Source: API reference, get presentations by subscription id; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, whole};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_number_or_digits, text_or_number};
use crate::models::{PresentationsPage, blank, next_page_number};
use crate::{Error, Method};

/// Lists the presentations of a subscription, page by page: its debits.
///
/// Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is read from the answer's
/// link.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPresentations {
    /// The gateway's id of the subscription: `v1-sub-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub subscription_id: String,
    /// How many presentations a page has.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub size: Option<u64>,
    /// The number of the page.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub page: Option<u64>,
    /// The order: a field and `asc` or `desc`, such as `cycleId,desc`.
    #[serde(skip_serializing_if = "blank")]
    pub sort: Option<String>,
}

impl Endpoint for ListPresentations {
    const NAME: &'static str = "presentations.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions/{subscription_id}/presentations";
    const PAGED: bool = true;
    type Response = PresentationsPage;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("subscription_id").id(&self.subscription_id)
    }

    fn recovery(&self) -> Recovery<PresentationsPage> {
        Recovery::Read
    }

    fn recognize(&self, page: &PresentationsPage) -> Result<(), Mismatch> {
        whole(&page.presentations)
    }

    fn next_page(&self, page: &PresentationsPage) -> Option<Self> {
        let items = page.presentations.len();
        let next = next_page_number(self.page, page.links.as_ref(), page.page.as_ref(), items)?;
        Some(Self { page: Some(next), ..self.clone() })
    }
}
