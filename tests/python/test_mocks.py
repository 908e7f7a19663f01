"""The clients as test doubles: patched, replaced, and mocked after their class, with the standard library's own means."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any
from unittest.mock import AsyncMock, MagicMock, create_autospec, patch

import pytest
from pinelabs_online import OPERATIONS, AsyncPineLabs, PineLabs
from pinelabs_online.operations import AsyncOrdersOperations, OrdersOperations
from scripted import CREDENTIALS

ORDER: Any = {"order_id": "v1-1", "status": "CREATED"}


def unsent(request: object) -> Any:
    return pytest.fail(f"{request!r} was sent")


@pytest.fixture
def pl() -> PineLabs:
    return PineLabs(**CREDENTIALS, transport=unsent)


@pytest.fixture
def apl() -> AsyncPineLabs:
    return AsyncPineLabs(**CREDENTIALS, transport=unsent)


def test_a_method_is_patched_and_is_itself_again(pl: PineLabs) -> None:
    before = pl.orders.get
    with patch.object(pl.orders, "get", return_value=ORDER) as get:
        assert pl.orders.get(order_id="v1-1") is ORDER
    get.assert_called_once_with(order_id="v1-1")
    assert pl.orders.get == before


def test_an_async_method_is_patched_by_an_async_mock(apl: AsyncPineLabs) -> None:
    with patch.object(apl.orders, "get", return_value=ORDER) as get:
        assert asyncio.run(apl.orders.get(order_id="v1-1")) is ORDER
    assert isinstance(get, AsyncMock)
    get.assert_awaited_once_with(order_id="v1-1")


def test_a_method_is_patched_with_its_signature(pl: PineLabs) -> None:
    with patch.object(pl.orders, "get", autospec=True, return_value=ORDER) as get:
        assert pl.orders.get(order_id="v1-1") is ORDER
        with pytest.raises(TypeError):
            pl.orders.get(order_id="v1-1", oder_id="v1-1")  # type: ignore[call-arg]
    get.assert_called_once_with(order_id="v1-1")


def test_a_method_is_patched_for_every_client() -> None:
    with patch.object(OrdersOperations, "get", autospec=True, return_value=ORDER):
        assert PineLabs(**CREDENTIALS, transport=unsent).orders.get(order_id="v1-1") is ORDER
    with patch.object(AsyncOrdersOperations, "get", return_value=ORDER):
        assert asyncio.run(AsyncPineLabs(**CREDENTIALS, transport=unsent).orders.get(order_id="v1-1")) is ORDER


def test_monkeypatch_replaces_methods_and_groups(pl: PineLabs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl.orders, "get", lambda order_id: {**ORDER, "order_id": order_id})
    assert pl.orders.get(order_id="v1-2")["order_id"] == "v1-2"
    monkeypatch.setattr(pl, "orders", MagicMock())
    monkeypatch.setattr(pl, "invoke", lambda operation, params: ORDER)
    assert pl.invoke("orders.get", {}) is ORDER
    monkeypatch.undo()
    with pytest.raises(TypeError, match="keyword"):
        pl.orders.get("v1-1")  # type: ignore[call-arg]


@pytest.mark.parametrize("client", [PineLabs, AsyncPineLabs])
@pytest.mark.parametrize("name", [name for name, _, _ in OPERATIONS])
def test_a_mock_of_the_class_has_every_operation_with_its_signature(client: Any, name: str) -> None:
    mock: Any = create_autospec(client, instance=True, spec_set=True)
    for part in name.split("."):
        mock = getattr(mock, part)
    assert isinstance(mock, AsyncMock) == (client is AsyncPineLabs)
    with pytest.raises(TypeError):
        mock("v1-1")
    with pytest.raises(TypeError):
        mock(misspelt=1)


def test_a_mock_of_a_client_is_called_as_a_client() -> None:
    pl = create_autospec(PineLabs)(client_id="an-id", client_secret="a-secret")
    pl.orders.get.return_value = ORDER
    assert pl.orders.get(order_id="v1-1") is ORDER
    with pytest.raises(AttributeError):
        pl.orders.gett(order_id="v1-1")
    with pytest.raises(AttributeError):
        pl.order.get(order_id="v1-1")
    with pytest.raises(TypeError):
        create_autospec(PineLabs)(client_id="an-id", secret="a-secret")

    async def main() -> None:
        async with create_autospec(AsyncPineLabs)(client_id="an-id", client_secret="a-secret"):
            apl = create_autospec(AsyncPineLabs, instance=True)
            apl.orders.get.return_value = ORDER
            assert await apl.orders.get(order_id="v1-1") is ORDER
            apl.orders.get.assert_awaited_once_with(order_id="v1-1")

    asyncio.run(main())


def test_a_method_of_the_class_says_that_it_needs_a_client() -> None:
    with pytest.raises(TypeError, match=r"orders.get\(\) needs a client"):
        PineLabs.orders.get(order_id="v1-1")
    with pytest.raises(TypeError, match=r"orders.get\(\) needs a client"):
        asyncio.run(AsyncPineLabs.orders.get(order_id="v1-1"))


def test_frameworks_see_which_methods_are_coroutine_functions(pl: PineLabs, apl: AsyncPineLabs) -> None:
    assert inspect.iscoroutinefunction(apl.orders.get) and inspect.iscoroutinefunction(apl.raw)
    assert not inspect.iscoroutinefunction(pl.orders.get) and not inspect.iscoroutinefunction(pl.raw)


def test_both_clients_have_the_same_options() -> None:
    names = list(inspect.signature(PineLabs).parameters)
    assert names == list(inspect.signature(AsyncPineLabs).parameters) and "platform" in names
