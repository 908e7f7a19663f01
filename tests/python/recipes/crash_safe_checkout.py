from collections.abc import Callable

from pinelabs_online import PineLabs, PineLabsError
from pinelabs_online.models import Order


def order(pl: PineLabs, order_ref: str, paise: int) -> Order:
    """Step 2, and the same after a crash."""
    return pl.orders.create(
        merchant_order_reference=order_ref,
        order_amount={"value": paise, "currency": "INR"},
        pre_auth=True,
        callback_url="https://shop.example/return",
    )


def is_known(pl: PineLabs, order_id: str, payment_ref: str) -> bool:
    """After a crash in step 4: whether this payment is known to the gateway.

    If it is not, it may still appear for some minutes: ask again before a new attempt.
    """
    payments = pl.orders.get(order_id=order_id)["payments"]
    return any(payment.get("merchant_payment_reference") == payment_ref for payment in payments)


def told(read: Callable[[], Order]) -> str:
    """Step 6: what the shopper is told. An order that cannot be read is being checked, not failed."""
    try:
        status = read()["status"]
    except PineLabsError:
        status = "unknown"
    if status in ("AUTHORIZED", "PARTIALLY_CAPTURED", "PROCESSED"):
        return "Thank you, your payment has arrived."
    if status in ("FAILED", "CANCELLED"):
        return "Your payment failed. Nothing was charged."
    if status == "ATTEMPTED":
        return "Your payment failed. Please try again."
    return "Your payment is being checked. Please do not pay again."


def reconcile(pl: PineLabs, order_id: str | None, order_ref: str) -> Order | None:
    """Step 8, for one order: by its id if it is known, else by your reference."""
    try:
        if order_id is not None:
            return pl.orders.get(order_id=order_id)
        return pl.orders.get_by_reference(merchant_order_reference=order_ref)
    except PineLabsError as error:
        # A code that says so, not the HTTP status alone.
        if error.code == "ORDER_NOT_FOUND":
            return None
        raise


def capture(pl: PineLabs, order_id: str, capture_ref: str) -> bool:
    """Step 10, and the same after a crash. True: captured. False: refused."""
    try:
        # Without an amount, all of it.
        pl.orders.capture(order_id=order_id, merchant_capture_reference=capture_ref)
    except PineLabsError as error:
        if error.effect == "rejected":
            return False
        raise
    return True


def refund(pl: PineLabs, order_id: str, refund_ref: str, paise: int) -> Order:
    """A refund has a reference of its own; the order is the one that was paid."""
    return pl.refunds.create(
        order_id=order_id,
        merchant_order_reference=refund_ref,
        order_amount={"value": paise, "currency": "INR"},
    )


def forget_cards(pl: PineLabs, customer_id: str) -> None:
    """Forgets the saved cards of a customer."""
    for token in pl.tokens.list(customer_id=customer_id)["tokens"]:
        pl.tokens.delete(customer_id=customer_id, token_id=token["token_id"])
