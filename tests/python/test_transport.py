"""HTTP of one's own: any callable, httpx for one."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import httpx
import pytest
from conftest import Sandbox
from pinelabs_online import AsyncPineLabs, NetworkError, PineLabs, Platform, Request, Response, TransportFailure
from scripted import CREDENTIALS

AMOUNT: Any = {"value": 100, "currency": "INR"}
TOKEN = Response(200, {"Content-Type": "application/json"}, '{"access_token":"t","expires_in":3600}')


class Patient(Platform):
    """Does not wait between tries."""

    def sleep(self, ms: int) -> None:
        pass


def failing(raised: BaseException) -> Any:
    def transport(request: Request) -> Response:
        if request.operation == "auth.generate_token":
            return TOKEN
        raise raised

    return transport


def error_of(transport: Any) -> NetworkError:
    client = PineLabs(**CREDENTIALS, transport=transport, platform=Patient(), max_retries=0)
    with pytest.raises(NetworkError) as raised:
        client.orders.create(order_amount=AMOUNT)
    return raised.value


def test_what_was_not_sent_did_nothing() -> None:
    error = error_of(failing(TransportFailure("refused", sent=False)))
    assert (error.effect, error.message) == ("none", "refused")
    assert isinstance(error.__cause__, TransportFailure)
    assert (error.__cause__.message, error.__cause__.sent) == ("refused", False)


@pytest.mark.parametrize("raised", [TransportFailure("reset", sent=True), ValueError("oops"), TimeoutError()])
def test_what_may_have_been_sent_may_have_happened(raised: Exception) -> None:
    error = error_of(failing(raised))
    assert error.effect == "unknown" and error.inquiry is not None
    # A copy that tells what was raised and where, and holds nothing else of it: it may quote the request.
    cause = error.__cause__
    assert isinstance(cause, TransportFailure) and cause.sent and cause is not raised
    told = (
        raised.message
        if isinstance(raised, TransportFailure)
        else f"{type(raised).__name__}: {raised}".removesuffix(": ")
    )
    assert cause.message == error.message == told
    places = "\n".join(cause.__notes__)
    assert (
        places.startswith("Raised in the transport:\n") and f'{__file__}", line ' in places and "in transport" in places
    )


class Mute(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no text")


NO_TEXT: Any = 5


@pytest.mark.parametrize(
    "raised",
    [Mute(), ValueError("\ud800"), TransportFailure("\ud800", sent=True), TransportFailure(NO_TEXT, sent=True)],
)
def test_a_failure_without_a_proper_text_is_a_failure_all_the_same(raised: Exception) -> None:
    error = error_of(failing(raised))
    assert error.effect == "unknown" and error.inquiry is not None


def test_a_header_that_is_no_text_does_not_lose_an_answer() -> None:
    headers: Any = [("X-Odd", 5), (b"x", b"y"), ("X-Half", "\ud800"), ("\ud800", "x"), ("triple", "a", "b")][:4]

    def transport(request: Request) -> Response:
        if request.operation == "auth.generate_token":
            return TOKEN
        return Response(200, headers, '{"data":{"order_id":"v1-1","status":"CREATED"}}')

    assert PineLabs(**CREDENTIALS, transport=transport).orders.create(order_amount=AMOUNT)["status"] == "CREATED"


@pytest.mark.parametrize("answer", [None, 200, (200, [], b""), {"status": 200}])
def test_what_is_no_response_may_have_happened(answer: object) -> None:
    error = error_of(lambda request: TOKEN if request.operation == "auth.generate_token" else answer)
    assert error.effect == "unknown" and "not a `Response`" in error.message


def test_a_coroutine_function_is_for_the_other_client() -> None:
    async def transport(request: Request) -> Response:
        return TOKEN

    error = error_of(transport)
    assert error.effect == "none" and "AsyncPineLabs" in error.message


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), SystemExit(3)])
def test_what_is_no_failure_goes_through(interruption: BaseException) -> None:
    client = PineLabs(**CREDENTIALS, transport=failing(interruption))
    with pytest.raises(type(interruption)) as raised:
        client.orders.create(order_amount=AMOUNT)
    assert raised.value is interruption
    assert getattr(raised.value.__context__, "effect", None) == "unknown"


def test_a_transport_runs_on_the_callers_thread_and_may_call() -> None:
    threads: list[int] = []

    def transport(request: Request) -> Response:
        threads.append(threading.get_ident())
        if request.operation == "auth.generate_token":
            return TOKEN
        if request.operation == "orders.create":
            client.orders.get(order_id="v1-1")
        return Response(200, body='{"data":{"order_id":"v1-1","status":"CREATED"}}')

    client = PineLabs(**CREDENTIALS, transport=transport)
    assert client.orders.create(order_amount=AMOUNT)["status"] == "CREATED"
    assert threads == [threading.get_ident()] * 3


def test_a_request_has_all_that_a_transport_needs() -> None:
    requests: list[Request] = []

    def transport(request: Request) -> Response:
        requests.append(request)
        return TOKEN if len(requests) == 1 else Response(200, body='{"data":{"order_id":"v1-1","status":"CREATED"}}')

    PineLabs(**CREDENTIALS, transport=transport).orders.create(order_amount=AMOUNT, merchant_order_reference="r")
    token, order = requests
    assert (token.method, token.operation, token.attempt) == ("POST", "auth.generate_token", 1)
    assert order.url.endswith("/api/pay/v1/orders") and order.path_template == "/api/pay/v1/orders"
    assert order.body == b'{"merchant_order_reference":"r","order_amount":{"value":100,"currency":"INR"}}'
    assert ("Request-ID", order.request_id) in order.headers and order.timeout_ms == 30_000
    assert "Bearer" not in repr(order) and order.url not in repr(order)


def test_an_observer_is_told_of_ones_own_transport_too() -> None:
    events: list[Any] = []
    client = PineLabs(
        **CREDENTIALS, transport=failing(TransportFailure("refused", sent=False)), platform=Patient(),
        observer=events.append, max_retries=0,
    )  # fmt: skip
    with pytest.raises(NetworkError):
        client.orders.get(order_id="v1-1")
    assert [event["outcome"] and (event["outcome"]["status"], event["outcome"]["failure"]) for event in events] == [
        None, (200, None), None, (None, "refused"),
    ]  # fmt: skip


def test_httpx_as_the_transport(sandbox: Sandbox) -> None:
    with httpx.Client(follow_redirects=False) as http:

        def transport(request: Request) -> Response:
            try:
                answer = http.request(
                    request.method, request.url, headers=request.headers, content=request.body,
                    timeout=request.timeout_ms / 1000,
                )  # fmt: skip
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
                raise TransportFailure(str(error), sent=False) from error
            return Response(answer.status_code, answer.headers.multi_items(), answer.content)

        client = PineLabs(**sandbox.settings, transport=transport)
        order = client.orders.create(order_amount=AMOUNT)
        assert client.orders.get(order_id=order["order_id"])["status"] == "CREATED"


def test_httpx_as_the_transport_of_asyncio(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with httpx.AsyncClient() as http:

            async def transport(request: Request) -> Response:
                answer = await http.request(
                    request.method, request.url, headers=request.headers, content=request.body,
                    timeout=request.timeout_ms / 1000,
                )  # fmt: skip
                return Response(answer.status_code, answer.headers, answer.content)

            client = AsyncPineLabs(**sandbox.settings, transport=transport)
            orders = await asyncio.gather(*(client.orders.create(order_amount=AMOUNT) for _ in range(8)))
            assert len({order["order_id"] for order in orders}) == 8

    asyncio.run(main())
