//! What the merchant does with an order: capture when the goods are sent, cancel, give money back.
//!
//! Each is a row with its reference before it is sent, and is sent again with the same reference until its outcome is
//! known.

use pinelabs_online::models::{Amount, Order as Told};
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::capture_order::CaptureOrder;
use pinelabs_online::operations::create_refund::CreateRefund;
use pinelabs_online::{self as pinelabs, Effect, OrderStatus};

use crate::checkout::{Checkout, Failure};
use crate::database::{self, values};
use crate::models::{Action, ActionState, Kind, Order, now_ms};
use crate::orders;

/// Starts actions and carries them out. Cheap to clone.
#[derive(Clone)]
pub struct Fulfilment {
    pub checkout: Checkout,
}

/// What became of an action that was to be stored.
enum Stored {
    Now,
    Before,
    NotAllowed,
}

impl Fulfilment {
    /// Stores an action and carries it out; without an amount it is about the whole order. With a reference that is
    /// known already it does nothing.
    ///
    /// False if the order does not allow it, or another action is under way.
    pub async fn start(
        &self,
        order_id: &str,
        kind: Kind,
        reference: &str,
        paise: Option<u64>,
    ) -> Result<bool, Failure> {
        let (order_id, new) = (order_id.to_owned(), reference.to_owned());
        let settle_ms = self.checkout.settings.settle_ms;
        let stored = self.checkout.db.transaction(move |tx| {
            let Some(order) = Order::lock(tx, &order_id)? else { return Ok(Stored::NotAllowed) };
            if Action::find(tx, &new)?.is_some() {
                return Ok(Stored::Before);
            }
            let amount = paise.unwrap_or(order.amount_paise);
            let allowed = order.status().actions(None).contains(&action(kind));
            if !allowed || amount == 0 || amount > left(&order, kind) {
                return Ok(Stored::NotAllowed);
            }
            let now = now_ms();
            // As for a payment: it is sent again after every call that could still send it.
            let row = "INSERT INTO actions (ref, order_id, kind, amount_paise, state, check_at, created_at) \
                       VALUES ($1, $2, $3, $4, 'started', $5, $6) ON CONFLICT DO NOTHING";
            // The conflict is that of the index `one_open_action`.
            match tx.execute(row, values![new, order_id, kind, amount, now + settle_ms, now])? {
                0 => Ok(Stored::NotAllowed),
                _ => Ok(Stored::Now),
            }
        });
        match stored.await? {
            Stored::Now => self.carry_out(reference).await.map(|()| true),
            Stored::Before => Ok(true),
            Stored::NotAllowed => Ok(false),
        }
    }

    /// Sends an action that is started, again if need be, and applies the answer.
    pub async fn carry_out(&self, reference: &str) -> Result<(), Failure> {
        let known = reference.to_owned();
        let found = self.checkout.db.transaction(move |tx| {
            let Some(action) = Action::find(tx, &known)? else { return Ok(None) };
            Ok(Order::find(tx, &action.order_id)?.map(|order| (order, action)))
        });
        let Some((order, action)) = found.await? else { return Ok(()) };
        let Some(gateway_order_id) = order.gateway_order_id.filter(|_| action.state == ActionState::Started)
        else {
            return Ok(());
        };
        let told = match self.send(&action, gateway_order_id).await {
            Ok(told) => told,
            Err(error) => return self.not_done(&action, error).await,
        };
        if action.kind == Kind::Refund {
            self.apply_refund(reference, told).await?;
            self.ask(&order.id).await?;
            return Ok(());
        }
        self.checkout.apply(&order.id, told).await?;
        self.set(reference, ActionState::Done, None, None).await
    }

    async fn send(&self, action: &Action, order_id: String) -> Result<Told, pinelabs::Error> {
        let pl = &self.checkout.pl;
        let reference = Some(action.reference.clone());
        match action.kind {
            Kind::Capture => {
                let request =
                    CaptureOrder { order_id, merchant_capture_reference: reference, ..Default::default() };
                pl.orders().capture(request).await
            }
            Kind::Cancel => pl.orders().cancel(CancelOrder { order_id }).await,
            Kind::Refund => {
                let order_amount = Amount::inr(action.amount_paise);
                let request = CreateRefund {
                    order_id,
                    merchant_order_reference: reference,
                    order_amount,
                    ..Default::default()
                };
                pl.refunds().create(request).await
            }
        }
    }

    /// Stores what an error means for an action.
    async fn not_done(&self, action: &Action, error: pinelabs::Error) -> Result<(), Failure> {
        let wait_ms = match error.effect {
            Effect::None => 1_000,
            Effect::Unknown => 5_000,
            Effect::Rejected => {
                // A cancellation has no reference: one that is repeated is refused, because it has happened. Whatever
                // was refused, why may be that the order has moved on.
                let status = self.ask(&action.order_id).await?;
                let done = action.kind == Kind::Cancel && status == Some(OrderStatus::Cancelled);
                return if done {
                    self.set(&action.reference, ActionState::Done, None, None).await
                } else {
                    self.set(&action.reference, ActionState::Refused, error.code, None).await
                };
            }
        };
        self.set(&action.reference, ActionState::Started, None, Some(now_ms() + wait_ms)).await
    }

    async fn apply_refund(&self, reference: &str, told: Told) -> Result<(), Failure> {
        let reference = reference.to_owned();
        let applied = self.checkout.db.transaction(move |tx| {
            let Some((mut order, action)) = Action::lock(tx, &reference)? else { return Ok(false) };
            orders::apply_refund(tx, &mut order, &action, &told)
        });
        Ok(applied.await.map(|_| ())?)
    }

    /// Reads the order and gives its status; if that fails, the worker does it.
    async fn ask(&self, order_id: &str) -> Result<Option<OrderStatus>, Failure> {
        match self.checkout.ask(order_id).await {
            Ok(told) => Ok(told.map(|told| told.status)),
            Err(Failure::Gateway(_)) => self.checkout.ask_later(order_id, 1_000).await.map(|()| None),
            Err(error) => Err(error),
        }
    }

    async fn set(
        &self,
        reference: &str,
        state: ActionState,
        code: Option<String>,
        check_at: Option<u64>,
    ) -> Result<(), Failure> {
        let reference = reference.to_owned();
        let changed =
            move |tx: &mut database::Tx<'_>| Action::set(tx, &reference, state, code.as_deref(), check_at);
        Ok(self.checkout.db.transaction(changed).await?)
    }
}

fn action(kind: Kind) -> pinelabs::Action {
    match kind {
        Kind::Capture => pinelabs::Action::Capture,
        Kind::Cancel => pinelabs::Action::Cancel,
        Kind::Refund => pinelabs::Action::Refund,
    }
}

/// How many paise the action may be about.
fn left(order: &Order, kind: Kind) -> u64 {
    match kind {
        Kind::Refund => order.captured_paise.saturating_sub(order.refunded_paise),
        Kind::Capture | Kind::Cancel => order.amount_paise,
    }
}
