//! The shopper: a person with a browser, or against the sandbox a few lines that do what the browser would.

use crate::Result;

/// Whoever opens the challenge URL.
pub enum Shopper {
    /// A person, who is asked to.
    Person,
    /// This program.
    Robot(reqwest::Client),
}

impl Shopper {
    /// A robot for the sandbox, a person for UAT.
    pub fn new(sandbox: bool) -> Self {
        if sandbox { Self::Robot(reqwest::Client::new()) } else { Self::Person }
    }

    /// Opens the page, enters the OTP, and lets the browser post the result to the shop.
    pub async fn authenticate(&self, challenge_url: &str) -> Result<()> {
        let Self::Robot(browser) = self else {
            println!("   open this page in your browser: {challenge_url}");
            return Ok(());
        };
        confirm(browser, browser.get(challenge_url).send().await?).await
    }

    /// Fills in the card form of hosted checkout, and confirms the payment as [`authenticate`](Self::authenticate) does.
    pub async fn pay_on_page(&self, redirect_url: &str) -> Result<()> {
        let Self::Robot(browser) = self else {
            println!("   open this page in your browser: {redirect_url}");
            return Ok(());
        };
        let card = [("card_number", "4895489548954895"), ("expiry", "12/2030"), ("cvv", "065")];
        let fields = card.map(|(name, value)| (name.to_owned(), value.to_owned()));
        confirm(browser, submit(browser, redirect_url, &fields).await?).await
    }

    /// Approves a payment in a UPI app; the sandbox has a page in the place of one, which its links name.
    pub async fn approve(&self, link: &str) -> Result<()> {
        let Self::Robot(browser) = self else {
            println!("   open this link on a phone with a UPI app: {link}");
            return Ok(());
        };
        let (_, query) = link.split_once('?').ok_or("the link has no parameters")?;
        let mut parameters = form_urlencoded::parse(query.as_bytes());
        let (_, app) = parameters.find(|(name, _)| name == "url").ok_or("the link names no page")?;
        post(browser, &app, &[("action".to_owned(), "pay".to_owned())]).await?;
        Ok(())
    }
}

/// Enters the OTP on the payment page, and posts the result to the shop.
async fn confirm(browser: &reqwest::Client, page: reqwest::Response) -> Result<()> {
    let page = page.error_for_status()?;
    let at = page.url().clone();
    let form = Form::read(&page.text().await?)?;
    let otp = [("otp".to_owned(), "123456".to_owned()), ("action".to_owned(), "pay".to_owned())];
    let page = post(browser, at.join(&form.action)?.as_str(), &otp).await?;
    let form = Form::read(&page)?;
    post(browser, &form.action, &form.hidden).await?;
    Ok(())
}

async fn post(browser: &reqwest::Client, url: &str, fields: &[(String, String)]) -> Result<String> {
    Ok(submit(browser, url, fields).await?.error_for_status()?.text().await?)
}

async fn submit(
    browser: &reqwest::Client,
    url: &str,
    fields: &[(String, String)],
) -> Result<reqwest::Response> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = browser.post(url).header("Content-Type", "application/x-www-form-urlencoded").body(body);
    Ok(request.send().await?)
}

/// The first form of a page.
struct Form {
    action: String,
    hidden: Vec<(String, String)>,
}

impl Form {
    fn read(page: &str) -> Result<Self> {
        let form =
            page.split("<form").nth(1).and_then(|rest| rest.split("</form>").next()).ok_or("no form")?;
        let hidden = form.split("<input type=\"hidden\"").skip(1);
        Ok(Self {
            action: attribute(form, "action").ok_or("the form has no action")?,
            hidden: hidden
                .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
                .collect(),
        })
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split('>').next()?.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    Some(entities.iter().fold(value.to_owned(), |text, (entity, plain)| text.replace(entity, plain)))
}
