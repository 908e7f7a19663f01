//! The frame of all pages, and escaping.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Text made safe inside elements and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// The class of the pages that a shopper sees.
pub(crate) const SHOPPER: &str = "pay";

macro_rules! policy {
    ($more:literal) => {
        concat!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; ",
            "base-uri 'none'",
            $more
        )
    };
}

const POLICY: &str = policy!("");
const POLICY_UNFRAMED: &str = policy!("; frame-ancestors 'none'");

/// A page; `body` is HTML, `title` is text.
pub(crate) fn page(status: u16, title: &str, class: &str, body: &str) -> Response {
    let title = escape(title);
    let text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <style>{STYLE}</style>\n</head>\n<body class=\"{class}\">\n{body}\n</body>\n</html>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        // With `no-referrer` browsers would post the forms with `Origin: null`.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Shops may show the shopper's pages in a frame; the others have buttons that nobody else may cover.
        (header::CONTENT_SECURITY_POLICY, if class == SHOPPER { POLICY } else { POLICY_UNFRAMED }),
    ];
    (StatusCode::from_u16(status).unwrap_or(StatusCode::OK), headers, text).into_response()
}

/// The strip that says that no money moves.
pub(crate) const NOTICE: &str =
    "<p class=\"notice\"><strong>Sandbox.</strong> Nothing here moves money. Do not enter a real card.</p>";

const STYLE: &str = include_str!("style.css");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_cannot_be_smuggled_in() {
        assert_eq!(escape(r#"<a href="x">&'"#), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    }
}
