//! What the gateway sends: the form that the shopper's browser posts, and signed events.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use pinelabs_online::models::Order as Told;
use pinelabs_online::{EventData, Transition, WebhookHeaders};

use crate::app::Shop;
use crate::checkout::Failure;
use crate::database::{Error, Tx, values};
use crate::models::{Action, Order, now_ms};
use crate::orders;
use crate::session::{MAX_FORM, Refused, see};

const MAX_WEBHOOK: usize = 1024 * 1024;

pub fn routes() -> Router<Shop> {
    Router::new().route("/return", post(shopper_returns)).route("/webhook", post(webhook))
}

/// The browser comes from the bank's site, without our cookie: the signature speaks.
///
/// Authentic, not paid: the order is read. Whose it is, is seen at the page we send the browser to.
async fn shopper_returns(State(shop): State<Shop>, body: Body) -> Result<Response, Refused> {
    let form = to_bytes(body, MAX_FORM).await.map_err(|_| Refused::plain(413))?;
    let callback = shop.callback_key.verify_form(&form).map_err(|_| NOT_THE_GATEWAY)?;
    let mine = "SELECT id FROM orders WHERE gateway_order_id = $1";
    let found = shop.db.transaction(move |tx| tx.row::<(String,)>(mine, values![callback.order_id])).await?;
    let (order_id,) = found.ok_or(Refused::plain(404))?;
    match shop.checkout.ask(&order_id).await {
        // If it cannot be asked, it is being checked, and the worker asks.
        Ok(_) | Err(Failure::Gateway(_)) => {}
        Err(error) => return Err(error.into()),
    }
    shop.checkout.came_back(&order_id).await?;
    Ok(see(&format!("/orders/{order_id}")))
}

/// An event: its id and its effect in one transaction, so that it counts once however often it comes.
async fn webhook(State(shop): State<Shop>, headers: HeaderMap, body: Body) -> Result<Response, Refused> {
    let body = to_bytes(body, MAX_WEBHOOK).await.map_err(|_| Refused::plain(413))?;
    let fields = headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let signed = WebhookHeaders::find(fields).map_err(|_| NOT_THE_GATEWAY)?;
    let verified = shop.webhook_key.verify(&body, &signed, now_ms()).map_err(|_| NOT_THE_GATEWAY)?;
    let event = match verified.event() {
        Ok(event) => event,
        Err(error) => {
            // Authentic, and of a shape that this version cannot read: the worker asks for what it may have said.
            eprintln!("webhook {}: {error}", verified.id);
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
    };
    let give_up_ms = shop.settings.give_up_ms;
    let taken = shop.db.transaction(move |tx| {
        let new = "INSERT INTO webhook_events (id, event_type, effect, received_at) VALUES ($1, $2, 'none', $3) \
                   ON CONFLICT DO NOTHING";
        if tx.execute(new, values![&event.id, event.event_type.as_str(), now_ms()])? == 0 {
            // Its id is known: it came before.
            return Ok(());
        }
        let effect = match &event.data {
            EventData::Order(told) => take_order(tx, told, give_up_ms)?,
            EventData::Refund(told) => take_refund(tx, told)?,
            _ => None,
        };
        if let Some((order_id, transition)) = effect {
            let stored = "UPDATE webhook_events SET order_id = $2, effect = $3 WHERE id = $1";
            tx.execute(stored, values![&event.id, order_id, transition.as_str()])?;
        }
        Ok(())
    });
    taken.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

const NOT_THE_GATEWAY: Refused = Refused::new(400, "This is not a message of the payment gateway.");

/// The effect of an event about an order: which order, and what it did.
fn take_order(tx: &mut Tx<'_>, told: &Told, give_up_ms: u64) -> Result<Option<(String, Transition)>, Error> {
    let reference = told.merchant_order_reference.as_deref().unwrap_or_default();
    let Some(mut order) = Order::lock(tx, reference)? else { return Ok(None) };
    let transition = orders::apply(tx, &mut order, told, give_up_ms)?;
    Ok(Some((order.id, transition)))
}

/// The same for an event about a refund, whose reference is the action's.
fn take_refund(tx: &mut Tx<'_>, told: &Told) -> Result<Option<(String, Transition)>, Error> {
    let reference = told.merchant_order_reference.as_deref().unwrap_or_default();
    let Some((mut order, action)) = Action::lock(tx, reference)? else { return Ok(None) };
    let changed = orders::apply_refund(tx, &mut order, &action, told)?;
    Ok(Some((order.id, if changed { Transition::Forward } else { Transition::Same })))
}
