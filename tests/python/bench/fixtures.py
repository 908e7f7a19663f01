"""What is measured with: the guide's own bodies, as in the benchmarks of the other languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CALLBACK_KEY = "9A7282D0556544C59AFE8EC92F5C85F69A7282D0556544C59AFE8EC92F5C85F6"
WEBHOOK_SECRET = "an-invented-secret-of-the-benchmarks"

CASES = json.loads((Path(__file__).parent.parent.parent / "vectors/calls/orders.json").read_text("utf-8"))

ORDER_ID = "v1-4405071524-aa-qlAtAf"
"""The order that the server answers with."""

NEW_ORDER: dict[str, Any] = next(case["params"] for case in CASES if case["operation"] == "orders.create")
"""The guide's whole request to create an order."""


def event(payments: int) -> bytes:
    """A webhook's body: an order with so many payments; two are 2.6 kB."""
    case = next(case for case in CASES if case["name"] == "a capture in part")
    data = case["script"][1]["answer"]["body"]["data"]
    body = {"event_type": "ORDER_PROCESSED", "data": {**data, "payments": data["payments"][:1] * payments}}
    return json.dumps(body, separators=(",", ":")).encode()
