"""Calls from the processes of a pool: forked after a call, spawned, or forked by a server."""

import json
import multiprocessing
import os
import sys

from pinelabs_online import PineLabs

pl = PineLabs(**json.loads(os.environ["SANDBOX"]))


def status(order_id: str) -> str:
    return pl.orders.get(order_id=order_id)["status"]


if __name__ == "__main__":
    orders = [pl.orders.create(order_amount={"value": 100, "currency": "INR"}) for _ in range(8)]
    with multiprocessing.get_context(sys.argv[1]).Pool(4) as pool:
        print(*pool.map(status, [order["order_id"] for order in orders]))
