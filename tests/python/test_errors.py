"""Errors are Python's own, tell what they mean for the money, and show no secret."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from typing import Any

import pytest
from scripted import CREDENTIALS, Scripted, World

import pinelabs_online
from pinelabs_online import (
    InputError,
    PineLabs,
    PineLabsError,
    RateLimitedError,
    RejectedError,
    Response,
    Surroundings,
    errors,
)

PAN = "4012001037141112"
CVV = "9187"
TOKEN = "4122980000009999"
CRYPTOGRAM = "Q2FuYXJ5Q3J5cHRvZ3JhbUZvcg=="
SECRETS = [PAN, CVV, TOKEN, CRYPTOGRAM, "an-invented-secret", "token-1"]
CARD = {"card_number": PAN, "cvv": CVV, "expiry_month": "12", "expiry_year": "2031", "name": "Kevin Bob"}
FOREIGN = {"token": TOKEN, "cryptogram": CRYPTOGRAM, "token_txn_type": "ALT_TOKEN", "expiry_month": "12", "expiry_year": "2031"}


def refused(status: int, body: object, **headers: str) -> PineLabsError:
    script = ["token", {"answer": {"status": status, "headers": headers, "body": body}}]
    world = World(script)
    client = PineLabs(**CREDENTIALS, transport=world.answer, surroundings=Scripted(world), max_retries=0)
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


def printed(error: BaseException) -> str:
    told = "".join(traceback.format_exception(error))
    detailed = "".join(traceback.TracebackException.from_exception(error).format(chain=True))
    parts = [told, detailed, str(error), repr(error), repr(vars(error)), repr(error.args)]
    if isinstance(error, PineLabsError):
        parts += [json.dumps(error.to_dict()), repr(pickle.dumps(error))]
    return "\n".join(parts)


class Echo(Surroundings):
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

    def sleep(self, ms: int) -> None:
        pass


@pytest.mark.parametrize("status", [200, 400, 401, 422, 429, 500])
@pytest.mark.parametrize(
    "option", [{"card_details": CARD}, {"card_token_details": FOREIGN}], ids=["card", "token of another gateway"]
)
def test_no_secret_is_printed(status: int, option: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    echo = Echo(status)
    events: list[object] = []
    client = PineLabs(**CREDENTIALS, transport=echo, surroundings=echo, observer=events.append)
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
