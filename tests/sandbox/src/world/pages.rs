//! Pages of lists that tell their neighbours by links (API reference, list plans).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::clock::{Millis, moment_of};
use crate::wire::Refusal;

/// How many rows a page has unless `size` says otherwise, and at most; neither is published.
const SIZE: usize = 10;
const MOST: usize = 100;

/// The parameters of a query; all of them are text.
pub(crate) struct Filter<'a>(pub(crate) &'a BTreeMap<String, String>);

impl Filter<'_> {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the parameter is absent or says this.
    pub(crate) fn admits(&self, name: &str, value: &str) -> bool {
        self.text(name).is_none_or(|asked| asked.eq_ignore_ascii_case(value))
    }

    fn number(&self, name: &str) -> Result<Option<u64>, Refusal> {
        let read =
            |text: &str| text.parse().map_err(|_| Refusal::invalid(format!("{name} must be a number")));
        self.text(name).map(read).transpose()
    }

    fn moment(&self, name: &str) -> Result<Option<Millis>, Refusal> {
        let read = |text: &str| {
            moment_of(text).ok_or_else(|| Refusal::invalid(format!("{name} must be an ISO 8601 timestamp")))
        };
        self.text(name).map(read).transpose()
    }

    /// Whether something of this amount and of these days is asked for; `equal` is the list's own word.
    pub(crate) fn admits_all(
        &self,
        amount: u64,
        (starts_at, ends_at): (Millis, Millis),
        equal: &str,
    ) -> Result<bool, Refusal> {
        let fits = match (self.number("amount")?, self.text("amount_range")) {
            (None, _) => true,
            (Some(asked), Some("isMore")) => amount > asked,
            (Some(asked), Some("isLess")) => amount < asked,
            (Some(asked), word) if word.is_none_or(|word| word == equal) => amount == asked,
            _ => {
                return Err(Refusal::invalid(format!("amount_range must be one of isMore, isLess, {equal}")));
            }
        };
        let started = self.moment("start_date")?.is_none_or(|after| starts_at > after);
        let ended = self.moment("end_date")?.is_none_or(|before| ends_at < before);
        Ok(fits && started && ended)
    }

    /// One page of the rows, under their name; the first page is 1. With a `sort` of `..,desc` the newest come first.
    pub(crate) fn page(&self, url: &str, name: &str, mut rows: Vec<Value>) -> Result<Value, Refusal> {
        let usize_of = |value: Option<u64>, default| value.map_or(Ok(default), usize::try_from);
        let wrong = |_| Refusal::invalid("page and size must be numbers");
        let number = usize_of(self.number("page")?, 1).map_err(wrong)?.max(1);
        let size = usize_of(self.number("size")?, SIZE).map_err(wrong)?.clamp(1, MOST);
        if self.text("sort").is_some_and(|sort| sort.to_ascii_lowercase().ends_with(",desc")) {
            rows.reverse();
        }
        let total = rows.len();
        let pages = total.div_ceil(size);
        let link = |number: usize| json!({ "href": format!("{url}?page={number}&size={size}") });
        let shown: Vec<Value> = rows.into_iter().skip((number - 1).saturating_mul(size)).take(size).collect();
        Ok(json!({
            "links": {
                "first": link(1),
                "self": link(number),
                "next": if number < pages { link(number + 1) } else { Value::Null },
                "last": link(pages.max(1)),
            },
            "page": { "size": size, "total_elements": total, "total_pages": pages, "number": number },
            name: shown,
        }))
    }
}
