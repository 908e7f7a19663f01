"""What Python can hold and JSON cannot is refused by its path, and nothing is sent."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from decimal import Decimal
from enum import Enum, IntEnum
from math import isfinite
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from pinelabs_online import (
    ConfigError,
    InputError,
    PineLabs,
    PineLabsError,
    Response,
    callbacks,
    order_status,
    webhooks,
)
from scripted import CREDENTIALS, Scripted, World


class Colour(Enum):
    RED = 1


class Paise(IntEnum):
    RUPEE = 100


class Word(str):
    pass


def body_of(**params: Any) -> str:
    world = World(["token", {"answer": {"status": 200, "body": {"data": {"order_id": "v1-1", "status": "CREATED"}}}}])
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world))
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
        ("\ud800", "expected text without half a character (a lone surrogate)"),
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
        ({"client_id": "\ud800"}, "client_id"),
        ({"client_secret": "\ud800"}, "client_secret"),
        ({"environment": "\ud800"}, "environment"),
        ({"base_url": "https://\ud800"}, "base_url"),
        ({"ca_bundle": "\ud800"}, "ca_bundle"),
        ({"transport": print, "max_idle_connections": 4}, "max_idle_connections"),
        ({"platform": object()}, "platform"),
    ],
)
def test_a_wrong_setting_is_named_at_once(settings: dict[str, Any], path: str) -> None:
    with pytest.raises(ConfigError) as raised:
        PineLabs(**{**CREDENTIALS, **settings})
    assert raised.value.path == path


@pytest.mark.parametrize(
    "options", [{"timeout": 5}, {"timeout_ms": 0}, {"headers": {"Authorization": "x"}}, 5, {"max_retries": object()}]
)
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


HALF = "a\ud800"
KEY = "c0ffee"
SIGNED: Any = webhooks.sign(b"{}", "secret", id="msg_1", timestamp=1)

REFUSALS: list[tuple[Callable[[Any], object], type[PineLabsError], str | None]] = [
    (lambda text: callbacks.CallbackVerifier(text), ConfigError, "callback_key"),
    (lambda text: callbacks.verify("a=1", text), ConfigError, "callback_key"),
    (lambda text: callbacks.sign({"a": "1"}, text), ConfigError, "callback_key"),
    (lambda text: callbacks.verify(text, KEY), InputError, "form"),
    (lambda text: callbacks.verify({"order_id": text}, KEY), InputError, "form"),
    (lambda text: callbacks.verify([(text, "1")], KEY), InputError, "form"),
    (lambda text: callbacks.sign({"order_id": text}, KEY), InputError, "form"),
    (lambda text: callbacks.sign_form({text: "1"}, KEY), InputError, "form"),
    (lambda text: webhooks.WebhookVerifier(text), ConfigError, "webhook_secret"),
    (lambda text: webhooks.verify(b"{}", SIGNED, text), ConfigError, "webhook_secret"),
    (lambda text: webhooks.verify(b"{}", SIGNED, "secret", encoding=text), ConfigError, "encoding"),
    (lambda text: webhooks.verify(text, SIGNED, "secret"), InputError, "body"),
    (lambda text: webhooks.verify(b"{}", {**SIGNED, "webhook-id": text}, "secret"), InputError, "headers"),
    (lambda text: webhooks.verify(b"{}", SIGNED, "secret", now_ms=text), InputError, "now_ms"),
    (lambda text: webhooks.sign(b"{}", "secret", id=text, timestamp=1), InputError, "id"),
    (lambda text: webhooks.sign(b"{}", "secret", id="msg_1", timestamp=text), InputError, "timestamp"),
    (lambda text: webhooks.sign(text, "secret", id="msg_1", timestamp=1), InputError, "body"),
    (lambda text: order_status.check(text, "capture"), InputError, "status"),
    (lambda text: order_status.check("AUTHORIZED", text), InputError, "action"),
    (lambda text: order_status.check("AUTHORIZED", "capture", text), InputError, "pre_auth"),
    (lambda text: order_status.actions(text), InputError, "status"),
    (lambda text: order_status.observe(text, "CREATED"), InputError, "stored"),
    (lambda text: order_status.observe("CREATED", text), InputError, "reported"),
    (lambda text: order_status.is_final(text), InputError, "status"),
    (lambda text: PineLabs(**CREDENTIALS).invoke(text, {}), InputError, "operation"),
    (lambda text: PineLabs(**CREDENTIALS).orders.get(order_id=text), InputError, "order_id"),
    (lambda text: PineLabs(**CREDENTIALS).raw(method="GET", path=text), InputError, "path"),
    (lambda text: PineLabs(**CREDENTIALS).raw(method="POST", path="/x", body={"a": [text]}), InputError, "body.a[0]"),
]


@pytest.mark.parametrize(("use", "kind", "path"), REFUSALS)
def test_half_a_character_is_refused_by_the_name_of_its_argument(
    use: Callable[[Any], object], kind: type[PineLabsError], path: str
) -> None:
    with pytest.raises(PineLabsError) as raised:
        use(HALF)
    assert (type(raised.value), raised.value.path, raised.value.effect) == (kind, path, "none")


NOT_NONE = {"pre_auth", "now_ms", "encoding", "body.a[0]"}


@pytest.mark.parametrize(("use", "kind", "path"), [row for row in REFUSALS if row[2] not in NOT_NONE])
def test_what_is_no_text_is_refused_by_the_name_of_its_argument(
    use: Callable[[Any], object], kind: type[PineLabsError], path: str
) -> None:
    for value in (None, 1.5, object()):
        with pytest.raises(PineLabsError) as raised:
            use(value)
        assert (type(raised.value), raised.value.path, raised.value.effect) == (kind, path, "none")


def test_half_a_character_in_an_option_or_an_answer_of_a_transport_is_refused() -> None:
    client = PineLabs(**CREDENTIALS, transport=lambda request: pytest.fail(f"{request!r} was sent"))
    for headers in ({"X": HALF}, {HALF: "x"}):
        with pytest.raises(ConfigError):
            client.orders.get(order_id="v1-1", options={"headers": headers})
    with pytest.raises(InputError) as raised:
        Response(200, body=HALF)
    assert raised.value.path == "body"


# The shortest texts of doubles that a reader without care gets wrong in the last place, and the ends of the range.
DOUBLES = [
    0.1, 0.3, 1.1, 0.1 + 0.2, 100.35, 1e23, 9007199254740993.0, 5e-324, 2.2250738585072014e-308, 2.2250738585072011e-308,
    1.7976931348623157e308, 123456789.12345679, 3.5e-15, 7.038531e-26, 1.2345678901234567e-7, 8.41e21, 9.5e-3, 2.0**-1074 * 3,
    4.35, 0.000035689, 1448997445238699.0, 6.02214076e23, 8.5e-310, 358416272e-33, 9214843084008499e-26,
]  # fmt: skip


def test_fractions_are_sent_and_answered_to_the_last_place() -> None:
    answer = json.dumps({"order_id": "v1-1", "status": "CREATED", "fractions": DOUBLES})
    world = World(["token", {"answer": {"status": 200, "body": '{"data":' + answer + "}"}}])
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world))
    answered: Any = client.orders.create(order_amount={"value": 1, "currency": "INR"})
    assert [repr(value) for value in answered["fractions"]] == [repr(value) for value in DOUBLES]

    world = World(["token", {"answer": {"status": 200, "body": answer}}])
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world))
    answered = client.raw(method="POST", path="/api/x", body={"fractions": DOUBLES})
    sent = json.loads(world.trace[1]["send"]["body"])
    assert [repr(value) for value in sent["fractions"]] == [repr(value) for value in DOUBLES]
    assert [repr(value) for value in answered["fractions"]] == [repr(value) for value in DOUBLES]


def test_random_fractions_are_answered_to_the_last_place() -> None:
    random = Random(20_240_709)
    doubles = [value for _ in range(20_000) if isfinite(value := struct.unpack("d", random.randbytes(8))[0])]
    doubles += [random.uniform(0, 100_000) for _ in range(20_000)]
    world = World(["token", {"answer": {"status": 200, "body": json.dumps({"fractions": doubles})}}])
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world))
    answered: Any = client.raw(method="POST", path="/api/x", body={"fractions": doubles})
    sent = json.loads(world.trace[1]["send"]["body"])
    assert answered["fractions"] == doubles and sent["fractions"] == doubles
