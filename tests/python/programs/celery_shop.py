"""Tasks that call, in Celery's prefork pool; the client is made, and has called, before the fork."""

import os
from typing import Any

from celery import Celery
from pinelabs_online import PineLabs

FOLDER = os.environ["QUEUE"]
SERIALIZER = os.environ["SERIALIZER"]

app = Celery("shop", broker="filesystem://", backend=f"file://{FOLDER}/results")
app.conf.update(
    broker_transport_options={
        "data_folder_in": f"{FOLDER}/messages", "data_folder_out": f"{FOLDER}/messages", "control_folder": f"{FOLDER}/control",
    },
    result_serializer=SERIALIZER, task_serializer="json", accept_content=["json"], result_accept_content=[SERIALIZER],
    broker_connection_retry_on_startup=False, worker_hijack_root_logger=False,
)  # fmt: skip
pl = PineLabs(
    base_url=os.environ["BASE_URL"], client_id=os.environ["CLIENT_ID"], client_secret=os.environ["CLIENT_SECRET"]
)
AMOUNT: Any = {"value": 100, "currency": "INR"}
loader = os.getpid()
first = pl.orders.create(order_amount=AMOUNT)


@app.task  # type: ignore[untyped-decorator, unused-ignore]
def create() -> Any:
    order = pl.orders.create(order_amount=AMOUNT)
    return {**pl.orders.get(order_id=order["order_id"]), "forked": os.getpid() != loader}


@app.task  # type: ignore[untyped-decorator, unused-ignore]
def fail(order_id: str) -> Any:
    return pl.orders.get(order_id=order_id)


@app.task  # type: ignore[untyped-decorator, unused-ignore]
def lose() -> Any:
    # The time is over before the answer is there.
    late: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=10000"}, "total_timeout_ms": 2000}
    return pl.orders.create(order_amount=AMOUNT, options=late)
