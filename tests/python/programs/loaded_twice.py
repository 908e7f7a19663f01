"""Loads the package twice in one interpreter, as reloaders and test runners do: each load has its own exceptions."""

import asyncio
import sys
from typing import Any


def load() -> Any:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pinelabs_online"]:
        del sys.modules[name]
    import pinelabs_online

    return pinelabs_online


CREDENTIALS = {"client_id": "an-id", "client_secret": "a-secret"}


def failures(package: Any, client: Any, apl: Any, verifier: Any, webhook_verifier: Any) -> None:
    """Has everything fail that can fail without a network, and catches it as a user of this load does."""

    async def call() -> None:
        await apl.orders.get(order_id="v1-1")

    for fail in (
        lambda: client.orders.get(order_id="v1-1"),
        lambda: client.orders.get(order_id=object()),
        lambda: client.orders.get(order_id=1),
        lambda: client.invoke(5, {}),
        lambda: client.orders.get(order_id="v1-1", options={"timeout_ms": 0}),
        lambda: asyncio.run(call()),
        lambda: verifier.verify("a=1"),
        lambda: verifier.verify({"a": 5}),
        lambda: webhook_verifier.verify(b"{}", {}),
        lambda: webhook_verifier.verify(5, {}),
    ):
        try:
            fail()
        except package.PineLabsError:
            continue
        raise AssertionError("it succeeded")


def made_by(package: Any) -> tuple[Any, ...]:
    settings = {**CREDENTIALS, "base_url": "http://127.0.0.1:1", "max_retries": 0}
    return (
        package.PineLabs(**settings), package.AsyncPineLabs(**settings),
        package.callbacks.CallbackVerifier("c0ffee"), package.webhooks.WebhookVerifier("secret"),
    )  # fmt: skip


first = load()
of_first = made_by(first)
failures(first, *of_first)
second = load()
assert second.PineLabsError is not first.PineLabsError
failures(second, *made_by(second))
# What the first load made goes on raising what its users catch.
failures(first, *of_first)
fails: list[Any] = [
    lambda: second.callbacks.verify("a=1", "c0ffee"),
    lambda: second.callbacks.verify("a=1", "no key"),
    lambda: second.webhooks.verify(b"{}", {}, "secret"),
    lambda: second.order_status.check("CREATED", "capture"),
    lambda: second.order_status.check("CREATED", "steal"),
    lambda: second.order_status.actions(5),
    lambda: second.PineLabs(client_id="", client_secret=""),
]
for fail in fails:
    try:
        fail()
    except second.PineLabsError:
        continue
    raise AssertionError("it succeeded")
print("both loads catch their own")
