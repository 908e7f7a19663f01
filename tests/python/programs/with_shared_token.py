"""One of many processes: waits for the word, and reads an order with the token that they share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "recipes"))

from redis_token import make_client

print("ready", flush=True)
sys.stdin.readline()
pl = make_client()
print(pl.orders.get(order_id=sys.argv[1])["status"])
