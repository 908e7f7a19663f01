"""Calls by gevent's thread pool, and counts what its hub does meanwhile."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import os  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from pinelabs_online import PineLabs  # noqa: E402

pl = PineLabs(**json.loads(os.environ["SANDBOX"]))
AMOUNT: Any = {"value": 100, "currency": "INR"}
LATE: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=300"}}
ran = 0


def count() -> None:
    global ran
    while True:
        gevent.sleep(0.01)
        ran += 1


counter = gevent.spawn(count)
order = gevent.get_hub().threadpool.apply(pl.orders.create, kwds={"order_amount": AMOUNT, "options": LATE})
assert ran > 10, ran
# A greenlet can call too; the hub waits for it.
assert gevent.spawn(lambda: pl.orders.get(order_id=order["order_id"])).get()["order_id"] == order["order_id"]
print(f"the hub ran on, and the order is {order['status']}")
