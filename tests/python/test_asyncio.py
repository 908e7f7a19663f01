"""asyncio: many tasks, many loops, and cancellation that tells what it may have left behind."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Sandbox
from pinelabs_online import (
    AbortedError,
    AsyncPineLabs,
    ConfigError,
    RejectedError,
    Request,
    Response,
)
from scripted import CREDENTIALS

AMOUNT: Any = {"value": 100, "currency": "INR"}
LATE: Any = {"headers": {"Sandbox-Fault": "delay; delay_ms=10000"}}


async def warm(client: AsyncPineLabs) -> str:
    return (await client.orders.create(order_amount=AMOUNT))["order_id"]


def aborted(exception: BaseException) -> AbortedError:
    error = AbortedError.behind(exception)
    assert isinstance(error, AbortedError)
    return error


def test_a_cancelled_write_may_have_happened_and_says_how_to_ask(sandbox: Sandbox, apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await warm(apl)
        task = asyncio.create_task(apl.orders.create(order_amount=AMOUNT, options=LATE))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
        error = aborted(raised.value)
        assert error.effect == "unknown" and error.operation == "orders.create"
        assert error.inquiry is not None and error.inquiry["operation"] == "orders.get_by_reference"
        # The sandbox's delay comes after the act.
        found = await apl.invoke(error.inquiry["operation"], error.inquiry["params"])
        assert found["status"] == "CREATED"
        assert found["merchant_order_reference"] == error.inquiry["params"]["merchant_order_reference"]

    asyncio.run(main())


def test_a_cancelled_read_did_nothing(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        order_id = await warm(apl)
        with pytest.raises(asyncio.TimeoutError) as raised:
            await asyncio.wait_for(apl.orders.get(order_id=order_id, options=LATE), 0.1)
        assert aborted(raised.value).effect == "none"

    asyncio.run(main())


def test_a_timeout_of_many_calls_tells_of_one(apl: AsyncPineLabs) -> None:
    if sys.version_info < (3, 11):
        return

    async def main() -> None:
        await warm(apl)
        with pytest.raises(TimeoutError) as raised:
            async with asyncio.timeout(0.1):
                await apl.orders.create(order_amount=AMOUNT, options=LATE)
        assert aborted(raised.value).effect == "unknown"

    asyncio.run(main())


def test_cancelling_drops_the_request(sandbox: Sandbox, apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await warm(apl)
        task = asyncio.create_task(
            apl.orders.create(order_amount=AMOUNT, merchant_order_reference="dropped-in-flight", options=LATE)
        )
        await asyncio.sleep(0.5)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.5)

    asyncio.run(main())


def test_a_task_cancelled_before_it_began_did_nothing(sandbox: Sandbox) -> None:
    client = AsyncPineLabs(**CREDENTIALS, transport=lambda request: pytest.fail("sent"))

    async def main() -> None:
        task = asyncio.create_task(client.orders.create(order_amount=AMOUNT))
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
        assert AbortedError.behind(raised.value) is None

    asyncio.run(main())


@pytest.mark.parametrize("moment", [0.0, 0.0002, 0.0005, 0.001, 0.002, 0.003])
def test_whenever_it_is_cancelled_the_effect_is_honest(moment: float, sandbox: Sandbox, apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await warm(apl)
        for i in range(30):
            reference = f"moment-{moment}-{i}".replace(".", "-")
            task = asyncio.create_task(apl.orders.create(order_amount=AMOUNT, merchant_order_reference=reference))
            await asyncio.sleep(moment)
            task.cancel()
            try:
                order = await task
                assert order["merchant_order_reference"] == reference
            except asyncio.CancelledError as cancelled:
                error = AbortedError.behind(cancelled)
                if error is None or error.effect == "none":
                    await asyncio.sleep(0.02)
                    with pytest.raises(RejectedError):
                        await apl.orders.get_by_reference(merchant_order_reference=reference)

    asyncio.run(main())


def test_a_coroutine_that_is_thrown_away_stops_its_call(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await warm(apl)
        call = apl.orders.create(order_amount=AMOUNT, options=LATE)
        call.send(None)
        call.close()
        other = apl.orders.create(order_amount=AMOUNT, options=LATE)
        other.send(None)
        del other
        gc.collect()

    asyncio.run(main())


def test_several_event_loops_share_a_client(apl: AsyncPineLabs) -> None:
    failures: list[BaseException] = []

    def run() -> None:
        async def main() -> None:
            for _ in range(20):
                await warm(apl)

        try:
            asyncio.run(main())
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    for _ in range(3):
        asyncio.run(warm(apl))


def test_a_loop_that_is_closed_early_takes_nothing_along(apl: AsyncPineLabs) -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(warm(apl))
    task = loop.create_task(
        apl.orders.create(order_amount=AMOUNT, options={"headers": {"Sandbox-Fault": "delay; delay_ms=50"}})
    )
    loop.run_until_complete(asyncio.sleep(0.01))
    task.cancel()
    loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
    loop.close()
    assert asyncio.run(warm(apl))


class NoReaders(asyncio.SelectorEventLoop):
    """A loop that reads no pipes, as that of Windows."""

    def add_reader(self, *args: Any) -> None:  # type: ignore[override]
        raise NotImplementedError


def test_a_loop_that_reads_no_pipes_serves_too(sandbox: Sandbox) -> None:
    seen: list[int] = []
    client = AsyncPineLabs(**sandbox.settings, observer=lambda event: seen.append(threading.get_ident()))

    async def main() -> None:
        assert len(set(await asyncio.gather(*(warm(client) for _ in range(32))))) == 32
        assert set(seen) == {threading.get_ident()}
        task = asyncio.create_task(client.orders.create(order_amount=AMOUNT, options=LATE))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
        assert aborted(raised.value).effect == "unknown"

    for _ in range(20):
        loop = NoReaders()
        try:
            loop.run_until_complete(main() if not seen else warm(client))
        finally:
            loop.close()


def open_files() -> int:
    return len(os.listdir("/dev/fd"))


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files are counted in /dev/fd")
def test_event_loops_that_come_and_go_leave_no_open_files(apl: AsyncPineLabs) -> None:
    async def in_flight() -> None:
        call = asyncio.create_task(apl.orders.create(order_amount=AMOUNT, options=LATE))
        await asyncio.sleep(0.001)
        # The loop is closed while the call is about to end.
        asyncio.get_running_loop().call_soon(call.cancel)

    def rounds(count: int) -> None:
        for i in range(count):
            asyncio.run(warm(apl) if i % 10 else in_flight())
        # Loops that live at once, and end in another order.
        loops = [asyncio.new_event_loop() for _ in range(20)]
        for loop in loops:
            loop.run_until_complete(warm(apl))
        for loop in loops[::2] + loops[1::2]:
            loop.close()

    rounds(20)
    gc.collect()
    before = open_files()
    rounds(1_000)
    gc.collect()
    # Connections of the pool may come and go.
    assert open_files() < before + 10


def test_the_bridge_does_not_keep_a_loop_alive(apl: AsyncPineLabs) -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(warm(apl))
    gone = weakref.ref(loop)
    loop.close()
    del loop
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("loop", ["asyncio.SelectorEventLoop", "NoReaders", "uvloop.new_event_loop"])
def test_an_interpreter_that_ends_with_calls_in_flight_ends_well(loop: str, run_program: Callable[..., str]) -> None:
    for _ in range(5):
        assert run_program("unfinished.py", loop) == "ends\n"


def test_uvloop_serves_too(apl: AsyncPineLabs) -> None:
    import uvloop

    async def main() -> list[str]:
        return await asyncio.gather(*(warm(apl) for _ in range(32)))

    loop = uvloop.new_event_loop()
    try:
        assert len(set(loop.run_until_complete(main()))) == 32
    finally:
        loop.close()


def test_without_an_event_loop_there_is_a_clear_error(apl: AsyncPineLabs) -> None:
    with pytest.raises(RuntimeError, match="no running event loop"):
        apl.orders.get(order_id="v1-1").send(None)


def test_errors_come_out_of_await(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        with pytest.raises(RejectedError) as raised:
            await apl.orders.get(order_id="v1-nobody")
        assert raised.value.code == "ORDER_NOT_FOUND"

    asyncio.run(main())


def test_a_transport_of_ones_own_is_cancelled_with_its_task() -> None:
    stopped: list[str] = []

    async def transport(request: Request) -> Response:
        if request.operation == "auth.generate_token":
            return Response(200, body='{"access_token":"t","expires_in":3600}')
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            stopped.append(request.operation)
            raise
        return Response(200)

    async def main() -> None:
        client = AsyncPineLabs(**CREDENTIALS, transport=transport)
        task = asyncio.create_task(client.orders.create(order_amount=AMOUNT))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
        assert aborted(raised.value).effect == "unknown"

    asyncio.run(main())
    assert stopped == ["orders.create"]


def test_a_cancelled_fetch_of_the_token_lets_the_next_call_fetch_it() -> None:
    async def main() -> None:
        async def transport(request: Request) -> Response:
            if request.operation == "auth.generate_token":
                tokens.append(request)
                if len(tokens) == 1:
                    await asyncio.sleep(10)
                return Response(200, body='{"access_token":"t","expires_in":3600}')
            return Response(200, body='{"data":{"order_id":"v1-1","status":"CREATED"}}')

        tokens: list[Request] = []
        client = AsyncPineLabs(**CREDENTIALS, transport=transport)
        with pytest.raises(asyncio.TimeoutError) as raised:
            await asyncio.wait_for(client.orders.create(order_amount=AMOUNT), 0.05)
        assert aborted(raised.value).effect == "none"
        order = await asyncio.wait_for(client.orders.create(order_amount=AMOUNT), 1)
        assert order["status"] == "CREATED" and len(tokens) == 2

    asyncio.run(main())


def test_a_closed_client_says_so(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncPineLabs(**sandbox.settings) as client:
            await warm(client)
            group, method, before = client.orders, client.orders.get, client.orders.get(order_id="v1-1")
            under_way = asyncio.create_task(client.orders.create(order_amount=AMOUNT))
            await asyncio.sleep(0)
        with pytest.raises(ConfigError, match="closed"):
            await client.orders.get(order_id="v1-1")
        client.close()
        client.close()
        for call in (
            group.get(order_id="v1-1"),
            method(order_id="v1-1"),
            before,
            client.invoke("orders.get", {}),
            client.raw(method="GET", path="/x"),
        ):
            with pytest.raises(ConfigError, match="the client is closed") as raised:
                await call
            assert raised.value.effect == "none"
        # What was under way goes on.
        assert (await under_way)["status"] == "CREATED"

    asyncio.run(main())
