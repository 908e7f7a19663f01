"""The merchant's pages: capture, cancel, refund, events."""

import hmac
import re
import secrets
import time
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pinelabs_online import InputError, amount, order_status
from sqlalchemy import select

from .fulfilment import Kind, NotAllowed
from .models import Order, WebhookEvent, fresh
from .pages import reference
from .security import Form, need_admin
from .services import Shop, rupees, see

router = APIRouter(prefix="/admin")
only = [Depends(need_admin)]


@router.get("/login")
def login_page(shop: Shop, request: Request) -> Response:
    return shop.page(request, "admin_login.html", wrong=False)


@router.post("/login")
def login(shop: Shop, request: Request, fields: Form) -> Response:
    if not hmac.compare_digest(fields.get("password", "").encode(), shop.settings.admin_password.encode()):
        return shop.page(request, "admin_login.html", 403, wrong=True)
    request.session["admin"] = True
    request.session["csrf"] = secrets.token_urlsafe(32)
    return see("/admin")


@router.get("", dependencies=only)
def orders(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        found = db.scalars(select(Order).order_by(Order.created_at.desc()).limit(100)).all()
    return shop.page(request, "admin.html", orders=[brief(order) for order in found])


@router.get("/events", dependencies=only)
def events(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        found = db.scalars(select(WebhookEvent).order_by(WebhookEvent.received_at.desc()).limit(100)).all()
    listed = [
        {"type": event.event_type, "order": event.order_id or "", "effect": event.effect, "at": when(event.received_at)}
        for event in found
    ]
    return shop.page(request, "admin_events.html", events=listed)


@router.get("/orders/{order_id}", dependencies=only)
def order_page(shop: Shop, request: Request, order_id: str) -> Response:
    with shop.sessions() as db:
        order = db.get(Order, order_id)
        if order is None:
            raise HTTPException(404)
        busy = any(action.state == "started" for action in order.actions)
        allowed = [] if busy else order_status.actions(order.gateway_status or "CREATED")
        left = order.captured_paise - order.refunded_paise
        shown = brief(order) | {
            "gateway_order_id": order.gateway_order_id or "",
            "gateway_status": order.gateway_status or "",
            "captured": rupees(order.captured_paise) if order.captured_paise else "",
            "refunded": rupees(order.refunded_paise) if order.refunded_paise else "",
            "problem": order.problem or "",
            "busy": busy,
            "can_capture": "capture" in allowed,
            "can_cancel": "cancel" in allowed,
            "can_refund": "refund" in allowed and left > 0,
            "left": f"{left // 100}.{left % 100:02}",
            "payments": [
                {"method": p.method, "state": p.state, "code": p.error_code or "", "at": when(p.created_at)}
                for p in order.payments
            ],
            "actions": [
                {
                    "kind": a.kind,
                    "amount": rupees(a.amount_paise),
                    "state": a.state,
                    "code": a.error_code or "",
                    "at": when(a.created_at),
                }
                for a in order.actions
            ],
        }
    # The refund's reference is in the form: posted twice, it gives the money back once.
    return shop.page(request, "admin_order.html", order=shown, refund_ref=fresh("refund"))


@router.post("/orders/{order_id}/capture", dependencies=only)
def capture(shop: Shop, order_id: str, fields: Form) -> Response:
    return act(shop, order_id, "capture", order_id.replace("order-", "capture-", 1))


@router.post("/orders/{order_id}/cancel", dependencies=only)
def cancel(shop: Shop, order_id: str, fields: Form) -> Response:
    return act(shop, order_id, "cancel", order_id.replace("order-", "cancel-", 1))


@router.post("/orders/{order_id}/refund", dependencies=only)
def refund(shop: Shop, order_id: str, fields: Form) -> Response:
    try:
        paise = amount.inr(fields.get("amount", ""))["value"]
    except InputError:
        raise HTTPException(400, "Please enter an amount such as 99.50.") from None
    return act(shop, order_id, "refund", reference(fields, "refund"), paise)


def act(shop: Shop, order_id: str, kind: Kind, ref: str, paise: int | None = None) -> Response:
    try:
        shop.fulfilment.start(order_id, kind, ref, paise)
    except NotAllowed:
        raise HTTPException(409, "The order does not allow this just now.") from None
    return see(f"/admin/orders/{order_id}")


def brief(order: Order) -> dict[str, Any]:
    return {
        "id": order.id,
        "number": order.id.removeprefix("order-")[:8].upper(),
        "state": order.state,
        "words": re.sub("_", " ", order.state),
        "total": rupees(order.amount_paise),
        "at": when(order.created_at),
    }


def when(ms: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(ms // 1000))
