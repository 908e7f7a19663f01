//! A person with a browser, without the browser: pages, forms, one cookie, and patience.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};

/// How often a request is sent again, 200 ms apart, when the connection breaks.
const TRIES: u32 = 600;

/// What a request came to.
pub struct Page {
    /// The HTTP status.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The HTML.
    pub html: String,
}

impl Page {
    /// The value of this attribute of the first element that has it.
    pub fn attribute(&self, name: &str) -> Option<String> {
        after(&self.html, &format!("{name}=\""))
    }

    /// The value of the input with this name.
    pub fn field(&self, name: &str) -> Option<String> {
        let rest = self.html.split_once(&format!("name=\"{name}\""))?.1;
        let tag = rest.split_once('>')?.0;
        after(tag, "value=\"")
    }

    /// The id of the first saved card that can be chosen.
    pub fn saved_card(&self) -> Option<String> {
        let rest = self.html.split_once("type=\"radio\"")?.1;
        after(rest.split_once('>')?.0, "value=\"")
    }

    /// The link that opens a UPI app.
    pub fn upi_link(&self) -> Option<String> {
        after(self.html.split_once("id=\"upi\"")?.1, "href=\"")
    }

    /// Whether there is an element with this id.
    pub fn has(&self, id: &str) -> bool {
        self.html.contains(&format!("id=\"{id}\""))
    }

    /// The hidden inputs of the page, as they are posted.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let tags =
            self.html.split("<input").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        tags.filter(|tag| tag.contains("type=\"hidden\""))
            .filter_map(|tag| Some((after(tag, "name=\"")?, after(tag, "value=\"")?)))
            .collect()
    }
}

/// A browser session without a browser.
pub struct Visitor {
    http: reqwest::Client,
    base: String,
    cookie: Option<String>,
}

impl Visitor {
    /// Somebody who has not been at the shop before.
    pub fn new(http: reqwest::Client, base: String) -> Visitor {
        Visitor { http, base, cookie: None }
    }

    /// The same person in a second tab.
    pub fn same_session(&self) -> Visitor {
        Visitor { http: self.http.clone(), base: self.base.clone(), cookie: self.cookie.clone() }
    }

    /// Loads a page of the shop; loads it again if the connection breaks.
    pub async fn get(&mut self, path: &str) -> Page {
        for _ in 0..TRIES {
            if let Some(page) = self.send(self.http.get(self.url(path))).await
                && page.status < 500
            {
                return page;
            }
            pause(200).await;
        }
        panic!("{path} cannot be loaded");
    }

    /// Posts a form of the shop once; `None` if the connection breaks.
    pub async fn post_once(&mut self, path: &str, csrf: &str, fields: &[(&str, &str)]) -> Option<Page> {
        let mut form = fields.to_vec();
        form.push(("csrf", csrf));
        let page = self.send(self.http.post(self.url(path)).form(&form)).await?;
        assert!(page.status != 403 && page.status != 400, "{path} answers {}: {}", page.status, page.html);
        Some(page)
    }

    /// Posts a form, again if the connection breaks, as a person does who presses the button once more.
    pub async fn post(&mut self, path: &str, csrf: &str, fields: &[(&str, &str)]) -> Page {
        for _ in 0..TRIES {
            if let Some(page) = self.post_once(path, csrf, fields).await
                && page.status < 500
            {
                return page;
            }
            pause(200).await;
        }
        panic!("{path} cannot be posted");
    }

    /// At the bank: enters this password, or cancels without one, and takes the answer's form to the shop.
    pub async fn at_the_bank(&mut self, challenge: &str, otp: Option<&str>) {
        let deed = [("action", if otp.is_some() { "pay" } else { "cancel" }), ("otp", otp.unwrap_or(""))];
        let Some(page) = outside(self.http.post(challenge).form(&deed)).await else { return };
        let hidden = page.hidden();
        let Some(action) =
            page.attribute("action").filter(|_| hidden.iter().any(|(name, _)| name == "signature"))
        else {
            return;
        };
        // If the shop cannot be reached just now, the shopper goes to the order's page instead.
        let _ = outside(self.http.post(action).form(&hidden)).await;
    }

    /// In the UPI app that a link opens, the sandbox's page in its place: approves the payment, or declines it.
    pub async fn in_the_app(&mut self, link: &str, approve: bool) {
        let parameters = reqwest::Url::parse(link).expect("a link for an app");
        let app = parameters.query_pairs().find(|(name, _)| name == "url").expect("the link names a page").1;
        let deed = [("action", if approve { "pay" } else { "decline" })];
        outside(self.http.post(app.as_ref()).form(&deed)).await;
    }

    /// At the gateway's own page: pays by this card.
    pub async fn at_hosted_checkout(&mut self, url: &str, card: &str, otp: &str) {
        let Some(page) = outside(self.http.get(url)).await else { return };
        let Some(action) = page.attribute("action") else { return };
        let action = absolute(url, &action);
        let form = [("card_number", card), ("expiry", "12/2035"), ("cvv", "065")];
        let Some(page) = outside(self.http.post(action).form(&form)).await else { return };
        let challenge = page.location.map(|location| absolute(url, &location));
        if let Some(challenge) = challenge {
            self.at_the_bank(&challenge, Some(otp)).await;
        }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Option<Page> {
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        let answer = request.send().await.ok()?;
        if let Some(cookie) = answer.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok()) {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        read(answer).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// A request to another site: without the shop's cookie.
async fn outside(request: reqwest::RequestBuilder) -> Option<Page> {
    read(request.send().await.ok()?).await
}

async fn read(answer: reqwest::Response) -> Option<Page> {
    let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (status, location, kind) = (answer.status().as_u16(), header(LOCATION), header(CONTENT_TYPE));
    let html = answer.text().await.ok()?;
    let html = if kind.is_some_and(|kind| kind.starts_with("text/html")) { html } else { String::new() };
    Some(Page { status, location, html })
}

fn absolute(base: &str, path: &str) -> String {
    if path.starts_with("http") {
        return path.to_owned();
    }
    let host = base.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    format!("{host}{path}")
}

fn after(text: &str, mark: &str) -> Option<String> {
    let value = text.split_once(mark)?.1.split_once('"')?.0;
    Some(
        value
            .replace("&amp;", "&")
            .replace("&#39;", "'")
            .replace("&#x2f;", "/")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">"),
    )
}

/// Waits for so many milliseconds.
pub async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}
