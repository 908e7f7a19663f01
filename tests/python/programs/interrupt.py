"""Interrupts a call that waits: it must end soon, and tell what it may have left behind."""

import asyncio
import json
import os
import signal
import sys
import threading
import time
from typing import Any

from pinelabs_online import AbortedError, AsyncPineLabs, PineLabs, Request, Response

settings = json.loads(os.environ["SANDBOX"])
how = sys.argv[1]
AMOUNT: Any = {"value": 100, "currency": "INR"}
LATE: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=10000"}}


class Stop(Exception):
    """What a program's own signal handler raises."""


def slow(request: Request) -> Response:
    if request.operation == "auth.generate_token":
        return Response(200, body='{"access_token":"t","expires_in":3600}')
    time.sleep(10)
    return Response(200)


def raise_stop(*_: object) -> None:
    raise Stop


def call() -> None:
    if how == "own transport":
        client = PineLabs(client_id="id", client_secret="secret", transport=slow)
        client.orders.create(order_amount=AMOUNT)
    elif how == "asyncio":

        async def main() -> None:
            apl = AsyncPineLabs(**settings)
            await apl.orders.create(order_amount=AMOUNT)
            await apl.orders.create(order_amount=AMOUNT, options=LATE)

        asyncio.run(main())
    else:
        pl = PineLabs(**settings)
        pl.orders.create(order_amount=AMOUNT)
        pl.orders.create(order_amount=AMOUNT, options=LATE)


expected: type[BaseException] = KeyboardInterrupt
number: int = signal.SIGINT
if how == "handler":
    expected, number = Stop, signal.SIGTERM
    signal.signal(signal.SIGTERM, raise_stop)
elif how == "timer":
    # A handler that raises nothing does not end the call.
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)

threading.Timer(1.5, lambda: os.kill(os.getpid(), number)).start()
began = time.monotonic()
try:
    call()
except expected as interruption:
    signal.setitimer(signal.ITIMER_REAL, 0)
    error = AbortedError.behind(interruption)
    took = time.monotonic() - began
    in_time = "in time" if 1.4 < took < 8 else f"after {took} s"
    print(f"interrupted {in_time}, effect {error.effect if error else None}")
