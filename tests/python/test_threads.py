"""Threads share a client: one token, no growth, and Ctrl-C reaches a call that waits."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from conftest import Sandbox
from pinelabs_online import AbortedError, AsyncPineLabs, ConfigError, InputError, PineLabs, Request, Response
from scripted import CREDENTIALS, Scripted, World

AMOUNT: Any = {"value": 100, "currency": "INR"}


def test_first_calls_of_32_threads_fetch_one_token(sandbox: Sandbox) -> None:
    sandbox.api("DELETE", "requests")
    client = PineLabs(**sandbox.settings)
    barrier = threading.Barrier(32)

    def call(_: int) -> str:
        barrier.wait()
        return client.orders.create(order_amount=AMOUNT)["order_id"]

    with ThreadPoolExecutor(32) as pool:
        assert len(set(pool.map(call, range(32)))) == 32
    assert sandbox.token_requests() == 1


def test_first_calls_of_256_tasks_fetch_one_token(sandbox: Sandbox) -> None:
    sandbox.api("DELETE", "requests")
    client = AsyncPineLabs(**sandbox.settings)

    async def main() -> None:
        orders = await asyncio.gather(*(client.orders.create(order_amount=AMOUNT) for _ in range(256)))
        assert len({order["order_id"] for order in orders}) == 256

    asyncio.run(main())
    assert sandbox.token_requests() == 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="a process cannot be held to one core")
def test_on_one_core_nobody_is_left_waiting(run_program: Callable[..., str]) -> None:
    assert run_program("one_core.py").strip() == "all are back"


@pytest.mark.parametrize("how", ["built-in", "own transport", "asyncio", "handler", "timer"])
def test_ctrl_c_interrupts_a_call_that_waits(how: str, run_program: Callable[..., str]) -> None:
    # Before 3.11, asyncio raises it beside the task and not through it.
    effect = None if how == "asyncio" and sys.version_info < (3, 11) else "unknown"
    assert run_program("interrupt.py", how).strip() == f"interrupted in time, effect {effect}"


class Stop(Exception):
    """What a program's own signal handler raises."""


def stop(*_: object) -> None:
    raise Stop


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
def test_a_signal_in_the_last_moments_of_a_call_tells_what_it_left(pl: PineLabs) -> None:
    pl.orders.create(order_amount=AMOUNT)
    before = signal.signal(signal.SIGALRM, stop)
    try:
        # Over before a waiting call looks for signals; on a busy machine it may look first.
        for _ in range(20):
            with pytest.raises(Stop) as raised:
                signal.setitimer(signal.ITIMER_REAL, 0.003)
                pl.orders.create(order_amount=AMOUNT, options={"headers": {"Sandbox-Fault": "delay; delay_ms=15"}})
            left = AbortedError.behind(raised.value)
            if isinstance(left, AbortedError) and left.answer is not None:
                break
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert isinstance(left, AbortedError) and left.effect == "unknown" and left.request_id is not None
    assert left.inquiry is not None and left.answer["status"] == "CREATED"
    found = pl.invoke(left.inquiry["operation"], left.inquiry["params"])
    assert found["order_id"] == left.answer["order_id"]


def test_a_signal_right_after_ones_own_transport_succeeded_tells_what_it_left() -> None:
    answers = endless()
    client = PineLabs(**CREDENTIALS, transport=lambda request: next(answers))

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_name != "drive":
            return None
        if event == "line" and frame.f_locals.get("step") == "done":
            raise Stop
        return trace

    earlier = sys.gettrace()
    sys.settrace(trace)
    try:
        with pytest.raises(Stop) as raised:
            client.orders.create(order_amount=AMOUNT)
    finally:
        sys.settrace(earlier)
    left = AbortedError.behind(raised.value)
    assert isinstance(left, AbortedError) and left.effect == "unknown" and left.request_id is not None
    assert left.inquiry is not None and left.answer["order_id"] == "v1-1"


def test_a_thread_that_waits_does_not_hold_the_others(pl: PineLabs) -> None:
    pl.orders.create(order_amount=AMOUNT)
    late: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=700"}}
    waiting = threading.Thread(target=lambda: pl.orders.create(order_amount=AMOUNT, options=late))
    waiting.start()
    counted = 0
    while waiting.is_alive():
        counted += 1
    waiting.join()
    assert counted > 10_000


def test_an_observer_may_make_calls_of_its_own(sandbox: Sandbox) -> None:
    other = PineLabs(**sandbox.settings)
    statuses: list[str] = []

    def observer(event: object) -> None:
        statuses.append(other.orders.create(order_amount=AMOUNT)["status"])

    PineLabs(**sandbox.settings, observer=observer).orders.create(order_amount=AMOUNT)
    assert statuses == ["CREATED"] * 4


def test_an_observer_that_raises_decides_over_nothing(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", lambda args: raised.append(args.exc_value))

    def observer(event: object) -> None:
        raise ValueError("the log is full")

    client = PineLabs(**sandbox.settings, observer=observer)
    assert client.orders.create(order_amount=AMOUNT)["status"] == "CREATED"
    assert [str(value) for value in raised] == ["the log is full"] * 4


def test_a_closed_client_says_so(sandbox: Sandbox) -> None:
    with PineLabs(**sandbox.settings) as client:
        client.orders.create(order_amount=AMOUNT)
        group, method = client.orders, client.orders.create
    assert repr(client) == "<PineLabs closed>"
    with pytest.raises(ConfigError, match="closed"):
        client.orders.create(order_amount=AMOUNT)
    client.close()
    client.close()
    for call in (
        lambda: group.create(order_amount=AMOUNT),
        lambda: method(order_amount=AMOUNT),
        lambda: client.invoke("orders.get", {}),
    ):
        with pytest.raises(ConfigError, match="the client is closed") as raised:
            call()
        assert raised.value.effect == "none"


def resident() -> int:
    """Bytes of memory in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def endless() -> Iterator[Response]:
    yield Response(200, body='{"access_token":"t","expires_in":86400}')
    while True:
        yield Response(200, body='{"data":{"order_id":"v1-1","status":"CREATED","notes":"' + "n" * 2000 + '"}}')


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_100_000_calls_do_not_grow_memory(sandbox: Sandbox, pl: PineLabs, apl: AsyncPineLabs) -> None:
    answers = endless()
    fraction: Any = {"value": 1.5, "currency": "INR"}
    own = PineLabs(**CREDENTIALS, transport=lambda request: next(answers), platform=Scripted(World([])))

    def round() -> None:
        for _ in range(6_000):
            own.orders.create(order_amount=AMOUNT)
        for _ in range(1_000):
            with pytest.raises(InputError):
                own.orders.create(order_amount=fraction)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: pl.orders.get(order_id=order_id), range(1_500)))

        async def main() -> None:
            for _ in range(10):
                await asyncio.gather(*(apl.orders.get(order_id=order_id) for _ in range(150)))

        asyncio.run(main())
        gc.collect()

    order_id = pl.orders.create(order_amount=AMOUNT)["order_id"]
    for _ in range(3):
        round()
    before = resident()
    for _ in range(10):
        round()
    grown = resident() - before
    assert grown < 4_000_000, f"{grown} bytes more after 100,000 calls"


def test_clients_do_not_pile_up() -> None:
    def transport(request: Request) -> Response:
        return Response(200)

    def make() -> None:
        for _ in range(2_000):
            PineLabs(**CREDENTIALS, transport=transport)
            PineLabs(**CREDENTIALS)

    make()
    gc.collect()
    before = resident()
    make()
    gc.collect()
    assert resident() - before < 2_000_000
