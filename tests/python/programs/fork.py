"""Forks at the worst moments; parent and child must both be able to call, with the same client."""

import asyncio
import json
import os
import sys
import threading
from typing import Any

from pinelabs_online import AsyncPineLabs, PineLabs

settings = json.loads(os.environ["SANDBOX"])
when = sys.argv[1]
pl, other = PineLabs(**settings), PineLabs(**settings, max_idle_connections=2)
apl = AsyncPineLabs(**settings)
AMOUNT: Any = {"value": 100, "currency": "INR"}


def call() -> None:
    order = pl.orders.create(order_amount=AMOUNT)
    assert other.orders.get(order_id=order["order_id"])["status"] == "CREATED"


def call_async() -> None:
    async def main() -> None:
        orders = await asyncio.gather(*(apl.orders.create(order_amount=AMOUNT) for _ in range(8)))
        assert [order["status"] for order in orders] == ["CREATED"] * 8

    asyncio.run(main())


def fork(depth: int = 1) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            # A hanging child fails rather than waits.
            import signal

            signal.alarm(20)
            call()
            call_async()
            if depth > 1:
                wait(fork(depth - 1))
            call()
            code = 0
        finally:
            os._exit(code)
    return child


def wait(child: int) -> None:
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, status


if when == "after import":
    wait(fork())
elif when == "after a call":
    call()
    for child in [fork() for _ in range(4)]:
        call()
        wait(child)
elif when == "asyncio":
    call_async()
    child = fork()
    call_async()
    wait(child)
elif when == "a loop of the parent's":
    loop = asyncio.new_event_loop()
    loop.run_until_complete(apl.orders.create(order_amount=AMOUNT))
    child = os.fork()
    if child == 0:
        # To close this loop here would take the parent's self-pipe out of the selector that both share.
        call_async()
        os._exit(0)
    wait(child)
    loop.run_until_complete(apl.orders.create(order_amount=AMOUNT))
    loop.close()
elif when == "after a fork":
    call()
    wait(fork(depth=3))
else:
    # Threads are within the token's lease, within requests, within everything while the process forks.
    stop = threading.Event()

    def slow() -> None:
        while not stop.is_set():
            client = PineLabs(**settings)
            client.orders.create(order_amount=AMOUNT, options={"headers": {"Sandbox-Fault": "delay; delay_ms=20"}})
            call()

    threads = [threading.Thread(target=slow) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        wait(fork())
    stop.set()
    for thread in threads:
        thread.join()

call()
call_async()
print("parent and children called")
