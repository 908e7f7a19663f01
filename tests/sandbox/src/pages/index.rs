//! The first page: how to connect, and the test data.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use super::html::{NOTICE, escape, page};
use crate::shared::Shared;
use crate::testdata::{AMOUNTS, CARDS, FAILING_CUSTOMER, FAILING_REFUND, Outcome, SLOW_REFUND};
use crate::webhooks;
use crate::wire::Amount;
use crate::world::card::CardFacts;

pub(super) async fn show(State(shared): State<Arc<Shared>>) -> Response {
    let settings = &shared.settings;
    let credentials = [
        ("Base URL", shared.base_url.as_str()),
        ("client_id", &settings.client_id),
        ("client_secret", &settings.client_secret),
        ("Callback key (hex)", &settings.callback_key),
        ("Webhook secret (plain text)", webhooks::webhook_secret(settings)),
    ];
    let credentials: String = credentials
        .iter()
        .map(|(name, value)| {
            format!("<tr><th scope=\"row\">{name}</th><td><code>{}</code></td></tr>\n", escape(value))
        })
        .collect();
    let cards: String = CARDS
        .iter()
        .map(|card| {
            let facts = CardFacts::of(card.number);
            format!(
                "<tr><td class=\"number\">{}</td><td>{} {}</td><td>{}</td><td class=\"wide\">{}</td></tr>\n",
                card.number,
                facts.network,
                facts.kind,
                code(&(card.outcome)()),
                card.note
            )
        })
        .collect();
    let amounts: String = AMOUNTS
        .iter()
        .map(|amount| {
            let shown = Amount { value: amount.paise, currency: "INR".to_owned() }.display();
            format!(
                "<tr><td class=\"number\">{}</td><td>{shown}</td><td>{}</td><td class=\"wide\">{}</td></tr>\n",
                amount.paise,
                code(&(amount.outcome)()),
                amount.note
            )
        })
        .collect();
    let body = format!(
        "<main>\n<h1>Pine Labs Online sandbox</h1>\n{NOTICE}\n\
         <p>A local gateway that remembers what it was told. Point your client at the base URL, \
         or <a href=\"/_sandbox\">look inside</a>: orders, the ledger, requests, webhooks, faults and the clock.</p>\n\
         <h2>Connect</h2>\n<div class=\"scroll facts\"><table>\n{credentials}</table></div>\n\
         <h2>Cards</h2>\n<p>Any CVV, any expiry in the future. Any other number of 12 to 19 digits succeeds after the challenge. \
         On the payment page the one-time password <code>123456</code> is right and <code>000000</code> fails.</p>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Cards\"><table>\n<thead><tr><th scope=\"col\">Number</th><th scope=\"col\">Card</th>\
         <th scope=\"col\">Code</th><th scope=\"col\">What happens</th></tr></thead>\n<tbody>\n{cards}</tbody></table></div>\n\
         <h2>Order amounts</h2>\n<p>With a card that would succeed.</p>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Order amounts\"><table>\n<thead><tr><th scope=\"col\">Paise</th><th scope=\"col\">Amount</th>\
         <th scope=\"col\">Code</th><th scope=\"col\">What happens</th></tr></thead>\n<tbody>\n{amounts}</tbody></table></div>\n\
         <h2>Refund amounts</h2>\n<p>A refund of {SLOW_REFUND} paise stays PENDING for 60 seconds; \
         one of {FAILING_REFUND} paise ends FAILED.</p>\n\
         <h2>Customers</h2>\n<p>A customer with the mobile number {FAILING_CUSTOMER} is answered as created, and fails.</p>\n</main>"
    );
    page(200, "Pine Labs Online sandbox", "", &body)
}

fn code(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Decline(code) | Outcome::Refuse(code) | Outcome::FailAtOnce(code) => {
            format!("<code>{code}</code>")
        }
        Outcome::RateLimited => "<code>PAYMENT_RATE_LIMIT</code>".to_owned(),
        Outcome::Unavailable => "<code>INTERNAL_ERROR</code>".to_owned(),
        Outcome::TimedOut | Outcome::TimedOutCharged => "<code>TIMED_OUT</code>".to_owned(),
        _ => String::new(),
    }
}
