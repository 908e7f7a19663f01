//! `/_sandbox`: the state in tables, and forms for what people do most.

use std::fmt::Write;
use std::sync::Arc;

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::api::{is_web, newest};
use crate::clock::iso_millis;
use crate::pages::html::{escape, page};
use crate::shared::Shared;
use crate::world::order::{Kind, text};

const ROWS: usize = 50;

pub(super) async fn show(State(shared): State<Arc<Shared>>) -> Response {
    let mut body = String::from("<main>\n<h1>Inside the sandbox</h1>\n");
    let now = shared.act(|_, now| now);
    let ahead = shared.clock.ahead() / 1000;
    let _ = write!(
        body,
        "<p><a href=\"/\">Test data and credentials</a>. The same as JSON: \
         <a href=\"/_sandbox/api/orders\">orders</a>, <a href=\"/_sandbox/api/payments\">payments</a>, \
         <a href=\"/_sandbox/api/tokens\">tokens</a>, <a href=\"/_sandbox/api/customers\">customers</a>, \
         <a href=\"/_sandbox/api/ledger\">ledger</a>, <a href=\"/_sandbox/api/requests\">requests</a>, \
         <a href=\"/_sandbox/api/webhooks\">webhooks</a>, <a href=\"/_sandbox/api/faults\">faults</a>.</p>\n\
         <h2>Clock</h2>\n<p>{} ({ahead} s ahead)</p>\n\
         <form class=\"row\" method=\"post\" action=\"/_sandbox/clock\">\
         <div><label for=\"seconds\">Advance by seconds</label>\
         <input type=\"number\" id=\"seconds\" name=\"seconds\" min=\"1\" max=\"31536000\" value=\"60\" required></div>\
         <button type=\"submit\">Advance</button></form>\n",
        iso_millis(now)
    );
    orders(&shared, &mut body);
    tokens(&shared, &mut body);
    ledger(&shared, &mut body);
    webhook_table(&shared, &mut body);
    faults(&shared, &mut body);
    requests(&shared, &mut body);
    body.push_str(
        "<h2>Start anew</h2>\n<form method=\"post\" action=\"/_sandbox/reset\">\
         <p>Forgets orders, customers, tokens, access tokens, faults and logs, and sets the clock right.</p>\
         <button type=\"submit\">Reset everything</button></form>\n</main>",
    );
    page(200, "Inside the sandbox", "", &body)
}

#[derive(Deserialize)]
pub(super) struct Step {
    seconds: u64,
}

pub(super) async fn advance(State(shared): State<Arc<Shared>>, Form(step): Form<Step>) -> Response {
    shared.clock.advance(step.seconds.saturating_mul(1000));
    shared.act(|_, _| ());
    back()
}

pub(super) async fn reset(State(shared): State<Arc<Shared>>) -> Response {
    shared.reset();
    back()
}

#[derive(Deserialize)]
pub(super) struct Urls {
    #[serde(default)]
    urls: String,
}

pub(super) async fn webhooks(State(shared): State<Arc<Shared>>, Form(form): Form<Urls>) -> Response {
    let urls = form.urls.split_whitespace().filter(|url| is_web(url)).map(str::to_owned).collect();
    shared.webhooks.set_urls(urls);
    back()
}

fn back() -> Response {
    Redirect::to("/_sandbox").into_response()
}

fn orders(shared: &Shared, body: &mut String) {
    let rows = shared.act(|world, _| {
        let mut rows = Vec::new();
        for order in newest(world, ROWS) {
            let payment = order.payment();
            rows.push(vec![
                link(order.challenge().map(|token| world.challenge_url(token)), &order.reference),
                escape(&order.id),
                if order.kind == Kind::Refund { "refund" } else { "charge" }.to_owned(),
                status(&text(&order.status)),
                order.amount.display(),
                escape(&payment.map(|payment| payment.instrument.describe()).unwrap_or_default()),
                payment.map(|payment| payment.status.text()).unwrap_or_default().to_owned(),
                payment
                    .and_then(|payment| payment.error.as_ref())
                    .map(|e| escape(&e.code))
                    .unwrap_or_default(),
                order.retries.to_string(),
                iso_millis(order.created_at),
            ]);
        }
        rows
    });
    table(
        body,
        "Orders and payments",
        "newest first; the reference of an order that waits for its shopper opens the payment page",
        &["Reference", "Order", "Type", "Status", "Amount", "With", "Payment", "Error", "Retries", "Created"],
        &rows,
    );
}

fn tokens(shared: &Shared, body: &mut String) {
    let rows = shared.act(|world, _| {
        let mut tokens: Vec<_> = world.tokens.values().collect();
        tokens.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        let row = |token: &&crate::world::token::CardToken| {
            vec![
                escape(&token.id),
                escape(&token.customer_id),
                status(&text(&token.status)),
                format!("{} {}", token.facts.network, escape(&token.facts.masked())),
                iso_millis(token.created_at),
            ]
        };
        tokens.iter().take(ROWS).map(row).collect::<Vec<_>>()
    });
    table(body, "Tokens", "newest first", &["Token", "Customer", "Status", "Card", "Created"], &rows);
}

fn ledger(shared: &Shared, body: &mut String) {
    let rows = shared.act(|world, _| {
        let mut rows = Vec::new();
        for order in newest(world, ROWS) {
            if let Some(tally) = world.ledger.orders.get(&order.reference) {
                let counts = [
                    tally.attempts,
                    tally.authorisations,
                    tally.charges,
                    tally.captures,
                    tally.cancellations,
                    tally.refunds,
                    tally.authorised,
                    tally.captured,
                    tally.refunded,
                ];
                let mut row = vec![escape(&order.reference)];
                row.extend(counts.iter().map(u64::to_string));
                rows.push(row);
            }
        }
        rows
    });
    table(
        body,
        "Ledger",
        "per merchant order reference; amounts in paise",
        &[
            "Reference",
            "Attempts",
            "Authorisations",
            "Charges",
            "Captures",
            "Cancellations",
            "Refunds",
            "Authorised",
            "Captured",
            "Refunded",
        ],
        &rows,
    );
}

fn webhook_table(shared: &Shared, body: &mut String) {
    let rows: Vec<_> = shared
        .webhooks
        .latest(ROWS)
        .iter()
        .map(|record| {
            let attempts = record.attempts.iter().map(|attempt| {
                let answer = attempt.status.map(|status| status.to_string());
                let answer = answer.or_else(|| attempt.error.clone()).unwrap_or_default();
                format!("{}. {}: {}", attempt.attempt, escape(&attempt.url), escape(&answer))
            });
            vec![
                record.event_type.to_owned(),
                escape(&record.id),
                attempts.collect::<Vec<_>>().join("<br>"),
                record.fault.map(|fault| fault.name()).unwrap_or_default().to_owned(),
                iso_millis(record.at),
            ]
        })
        .collect();
    table(body, "Webhooks", "newest first", &["Event", "Id", "Attempts", "Fault", "Happened"], &rows);
    let _ = writeln!(
        body,
        "<form method=\"post\" action=\"/_sandbox/webhooks\">\
         <label for=\"urls\">Send webhooks to (one URL a line)</label>\
         <textarea id=\"urls\" name=\"urls\" rows=\"2\">{}</textarea>\
         <p><button type=\"submit\">Save</button></p></form>",
        escape(&shared.webhooks.urls().join("\n"))
    );
}

fn faults(shared: &Shared, body: &mut String) {
    let rows: Vec<_> = shared
        .faults
        .list()
        .iter()
        .map(|fault| {
            vec![
                fault.kind.name().to_owned(),
                fault.times.to_string(),
                escape(fault.method.as_deref().unwrap_or("any")),
                escape(fault.path.as_deref().unwrap_or("any")),
            ]
        })
        .collect();
    table(
        body,
        "Faults armed",
        "in the order in which they strike",
        &["Fault", "Times", "Method", "Path"],
        &rows,
    );
}

fn requests(shared: &Shared, body: &mut String) {
    let rows: Vec<_> = shared
        .requests
        .latest(ROWS)
        .iter()
        .map(|entry| {
            vec![
                iso_millis(entry.at),
                escape(&entry.method),
                escape(&entry.path),
                if entry.status == 0 { "dropped".to_owned() } else { entry.status.to_string() },
                escape(entry.request_id.as_deref().unwrap_or_default()),
                entry.faults.join(", "),
            ]
        })
        .collect();
    let columns = ["Received", "Method", "Path", "Status", "Request-ID", "Faults"];
    table(body, "Requests", "newest first", &columns, &rows);
}

/// A table; the cells are HTML.
fn table(body: &mut String, title: &str, caption: &str, columns: &[&str], rows: &[Vec<String>]) {
    let _ = writeln!(body, "<h2>{title}</h2>");
    if rows.is_empty() {
        body.push_str("<p class=\"soft\">None yet.</p>\n");
        return;
    }
    let _ = write!(
        body,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table>\n<caption>{caption}</caption>\n<thead><tr>"
    );
    for column in columns {
        let _ = write!(body, "<th scope=\"col\">{column}</th>");
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        body.push_str("<tr>");
        for cell in row {
            let _ = write!(body, "<td>{cell}</td>");
        }
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody></table></div>\n");
}

fn status(json: &str) -> String {
    json.trim_matches('"').to_owned()
}

fn link(url: Option<String>, text: &str) -> String {
    match url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(&url), escape(text)),
        None => escape(text),
    }
}
