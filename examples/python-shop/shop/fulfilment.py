"""What the merchant does with an order: capture when the goods are sent, cancel, give money back.

Each is a row with its reference before it is sent, and is sent again with the same reference until its outcome is known.
"""

from typing import Literal

from pinelabs_online import PineLabs, PineLabsError, order_status
from pinelabs_online import models as gateway
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from . import orders
from .checkout import Checkout, inr
from .database import lock_order
from .models import Action, Order, now_ms

Kind = Literal["capture", "cancel", "refund"]


class NotAllowed(Exception):
    """The order does not allow this action, or another one is under way."""


class Fulfilment:
    """Starts actions and carries them out."""

    def __init__(self, checkout: Checkout) -> None:
        self.checkout = checkout
        self.sessions: sessionmaker[Session] = checkout.sessions
        self.pl: PineLabs = checkout.pl

    def start(self, order_id: str, kind: Kind, ref: str, amount_paise: int | None = None) -> None:
        """Stores an action and carries it out. With a reference that is known already it does nothing."""
        try:
            with self.sessions.begin() as db:
                order = lock_order(db, order_id)
                if order is None:
                    raise NotAllowed
                if db.get(Action, ref) is not None:
                    return
                amount = order.amount_paise if amount_paise is None else amount_paise
                if kind not in order_status.actions(order.gateway_status or "CREATED") or not 0 < amount <= left(order, kind):
                    raise NotAllowed
                now = now_ms()
                db.add(
                    Action(
                        ref=ref,
                        order_id=order.id,
                        kind=kind,
                        amount_paise=amount,
                        state="started",
                        # As for a payment: after every call that could still send it.
                        check_at=now + self.checkout.settings.settle_ms,
                        created_at=now,
                    )
                )
        except IntegrityError:
            # The index `one_open_action`.
            raise NotAllowed from None
        self.carry_out(ref)

    def carry_out(self, ref: str) -> None:
        """Sends an action that is started, again if need be, and applies the answer."""
        with self.sessions() as db:
            action = db.get_one(Action, ref)
            order = db.get_one(Order, action.order_id)
        if action.state != "started" or order.gateway_order_id is None:
            return
        try:
            told = self.send(action, order.gateway_order_id)
        except PineLabsError as error:
            if error.effect == "rejected":
                # A cancellation has no reference: one that is repeated is refused, because it has happened.
                done = action.kind == "cancel" and self.ask(order.id) == "CANCELLED"
                self.close(ref, "done" if done else "refused", None if done else error.code)
            elif error.effect == "none":
                self.again(ref, 1_000)
            else:
                self.again(ref, 5_000)
            return
        if action.kind == "refund":
            self.apply_refund(ref, told)
            self.ask(order.id)
        else:
            self.checkout.apply(order.id, told)
            self.close(ref, "done", None)

    def send(self, action: Action, gateway_order_id: str) -> gateway.Order:
        options = self.checkout.options
        if action.kind == "capture":
            return self.pl.orders.capture(order_id=gateway_order_id, merchant_capture_reference=action.ref, options=options)
        if action.kind == "cancel":
            return self.pl.orders.cancel(order_id=gateway_order_id, options=options)
        return self.pl.refunds.create(
            order_id=gateway_order_id,
            merchant_order_reference=action.ref,
            order_amount=inr(action.amount_paise),
            options=options,
        )

    def apply_refund(self, ref: str, told: gateway.Order) -> None:
        with self.sessions.begin() as db:
            found = db.get_one(Action, ref)
            order = lock_order(db, found.order_id)
            action = lock_action(db, ref)
            if order is not None and action is not None:
                orders.apply_refund(order, action, told)

    def ask(self, order_id: str) -> str | None:
        """Reads the order and gives its status; if that fails, the worker does it."""
        try:
            told = self.checkout.ask(order_id)
        except PineLabsError:
            self.checkout.change(order_id, lambda order: setattr(order, "check_at", now_ms() + 1_000))
            return None
        return None if told is None else told["status"]

    def close(self, ref: str, state: str, code: str | None) -> None:
        with self.sessions.begin() as db:
            action = lock_action(db, ref)
            if action is not None and action.state == "started":
                action.state, action.error_code, action.check_at = state, code, None
                order_id = action.order_id
            else:
                return
        if state == "refused":
            # Why it was refused may be that the order has moved on.
            self.ask(order_id)

    def again(self, ref: str, wait_ms: int) -> None:
        with self.sessions.begin() as db:
            action = lock_action(db, ref)
            if action is not None and action.state == "started":
                action.check_at = now_ms() + wait_ms


def lock_action(db: Session, ref: str) -> Action | None:
    return db.scalar(select(Action).where(Action.ref == ref).with_for_update().execution_options(populate_existing=True))


def left(order: Order, kind: Kind) -> int:
    """How many paise the action may be about."""
    if kind == "refund":
        return order.captured_paise - order.refunded_paise
    return order.amount_paise
