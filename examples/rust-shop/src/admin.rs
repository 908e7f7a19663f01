//! The merchant's pages: capture, cancel, refund, events.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use minijinja::{Value, context};
use pinelabs_online::models::Amount;

use crate::app::Shop;
use crate::database::{Error, FromRow, Row};
use crate::models::{Action, ActionState, Kind, Order, Payment, fresh};
use crate::session::{Form, Refused, Session, same, see};
use crate::views::{brief, page, rupees, rupees_if_any, when};

type Answer = Result<Response, Refused>;

pub fn routes() -> Router<Shop> {
    Router::new()
        .route("/admin", get(orders))
        .route("/admin/events", get(events))
        .route("/admin/orders/{id}", get(order_page))
        .route("/admin/orders/{id}/capture", post(capture))
        .route("/admin/orders/{id}/cancel", post(cancel))
        .route("/admin/orders/{id}/refund", post(refund))
        .route_layer(from_fn(need_admin))
        .route("/admin/login", get(login_page).post(login))
}

async fn need_admin(session: Session, request: Request, next: Next) -> Response {
    if session.is_admin() { next.run(request).await } else { see("/admin/login") }
}

async fn login_page(State(shop): State<Shop>, session: Session) -> Answer {
    page(&shop, &session, "admin_login.html", context! { wrong => false }).await
}

async fn login(State(shop): State<Shop>, session: Session, form: Form) -> Answer {
    if !same(form.text("password"), shop.settings.admin_password.expose()) {
        let again = page(&shop, &session, "admin_login.html", context! { wrong => true }).await?;
        return Ok((StatusCode::FORBIDDEN, again).into_response());
    }
    session.log_in();
    Ok(see("/admin"))
}

async fn orders(State(shop): State<Shop>, session: Session) -> Answer {
    let found = shop.db.transaction(Order::newest).await?;
    let orders: Vec<_> = found.iter().map(brief).collect();
    page(&shop, &session, "admin.html", context! { orders }).await
}

async fn events(State(shop): State<Shop>, session: Session) -> Answer {
    let query = "SELECT event_type, order_id, effect, received_at FROM webhook_events \
                 ORDER BY received_at DESC LIMIT 100";
    let found = shop.db.transaction(|tx| tx.rows::<Event>(query, &[])).await?;
    let events: Vec<_> = found.into_iter().map(|Event(shown)| shown).collect();
    page(&shop, &session, "admin_events.html", context! { events }).await
}

async fn order_page(State(shop): State<Shop>, session: Session, Path(id): Path<String>) -> Answer {
    let found = shop.db.transaction(move |tx| {
        let Some(order) = Order::find(tx, &id)? else { return Ok(None) };
        Ok(Some((Payment::of(tx, &id)?, Action::of(tx, &id)?, order)))
    });
    let (payments, actions, order) = found.await?.ok_or(Refused::plain(404))?;
    let busy = actions.iter().any(|action| action.state == ActionState::Started);
    let allowed = if busy { Vec::new() } else { order.status().actions(None) };
    let left = order.captured_paise.saturating_sub(order.refunded_paise);
    let payments: Vec<_> = payments
        .iter()
        .map(|row| {
            let code = row.error_code.as_deref().unwrap_or_default();
            let (method, state) = (row.method.as_str(), row.state.as_str());
            context! { method, state, code, at => when(row.created_at) }
        })
        .collect();
    let actions: Vec<_> = actions
        .iter()
        .map(|row| {
            let code = row.error_code.as_deref().unwrap_or_default();
            let (kind, state) = (row.kind.as_str(), row.state.as_str());
            context! { kind, amount => rupees(row.amount_paise), state, code, at => when(row.created_at) }
        })
        .collect();
    let shown = context! {
        gateway_order_id => order.gateway_order_id.as_deref().unwrap_or_default(),
        gateway_status => order.gateway_status.as_ref().map_or("", |status| status.as_str()),
        captured => rupees_if_any(order.captured_paise),
        refunded => rupees_if_any(order.refunded_paise),
        problem => order.problem.as_deref().unwrap_or_default(),
        busy,
        can_capture => allowed.contains(&pinelabs_online::Action::Capture),
        can_cancel => allowed.contains(&pinelabs_online::Action::Cancel),
        can_refund => allowed.contains(&pinelabs_online::Action::Refund) && left > 0,
        left => format!("{}.{:02}", left / 100, left % 100),
        payments,
        actions,
        ..brief(&order)
    };
    // The refund's reference is in the form: posted twice, it gives the money back once.
    let values = context! { order => shown, refund_ref => fresh("refund") };
    page(&shop, &session, "admin_order.html", values).await
}

async fn capture(State(shop): State<Shop>, Path(id): Path<String>, _: Form) -> Answer {
    act(&shop, &id, Kind::Capture, &id.replacen("order-", "capture-", 1), None).await
}

async fn cancel(State(shop): State<Shop>, Path(id): Path<String>, _: Form) -> Answer {
    act(&shop, &id, Kind::Cancel, &id.replacen("order-", "cancel-", 1), None).await
}

async fn refund(State(shop): State<Shop>, Path(id): Path<String>, form: Form) -> Answer {
    let amount = Amount::rupees(form.text("amount"))
        .map_err(|_| Refused::new(400, "Please enter an amount such as 99.50."))?;
    act(&shop, &id, Kind::Refund, &form.reference("refund")?, Some(amount.value)).await
}

async fn act(shop: &Shop, id: &str, kind: Kind, reference: &str, paise: Option<u64>) -> Answer {
    if !shop.fulfilment.start(id, kind, reference, paise).await? {
        return Err(Refused::new(409, "The order does not allow this just now."));
    }
    Ok(see(&format!("/admin/orders/{id}")))
}

/// An event as it is listed.
struct Event(Value);

impl FromRow for Event {
    fn from_row(row: &mut Row) -> Result<Event, Error> {
        let (kind, order): (String, Option<String>) = (row.take()?, row.take()?);
        let (effect, received_at): (String, u64) = (row.take()?, row.take()?);
        let order = order.unwrap_or_default();
        Ok(Event(context! { type => kind, order, effect, at => when(received_at) }))
    }
}
