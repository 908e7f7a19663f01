"""Observers on asyncio: on the loop's own thread, in the context of their call, and never a coroutine that is lost."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from typing import Any
from unittest.mock import AsyncMock, MagicMock

import pytest
from conftest import Sandbox
from pinelabs_online import AsyncPineLabs, ConfigError, PineLabs, Request, Response
from scripted import CREDENTIALS
from test_asyncio import AMOUNT, NoReaders, warm


def test_an_observer_is_told_on_the_loops_own_thread(sandbox: Sandbox) -> None:
    seen: list[tuple[int, Any]] = []
    client = AsyncPineLabs(**sandbox.settings, observer=lambda event: seen.append((threading.get_ident(), event)))

    async def main() -> None:
        await warm(client)
        await asyncio.sleep(0.01)

    asyncio.run(main())
    assert {thread for thread, _ in seen} == {threading.get_ident()}
    assert [(event["operation"], event["outcome"] is None) for _, event in seen] == [
        ("auth.generate_token", True), ("auth.generate_token", False), ("orders.create", True), ("orders.create", False),
    ]  # fmt: skip


REQUEST: ContextVar[str] = ContextVar("REQUEST", default="nobody's")


@pytest.mark.parametrize("own", [False, True], ids=["built-in", "own transport"])
@pytest.mark.parametrize("loop", [asyncio.SelectorEventLoop, NoReaders])
def test_an_observer_runs_in_the_context_of_its_call(own: bool, loop: Callable[[], Any], sandbox: Sandbox) -> None:
    seen: dict[str, set[str]] = {}

    def observer(event: Any) -> None:
        if event["operation"] == "orders.create":
            seen.setdefault(event["request_id"], set()).add(REQUEST.get())

    async def transport(request: Request) -> Response:
        await asyncio.sleep(0.001)
        token, order = '{"access_token":"t","expires_in":3600}', '{"data":{"order_id":"v1-1","status":"CREATED"}}'
        return Response(200, body=token if request.operation == "auth.generate_token" else order)

    settings: Any = {**CREDENTIALS, "transport": transport} if own else sandbox.settings
    client = AsyncPineLabs(**settings, observer=observer)

    async def task(name: str) -> None:
        REQUEST.set(name)
        await warm(client)
        assert REQUEST.get() == name

    async def main() -> None:
        for _ in range(3):
            await asyncio.gather(*(asyncio.create_task(task(name)) for name in ("one", "two", "three")))

    running = loop()
    try:
        running.run_until_complete(main())
    finally:
        running.close()
    assert len(seen) == 9
    assert sorted(names for one in seen.values() for names in one) == ["one"] * 3 + ["three"] * 3 + ["two"] * 3


def test_what_an_observer_sets_stays_in_its_call(sandbox: Sandbox) -> None:
    seen: list[str] = []

    def observer(event: Any) -> None:
        seen.append(REQUEST.get())
        REQUEST.set("the observer's")

    client = AsyncPineLabs(**sandbox.settings, observer=observer)

    async def main() -> None:
        for _ in range(2):
            await warm(client)
        assert REQUEST.get() == "nobody's"

    asyncio.run(main())
    # Of the first call token and order, of the second the order.
    assert seen == ["nobody's", *["the observer's"] * 3, "nobody's", "the observer's"]


async def coroutine_function(event: object) -> None:
    raise AssertionError("it is not called")


async def generator_function(event: object) -> Any:
    yield event


class Callable_:
    async def __call__(self, event: object) -> None:
        raise AssertionError("it is not called")

    async def method(self, event: object) -> None:
        raise AssertionError("it is not called")


@pytest.mark.parametrize("client", [PineLabs, AsyncPineLabs])
@pytest.mark.parametrize(
    "observer",
    [
        coroutine_function,
        generator_function,
        Callable_(),
        Callable_().method,
        partial(coroutine_function),
        partial(partial(Callable_())),
        AsyncMock(),
    ],
)
def test_a_coroutine_function_is_no_observer(client: Any, observer: Any) -> None:
    with pytest.raises(ConfigError, match="not a coroutine function") as raised:
        client(**CREDENTIALS, observer=observer)
    assert raised.value.path == "observer"


def test_a_coroutine_that_an_observer_gives_is_reported_and_not_lost(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", lambda args: raised.append(args.exc_value))
    for observer in (lambda event: coroutine_function(event), MagicMock(side_effect=coroutine_function)):
        client = AsyncPineLabs(**sandbox.settings, observer=observer)
        asyncio.run(warm(client))
        PineLabs(**sandbox.settings, observer=observer).orders.create(order_amount=AMOUNT)
    gc.collect()
    assert len(raised) == 16 and all("gave a coroutine, and nothing awaits it" in str(value) for value in raised)


def test_an_observer_may_start_a_task(sandbox: Sandbox) -> None:
    told: list[Any] = []

    async def tell(event: object) -> None:
        await asyncio.sleep(0)
        told.append(event)

    client = AsyncPineLabs(**sandbox.settings, observer=lambda event: asyncio.ensure_future(tell(event)))

    async def main() -> None:
        await warm(client)
        await asyncio.sleep(0.05)

    asyncio.run(main())
    assert len(told) == 4
