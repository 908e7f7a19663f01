//! `GET /api/settlements/v1/list`
//!
//! Source: API reference, get all settlements; settlements, frequently asked questions.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, whole};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::optional_number_or_digits;
use crate::models::{SettlementsPage, blank};
use crate::{Error, Method};

/// How many settlements a page has at most, and how many where nothing is said.
pub(super) const PER_PAGE: u64 = 10;
/// How many days may be asked for at once.
const MOST_DAYS: u64 = 60;

/// Lists the settlements of at most 60 days, at most 10 a page.
///
/// The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not paise.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListSettlements {
    /// From when on: `2024-10-01` or `2024-10-01T00:00:00`.
    pub start_date: String,
    /// Until when: `2024-10-09` or `2024-10-09T23:59:59`.
    pub end_date: String,
    /// The number of the page, from 1 on. Default 1.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub page: Option<u64>,
    /// How many settlements a page has, 1 to 10. Default 10.
    #[serde(default, deserialize_with = "optional_number_or_digits", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub per_page: Option<u64>,
}

impl Endpoint for ListSettlements {
    const NAME: &'static str = "settlements.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/settlements/v1/list";
    const PAGED: bool = true;
    type Response = SettlementsPage;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("start_date").id(&self.start_date)?;
        at.field("end_date").id(&self.end_date)?;
        if let (Some(start), Some(end)) = (day(&self.start_date), day(&self.end_date)) {
            match end.duration_since(start) {
                Ok(range) if range.as_secs() / 86_400 <= MOST_DAYS => {}
                Ok(_) => {
                    return Err(at.field("end_date").refuse("expected at most 60 days after `start_date`"));
                }
                Err(_) => return Err(at.field("end_date").refuse("expected no day before `start_date`")),
            }
        }
        check_page(self.page, self.per_page)
    }

    fn recovery(&self) -> Recovery<SettlementsPage> {
        Recovery::Read
    }

    fn recognize(&self, page: &SettlementsPage) -> Result<(), Mismatch> {
        whole(&page.data)
    }

    fn next_page(&self, page: &SettlementsPage) -> Option<Self> {
        let (number, size) = (self.page.unwrap_or(1), self.per_page.unwrap_or(PER_PAGE));
        let goes_on = match page.total_settlement_count {
            Some(total) => number.saturating_mul(size) < total,
            None => page.data.len() as u64 >= size,
        };
        // A page with nothing on it is the last one, whatever the total says.
        (goes_on && !page.data.is_empty()).then(|| Self { page: Some(number + 1), ..self.clone() })
    }
}

/// A larger page than the gateway gives would make the numbers of the pages wrong.
pub(super) fn check_page(page: Option<u64>, per_page: Option<u64>) -> Result<(), Error> {
    if page.is_some_and(|page| !(1..=1_000_000).contains(&page)) {
        return Err(At::ROOT.field("page").refuse("expected a whole number from 1 to 1000000"));
    }
    if per_page.is_some_and(|size| !(1..=PER_PAGE).contains(&size)) {
        return Err(At::ROOT.field("per_page").refuse("expected a whole number from 1 to 10"));
    }
    Ok(())
}

/// The day of a date or of a time; `None` if it is written in another way, about which the gateway decides.
fn day(text: &str) -> Option<SystemTime> {
    let date = text.get(..10)?;
    humantime::parse_rfc3339(&format!("{date}T00:00:00Z")).ok()
}
