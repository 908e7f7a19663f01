//! Pages of lists that tell their neighbours by links: plans, subscriptions, presentations.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::Extra;

/// Where the pages before and after an answer are. Source: API reference, list plans.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PageLinks {
    /// The first page.
    pub first: Option<PageLink>,
    /// This page.
    #[serde(rename = "self")]
    pub this: Option<PageLink>,
    /// The next page; absent or `null` on the last.
    pub next: Option<PageLink>,
    /// The last page.
    pub last: Option<PageLink>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Where a page is. Source: API reference, list plans.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PageLink {
    /// Its URL.
    pub href: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Which page an answer is, of how many. Source: API reference, list plans.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PageInfo {
    /// How many things a page has at most.
    pub size: Option<u64>,
    /// How many things there are on all pages.
    pub total_elements: Option<u64>,
    /// How many pages there are.
    pub total_pages: Option<u64>,
    /// The number of this one. Whether the first is 0 or 1 is not documented.
    pub number: Option<u64>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// The number of the next page: the one in its link. Where an answer has no links at all, a page that is full is
/// followed by another. `asked` is the number that was asked for, `items` how many things came.
///
/// Not counted from `total_pages`: the sources do not say whether the first page is 0 or 1.
pub(crate) fn next_page_number(
    asked: Option<u64>,
    links: Option<&PageLinks>,
    page: Option<&PageInfo>,
    items: usize,
) -> Option<u64> {
    let next = match links {
        Some(links) => number_in(links.next.as_ref()?.href.as_deref()?),
        None => {
            page.filter(|page| page.size.is_some_and(|size| items as u64 >= size))?.number?.checked_add(1)
        }
    };
    // A page with nothing on it is the last one, and a link back does not lead on.
    next.filter(|next| items > 0 && asked.is_none_or(|asked| *next > asked))
}

/// The parameter `page` of a URL, whole or only its path and query.
fn number_in(href: &str) -> Option<u64> {
    let (_, query) = href.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "page")?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn links(next: serde_json::Value) -> PageLinks {
        serde_json::from_value(json!({ "next": next })).unwrap()
    }

    #[test]
    fn the_link_says_which_page_is_next_whatever_the_first_is_called() {
        for (href, next) in [
            ("/ps/api/v1/public/plans?page=1&size=2", Some(1)),
            ("https://api.example/plans?size=2&page=7#end", Some(7)),
            ("/plans?size=2", None),
            ("/plans", None),
            ("/plans?page=two", None),
        ] {
            let links = links(json!({ "href": href }));
            assert_eq!(next_page_number(None, Some(&links), None, 2), next, "{href}");
        }
        let next = links(json!({ "href": "/plans?page=2" }));
        assert_eq!(next_page_number(Some(1), Some(&next), None, 1), Some(2));
        assert_eq!(next_page_number(Some(2), Some(&next), None, 1), None, "a link back");
        assert_eq!(next_page_number(Some(1), Some(&next), None, 0), None, "an empty page");
        assert_eq!(next_page_number(Some(1), Some(&links(json!(null))), None, 1), None);
    }

    #[test]
    fn without_links_a_full_page_is_followed_by_another() {
        let page: PageInfo = serde_json::from_value(json!({ "size": 2, "number": 3 })).unwrap();
        assert_eq!(next_page_number(Some(3), None, Some(&page), 2), Some(4));
        assert_eq!(next_page_number(Some(3), None, Some(&page), 1), None);
        assert_eq!(next_page_number(Some(3), None, None, 2), None);
    }
}
