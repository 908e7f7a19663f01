"""Paying an order: references stored before the call, outcomes stored after it.

Card data passes through `pay` on its way to the gateway and is kept nowhere.
"""

from collections.abc import Callable
from typing import Literal

from pinelabs_online import PineLabs, PineLabsError, order_status
from pinelabs_online import models as gateway
from sqlalchemy.orm import Session, sessionmaker

from . import orders
from .database import lock_order
from .models import Order, Payment, Shopper, fresh, now_ms
from .settings import Settings

Method = Literal["card", "saved_card", "upi", "hosted"]

UPI_LINK = "upi://pay?"
"""How a link begins that a UPI app opens."""


class NotPayable(Exception):
    """The order is being paid already, or cannot be paid any more."""


class Checkout:
    """Pays orders and asks what became of them."""

    def __init__(self, settings: Settings, sessions: sessionmaker[Session], pl: PineLabs) -> None:
        self.settings = settings
        self.sessions = sessions
        self.pl = pl
        self.options: gateway.CallOptions = {"total_timeout_ms": settings.call_ms, "timeout_ms": settings.call_ms // 2}
        # A person waits for these.
        self.quick: gateway.CallOptions = {"total_timeout_ms": min(settings.call_ms, 6_000)}

    def pay(self, order_id: str, method: Method, option: gateway.PaymentOption | None) -> str | None:
        """Pays an order and gives where the shopper goes on: the bank's page, the gateway's, a UPI app, or none.

        `option` is the card, the saved card, or UPI, and None for the gateway's own page. Raises `NotPayable`; every other
        outcome is in the order's state.
        """
        ref = self.claim(order_id, method)
        sent = False
        try:
            order = self.known_order(order_id) if method != "hosted" else self.read(order_id)
            sent = True
            if option is None:
                return self.hosted(order)
            told = self.pl.payments.create(
                order_id=order.gateway_order_id or "",
                payments=[
                    {
                        "merchant_payment_reference": ref,
                        "payment_amount": inr(order.amount_paise),
                        "payment_option": option,
                    }
                ],
                options=self.options,
            )
        except PineLabsError as error:
            self.failed(order_id, ref, error, sent)
            return None
        self.apply(order_id, told)
        go_on = challenge(told)
        if go_on is None:
            # Paid at once, or the bank is silent: there is no page on which the shopper could go on.
            self.came_back(order_id)
        return go_on

    def claim(self, order_id: str, method: Method) -> str:
        """Stores the payment before anything is sent: of two clicks, one gets here."""
        with self.sessions.begin() as db:
            order = lock_order(db, order_id)
            if order is None or not can_pay(order) or (method == "upi" and not can_upi(order)):
                raise NotPayable
            if order.payment_ref is None:
                order.pre_auth = 0 if method == "upi" else 1
            now = now_ms()
            payment = Payment(ref=fresh("pay"), order_id=order.id, method=method, state="open", created_at=now)
            order.state, order.payment_ref, order.check_at = "paying", payment.ref, now + self.settings.settle_ms
            db.add(payment)
            return payment.ref

    def known_order(self, order_id: str) -> Order:
        """The order, made at the gateway if it is not there yet: the same call again gives the same order."""
        order = self.read(order_id)
        if order.gateway_order_id is None:
            told = self.pl.orders.create(
                merchant_order_reference=order.id,
                order_amount=inr(order.amount_paise),
                pre_auth=order.pre_auth == 1,
                callback_url=f"{self.settings.url}/return",
                purchase_details={"customer": {"customer_id": self.customer(order.shopper_id)}},
                options=self.options,
            )
            with self.sessions.begin() as db:
                stored = lock_order(db, order_id)
                if stored is not None:
                    stored.gateway_order_id = stored.gateway_order_id or told["order_id"]
            order.gateway_order_id = told["order_id"]
        return order

    def hosted(self, order: Order) -> str | None:
        """The gateway's own page for this order: the same call again gives the same page."""
        page = self.pl.checkout.create(
            merchant_order_reference=order.id,
            order_amount=inr(order.amount_paise),
            pre_auth=order.pre_auth == 1,
            callback_url=f"{self.settings.url}/return",
            purchase_details={"customer": {"customer_id": self.customer(order.shopper_id)}},
            options=self.options,
        )
        with self.sessions.begin() as db:
            stored = lock_order(db, order.id)
            if stored is not None:
                stored.gateway_order_id = stored.gateway_order_id or page["order_id"]
        return page.get("redirect_url")

    def customer(self, shopper_id: str) -> str:
        """The shopper's customer at the gateway, made with our reference at the first payment."""
        with self.sessions() as db:
            shopper = db.get_one(Shopper, shopper_id)
        if shopper.customer_id is not None:
            return shopper.customer_id
        try:
            customer = self.pl.customers.create(merchant_customer_reference=shopper_id, options=self.options)
        except PineLabsError as error:
            if error.code != "DUPLICATE_REQUEST":
                raise
            customer = self.pl.customers.find(merchant_customer_reference=shopper_id, options=self.options)
        with self.sessions.begin() as db:
            db.get_one(Shopper, shopper_id).customer_id = customer["customer_id"]
        return customer["customer_id"]

    def failed(self, order_id: str, ref: str, error: PineLabsError, sent: bool) -> None:
        """Stores what an error means for the money. Until the payment itself was sent, it means nothing."""
        effect = error.effect if sent else "none"
        with self.sessions.begin() as db:
            order = lock_order(db, order_id)
            payment = db.get(Payment, ref)
            if order is None or payment is None or order.payment_ref != ref or order.state not in orders.OPEN:
                # A webhook was quicker.
                return
            if effect == "unknown":
                # The worker makes the error's inquiry: it reads the order.
                order.state, order.check_at = "checking", now_ms() + 2_000
                return
            payment.state = "refused" if effect == "rejected" or error.kind == "input" else "not_sent"
            payment.error_code = error.code or error.kind
            order.state, order.check_at = "failed", None
            if effect == "rejected" and sent:
                # An earlier payment may be why, one that was given up and has appeared: the worker reads the order.
                order.check_at = now_ms() + 2_000

    def ask(self, order_id: str) -> gateway.Order | None:
        """Asks the gateway for an order and applies the answer; None if the gateway has no such order."""
        order = self.read(order_id)
        try:
            if order.gateway_order_id is not None:
                told = self.pl.orders.get(order_id=order.gateway_order_id, options=self.quick)
            else:
                told = self.pl.orders.get_by_reference(merchant_order_reference=order.id, options=self.quick)
        except PineLabsError as error:
            # A code that says so, not the HTTP status alone.
            if error.code != "ORDER_NOT_FOUND" or order.gateway_order_id is not None:
                raise
            self.never_made(order_id)
            return None
        self.apply(order_id, told)
        return told

    def never_made(self, order_id: str) -> None:
        """The gateway has no such order: if the call that would make it has ended, nothing was ever paid."""
        with self.sessions.begin() as db:
            order = lock_order(db, order_id)
            payment = db.get(Payment, order.payment_ref) if order is not None and order.payment_ref is not None else None
            if order is None or payment is None or order.state not in orders.OPEN:
                return
            if now_ms() < payment.created_at + self.settings.settle_ms:
                order.check_at = payment.created_at + self.settings.settle_ms
                return
            payment.state, order.state, order.check_at = "not_sent", "failed", None

    def apply(self, order_id: str, told: gateway.Order) -> None:
        with self.sessions.begin() as db:
            order = lock_order(db, order_id)
            if order is not None:
                orders.apply(db, order, told, self.settings.give_up_ms)

    def came_back(self, order_id: str) -> None:
        """The shopper is not at the bank any more: what is still open is being checked from now on."""

        def back(order: Order) -> None:
            if order.state in orders.OPEN:
                order.state, order.check_at = "checking", min(order.check_at or 0, now_ms() + 2_000)

        self.change(order_id, back)

    def change(self, order_id: str, change: Callable[[Order], None]) -> None:
        with self.sessions.begin() as db:
            order = lock_order(db, order_id)
            if order is not None:
                change(order)

    def read(self, order_id: str) -> Order:
        with self.sessions() as db:
            return db.get_one(Order, order_id)


def can_pay(order: Order) -> bool:
    """Whether a payment may be started now: none is open, and the gateway's status allows one."""
    return order.state in ("new", "failed") and "pay" in order_status.actions(order.gateway_status or "CREATED")


def can_upi(order: Order) -> bool:
    """Whether UPI is a way to pay: it takes the money at once, and the first payment decides whether the order does."""
    return order.payment_ref is None or order.pre_auth == 0


def challenge(told: gateway.Order) -> str | None:
    """Where the shopper goes on: the bank's page, or the link that a UPI app opens.

    It lets its holder go on with the payment: it is never stored.
    """
    urls = [told.get("challenge_url"), *(payment.get("challenge_url") for payment in told["payments"])]
    return next((url for url in urls if url is not None and url.startswith(("https://", "http://", UPI_LINK))), None)


def inr(paise: int) -> gateway.Amount:
    return {"value": paise, "currency": "INR"}
