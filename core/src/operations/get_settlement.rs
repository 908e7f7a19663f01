//! `GET /api/settlements/v1/detail/{utr}`
//!
//! Source: API reference, get settlements by UTR.

use serde::{Deserialize, Serialize};

use super::list_settlements::{PER_PAGE, check_page};
use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_number_or_digits, text_or_number};
use crate::models::{SettlementDetail, blank};
use crate::{Error, Method};

/// Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of its transactions a page.
///
/// Amounts in the answer are rupees in decimal text, not paise.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetSettlement {
    /// The bank's unique transaction reference: `410092786849`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub utr: String,
    /// The number of the page, from 1 on. Default 1.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub page: Option<u64>,
    /// How many transactions a page has, 1 to 10. Default 10.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub per_page: Option<u64>,
}

impl Endpoint for GetSettlement {
    const NAME: &'static str = "settlements.get";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/settlements/v1/detail/{utr}";
    const PAGED: bool = true;
    type Response = SettlementDetail;

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("utr").id(&self.utr)?;
        check_page(self.page, self.per_page)
    }

    fn recovery(&self) -> Recovery<SettlementDetail> {
        Recovery::Read
    }

    fn recognize(&self, detail: &SettlementDetail) -> Result<(), Mismatch> {
        same("utr_number", &self.utr, detail.utr_number.as_deref())?;
        if detail.transactions.is_whole() {
            Ok(())
        } else {
            Err(Mismatch::Unclear("its list of transactions cannot be read".into()))
        }
    }

    fn next_page(&self, page: &SettlementDetail) -> Option<Self> {
        let (number, size) = (self.page.unwrap_or(1), self.per_page.unwrap_or(PER_PAGE));
        let goes_on = match page.pagination.as_ref().and_then(|pagination| pagination.total_pages) {
            Some(pages) => number < pages,
            None => page.transactions.len() as u64 >= size,
        };
        (goes_on && !page.transactions.is_empty()).then(|| Self { page: Some(number + 1), ..self.clone() })
    }
}
