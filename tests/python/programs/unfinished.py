"""Ends while calls are in flight, with outcomes on their way to a loop that nobody runs any longer."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from typing import Any

import uvloop
from pinelabs_online import AsyncPineLabs


class NoReaders(asyncio.SelectorEventLoop):
    def add_reader(self, *args: Any) -> None:  # type: ignore[override]
        raise NotImplementedError


settings = json.loads(os.environ["SANDBOX"])
client = AsyncPineLabs(**settings, observer=lambda event: None)
AMOUNT: Any = {"value": 100, "currency": "INR"}
makers: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {
    "asyncio.SelectorEventLoop": asyncio.SelectorEventLoop,
    "NoReaders": NoReaders,
    "uvloop.new_event_loop": uvloop.new_event_loop,
}
loop = makers[sys.argv[1]]()
loop.run_until_complete(client.orders.create(order_amount=AMOUNT))
calls = [client.orders.create(order_amount=AMOUNT) for _ in range(200)]
tasks = [loop.create_task(call) for call in calls]
loop.run_until_complete(asyncio.sleep(0.002))
# Whatever is said of tasks that were pending, and of a loop that was not closed, is asyncio's.
loop.set_exception_handler(lambda loop, context: None)
print("ends")
