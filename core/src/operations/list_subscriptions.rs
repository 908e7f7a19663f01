//! `GET /ps/api/v1/public/subscriptions`
//!
//! Source: API reference, get subscriptions; official SDK for Python.

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, whole};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::optional_number_or_digits;
use crate::models::{SubscriptionsPage, blank, next_page_number};
use crate::{Error, Method};

/// Lists the subscriptions, page by page; each filter is optional.
///
/// Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is read from the answer's
/// link.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListSubscriptions {
    /// Only subscriptions on this plan.
    #[serde(skip_serializing_if = "blank")]
    pub plan_id: Option<String>,
    /// Only subscriptions in this status: `ACTIVE`.
    #[serde(skip_serializing_if = "blank")]
    pub status: Option<String>,
    /// Only subscriptions of this amount in paise; `amount_range` says how it is compared.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub amount: Option<u64>,
    /// How `amount` is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_range: Option<SubscriptionAmountRange>,
    /// Only subscriptions that start after this time, ISO 8601 UTC.
    #[serde(skip_serializing_if = "blank")]
    pub start_date: Option<String>,
    /// Only subscriptions that end before this time, ISO 8601 UTC.
    #[serde(skip_serializing_if = "blank")]
    pub end_date: Option<String>,
    /// Only subscriptions that are charged so often: `Month`.
    #[serde(skip_serializing_if = "blank")]
    pub frequency: Option<String>,
    /// How many subscriptions a page has.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub size: Option<u64>,
    /// The number of the page.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub page: Option<u64>,
    /// The order: a field and `asc` or `desc`, such as `id,asc`.
    #[serde(skip_serializing_if = "blank")]
    pub sort: Option<String>,
}

/// How an amount is compared in a list of subscriptions. Source: API reference, get subscriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SubscriptionAmountRange {
    /// More than the amount.
    #[serde(rename = "isMore")]
    More,
    /// Less than the amount.
    #[serde(rename = "isLess")]
    Less,
    /// The amount itself.
    #[serde(rename = "isEqual")]
    Equal,
}

impl Endpoint for ListSubscriptions {
    const NAME: &'static str = "subscriptions.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ps/api/v1/public/subscriptions";
    const PAGED: bool = true;
    type Response = SubscriptionsPage;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("plan_id").name_if_any(self.plan_id.as_deref(), 128)
    }

    fn recovery(&self) -> Recovery<SubscriptionsPage> {
        Recovery::Read
    }

    fn recognize(&self, page: &SubscriptionsPage) -> Result<(), Mismatch> {
        whole(&page.subscriptions)
    }

    fn next_page(&self, page: &SubscriptionsPage) -> Option<Self> {
        let items = page.subscriptions.len();
        let next = next_page_number(self.page, page.links.as_ref(), page.page.as_ref(), items)?;
        Some(Self { page: Some(next), ..self.clone() })
    }
}
