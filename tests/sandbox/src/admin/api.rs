//! The admin API: JSON in, JSON out.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::clock::iso_millis;
use crate::faults::Fault;
use crate::http::reply::Reply;
use crate::shared::Shared;
use crate::wire::{Refusal, fields};
use crate::world::World;
use crate::world::events;
use crate::world::order::{Order, Payment, order_of};

/// How many rows a list has unless `limit` says otherwise.
const ROWS: usize = 100;

#[derive(Deserialize)]
pub(super) struct Listing {
    limit: Option<usize>,
}

impl Listing {
    fn rows(&self) -> usize {
        self.limit.unwrap_or(ROWS)
    }
}

pub(super) async fn status(State(shared): State<Arc<Shared>>) -> Reply {
    ok(shared.act(|world, now| {
        json!({
            "url": shared.base_url,
            "merchant": world.rules.merchant,
            "now": iso_millis(now),
            "orders": world.orders.len(),
            "payment_links": world.links.len(),
            "link_messages": world.link_messages(),
            "plans": world.plans.len(),
            "subscriptions": world.subscriptions.len(),
            "presentations": world.presentations.len(),
            "customers": world.customers.len(),
            "tokens": world.tokens.len(),
            "requests": shared.requests.received(),
            "webhooks_pending": shared.webhooks.pending(),
        })
    }))
}

/// The newest orders first.
pub(super) async fn orders(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    ok(shared.act(|world, _| {
        let orders: Vec<_> =
            newest(world, listing.rows()).map(|order| world.order_view(order, true)).collect();
        json!({ "total": world.orders.len(), "orders": orders })
    }))
}

pub(super) async fn order(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    let found = shared.act(|world, _| Ok(json!(world.order_view(world.get_order(&id)?, true))));
    Reply::json(200, found)
}

pub(super) async fn payments(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    ok(shared.act(|world, _| {
        let all = newest(world, listing.rows())
            .flat_map(|order| order.payments.iter().rev().map(move |payment| describe(order, payment)));
        json!({ "payments": all.take(listing.rows()).collect::<Vec<_>>() })
    }))
}

/// The shopper approves a UPI payment in an app.
pub(super) async fn approve(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    answer_upi(&shared, &id, true)
}

/// The shopper declines a UPI payment in an app.
pub(super) async fn decline(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    answer_upi(&shared, &id, false)
}

fn answer_upi(shared: &Shared, id: &str, approve: bool) -> Reply {
    let answered = shared.act(|world, now| {
        world.answer_upi(id, approve, now)?;
        Ok(json!(world.order_view(world.get_order(order_of(id))?, true)))
    });
    Reply::json(200, answered)
}

/// The customer approves a subscription, as on its page.
pub(super) async fn approve_mandate(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    answer_mandate(&shared, &id, true)
}

/// The customer declines a subscription, as on its page.
pub(super) async fn decline_mandate(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    answer_mandate(&shared, &id, false)
}

fn answer_mandate(shared: &Shared, id: &str, approve: bool) -> Reply {
    let answered = shared.act(|world, now| {
        let token = world.subscription(id)?.token.clone();
        world.answer_mandate(&token, approve, now);
        world.get_subscription(id, now)
    });
    Reply::json(200, answered)
}

pub(super) async fn tokens(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    ok(shared.act(|world, _| {
        let mut tokens: Vec<_> = world.tokens.values().collect();
        tokens.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        let tokens: Vec<_> = tokens.iter().take(listing.rows()).map(|token| token.detail()).collect();
        json!({ "total": world.tokens.len(), "tokens": tokens })
    }))
}

pub(super) async fn suspend_token(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Reply {
    Reply::json(200, shared.act(|world, now| world.suspend_token(&id, now)))
}

pub(super) async fn customers(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    ok(shared.act(|world, _| {
        let mut customers: Vec<_> = world.customers.values().collect();
        customers.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        let customers: Vec<_> =
            customers.iter().take(listing.rows()).map(|customer| customer.view()).collect();
        json!({ "total": world.customers.len(), "customers": customers })
    }))
}

/// Everything that happened to money: per order reference, and how often each other reference acted.
pub(super) async fn ledger(State(shared): State<Arc<Shared>>) -> Reply {
    ok(shared.act(|world, _| {
        let ledger = &world.ledger;
        json!({
            "references": ledger.orders,
            "payments": ledger.payments,
            "captures": ledger.captures,
            "refunds": ledger.refunds,
            "split_settlements": ledger.split_settlements,
            "link_cancellations": ledger.link_cancellations,
            "total": ledger.total,
        })
    }))
}

/// The tally of one order reference; all zero when nothing happened.
pub(super) async fn tally(State(shared): State<Arc<Shared>>, Path(reference): Path<String>) -> Reply {
    ok(shared.act(|world, _| json!(world.ledger.orders.get(&reference).cloned().unwrap_or_default())))
}

pub(super) async fn requests(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    let latest = shared.requests.latest(listing.rows());
    ok(json!({ "total": shared.requests.received(), "requests": latest }))
}

pub(super) async fn forget_requests(State(shared): State<Arc<Shared>>) -> Reply {
    shared.requests.clear();
    ok(json!({ "total": 0 }))
}

pub(super) async fn webhooks(State(shared): State<Arc<Shared>>, Query(listing): Query<Listing>) -> Reply {
    // Let what is due happen first, so that its events are in the list.
    shared.act(|_, _| ());
    ok(json!({
        "urls": shared.webhooks.urls(),
        "pending": shared.webhooks.pending(),
        "webhooks": shared.webhooks.latest(listing.rows()),
    }))
}

pub(super) async fn set_webhooks(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    #[derive(Deserialize)]
    struct Wanted {
        urls: Vec<String>,
    }
    Reply::json(
        200,
        read::<Wanted>(&body).and_then(|wanted| {
            if let Some(url) = wanted.urls.iter().find(|url| !is_web(url)) {
                return Err(Refusal::invalid(format!("`{url}` is not an http or https URL")));
            }
            shared.webhooks.set_urls(wanted.urls.clone());
            Ok(json!({ "urls": wanted.urls }))
        }),
    )
}

/// Sends an event with any data, signed as all are: for what the sandbox has no flow for, such as subscriptions.
pub(super) async fn send_webhook(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wanted {
        event_type: String,
        data: Value,
    }
    let sent = read::<Wanted>(&body).and_then(|wanted| {
        let event_type = events::known(&wanted.event_type).map_err(Refusal::invalid)?;
        shared.act(|world, _| world.emit_by_hand(event_type, &wanted.data));
        Ok(json!({ "pending": shared.webhooks.pending() }))
    });
    Reply::json(201, sent)
}

pub(super) async fn faults(State(shared): State<Arc<Shared>>) -> Reply {
    ok(json!({ "faults": shared.faults.list() }))
}

/// Arms one fault, or a list of them.
pub(super) async fn arm(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    let armed = fields::parse(&body).and_then(|mut body| {
        if let Some(kind) = body.get("fault").and_then(Value::as_str) {
            let kind = kind.replace('-', "_");
            if let Some(fields) = body.as_object_mut() {
                fields.insert("fault".to_owned(), kind.into());
            }
        }
        let fault: Fault =
            serde_json::from_value(body).map_err(|error| Refusal::invalid(error.to_string()))?;
        shared.faults.arm(fault.check().map_err(Refusal::invalid)?);
        Ok(json!({ "faults": shared.faults.list() }))
    });
    Reply::json(201, armed)
}

pub(super) async fn disarm(State(shared): State<Arc<Shared>>) -> Reply {
    shared.faults.clear();
    ok(json!({ "faults": [] }))
}

pub(super) async fn clock(State(shared): State<Arc<Shared>>) -> Reply {
    let now = shared.clock.now();
    ok(json!({ "now": iso_millis(now), "unix_ms": now, "ahead_ms": shared.clock.ahead() }))
}

/// Moves the clock forward; what becomes due happens before the answer.
pub(super) async fn advance(State(shared): State<Arc<Shared>>, body: Bytes) -> Reply {
    #[derive(Deserialize)]
    struct Wanted {
        advance_seconds: u64,
    }
    let advanced = read::<Wanted>(&body).map(|wanted| {
        shared.clock.advance(wanted.advance_seconds.saturating_mul(1000));
        shared
            .act(|_, now| json!({ "now": iso_millis(now), "unix_ms": now, "ahead_ms": shared.clock.ahead() }))
    });
    Reply::json(200, advanced)
}

pub(super) async fn reset(State(shared): State<Arc<Shared>>) -> Reply {
    shared.reset();
    ok(json!({ "reset": true }))
}

/// The newest orders, refunds included.
pub(super) fn newest(world: &World, rows: usize) -> impl Iterator<Item = &Order> {
    world.order_ids.iter().rev().take(rows).filter_map(|id| world.orders.get(id)).map(AsRef::as_ref)
}

pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

fn describe(order: &Order, payment: &Payment) -> Value {
    json!({
        "payment_id": payment.id,
        "order_id": order.id,
        "merchant_order_reference": order.reference,
        "merchant_payment_reference": payment.reference,
        "type": order.kind,
        "status": payment.status,
        "amount": payment.amount,
        "with": payment.instrument.describe(),
        "error": payment.error,
        "created_at": iso_millis(payment.created_at),
    })
}

pub(super) fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal::invalid(error.to_string()))
}

fn ok(value: Value) -> Reply {
    Reply::new(200, value.to_string())
}
