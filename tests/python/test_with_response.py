"""`pl.with_response`: the answer with the response around it, by the built-in transport and by one's own."""

from __future__ import annotations

import asyncio
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import create_autospec

import pytest
from conftest import ROOT
from pinelabs_online import OPERATIONS, AsyncPineLabs, PineLabs, RejectedError, Request, Response, TransportFailure
from pinelabs_online.reply import Reply, ResponseInfo
from pinelabs_online.testing import ScriptedTransport, VirtualPlatform
from scripted import CREDENTIALS
from servers import NOT_FOUND, ORDER, TOKEN, answer, reset, serving
from test_logging import with_async
from test_secrets import BEARER

Make = Callable[..., Any]
HEADERS = [("X-Request-Cost", "a-canary"), ("x-request-cost", "2"), ("Server", "gateway")]


@pytest.fixture(params=["sync", "asyncio"])
def reply(request: pytest.FixtureRequest) -> Make:
    """Reads an order with the response around it, by a new client."""

    def reply(**options: Any) -> Any:
        settings = {**CREDENTIALS, **options}
        if request.param == "sync":
            return PineLabs(**settings).with_response.orders.get(order_id="v1-1")

        async def main() -> Any:
            return await AsyncPineLabs(**with_async(settings)).with_response.orders.get(order_id="v1-1")

        return asyncio.run(main())

    return reply


def scripted(*answers: Response | Exception) -> dict[str, Any]:
    waiting = list(answers)

    def transport(request: Request) -> Response:
        if request.operation == "auth.generate_token":
            return Response(200, [("X-Request-Cost", "of the token")], TOKEN)
        given = waiting.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    return {"transport": transport, "platform": VirtualPlatform()}


def test_a_reply_has_the_answer_and_what_came_with_it(reply: Make) -> None:
    def handle(connection: Any, request: bytes) -> None:
        if b"/auth/" in request:
            connection.sendall(answer(TOKEN))
        else:
            lines = "".join(f"{name}: {value}\r\n" for name, value in HEADERS).encode()
            connection.sendall(answer(ORDER).replace(b"\r\n", b"\r\n" + lines, 1))

    with serving(handle) as server:
        given = reply(base_url=server.url)
        (request_id,) = [
            line for line in server.requests[-1].decode().splitlines() if line.lower().startswith("request-id:")
        ]
    assert given.data["order_id"] == "v1-1"
    response = given.response
    assert (response.status, response.attempts) == (200, 1) and response.duration_ms >= 0
    assert response.request_id == request_id.partition(": ")[2]
    assert response.headers["x-request-cost"] == "a-canary, 2" and response.headers["server"] == "gateway"


def test_an_own_transport_gives_all_its_headers(reply: Make) -> None:
    given = reply(**scripted(Response(200, [*HEADERS, ("Odd", b"\xff")], ORDER)))  # type: ignore[list-item]
    assert given.response.headers == {"x-request-cost": "a-canary, 2", "server": "gateway"}
    assert given.response.status == 200 and given.data["status"] == "CREATED"


def test_repeats_are_counted_and_their_waits_are_in_the_duration(reply: Make) -> None:
    failure = TransportFailure("the line is cut", sent=True)
    response = reply(**scripted(Response(503), failure, Response(200, body=ORDER))).response
    # The platform's clock moves by sleeping alone.
    assert response.attempts == 3 and response.duration_ms > 100


def test_the_built_in_transport_counts_its_repeats(reply: Make) -> None:
    seen: list[bytes] = []

    def handle(connection: Any, request: bytes) -> None:
        if b"/auth/" in request:
            connection.sendall(answer(TOKEN))
        elif seen:
            connection.sendall(answer(ORDER))
        else:
            seen.append(request)
            reset(connection)

    with serving(handle) as server:
        response = reply(base_url=server.url).response
    assert response.attempts == 2 and response.duration_ms > 0


def test_a_lost_write_has_the_response_of_its_inquiry() -> None:
    transport = ScriptedTransport().lose("orders.create")
    found = json.dumps({"data": {"order_id": "v1-1", "status": "CREATED", "merchant_order_reference": "cart-1"}})
    transport.respond("orders.get_by_reference", Response(200, {"X-From": "the inquiry"}, found))
    pl = transport.client()
    given = pl.with_response.orders.create(
        order_amount={"value": 1, "currency": "INR"}, merchant_order_reference="cart-1"
    )
    assert given.data["order_id"] == "v1-1"
    assert given.response.headers == {"x-from": "the inquiry"} and given.response.attempts == 1
    assert given.response.request_id == transport.requests[0].request_id != transport.requests[1].request_id


def test_an_error_is_the_same_with_and_without(reply: Make) -> None:
    with pytest.raises(RejectedError) as raised:
        reply(**scripted(Response(404, body=NOT_FOUND)))
    assert raised.value.code == "ORDER_NOT_FOUND" and raised.value.status == 404


def test_nothing_of_a_reply_but_its_fields_is_printed() -> None:
    token = ScriptedTransport().respond(
        "auth.generate_token",
        Response(200, {"Set-Cookie": "a-canary"}, json.dumps({"access_token": BEARER, "expires_in": 3600})),
    )
    given = token.client().with_response.auth.generate_token()
    assert given.data["access_token"] == BEARER and given.response.headers == {"set-cookie": "a-canary"}
    for text in (repr(given), str(given), repr(given.response), f"{given.response}"):
        assert "a-canary" not in text and BEARER not in text
    assert repr(given.response) in repr(given) and "set-cookie" in repr(given)


@pytest.mark.parametrize("client", [PineLabs(**CREDENTIALS), AsyncPineLabs(**CREDENTIALS)])
@pytest.mark.parametrize("name", [name for name, _, _ in OPERATIONS])
def test_every_operation_is_there_with_the_same_parameters(client: Any, name: str) -> None:
    plain, replying = client, client.with_response
    for part in name.split("."):
        plain, replying = getattr(plain, part), getattr(replying, part)
    one, other = inspect.signature(plain), inspect.signature(replying)
    assert one.parameters == other.parameters
    assert other.return_annotation == f"Reply[{one.return_annotation}]"
    assert inspect.getdoc(replying) == f"As `{name}`, with the response around its answer."
    assert inspect.iscoroutinefunction(replying) == inspect.iscoroutinefunction(plain)


def test_a_closed_client_is_closed_for_it_too() -> None:
    pl = PineLabs(**CREDENTIALS)
    held = pl.with_response
    pl.close()
    for group in (held.orders, pl.with_response.orders):
        with pytest.raises(Exception, match="the client is closed"):
            group.get(order_id="v1-1")


def test_code_that_takes_replies_can_be_tested_with_a_mock() -> None:
    pl = create_autospec(PineLabs, instance=True)
    info = ResponseInfo(status=200, request_id="r-1", duration_ms=5, attempts=1, headers=[])
    pl.with_response.orders.get.return_value = Reply({"order_id": "v1-1"}, info)
    assert pl.with_response.orders.get(order_id="v1-1").response.request_id == "r-1"


def test_the_readme_shows_code_that_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "bindings-python" / "README.md").read_text("utf-8")
    chapter = readme.partition("## The response around an answer\n")[2].partition("\n## ")[0]
    exec(chapter.partition("```python\n")[2].partition("```")[0], {})
    assert capsys.readouterr().out.startswith("CREATED ")


def test_nothing_of_it_is_loaded_with_the_package() -> None:
    program = (
        "import sys, pinelabs_online; print(*(m for m in sys.modules if m.endswith(('.reply', '.with_response'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
