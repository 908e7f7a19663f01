"""Threads and tasks, few and many, on one core, where outcomes are handed over together."""

import asyncio
import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pinelabs_online import AsyncPineLabs, PineLabs

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
# Whoever is left waiting fails rather than waits.
signal.alarm(30)
settings = json.loads(os.environ["SANDBOX"])
AMOUNT: Any = {"value": 100, "currency": "INR"}
LATE: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=60000"}}


class NoReaders(asyncio.SelectorEventLoop):
    def add_reader(self, *args: Any) -> None:  # type: ignore[override]
        raise NotImplementedError


def call(client: PineLabs, _: int = 0) -> str:
    return client.orders.create(order_amount=AMOUNT)["order_id"]


async def main(loop: str) -> None:
    seen: list[Any] = []
    client = AsyncPineLabs(**settings, observer=seen.append)
    for count in (1, 2, 63, 64, 65, 200):
        orders = await asyncio.gather(*(client.orders.create(order_amount=AMOUNT) for _ in range(count)))
        assert len({order["order_id"] for order in orders}) == count, loop
    # A call that takes long keeps nobody waiting, and is not waited for when it is given up.
    late = asyncio.create_task(client.orders.create(order_amount=AMOUNT, options=LATE))
    await asyncio.sleep(0.05)
    since = time.monotonic()
    for _ in range(20):
        await client.orders.create(order_amount=AMOUNT)
    late.cancel()
    await asyncio.gather(late, return_exceptions=True)
    assert time.monotonic() - since < 30, loop
    assert len(seen) > 800, loop


pl = PineLabs(**settings)
for threads in (1, 2, 64, 80):
    with ThreadPoolExecutor(threads) as pool:
        assert len(set(pool.map(lambda i: call(pl, i), range(threads * 3)))) == threads * 3
for make in (asyncio.SelectorEventLoop, NoReaders):
    loop = make()
    loop.run_until_complete(main(make.__name__))
    loop.close()
told: list[Any] = []
call(PineLabs(**settings, observer=lambda event: told.append(call(pl))))
assert len(told) == 4
print("all are back")
