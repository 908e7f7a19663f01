"""Reads an order at a URL; follows or ignores the proxies of the environment."""

import sys
from typing import Any

from pinelabs_online import PineLabs, PineLabsError

url, proxies, *bundle = sys.argv[1:]
settings: Any = {} if proxies == "follow" else {"proxy_from_environment": False}
if bundle:
    settings["ca_bundle"] = bundle[0]
try:
    pl = PineLabs(client_id="an-id", client_secret="a-secret", base_url=url, max_retries=0, **settings)
    print(pl.orders.get(order_id="v1-1")["status"])
except PineLabsError as error:
    print(error.kind, error.effect, error.path, error.message)
