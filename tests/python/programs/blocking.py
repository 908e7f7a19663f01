"""Calls where a call blocks more than its own task, and prints what Python's development mode warns of."""

import asyncio
import json
import os
import sys
import warnings
from typing import Any

import gevent
from pinelabs_online import PineLabs

pl = PineLabs(**json.loads(os.environ["SANDBOX"]))
AMOUNT: Any = {"value": 100, "currency": "INR"}


def warned(act: Any, *told: str) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        act()
    texts = [str(warning.message) for warning in caught if warning.category is RuntimeWarning]
    if texts:
        assert [warning.filename for warning in caught] == [__file__], caught
        assert told[0] in texts[0], texts
        print(told[1])


async def call() -> None:
    pl.orders.create(order_amount=AMOUNT)


async def invoke() -> None:
    pl.invoke("orders.create", {"order_amount": AMOUNT})


def create() -> None:
    pl.orders.create(order_amount=AMOUNT)


warned(lambda: asyncio.run(call(), debug=sys.flags.dev_mode), "the event loop", "loop")
warned(lambda: asyncio.run(invoke(), debug=False), "the event loop", "invoke")
warned(create, "nothing", "nothing")
warned(lambda: gevent.spawn(create).get(), "gevent's hub", "hub")
warned(lambda: gevent.get_hub().threadpool.apply(create), "nothing", "nothing")
print("end")
