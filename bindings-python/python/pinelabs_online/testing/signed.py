"""Callbacks and webhooks that verify, as the gateway would sign them."""

from __future__ import annotations

from json import dumps
from time import time
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from .. import callbacks, webhooks
from .answers import order

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["CALLBACK_KEY", "WEBHOOK_SECRET", "SignedWebhook", "callback_fields", "callback_form", "webhook"]

CALLBACK_KEY = "c0ffee" * 10 + "c0ff"
"""An invented key for callbacks."""

WEBHOOK_SECRET = "an-invented-webhook-secret"
"""An invented secret for webhooks."""


def callback_fields(
    order_id: str = "v1-4405071524-aa-qlAtAf", status: str = "AUTHORIZED", *, key: str = CALLBACK_KEY, **fields: str
) -> dict[str, str]:
    """The fields that the shopper's browser posts to the return URL, with their signature."""
    unsigned = {"order_id": order_id, "status": status, **fields}
    return {**unsigned, "signature": callbacks.sign(unsigned, key)}


def callback_form(
    order_id: str = "v1-4405071524-aa-qlAtAf", status: str = "AUTHORIZED", *, key: str = CALLBACK_KEY, **fields: str
) -> str:
    """The same as the body of the post, `application/x-www-form-urlencoded`."""
    return callbacks.sign_form({"order_id": order_id, "status": status, **fields}, key)


class SignedWebhook(NamedTuple):
    """What the gateway posts to the merchant's server."""

    body: bytes
    """The raw body."""
    headers: dict[str, str]
    """Its content type, id, time and signature."""


def webhook(
    event_type: str = "ORDER_AUTHORIZED",
    data: Any = None,
    *,
    secret: str = WEBHOOK_SECRET,
    id: str | None = None,
    timestamp: int | None = None,
    encoding: Literal["plain", "base64"] = "plain",
) -> SignedWebhook:
    """A webhook with this event; without data it is of an order that is authorized.

    A fresh id and the present time, in seconds since 1970, unless they are given: give the same id twice to test that
    an event is handled once, and an old time to test that it is refused.
    """
    data = order(status="AUTHORIZED") if data is None else data
    body = dumps({"event_type": event_type, "data": data}, separators=(",", ":")).encode()
    signed = webhooks.sign(
        body,
        secret,
        id=f"msg_{uuid4().hex}" if id is None else id,
        timestamp=int(time()) if timestamp is None else timestamp,
        encoding=encoding,
    )
    return SignedWebhook(body, {"Content-Type": "application/json", **signed})
