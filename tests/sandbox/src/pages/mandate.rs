//! The page where a customer approves a subscription.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::response::Response;
use serde_json::Value;

use super::challenge::{message, way_back};
use super::html::{NOTICE, SHOPPER, escape, page};
use super::{Answer, Link};
use crate::shared::Shared;
use crate::world::challenge::Page;
use crate::world::subscriptions::MandatePage;

pub(super) async fn show(State(shared): State<Arc<Shared>>, Query(link): Query<Link>) -> Response {
    let found = shared.act(|world, now| world.mandate_page(&link.token, now));
    render(&shared, &link.token, found)
}

pub(super) async fn submit(
    State(shared): State<Arc<Shared>>,
    Query(link): Query<Link>,
    Form(answer): Form<Answer>,
) -> Response {
    let approve = answer.action == "pay";
    let found = shared.act(|world, now| world.answer_mandate(&link.token, approve, now));
    render(&shared, &link.token, found)
}

fn render(shared: &Shared, token: &str, found: Option<MandatePage>) -> Response {
    match found {
        Some(MandatePage::Open { merchant, plan, amount }) => {
            let told = |name: &str| plan.get(name).and_then(Value::as_str).unwrap_or_default();
            let rows: String = [
                ("Today", amount.as_str()),
                ("To", &merchant),
                ("Plan", told("plan_name")),
                ("How often", told("frequency")),
                ("Until", told("end_date")),
            ]
            .iter()
            .map(|(name, value)| format!("<dt>{name}</dt><dd>{}</dd>\n", escape(value)))
            .collect();
            let body = format!(
                "<main>\n{NOTICE}\n<h1>Approve the subscription</h1>\n<dl>\n{rows}</dl>\n\
                 <form method=\"post\" action=\"/mandate/?token={}\">\n\
                 <button type=\"submit\" name=\"action\" value=\"pay\">Approve</button>\n\
                 <button type=\"submit\" name=\"action\" value=\"decline\" class=\"quiet\">Decline</button>\n\
                 </form>\n</main>",
                escape(token)
            );
            page(200, &format!("Subscribe at {merchant}"), SHOPPER, &body)
        }
        Some(MandatePage::Left(Page::Return(back))) => way_back(shared, &back),
        Some(MandatePage::Left(_) | MandatePage::Closed) => {
            message(410, "This subscription is closed", "It was approved elsewhere, or its time is over.")
        }
        None => message(404, "Unknown subscription", "This link is not known, or it was mistyped."),
    }
}
