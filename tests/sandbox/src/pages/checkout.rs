//! Hosted checkout: the gateway's own card form, which leads to the payment page.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;

use super::Link;
use super::challenge::message;
use super::html::{NOTICE, SHOPPER, escape, page};
use crate::shared::Shared;
use crate::wire::Refusal;

#[derive(Deserialize)]
pub(super) struct Card {
    #[serde(default)]
    card_number: String,
    #[serde(default)]
    expiry: String,
    #[serde(default)]
    cvv: String,
    #[serde(default)]
    name: String,
    save: Option<String>,
}

pub(super) async fn show(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    render(&shared, &link.token, None)
}

/// A payment link: the customer is sent on to the page of its order.
pub(super) async fn follow(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    match shared.act(|world, now| world.open_link(&link.token, now)) {
        Some(token) => Redirect::to(&format!("/checkout/?token={token}")).into_response(),
        None => message(404, "Unknown payment link", "This payment link is not known, or it was mistyped."),
    }
}

pub(super) async fn submit(
    State(shared): State<Arc<Shared>>,
    Query(link): Query<Link>,
    Form(card): Form<Card>,
) -> Response {
    let (month, year) = card.expiry.split_once('/').unwrap_or((&card.expiry, ""));
    let details = json!({
        "card_number": card.card_number.trim(),
        "expiry_month": month.trim(),
        "expiry_year": year.trim(),
        "cvv": card.cvv.trim(),
        "name": card.name.trim(),
        "save": card.save.is_some(),
    });
    let paid: Option<Result<String, Refusal>> = shared.act(|world, now| {
        let (order, open) = world.checkout_order(&link.token, now)?;
        let (id, amount) = (order.id.clone(), order.amount.clone());
        if !open {
            return None;
        }
        let body = json!({ "payments": [{
            "payment_method": "CARD",
            "payment_amount": amount,
            "payment_option": { "card_details": details },
        }] });
        world.leave_payment_page(&id, now);
        let result = world.create_payment(&id, &body, now);
        let token = world.orders.get(&id).and_then(|order| order.challenge()).map(str::to_owned);
        Some(result.map(|_| token.unwrap_or_default()))
    });
    match paid {
        Some(Ok(token)) if !token.is_empty() => {
            Redirect::to(&format!("/web/auth/landing/?token={token}")).into_response()
        }
        Some(Ok(_)) => message(200, "Payment successful", "You can close this page."),
        Some(Err(refusal)) => render(&shared, &link.token, Some(&refusal.message)),
        None => render(&shared, &link.token, None),
    }
}

fn render(shared: &Shared, token: &str, error: Option<&str>) -> Response {
    let found = shared.act(|world, now| {
        let (order, open) = world.checkout_order(token, now)?;
        Some((order.amount.display(), order.reference.clone(), world.rules.merchant.clone(), open))
    });
    let Some((amount, reference, merchant, open)) = found else {
        return message(404, "Unknown checkout", "This checkout link is not known, or it was mistyped.");
    };
    if !open {
        return message(410, "Nothing to pay", "The order is finished. You can close this page.");
    }
    let error = error.map_or_else(String::new, |text| {
        format!("<p class=\"error\" id=\"error\" role=\"alert\">{}</p>\n", escape(text))
    });
    let body = format!(
        "<main>\n{NOTICE}\n<h1>Pay {}</h1>\n<dl>\n<dt>Amount</dt><dd class=\"amount\">{}</dd>\n\
         <dt>Order</dt><dd>{}</dd>\n</dl>\n\
         <form method=\"post\" action=\"/checkout/?token={}\">\n{error}\
         <label for=\"card_number\">Card number</label>\n\
         <input type=\"text\" id=\"card_number\" name=\"card_number\" inputmode=\"numeric\" autocomplete=\"cc-number\" \
         required autofocus placeholder=\"4895 4895 4895 4895\">\n\
         <div class=\"pair\">\n<div><label for=\"expiry\">Expiry (MM/YYYY)</label>\n\
         <input type=\"text\" id=\"expiry\" name=\"expiry\" autocomplete=\"cc-exp\" pattern=\"[0-9]{{2}} ?/ ?([0-9]{{2}}|[0-9]{{4}})\" \
         title=\"month and year, such as 12/2030\" required placeholder=\"12/2030\"></div>\n\
         <div><label for=\"cvv\">CVV</label>\n\
         <input type=\"text\" id=\"cvv\" name=\"cvv\" inputmode=\"numeric\" autocomplete=\"cc-csc\" required placeholder=\"065\"></div>\n</div>\n\
         <label for=\"name\">Name on the card</label>\n\
         <input type=\"text\" id=\"name\" name=\"name\" autocomplete=\"cc-name\">\n\
         <label class=\"check\"><input type=\"checkbox\" name=\"save\" value=\"1\"> Save this card for next time</label>\n\
         <button type=\"submit\">Continue</button>\n</form>\n</main>",
        escape(&merchant),
        escape(&amount),
        escape(&reference),
        escape(token),
    );
    page(200, &format!("Pay {amount} to {merchant}"), SHOPPER, &body)
}
