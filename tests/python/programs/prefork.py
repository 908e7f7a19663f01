"""A WSGI application that calls while it is loaded, which gunicorn does before it forks."""

import os
from collections.abc import Callable
from typing import Any

from pinelabs_online import PineLabs

pl = PineLabs(
    base_url=os.environ["BASE_URL"], client_id=os.environ["CLIENT_ID"], client_secret=os.environ["CLIENT_SECRET"]
)
AMOUNT: Any = {"value": 100, "currency": "INR"}
loader = os.getpid()
first = pl.orders.create(order_amount=AMOUNT)


def application(environ: dict[str, object], start_response: Callable[..., object]) -> list[bytes]:
    order = pl.orders.get(order_id=first["order_id"])
    # Slow, so that visitors at the same time come to different workers.
    pl.orders.create(order_amount=AMOUNT, options={"headers": {"Sandbox-Fault": "delay; delay_ms=50"}})
    start_response("200 OK", [("Content-Type", "text/plain")])
    how = "preloaded" if os.getpid() != loader else "loaded"
    return [f"{order['status']} {os.getpid()} {how}".encode()]
