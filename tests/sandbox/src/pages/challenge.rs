//! The payment page: the shopper enters the OTP, and the browser takes the signed result back to the shop.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::Link;
use super::html::{NOTICE, SHOPPER, escape, page};
use crate::shared::Shared;
use crate::signature;
use crate::testdata::{FAILING_OTP, RIGHT_OTP};
use crate::world::challenge::{Deed, End, OTP_TRIES, Page, Return};

/// What the page's form posts. Without `action` the OTP is submitted.
#[derive(Deserialize)]
pub(super) struct Entry {
    #[serde(default)]
    otp: String,
    #[serde(default)]
    action: String,
}

pub(super) async fn show(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    let found = shared.act(|world, _| world.challenge_page(&link.token));
    render(&shared, &link.token, found)
}

pub(super) async fn submit(
    State(shared): State<Arc<Shared>>,
    Query(link): Query<Link>,
    Form(entry): Form<Entry>,
) -> Response {
    let deed = if entry.action == "cancel" { Deed::Cancel } else { Deed::Enter(&entry.otp) };
    let found = shared.act(|world, now| world.challenge_deed(&link.token, &deed, now));
    render(&shared, &link.token, found)
}

fn render(shared: &Shared, token: &str, found: Option<Page>) -> Response {
    match found {
        Some(Page::Open { merchant, amount, instrument, reference, wrong, otp }) => {
            let rows = [("To", &merchant), ("Order", &reference), ("With", &instrument)];
            let rows: String = rows
                .iter()
                .map(|(name, value)| format!("<dt>{name}</dt><dd>{}</dd>\n", escape(value)))
                .collect();
            let body = format!(
                "<main>\n{NOTICE}\n<h1>Confirm your payment</h1>\n\
                 <dl>\n<dt>Amount</dt><dd class=\"amount\">{}</dd>\n{rows}</dl>\n{}\n</main>",
                escape(&amount),
                form(token, wrong, otp)
            );
            page(200, &format!("Pay {amount} to {merchant}"), SHOPPER, &body)
        }
        Some(Page::Return(back)) => way_back(shared, &back),
        Some(Page::Stale) => message(
            410,
            "This payment was replaced",
            "The order is being paid in another way. You can close this page.",
        ),
        None => message(404, "Unknown payment", "This payment link is not known, or it was mistyped."),
    }
}

fn form(token: &str, wrong: u32, otp: bool) -> String {
    let action = format!("/web/auth/landing/?token={}", escape(token));
    if !otp {
        return format!(
            "<form method=\"post\" action=\"{action}\">\n\
             <button type=\"submit\" name=\"action\" value=\"pay\">Approve</button>\n\
             <button type=\"submit\" name=\"action\" value=\"cancel\" class=\"quiet\">Cancel payment</button>\n</form>"
        );
    }
    let (error, invalid) = if wrong > 0 {
        let left = OTP_TRIES.saturating_sub(wrong);
        let tries = if left == 1 { "try" } else { "tries" };
        (
            format!(
                "<p class=\"error\" id=\"error\" role=\"alert\">That password is wrong. {left} {tries} left.</p>\n"
            ),
            " aria-invalid=\"true\" aria-describedby=\"error hint\"",
        )
    } else {
        (String::new(), " aria-describedby=\"hint\"")
    };
    format!(
        "<form method=\"post\" action=\"{action}\">\n{error}\
         <label for=\"otp\">One-time password</label>\n\
         <input type=\"text\" id=\"otp\" name=\"otp\" inputmode=\"numeric\" autocomplete=\"one-time-code\" \
         pattern=\"[0-9]{{4,8}}\" title=\"4 to 8 digits\" maxlength=\"8\" required autofocus{invalid}>\n\
         <p class=\"hint\" id=\"hint\"><code>{RIGHT_OTP}</code> is right, <code>{FAILING_OTP}</code> fails at once, \
         anything else is wrong; {OTP_TRIES} wrong ones fail.</p>\n\
         <button type=\"submit\" name=\"action\" value=\"pay\">Pay</button>\n\
         <button type=\"submit\" name=\"action\" value=\"cancel\" class=\"quiet\" formnovalidate>Cancel payment</button>\n\
         </form>"
    )
}

/// The form that the browser posts to the shop by itself; the button is for browsers without scripts.
pub(super) fn way_back(shared: &Shared, back: &Return) -> Response {
    let (title, text) = match back.end {
        End::Paid => ("Payment successful", "You are being taken back to the shop."),
        End::Waiting => {
            ("Waiting for the bank", "The bank has not answered yet. You are being taken back to the shop.")
        }
        End::NotPaid => {
            ("Payment not completed", "You are being taken back to the shop. Nothing was charged.")
        }
    };
    let Some(url) = &back.url else {
        return message(200, title, "The order names no return URL, so the page ends here.");
    };
    let signature = signature::callback(&shared.callback_key, &back.fields);
    let input = |name: &str, value: &str| {
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escape(value))
    };
    let inputs: String = back.fields.iter().map(|(name, value)| input(name, value)).collect();
    let body = format!(
        "<main>\n<h1>{title}</h1>\n<p>{text}</p>\n\
         <form id=\"return\" method=\"post\" action=\"{}\">\n{inputs}{}\
         <button type=\"submit\">Return to the shop</button>\n</form>\n\
         <script>document.getElementById(\"return\").submit();</script>\n</main>",
        escape(url),
        input("signature", &signature)
    );
    page(200, title, SHOPPER, &body)
}

pub(super) fn message(status: u16, title: &str, text: &str) -> Response {
    let body = format!("<main>\n<h1>{}</h1>\n<p>{}</p>\n</main>", escape(title), escape(text));
    page(status, title, SHOPPER, &body)
}
