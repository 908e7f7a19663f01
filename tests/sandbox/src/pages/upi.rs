//! The page in the place of the shopper's UPI app, and the picture of the QR code.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use qrcodegen::{QrCode, QrCodeEcc};

use super::challenge::message;
use super::html::{NOTICE, SHOPPER, escape, page};
use super::{Answer, Link};
use crate::shared::Shared;
use crate::world::upi::AppPage;

pub(super) async fn show(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    let found = shared.act(|world, _| world.upi_page(&link.token));
    render(&link.token, found)
}

pub(super) async fn submit(
    State(shared): State<Arc<Shared>>,
    Query(link): Query<Link>,
    Form(answer): Form<Answer>,
) -> Response {
    let approve = answer.action == "pay";
    let found = shared.act(|world, now| world.answer_on_page(&link.token, approve, now));
    render(&link.token, found)
}

pub(super) async fn qr(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    match shared.act(|world, now| world.qr_text(&link.token, now)).and_then(|text| picture(&text)) {
        Some(svg) => (StatusCode::OK, [(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response(),
        None => message(410, "No such code", "The code was paid, has run out, or the link was mistyped."),
    }
}

fn render(token: &str, found: Option<AppPage>) -> Response {
    match found {
        Some(AppPage::Open { merchant, amount, reference }) => {
            let body = format!(
                "<main>\n{NOTICE}\n<h1>Your UPI app</h1>\n\
                 <dl>\n<dt>Amount</dt><dd class=\"amount\">{}</dd>\n<dt>To</dt><dd>{}</dd>\n\
                 <dt>Order</dt><dd>{}</dd>\n</dl>\n\
                 <form method=\"post\" action=\"/upi/?token={}\">\n\
                 <button type=\"submit\" name=\"action\" value=\"pay\">Approve</button>\n\
                 <button type=\"submit\" name=\"action\" value=\"decline\" class=\"quiet\">Decline</button>\n\
                 </form>\n</main>",
                escape(&amount),
                escape(&merchant),
                escape(&reference),
                escape(token)
            );
            page(200, &format!("Pay {amount} to {merchant}"), SHOPPER, &body)
        }
        Some(AppPage::Done { paid: true }) => {
            message(200, "Approved", "You can go back to the shop; it hears of the payment by itself.")
        }
        Some(AppPage::Done { paid: false }) => {
            message(200, "Not paid", "Nothing was charged. You can go back to the shop.")
        }
        None => message(404, "Unknown payment", "This payment link is not known, or it was mistyped."),
    }
}

/// A code as a picture, with the white border that scanners need.
fn picture(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let dark =
        (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{},{}h1v1h-1z", x + 4, y + 4)).collect();
    let side = size + 8;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"320\" height=\"320\">\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}
