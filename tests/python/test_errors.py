"""Errors are Python's own, tell what they mean for the money, and show no secret."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pinelabs_online
import pytest
from pinelabs_online import (
    InputError,
    PineLabs,
    PineLabsError,
    Platform,
    RateLimitedError,
    RejectedError,
    Response,
    errors,
)
from scripted import CREDENTIALS, Scripted, World

PAN = "4012001037141112"
CVV = "9187"
TOKEN = "4122980000009999"
CRYPTOGRAM = "Q2FuYXJ5Q3J5cHRvZ3JhbUZvcg=="
SECRETS = [PAN, CVV, TOKEN, CRYPTOGRAM, "an-invented-secret", "token-1"]
CARD = {"card_number": PAN, "cvv": CVV, "expiry_month": "12", "expiry_year": "2031", "name": "Kevin Bob"}
FOREIGN = {
    "token": TOKEN,
    "cryptogram": CRYPTOGRAM,
    "token_txn_type": "ALT_TOKEN",
    "expiry_month": "12",
    "expiry_year": "2031",
}


def refused(status: int, body: object, **headers: str) -> PineLabsError:
    script = ["token", {"answer": {"status": status, "headers": headers, "body": body}}]
    world = World(script)
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world), max_retries=0)
    with pytest.raises(PineLabsError) as raised:
        client.orders.get(order_id="v1-1")
    return raised.value


def test_there_is_one_class_for_each_kind() -> None:
    kinds = {cls.kind for name in errors.__all__ if (cls := getattr(errors, name)) is not PineLabsError}
    assert kinds == {
        "input", "config", "authentication", "rejected", "rate_limited", "server", "network", "unreadable_answer",
        "aborted", "signature", "not_allowed",
    }  # fmt: skip
    assert all(issubclass(getattr(pinelabs_online, name), PineLabsError) for name in errors.__all__)


def test_an_error_tells_what_happened() -> None:
    error = refused(422, {"code": "INVALID_REQUEST", "message": "no such thing"})
    assert isinstance(error, RejectedError)
    assert (error.effect, error.status, error.code) == ("rejected", 422, "INVALID_REQUEST")
    assert error.operation == "orders.get"
    assert error.request_id is not None and len(error.request_id) == 36
    assert error.body is not None and json.loads(error.body)["message"] == "no such thing"
    assert str(error) == "orders.get: no such thing (HTTP 422, INVALID_REQUEST)"


def test_the_time_to_wait_is_in_seconds_too() -> None:
    error = refused(429, {}, **{"Retry-After": "7"})
    assert isinstance(error, RateLimitedError)
    assert (error.retry_after_ms, error.retry_after) == (7000, 7.0)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_brings_everything_back_but_the_body(protocol: int) -> None:
    error = refused(422, {"code": "INVALID_REQUEST", "message": "no such thing", "challenge_url": "https://secret"})
    text = pickle.dumps(error, protocol)
    assert b"https://secret" not in text
    back = pickle.loads(text)
    assert type(back) is type(error)
    assert (back.to_dict(), str(back), repr(back)) == (error.to_dict(), str(error), repr(error))
    assert back.body is None
    assert copy.copy(error).to_dict() == error.to_dict()


def test_a_program_can_make_errors_for_its_own_tests() -> None:
    error = RejectedError("no", code="X", status=400, effect="rejected", operation="orders.get")
    assert error.to_dict() == {
        "kind": "rejected", "effect": "rejected", "message": "no", "operation": "orders.get", "status": 400, "code": "X",
    }  # fmt: skip


UNKNOWN: dict[str, Any] = {
    "kind": "network", "effect": "unknown", "message": "no answer in time", "operation": "orders.create", "status": 504,
    "code": "X", "request_id": "r-1", "retry_after_ms": 1500, "path": "a.b",
    "inquiry": {"operation": "orders.get_by_reference", "params": {"merchant_order_reference": "r"}, "look_for": "an order"},
}  # fmt: skip

REBUILD: dict[str, Callable[[PineLabsError], PineLabsError]] = {
    "args": lambda error: type(error)(*error.args),
    "args through JSON": lambda error: type(error)(*json.loads(json.dumps(error.args))),
    "dict": lambda error: PineLabsError.from_dict(error.to_dict()),
    "dict of another class": lambda error: InputError.from_dict(error.to_dict()),
    "dict through JSON": lambda error: PineLabsError.from_dict(json.loads(json.dumps(error.to_dict()))),
    "JSON": lambda error: PineLabsError.from_json(error.to_json()),
    "JSON as bytes": lambda error: PineLabsError.from_json(error.to_json().encode()),
    "pickle": lambda error: pickle.loads(pickle.dumps(error)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize("how", REBUILD)
@pytest.mark.parametrize("kind", [*errors._CLASSES, "of_a_later_release"])
@pytest.mark.parametrize(
    "fields", [UNKNOWN, {"effect": "rejected", "message": "no"}, {"effect": "none", "message": ""}]
)
def test_an_error_is_rebuilt_whole(how: str, kind: str, fields: dict[str, Any]) -> None:
    fields = {**fields, "kind": kind}
    error = PineLabsError.from_dict(fields)
    assert type(error) is errors._CLASSES.get(kind, PineLabsError) and error.to_dict() == fields
    back = REBUILD[how](error)
    assert type(back) is type(error)
    assert (back.to_dict(), str(back), repr(back), back.args) == (fields, str(error), repr(error), error.args)


@pytest.mark.parametrize("how", REBUILD)
def test_an_error_of_a_call_is_rebuilt_whole_but_for_its_body(how: str) -> None:
    error = refused(422, {"code": "INVALID_REQUEST", "message": "no such thing", "challenge_url": "https://secret"})
    back = REBUILD[how](error)
    assert type(back) is type(error) and back.to_dict() == error.to_dict()
    assert "https://secret" not in repr(error.args) + error.to_json()
    assert error.body is not None and (back.body is None or (how == "copy" and back.body == error.body))


@pytest.mark.parametrize("name", errors.__all__)
def test_an_effect_that_is_not_said_is_unknown_unless_nothing_can_have_been_sent(name: str) -> None:
    cls = getattr(errors, name)
    nothing_sent = {"InputError", "ConfigError", "SignatureError", "NotAllowedError"}
    assert cls("x").effect == cls().effect == ("none" if name in nothing_sent else "unknown")
    # What was lost on the way was not "nothing".
    for lost in ({}, {"effect": None}, {"effect": "maybe"}, {"effect": 5}, "{'effect': 'none'}", ["none"], 5):
        assert cls("x", lost).effect == "unknown"
    assert cls("x", effect="rejected").effect == "rejected"


@pytest.mark.parametrize("fields", [None, [], "x", 5, b"x"])
def test_what_is_no_error_is_not_rebuilt(fields: Any) -> None:
    with pytest.raises(InputError, match="expected the fields of an error"):
        PineLabsError.from_dict(fields)
    with pytest.raises(InputError, match="expected the fields of an error"):
        PineLabsError.from_json(json.dumps(fields) if not isinstance(fields, bytes) else fields)


def test_an_error_without_its_kind_is_one_all_the_same() -> None:
    for fields in ({}, {"kind": 5}, {"kind": ["input"]}, {"message": 5}):
        error = PineLabsError.from_dict(fields)
        assert type(error) is PineLabsError and error.effect == "unknown" and str(error) == ""


def printed(error: BaseException) -> str:
    told = "".join(traceback.format_exception(error))
    detailed = "".join(traceback.TracebackException.from_exception(error).format(chain=True))
    parts = [told, detailed, str(error), repr(error), repr(vars(error)), repr(error.args)]
    if isinstance(error, PineLabsError):
        parts += [json.dumps(error.to_dict()), repr(pickle.dumps(error))]
    return "\n".join(parts)


class Echo(Platform):
    """Answers with all that it was sent, as a careless gateway might."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.seen: list[str] = []

    def __call__(self, request: pinelabs_online.Request) -> Response:
        self.seen.append(repr(request))
        if request.operation == "auth.generate_token":
            response = Response(200, body='{"access_token":"token-1","expires_in":3600}')
        else:
            body = (request.body or b"").decode()
            said = {"code": dict(request.headers)["Authorization"], "message": f"{dict(request.headers)} {body}"}
            response = Response(self.status, {"X-Echo": body}, json.dumps(said))
        self.seen.append(repr(response))
        return response

    def entropy(self) -> bytes:
        # A random id may hold the four digits of the CVV.
        return b"\7" * 16

    def sleep(self, ms: int) -> None:
        pass


@pytest.mark.parametrize("status", [200, 400, 401, 422, 429, 500])
@pytest.mark.parametrize(
    "option", [{"card_details": CARD}, {"card_token_details": FOREIGN}], ids=["card", "token of another gateway"]
)
def test_no_secret_is_printed(status: int, option: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    echo = Echo(status)
    events: list[object] = []
    client = PineLabs(**CREDENTIALS, transport=echo, platform=echo, observer=events.append)
    payment = {"payment_method": "CARD", "payment_amount": {"value": 100, "currency": "INR"}, "payment_option": option}
    with pytest.raises(PineLabsError) as raised:
        client.payments.create(order_id="v1-1", payments=[payment])  # type: ignore[list-item]
    text = "\n".join([printed(raised.value), *echo.seen, repr(events), repr(client), repr(client.payments)])
    text += "\n".join(capfd.readouterr())
    for secret in SECRETS:
        assert secret not in text


@pytest.mark.parametrize(
    "params",
    [
        {"order_id": "v1-1", "payments": [{"payment_option": {"card_details": {**CARD, "cvv": int(CVV)}}}]},
        {"order_id": "v1-1", "payments": [{"payment_option": {"card_details": {**CARD, PAN: 1}}}]},
        {"order_id": "v1-1", "payments": [{"payment_option": {"card_details": {**CARD, PAN: object()}}}]},
        {"order_id": "v1-1", "payments": [{"payment_option": PAN}]},
        {"order_id": "v1-1", "payments": PAN},
        {PAN: PAN},
    ],
)
def test_no_secret_is_printed_by_an_input_error(params: dict[str, Any]) -> None:
    client = PineLabs(**CREDENTIALS)
    with pytest.raises(InputError) as raised:
        client.invoke("payments.create", params)
    for secret in SECRETS:
        assert secret not in printed(raised.value)


def test_no_key_is_printed() -> None:
    key, secret = "c0ffee" * 8, "the-webhook-secret"
    verifiers = [pinelabs_online.callbacks.CallbackVerifier(key), pinelabs_online.webhooks.WebhookVerifier(secret)]
    assert key not in repr(verifiers) and secret not in repr(verifiers)
    for broken in (key + "x", key + "0"):
        with pytest.raises(PineLabsError) as raised:
            pinelabs_online.callbacks.verify("a=1", broken)
        assert broken not in printed(raised.value)
