"""What a mistake is answered with: the words of Python, and the name that is wanted."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from pinelabs_online import AsyncPineLabs, InputError, PineLabs, PineLabsError, callbacks, order_status, webhooks
from scripted import CREDENTIALS


def unsent(request: object) -> Any:
    return pytest.fail(f"{request!r} was sent")


CLIENT: Any = PineLabs(**CREDENTIALS, transport=unsent)
ASYNC_CLIENT: Any = AsyncPineLabs(**CREDENTIALS, transport=unsent)


@pytest.mark.parametrize(
    ("group", "method", "said"),
    [
        ("orders", "get", "orders.get() takes keyword arguments: order_id=.."),
        ("orders", "create", "orders.create() takes keyword arguments: order_amount=.."),
        ("payments", "create", "payments.create() takes keyword arguments: order_id=.., payments=.."),
        (
            "customers",
            "create",
            "customers.create() takes keyword arguments: merchant_customer_reference=.., first_name=..",
        ),
    ],
)
def test_a_positional_argument_is_told_its_keyword(group: str, method: str, said: str) -> None:
    with pytest.raises(TypeError) as raised:
        getattr(getattr(CLIENT, group), method)("4012001037141112")
    assert str(raised.value) == said
    with pytest.raises(TypeError) as raised:
        asyncio.run(getattr(getattr(ASYNC_CLIENT, group), method)("4012001037141112"))
    assert str(raised.value) == said


AMOUNT: Any = {"value": 100, "currency": "INR"}


@pytest.mark.parametrize(
    ("use", "path"),
    [
        (lambda: CLIENT.orders.get(order_id=None), "order_id"),
        (lambda: CLIENT.orders.create(order_amount=None), "order_amount"),
        (lambda: CLIENT.orders.create(order_amount={**AMOUNT, "value": None}), "order_amount.value"),
        (lambda: CLIENT.payments.create(order_id="v1-1", payments=None), "payments"),
        (
            lambda: CLIENT.orders.create(order_amount=AMOUNT, allowed_payment_methods=["CARD", None]),
            "allowed_payment_methods[1]",
        ),
        (lambda: CLIENT.invoke("orders.get", None), None),
        (lambda: callbacks.verify("a=1", None), "callback_key"),  # type: ignore[arg-type]
        (lambda: webhooks.WebhookVerifier(None), "webhook_secret"),  # type: ignore[arg-type]
        (lambda: order_status.check(None, "capture"), "status"),  # type: ignore[arg-type]
    ],
)
def test_none_is_called_none(use: Any, path: str | None) -> None:
    with pytest.raises(PineLabsError, match=r", not None$") as raised:
        use()
    assert raised.value.path == path and raised.value.effect == "none"


@pytest.mark.parametrize(
    ("use", "path"),
    [
        (lambda: CLIENT.orders.get(), "order_id"),
        (lambda: CLIENT.orders.create(), "order_amount"),
        (lambda: CLIENT.orders.create(order_amount={"currency": "INR"}), "order_amount.value"),
        (lambda: CLIENT.payments.create(order_id="v1-1", payments=[{}]), "payments[0].payment_amount"),
    ],
)
def test_a_missing_key_names_itself(use: Any, path: str) -> None:
    with pytest.raises(InputError, match="required, but missing") as raised:
        use()
    assert raised.value.path == path


@pytest.mark.parametrize("client", [PineLabs, AsyncPineLabs])
def test_a_missing_or_misspelt_option_names_the_class_that_was_called(client: Any) -> None:
    with pytest.raises(
        TypeError, match=rf"^{client.__name__}\.__init__\(\) missing .* 'client_id' and 'client_secret'"
    ):
        client()
    with pytest.raises(
        TypeError, match=rf"^{client.__name__}\.__init__\(\) got an unexpected keyword argument 'timeout'"
    ):
        client(**CREDENTIALS, timeout=5)

    class Shop(client):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(**CREDENTIALS)

    assert repr(Shop()) == "<Shop open>"
