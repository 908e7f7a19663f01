"""What Python can hold and JSON cannot is refused by its path, and nothing is sent."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from scripted import CREDENTIALS, Scripted, World

from pinelabs_online import ConfigError, InputError, PineLabs, callbacks, webhooks


class Colour(Enum):
    RED = 1


class Paise(IntEnum):
    RUPEE = 100


class Word(str):
    pass


def body_of(**params: Any) -> str:
    world = World(["token", {"answer": {"status": 200, "body": {"data": {"order_id": "v1-1", "status": "CREATED"}}}}])
    client = PineLabs(**CREDENTIALS, transport=world.answer, surroundings=Scripted(world))
    client.orders.create(**params)
    body = world.trace[1]["send"]["body"]
    assert isinstance(body, str)
    return body


def refusal(**params: Any) -> InputError:
    client = PineLabs(**CREDENTIALS, transport=lambda request: pytest.fail(f"{request!r} was sent"))
    with pytest.raises(InputError) as raised:
        client.orders.create(**params)
    assert (raised.value.effect, raised.value.operation) == ("none", "orders.create")
    return raised.value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (1100.5, "expected a whole number, not a fraction"),
        (1100.0, "expected a whole number, not a fraction"),
        (True, "expected a whole number, not a boolean"),
        (float("nan"), "expected a number of JSON, not an infinity or NaN"),
        (float("inf"), "expected a number of JSON, not an infinity or NaN"),
        (2**64, "expected a whole number that fits in 64 bits"),
        (-(2**63) - 1, "expected a whole number that fits in 64 bits"),
        (Decimal(1100), "expected str, int, bool, None, dict or list, not `Decimal`"),
        (Colour.RED, "expected str, int, bool, None, dict or list, not `Colour`"),
        (b"1100", "expected str, int, bool, None, dict or list, not `bytes`"),
        ({1100}, "expected str, int, bool, None, dict or list, not `set`"),
        (MappingProxyType({}), "expected str, int, bool, None, dict or list, not `mappingproxy`"),
        ("\ud800", "expected Unicode text, without lone surrogates"),
        ("1100", "expected a whole number, not a string"),
    ],
)
def test_an_amount_is_a_whole_number(value: object, message: str) -> None:
    error = refusal(order_amount={"value": value, "currency": "INR"})
    assert (error.path, error.message) == ("order_amount.value", message)


def test_the_path_leads_through_lists() -> None:
    cart = {"cart_details": {"cart_items": [{"item_name": "a"}, {"item_name": object()}]}}
    error = refusal(order_amount={"value": 100, "currency": "INR"}, purchase_details=cart)
    assert error.path == "purchase_details.cart_details.cart_items[1].item_name"


def test_names_are_text() -> None:
    error = refusal(order_amount={1: 2})
    assert (error.path, error.message) == ("order_amount", "expected names that are `str`, not `int`")


def test_what_holds_itself_is_refused() -> None:
    circle: list[Any] = []
    circle.append(circle)
    assert "64 deep" in refusal(order_amount=circle).message
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    assert "64 deep" in refusal(order_amount=deep).message


def test_subclasses_tuples_and_every_character_go_through() -> None:
    body = body_of(
        order_amount={"value": Paise.RUPEE, "currency": Word("INR")},
        allowed_payment_methods=("CARD", "UPI"),
        notes='₹ "quoted" \\ \n\r\t\x00\x1f\u2028 😀',
        callback_url=None,
        merchant_order_reference="r",
    )
    assert '"value":100,' in body and '"allowed_payment_methods":["CARD","UPI"]' in body
    assert '₹ \\"quoted\\" \\\\ \\n\\r\\t\\u0000\\u001f\u2028 😀' in body
    assert "callback_url" not in body


def test_a_misspelt_keyword_is_named() -> None:
    assert refusal(order_amonut={"value": 1, "currency": "INR"}).path == "order_amonut"


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ({"client_id": ""}, "client_id"),
        ({"client_secret": None}, "client_secret"),
        ({"client_secret": 5}, "client_secret"),
        ({"client_secret": object()}, "client_secret"),
        ({"environment": "live"}, "environment"),
        ({"base_url": "http://gateway.example"}, "base_url"),
        ({"timeout_ms": 0}, "timeout_ms"),
        ({"timeout_ms": 1.5}, "timeout_ms"),
        ({"max_retries": 11}, "max_retries"),
        ({"connect_timeout_ms": 0}, "connect_timeout_ms"),
        ({"connect_timeout_ms": True}, "connect_timeout_ms"),
        ({"max_idle_connections": "4"}, "max_idle_connections"),
        ({"proxy_from_environment": "no"}, "proxy_from_environment"),
        ({"ca_bundle": b"no PEM"}, "ca_bundle"),
        ({"ca_bundle": Path(__file__)}, "ca_bundle"),
        ({"ca_bundle": "/nowhere/at/all.pem"}, "ca_bundle"),
        ({"ca_bundle": 5.5}, "ca_bundle"),
        ({"transport": 5}, "transport"),
        ({"observer": "print"}, "observer"),
        ({"transport": print, "max_idle_connections": 4}, "max_idle_connections"),
        ({"surroundings": object()}, "surroundings"),
    ],
)
def test_a_wrong_setting_is_named_at_once(settings: dict[str, Any], path: str) -> None:
    with pytest.raises(ConfigError) as raised:
        PineLabs(**{**CREDENTIALS, **settings})
    assert raised.value.path == path


@pytest.mark.parametrize("options", [{"timeout": 5}, {"timeout_ms": 0}, {"headers": {"Authorization": "x"}}, 5, {"max_retries": object()}])
def test_a_wrong_option_of_a_call_is_refused(options: Any) -> None:
    client = PineLabs(**CREDENTIALS, transport=lambda request: pytest.fail(f"{request!r} was sent"))
    with pytest.raises(ConfigError):
        client.orders.get(order_id="v1-1", options=options)


def test_a_parsed_webhook_is_refused_with_that_very_reason() -> None:
    parsed_bodies: list[Any] = [{"event_type": "ORDER_AUTHORIZED"}, [], MappingProxyType({})]
    for parsed in parsed_bodies:
        with pytest.raises(InputError, match="has been parsed") as raised:
            webhooks.verify(parsed, {}, "secret")
        assert raised.value.path == "body"
    with pytest.raises(InputError, match="as bytes or str"):
        webhooks.verify(None, {}, "secret")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", [None, 5, object(), [1], [("a",)], [("a", "b", "c")]])
def test_what_is_no_form_is_refused(form: Any) -> None:
    with pytest.raises(InputError, match="raw body"):
        callbacks.verify(form, "c0ffee")
