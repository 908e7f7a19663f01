"""What the gateway sends: the form that the shopper's browser posts, and signed events."""

import logging

from fastapi import APIRouter, HTTPException, Request, Response
from pinelabs_online import PineLabsError
from pinelabs_online import models as gateway
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from . import orders
from .database import lock_order
from .fulfilment import lock_action
from .models import Action, Order, WebhookEvent, now_ms
from .security import CallbackBody, WebhookBody
from .services import Services, Shop, see

log = logging.getLogger("shop.webhooks")

router = APIRouter()


@router.post("/return")
def shopper_returns(shop: Shop, body: CallbackBody) -> Response:
    """The browser comes from the bank's site, without our cookie: the signature speaks.

    Authentic, not paid: the order is read. Whose it is, is seen at the page we send the browser to.
    """
    try:
        callback = shop.callbacks.verify(body)
    except PineLabsError:
        raise HTTPException(400, "This is not a message of the payment gateway.") from None
    with shop.sessions() as db:
        order_id = db.scalar(select(Order.id).where(Order.gateway_order_id == callback["order_id"]))
    if order_id is None:
        raise HTTPException(404)
    try:
        shop.checkout.ask(order_id)
    except PineLabsError:
        # It is being checked, and the worker asks.
        pass
    shop.checkout.came_back(order_id)
    return see(f"/orders/{order_id}")


@router.post("/webhook", status_code=204)
def webhook(shop: Shop, request: Request, body: WebhookBody) -> None:
    """An event: its id and its effect in one transaction, so that it counts once however often it comes."""
    try:
        verified = shop.webhooks.verify(body, request.headers)
    except PineLabsError:
        raise HTTPException(400) from None
    try:
        event = verified.event()
    except PineLabsError as error:
        # Authentic, and of a shape that this version cannot read: the worker asks for what it may have said.
        log.warning("webhook %s: %s", verified.id, error)
        return
    try:
        with shop.sessions.begin() as db:
            row = WebhookEvent(id=verified.id, event_type=event["event_type"], effect="none", received_at=now_ms())
            db.add(row)
            db.flush()
            if event["kind"] == "order" or event["kind"] == "refund":
                row.order_id, row.effect = take_order(shop, db, event["kind"] == "refund", event["data"])
    except IntegrityError:
        # Its id is known: it came before.
        return


def take_order(shop: Services, db: Session, refund: bool, told: gateway.Order) -> tuple[str | None, str]:
    """The effect of an event about an order or a refund: which order, and what it did."""
    reference = told.get("merchant_order_reference", "")
    if refund:
        found = lock_action_with_order(db, reference)
        if found is None:
            return None, "none"
        order, action = found
        before = action.state
        orders.apply_refund(order, action, told)
        return order.id, "same" if action.state == before else "forward"
    charge = lock_order(db, reference)
    if charge is None:
        return None, "none"
    return charge.id, orders.apply(db, charge, told, shop.settings.give_up_ms)


def lock_action_with_order(db: Session, ref: str) -> tuple[Order, Action] | None:
    """A refund and its order: the order is locked first, everywhere."""
    found = db.get(Action, ref)
    order = lock_order(db, found.order_id) if found is not None else None
    action = lock_action(db, ref)
    return None if order is None or action is None else (order, action)
