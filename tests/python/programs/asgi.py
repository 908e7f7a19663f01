"""An ASGI application that calls, as uvicorn serves it."""

import asyncio
import os
from typing import Any

from pinelabs_online import AsyncPineLabs

pl = AsyncPineLabs(
    base_url=os.environ["BASE_URL"], client_id=os.environ["CLIENT_ID"], client_secret=os.environ["CLIENT_SECRET"]
)
AMOUNT: Any = {"value": 100, "currency": "INR"}


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    # Slow, so that visitors at the same time come to different workers.
    orders = await asyncio.gather(
        pl.orders.create(order_amount=AMOUNT, options={"headers": {"Sandbox-Fault": "delay; delay_ms=50"}}),
        pl.orders.create(order_amount=AMOUNT),
    )
    order = await pl.orders.get(order_id=orders[0]["order_id"])
    loop = type(asyncio.get_running_loop()).__module__.partition(".")[0]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": f"{order['status']} {os.getpid()} {loop}".encode()})
