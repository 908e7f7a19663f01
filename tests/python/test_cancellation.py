"""A task that is cancelled in the moment in which its call succeeds."""

from __future__ import annotations

import asyncio
import time

import pytest
from conftest import Sandbox
from pinelabs_online import AbortedError, AsyncPineLabs
from test_asyncio import AMOUNT, aborted, warm


@pytest.mark.parametrize("when", ["before the loop is told", "before the task is told"])
def test_a_write_cancelled_as_it_succeeds_tells_its_answer_and_how_to_ask(
    when: str, sandbox: Sandbox, apl: AsyncPineLabs
) -> None:
    async def main() -> None:
        await warm(apl)
        reference = f"as-it-succeeds-{when.replace(' ', '-')}"
        call = apl.orders.create(order_amount=AMOUNT, merchant_order_reference=reference)
        if when == "before the task is told":
            # The future has its result, and the task is cancelled before it runs again.
            future = call.send(None)
            while not future.done():
                await asyncio.sleep(0.001)
        else:
            # The call is done on the runtime's thread, and the loop has not looked.
            call.send(None)
            time.sleep(0.5)
        with pytest.raises(asyncio.CancelledError) as raised:
            call.throw(asyncio.CancelledError())
        error = aborted(raised.value)
        assert (error.effect, error.operation) == ("unknown", "orders.create")
        assert error.request_id is not None and len(error.request_id) == 36
        assert error.inquiry is not None and error.inquiry["params"] == {"merchant_order_reference": reference}
        found = await apl.invoke(error.inquiry["operation"], error.inquiry["params"])
        assert error.answer["order_id"] == found["order_id"]
        assert found["order_id"] not in repr(error) + repr(error.args) + repr(vars(error)) + error.to_json()

    asyncio.run(main())


def test_a_read_cancelled_as_it_succeeds_did_nothing_and_tells_its_answer(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        order_id = await warm(apl)
        call = apl.orders.get(order_id=order_id)
        call.send(None)
        time.sleep(0.5)
        with pytest.raises(asyncio.CancelledError) as raised:
            call.throw(asyncio.CancelledError())
        error = aborted(raised.value)
        assert (error.effect, error.inquiry, error.answer["order_id"]) == ("none", None, order_id)
        assert error.request_id is not None

    asyncio.run(main())


def test_whenever_it_is_cancelled_a_doubt_comes_with_its_inquiry(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await warm(apl)
        doubts = 0
        for i in range(300):
            task = asyncio.create_task(apl.orders.create(order_amount=AMOUNT))
            await asyncio.sleep(i % 50 * 0.0001)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as cancelled:
                error = AbortedError.behind(cancelled)
                if error is not None and error.effect == "unknown":
                    doubts += 1
                    assert error.inquiry is not None and error.request_id is not None
        assert doubts

    asyncio.run(main())
