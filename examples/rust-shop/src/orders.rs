//! What the gateway told, applied to an order: the one place where an order's state follows the gateway's.

use pinelabs_online::models::{Order as Told, PaymentStatus};
use pinelabs_online::{OrderStatus, Transition};

use crate::database::{Error, Tx, values};
use crate::models::{Action, ActionState, Method, Order, OrderState, Payment, PaymentState, now_ms};

/// The state of an order by the gateway's status. `CREATED` and `PENDING` leave it open.
fn state_by(status: &OrderStatus) -> Option<OrderState> {
    Some(match status {
        OrderStatus::Authorized => OrderState::Authorised,
        OrderStatus::PartiallyCaptured | OrderStatus::Processed => OrderState::Paid,
        OrderStatus::Attempted | OrderStatus::Failed => OrderState::Failed,
        OrderStatus::Cancelled => OrderState::Cancelled,
        OrderStatus::PartiallyRefunded => OrderState::PartRefunded,
        OrderStatus::FullyRefunded => OrderState::Refunded,
        _ => return None,
    })
}

/// Applies an answer or an event of this order, which must be locked, and stores what it changes.
///
/// Late and repeated news change nothing; what contradicts the order is kept for a person and asked again.
pub fn apply(tx: &mut Tx<'_>, order: &mut Order, told: &Told, give_up_ms: u64) -> Result<Transition, Error> {
    let before = Payment::of(tx, &order.id)?;
    let mut payments = before.clone();
    let transition = decide(order, &mut payments, told, give_up_ms);
    order.save(tx)?;
    for (payment, _) in payments.iter().zip(&before).filter(|(now, before)| now != before) {
        payment.save(tx)?;
    }
    Ok(transition)
}

/// What the news mean for the order and its payments: changes both, and stores nothing.
pub fn decide(order: &mut Order, payments: &mut [Payment], told: &Told, give_up_ms: u64) -> Transition {
    let now = now_ms();
    if let Some(problem) = contradiction(order, told) {
        order.problem = Some(problem);
        order.check_at = Some(now + 60_000);
        return Transition::Inconsistent;
    }
    order.gateway_order_id = Some(told.order_id.clone());
    let under_way = payments.iter().position(|row| Some(&row.reference) == order.payment_ref.as_ref());
    let missing = !told.payments.iter().any(|listed| listed.merchant_payment_reference == order.payment_ref);
    let failed_before = under_way.and_then(|index| payments.get(index)).is_some_and(|payment| {
        told.status == OrderStatus::Attempted
            && payment.state == PaymentState::Open
            && !has_failed(payments, payment, told)
    });
    let mut payment = under_way.and_then(|index| payments.get_mut(index));
    if failed_before {
        // The failure of an earlier payment; the one under way is not told of yet, or still open.
        keep_asking(order, payment, missing, give_up_ms);
        return Transition::Stale;
    }
    let transition = order.status().observe(&told.status);
    if transition == Transition::Inconsistent {
        order.problem = Some(format!("the gateway says {} after {}", told.status, order.status()));
        order.check_at = Some(now + 60_000);
    }
    if matches!(transition, Transition::Stale | Transition::Inconsistent) {
        return transition;
    }
    order.problem = None;
    order.gateway_status = Some(told.status.clone());
    if let Some(state) = state_by(&told.status) {
        order.state = state;
        order.check_at = None;
        take_amounts(order, told);
        settle_payments(order, payments, told);
    } else if order.is_open() || told.status == OrderStatus::Pending {
        if order.state != OrderState::Checking {
            order.state = OrderState::Paying;
        }
        keep_asking(order, payment.take(), missing && told.status == OrderStatus::Created, give_up_ms);
    } else {
        order.check_at = None;
    }
    transition
}

/// Why this cannot be the order, in words for the admin.
fn contradiction(order: &Order, told: &Told) -> Option<String> {
    if told.merchant_order_reference.as_ref().is_some_and(|reference| *reference != order.id) {
        return Some("the gateway tells another merchant_order_reference".to_owned());
    }
    if order.gateway_order_id.as_ref().is_some_and(|id| *id != told.order_id) {
        return Some("the gateway tells another order_id".to_owned());
    }
    let other = |amount: &&_| **amount != pinelabs_online::models::Amount::inr(order.amount_paise);
    let amount = told.order_amount.as_ref().filter(other)?;
    Some(format!("the gateway tells another amount: {} {}", amount.value, amount.currency))
}

/// Whether the payment under way is among those that failed.
fn has_failed(payments: &[Payment], payment: &Payment, told: &Told) -> bool {
    let failed = told.payments.iter().filter(|listed| failed(listed.status.as_ref()));
    let mut references = failed.map(|listed| listed.merchant_payment_reference.as_deref());
    if payment.method != Method::Hosted {
        return references.any(|reference| reference == Some(&payment.reference));
    }
    // Payments of the gateway's own page have references of its own.
    let own = |reference: Option<&str>| payments.iter().any(|row| Some(row.reference.as_str()) == reference);
    let known = |row: &&Payment| row.method == Method::Hosted && row.state == PaymentState::Failed;
    references.filter(|reference| !own(*reference)).count() > payments.iter().filter(known).count()
}

fn failed(status: Option<&PaymentStatus>) -> bool {
    matches!(status, Some(PaymentStatus::Failed | PaymentStatus::Cancelled))
}

/// Says when the worker asks again: the older, the rarer. A payment that is missing is given up in the end.
fn keep_asking(order: &mut Order, payment: Option<&mut Payment>, missing: bool, give_up_ms: u64) {
    let now = now_ms();
    let age = now.saturating_sub(payment.as_ref().map_or(order.created_at, |payment| payment.created_at));
    if let Some(payment) = payment.filter(|payment| missing && payment.state == PaymentState::Open) {
        // The shopper may take the time on the gateway's page.
        let patience = if payment.method == Method::Hosted { 6 * give_up_ms } else { give_up_ms };
        if age > patience {
            payment.state = PaymentState::GivenUp;
            order.state = OrderState::Failed;
            order.check_at = None;
            return;
        }
    }
    order.check_at = Some(now + (age / 2).clamp(2_000, 600_000));
}

/// The rows of the payments follow: which one paid, which failed and why. One that was given up may have paid.
fn settle_payments(order: &Order, payments: &mut [Payment], told: &Told) {
    for row in payments.iter_mut() {
        let mut same = told.payments.iter();
        let same = same.find(|listed| listed.merchant_payment_reference.as_ref() == Some(&row.reference));
        let Some(listed) = same.filter(|_| !matches!(row.state, PaymentState::Paid | PaymentState::Failed))
        else {
            continue;
        };
        if matches!(listed.status, Some(PaymentStatus::Authorized | PaymentStatus::Processed)) {
            row.state = PaymentState::Paid;
            row.error_code = None;
        } else if failed(listed.status.as_ref()) {
            row.state = PaymentState::Failed;
            row.error_code = listed.error_detail.as_ref().and_then(|detail| detail.code.clone());
        }
    }
    if matches!(order.state, OrderState::Failed | OrderState::Cancelled) {
        let under_way = payments.iter_mut().find(|row| Some(&row.reference) == order.payment_ref.as_ref());
        if let Some(payment) = under_way.filter(|payment| payment.state == PaymentState::Open) {
            payment.state = PaymentState::Failed;
        }
    } else if !payments.iter().any(|row| row.state == PaymentState::Paid) {
        // On the gateway's page: its payments have references of its own.
        if let Some(hosted) = payments.iter_mut().rfind(|row| row.method == Method::Hosted) {
            hosted.state = PaymentState::Paid;
        }
    }
}

/// What was captured and given back, by the gateway's own lists: also what was done in its dashboard.
fn take_amounts(order: &mut Order, told: &Told) {
    let mut captures = told.payments.iter().flat_map(|payment| payment.capture_data.iter()).peekable();
    if captures.peek().is_some() {
        let amounts = captures.filter_map(|capture| capture.capture_amount.as_ref());
        order.captured_paise = sum(amounts.map(|amount| amount.value));
    } else if matches!(
        told.status,
        OrderStatus::Processed | OrderStatus::PartiallyRefunded | OrderStatus::FullyRefunded
    ) {
        order.captured_paise = order.amount_paise;
    }
    let refunds = told.refunds.iter().filter(|refund| refund.status == OrderStatus::Processed);
    let amounts = refunds.filter_map(|refund| refund.order_amount.as_ref());
    order.refunded_paise = order.refunded_paise.max(sum(amounts.map(|amount| amount.value)));
}

fn sum(paise: impl Iterator<Item = u64>) -> u64 {
    paise.fold(0, u64::saturating_add)
}

/// Applies what was told of a refund, an order of its own whose reference is the action's. Both rows are locked.
///
/// Says whether that changed anything.
pub fn apply_refund(tx: &mut Tx<'_>, order: &mut Order, action: &Action, told: &Told) -> Result<bool, Error> {
    if action.state != ActionState::Started {
        return Ok(false);
    }
    match told.status {
        OrderStatus::Processed => {
            Action::set(tx, &action.reference, ActionState::Done, None, None)?;
            let done =
                "SELECT amount_paise FROM actions WHERE order_id = $1 AND kind = 'refund' AND state = 'done'";
            let done: Vec<(u64,)> = tx.rows(done, values![&order.id])?;
            order.refunded_paise = order.refunded_paise.max(sum(done.into_iter().map(|(paise,)| paise)));
            // Its order is PARTIALLY_REFUNDED or FULLY_REFUNDED now: the worker reads it.
            order.check_at.get_or_insert(now_ms());
            order.save(tx)?;
            Ok(true)
        }
        OrderStatus::Failed | OrderStatus::Cancelled => {
            let mut details = told.payments.iter().filter_map(|payment| payment.error_detail.as_ref());
            let code = details.find_map(|detail| detail.code.as_deref());
            Action::set(tx, &action.reference, ActionState::Refused, code, None)?;
            Ok(true)
        }
        _ => {
            Action::set(tx, &action.reference, ActionState::Started, None, Some(now_ms() + 5_000))?;
            Ok(false)
        }
    }
}
