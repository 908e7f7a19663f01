"""What the gateway told, applied to an order: the one place where an order's state follows the gateway's."""

from typing import Final

from pinelabs_online import models as gateway
from pinelabs_online import order_status
from sqlalchemy.orm import Session

from .models import Action, Order, Payment, now_ms

STATES: Final = {
    "AUTHORIZED": "authorised",
    "PARTIALLY_CAPTURED": "paid",
    "PROCESSED": "paid",
    "ATTEMPTED": "failed",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
    "PARTIALLY_REFUNDED": "part_refunded",
    "FULLY_REFUNDED": "refunded",
}
"""The state of an order by the gateway's status. `CREATED` and `PENDING` leave it open."""

OPEN: Final = ("paying", "checking")
"""The states in which the gateway is asked."""


def apply(db: Session, order: Order, told: gateway.Order, give_up_ms: int) -> gateway.Transition:
    """Applies an answer or an event of this order, which must be locked.

    Late and repeated news change nothing; what contradicts the order is kept for a person and asked again.
    """
    now = now_ms()
    problem = contradiction(order, told)
    if problem is not None:
        order.problem, order.check_at = problem, now + 60_000
        return "inconsistent"
    order.gateway_order_id = told["order_id"]
    payment = db.get(Payment, order.payment_ref) if order.payment_ref is not None else None
    mine = find_payment(told, payment)
    status = told["status"]
    if status == "ATTEMPTED" and payment is not None and payment.state == "open" and not has_failed(order, payment, told):
        # The failure of an earlier payment; the one under way is not told of yet, or still open.
        keep_asking(order, payment, mine is None, give_up_ms)
        return "stale"
    move = order_status.observe(order.gateway_status or "CREATED", status)
    if move == "inconsistent":
        order.problem = f"the gateway says {status} after {order.gateway_status}"
        order.check_at = now + 60_000
    if move in ("stale", "inconsistent"):
        return move
    order.problem, order.gateway_status = None, status
    if status in STATES:
        order.state, order.check_at = STATES[status], None
        take_amounts(order, told)
        settle_payments(order, payment, told)
    elif order.state in OPEN or status == "PENDING":
        order.state = "checking" if order.state == "checking" else "paying"
        keep_asking(order, payment, mine is None and status == "CREATED", give_up_ms)
    else:
        order.check_at = None
    return move


def contradiction(order: Order, told: gateway.Order) -> str | None:
    """Why this cannot be the order, in words for the admin."""
    amount = told.get("order_amount")
    if told.get("merchant_order_reference") not in (None, order.id):
        return "the gateway tells another merchant_order_reference"
    if order.gateway_order_id not in (None, told["order_id"]):
        return "the gateway tells another order_id"
    if amount is not None and (amount["value"], amount["currency"]) != (order.amount_paise, "INR"):
        return f"the gateway tells another amount: {amount['value']} {amount['currency']}"
    return None


def find_payment(told: gateway.Order, payment: Payment | None) -> gateway.Payment | None:
    """The payment under way, as the gateway tells it. Those of the gateway's own page have references of its own."""
    if payment is None:
        return None
    return next((p for p in told["payments"] if p.get("merchant_payment_reference") == payment.ref), None)


def has_failed(order: Order, payment: Payment, told: gateway.Order) -> bool:
    """Whether the payment under way is among those that failed."""
    failed = [p.get("merchant_payment_reference") for p in told["payments"] if p.get("status") in ("FAILED", "CANCELLED")]
    if payment.method != "hosted":
        return payment.ref in failed
    own = [row.ref for row in order.payments]
    known = [row for row in order.payments if row.method == "hosted" and row.state == "failed"]
    return len([ref for ref in failed if ref not in own]) > len(known)


def keep_asking(order: Order, payment: Payment | None, missing: bool, give_up_ms: int) -> None:
    """Says when the worker asks again: the older, the rarer. A payment that is missing is given up in the end."""
    now = now_ms()
    age = now - (payment.created_at if payment is not None else order.created_at)
    if missing and payment is not None and payment.state == "open":
        # The shopper may take the time on the gateway's page.
        patience = 6 * give_up_ms if payment.method == "hosted" else give_up_ms
        if age > patience:
            payment.state, order.state, order.check_at = "given_up", "failed", None
            return
    order.check_at = now + min(max(age // 2, 2_000), 600_000)


def settle_payments(order: Order, payment: Payment | None, told: gateway.Order) -> None:
    """The rows of the payments follow: which one paid, which failed and why. One that was given up may have paid."""
    listed = {p.get("merchant_payment_reference"): p for p in told["payments"]}
    for row in order.payments:
        mine = listed.get(row.ref)
        if mine is None or row.state in ("paid", "failed"):
            continue
        if mine.get("status") in ("AUTHORIZED", "PROCESSED"):
            row.state, row.error_code = "paid", None
        elif mine.get("status") in ("FAILED", "CANCELLED"):
            row.state, row.error_code = "failed", (mine.get("error_detail") or {}).get("code")
    if order.state in ("failed", "cancelled"):
        if payment is not None and payment.state == "open":
            payment.state = "failed"
    elif all(row.state != "paid" for row in order.payments):
        # On the gateway's page: its payments have references of its own.
        hosted = [row for row in order.payments if row.method == "hosted"]
        for row in hosted[-1:]:
            row.state = "paid"


def take_amounts(order: Order, told: gateway.Order) -> None:
    """What was captured and given back, by the gateway's own lists: also what was done in its dashboard."""
    captures = [capture for payment in told["payments"] for capture in payment["capture_data"]]
    if captures:
        order.captured_paise = sum(capture["capture_amount"]["value"] for capture in captures)
    elif told["status"] in ("PROCESSED", "PARTIALLY_REFUNDED", "FULLY_REFUNDED"):
        order.captured_paise = order.amount_paise
    refunds = [refund for refund in told["refunds"] if refund["status"] == "PROCESSED"]
    given_back = sum(refund["order_amount"]["value"] for refund in refunds if "order_amount" in refund)
    order.refunded_paise = max(order.refunded_paise, given_back)


def apply_refund(order: Order, action: Action, told: gateway.Order) -> None:
    """Applies what was told of a refund, an order of its own whose reference is the action's. Both rows are locked."""
    if action.state != "started":
        return
    if told["status"] == "PROCESSED":
        action.state, action.check_at = "done", None
        done = sum(row.amount_paise for row in order.actions if row.kind == "refund" and row.state == "done")
        order.refunded_paise = max(order.refunded_paise, done)
        # Its order is PARTIALLY_REFUNDED or FULLY_REFUNDED now: the worker reads it.
        order.check_at = order.check_at or now_ms()
    elif told["status"] in ("FAILED", "CANCELLED"):
        action.state, action.check_at = "refused", None
        action.error_code = next((p.get("error_detail", {}).get("code") for p in told["payments"]), None)
    else:
        action.check_at = now_ms() + 5_000
