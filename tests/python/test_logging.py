"""The logger `pinelabs_online`: a record for every request, nothing secret in it, and no cost where it is off."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import pytest
from pinelabs_online import AsyncPineLabs, PineLabs, PineLabsError, Request, Response, TransportFailure
from pinelabs_online.testing import AsyncVirtualPlatform, VirtualPlatform
from scripted import CREDENTIALS, without_chance
from servers import NOT_FOUND, ORDER, TOKEN, answer, gateway, reset, serving
from test_secrets import BEARER, CVV, PAN, SECRET, payment

GET = "/api/pay/v1/orders/{order_id}"
LOGGER = "pinelabs_online"

Call = Callable[[Any], Any]
"""A call, made of a client: the answer of a `PineLabs`, the coroutine of an `AsyncPineLabs`."""


def read(client: Any) -> Any:
    return client.orders.get(order_id="v1-1")


@pytest.fixture(params=["sync", "asyncio"])
def make(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Makes a call on a new client and gives what came of it."""

    def make(call: Call = read, **options: Any) -> Any:
        settings = {**CREDENTIALS, **options}
        try:
            if request.param == "sync":
                return call(PineLabs(**settings))

            async def main() -> Any:
                return await call(AsyncPineLabs(**with_async(settings)))

            return asyncio.run(main())
        except PineLabsError as error:
            return error

    return make


def with_async(settings: dict[str, Any]) -> dict[str, Any]:
    """The same options for `AsyncPineLabs`."""
    own = settings.get("transport")
    if own is None:
        return settings

    async def transport(request: Request) -> Response:
        answer: Response = own(request)
        return answer

    return {**settings, "transport": transport, "platform": AsyncVirtualPlatform()}


def scripted(*answers: Response | Exception) -> dict[str, Any]:
    """Options of a client whose gateway gives these answers, after the token."""
    waiting = list(answers)

    def transport(request: Request) -> Response:
        if request.operation == "auth.generate_token":
            return Response(200, body=json.dumps({"access_token": BEARER, "expires_in": 3600}))
        given = waiting.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    return {"transport": transport, "platform": VirtualPlatform()}


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, Any, int]]:
    """Of every record: its level, the operation, the status and the attempt."""
    records: list[Any] = caplog.records
    return [
        (record.levelname, record.pinelabs_operation, record.pinelabs_status, record.pinelabs_attempt)
        for record in records
        if record.name == LOGGER
    ]


def test_every_request_is_a_record(make: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)
    with serving(gateway) as server:
        make(base_url=server.url)
    assert told(caplog) == [("DEBUG", "auth.generate_token", 200, 1), ("DEBUG", "orders.get", 200, 1)]
    record: Any = caplog.records[-1]
    assert record.pinelabs_method == "GET" and record.pinelabs_path_template == GET
    assert record.pinelabs_failure is None and record.pinelabs_duration_ms >= 0
    assert record.getMessage() == (
        f"orders.get: 200 after {record.pinelabs_duration_ms} ms (GET {GET}, attempt 1, request {record.pinelabs_request_id})"
    )


def test_an_own_transport_is_logged_alike(make: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)
    make(**scripted(Response(200, body=ORDER)))
    assert told(caplog) == [("DEBUG", "auth.generate_token", 200, 1), ("DEBUG", "orders.get", 200, 1)]


def test_a_request_that_goes_wrong_is_a_warning_and_its_repeat_is_told(
    make: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    make(**scripted(Response(503), TransportFailure("the line is cut", sent=True), Response(200, body=ORDER)))
    assert told(caplog) == [
        ("WARNING", "orders.get", 503, 1), ("WARNING", "orders.get", None, 2), ("INFO", "orders.get", 200, 3),
    ]  # fmt: skip
    assert "orders.get: the line is cut after " in caplog.text


def test_a_refusal_is_for_information(make: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    make(**scripted(Response(404, body=NOT_FOUND)))
    make(**scripted(Response(429)), max_retries=0)
    assert told(caplog) == [("INFO", "orders.get", 404, 1), ("WARNING", "orders.get", 429, 1)]


def test_without_a_level_there_are_warnings_only(make: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    """Python's own default, with the built-in transport: what goes well is not even brought to the interpreter."""
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
        assert make(base_url=server.url)["order_id"] == "v1-1"
    assert told(caplog) == [("WARNING", "orders.get", None, 1)]


@pytest.mark.parametrize("how", ["level", "disabled", "disable"])
def test_a_logger_that_is_off_is_not_told(
    how: str, make: Callable[..., Any], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger(LOGGER)
    if how == "level":
        caplog.set_level(logging.ERROR, LOGGER)
    elif how == "disabled":
        monkeypatch.setattr(logger, "disabled", True)
    else:
        monkeypatch.setattr(logger.manager, "disable", logging.CRITICAL)
        logger.manager._clear_cache()  # type: ignore[attr-defined]
    monkeypatch.setattr("pinelabs_online._log._record", lambda event: pytest.fail("it was told"))
    make(**scripted(Response(503)), max_retries=0)
    make(base_url="http://127.0.0.1:1", max_retries=0)
    monkeypatch.undo()
    logger.manager._clear_cache()  # type: ignore[attr-defined]
    assert told(caplog) == []


def test_logger_and_observer_are_both_told(make: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)
    events: list[Any] = []
    with serving(gateway) as server:
        make(base_url=server.url, observer=events.append)
    make(**scripted(Response(200, body=ORDER)), observer=events.append)
    assert len(told(caplog)) == 4 and len(events) == 8


def test_a_filter_that_raises_decides_nothing(
    make: Callable[..., Any], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)
    raised: list[Any] = []
    events: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", lambda args: raised.append(args.exc_value))

    def broken(record: logging.LogRecord) -> bool:
        raise OSError("the disk is full")

    logger = logging.getLogger(LOGGER)
    logger.addFilter(broken)
    try:
        assert make(**scripted(Response(200, body=ORDER)), observer=events.append)["order_id"] == "v1-1"
        with serving(gateway) as server:
            assert make(base_url=server.url)["order_id"] == "v1-1"
    finally:
        logger.removeFilter(broken)
    assert [str(error) for error in raised] == ["the disk is full"] * 4 and len(events) == 4


def test_a_program_may_have_attributes_of_its_own_on_records(
    make: Callable[..., Any], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`extra` raises for a name that a record factory has set, and `request_id` is what they set."""
    caplog.set_level(logging.DEBUG, LOGGER)
    made = logging.getLogRecordFactory()

    def factory(*args: Any, **options: Any) -> logging.LogRecord:
        record = made(*args, **options)
        for name in ("request_id", "operation", "method", "status", "attempt", "duration_ms"):
            setattr(record, name, "the program's")
        return record

    logging.setLogRecordFactory(factory)
    try:
        make(**scripted(Response(200, body=ORDER)))
    finally:
        logging.setLogRecordFactory(made)
    assert len(told(caplog)) == 2


REQUEST: ContextVar[str] = ContextVar("REQUEST", default="nobody's")


def test_a_record_is_made_in_the_context_of_its_call(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, LOGGER)
    seen: list[str] = []

    def note(record: logging.LogRecord) -> bool:
        seen.append(REQUEST.get())
        return True

    async def task(client: AsyncPineLabs, name: str) -> None:
        REQUEST.set(name)
        await client.orders.get(order_id="v1-1")

    async def main(url: str) -> None:
        client = AsyncPineLabs(**CREDENTIALS, base_url=url)
        await client.orders.get(order_id="v1-1")
        await asyncio.gather(*(asyncio.create_task(task(client, name)) for name in ("one", "two")))

    logger = logging.getLogger(LOGGER)
    logger.addFilter(note)
    try:
        with serving(gateway) as server:
            asyncio.run(main(server.url))
    finally:
        logger.removeFilter(note)
    assert sorted(seen) == ["nobody's", "nobody's", "one", "two"]


def quoting(request: Request) -> Response:
    """A transport that tells all that it knows, in every way that it has."""
    if request.operation == "auth.generate_token":
        return Response(200, body=json.dumps({"access_token": BEARER, "expires_in": 3600}))
    raise TransportFailure(f"cannot send {request.url} {request.body!r} {request.headers}", sent=True)


SECRETS = [PAN, CVV, BEARER, SECRET, "2031", "a-challenge"]
COUNTERS = {"created", "msecs", "relativeCreated", "process", "thread", "lineno"}
"""What `logging` itself counts: random digits, and nothing of a call."""


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING"])
def test_nothing_secret_is_logged_at_any_level(
    level: str, make: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(level, LOGGER)
    caplog.set_level(level)
    credentials: Any = {"client_secret": SECRET}

    def pay(client: Any) -> Any:
        return client.payments.create(**payment())

    challenge = json.dumps(
        {"data": {"order_id": "v1-1", "status": "PENDING", "challenge_url": "https://x/?token=a-challenge"}}
    )
    refusal = json.dumps({"code": "INVALID_REQUEST", "message": f"the card {PAN} with {CVV} is refused"})
    make(pay, **credentials, **scripted(Response(200, body=challenge)))
    make(pay, **credentials, **scripted(Response(422, {"X-Echo": PAN}, refusal)))
    make(pay, **credentials, **{**scripted(), "transport": quoting})

    def handle(connection: Any, request: bytes) -> None:
        if b"/auth/" in request:
            connection.sendall(answer(json.dumps({"access_token": BEARER, "expires_in": 3600}).encode()))
        else:
            connection.sendall(answer(refusal.encode(), f"500 {PAN}"))

    with serving(handle) as server:
        make(pay, **credentials, base_url=server.url, max_retries=0)
    assert len([record for record in caplog.records if record.name == LOGGER]) >= 2
    for record in caplog.records:
        fields = {name: value for name, value in vars(record).items() if name not in COUNTERS}
        text = without_chance(f"{fields} {record.getMessage()}")
        assert not [secret for secret in SECRETS if secret in text], text


def test_neither_an_import_nor_a_call_loads_logging() -> None:
    """Nor anything else, once a call was made: a fork may find a thread in the middle of an import."""
    program = (
        "import sys, pinelabs_online; from pinelabs_online import PineLabs, Response\n"
        "def transport(request):\n"
        "    token = request.operation == 'auth.generate_token'\n"
        '    return Response(200, body=\'{"access_token":"t","expires_in":3600}\' if token else \'{"data":{"order_id":"v1-1","status":"CREATED"}}\')\n'
        "pl = PineLabs(client_id='id', client_secret='secret', transport=transport)\n"
        "pl.orders.get(order_id='v1-1')\n"
        "print('logging' in sys.modules)\n"
        "import logging; logging.getLogger('pinelabs_online').setLevel('DEBUG'); before = set(sys.modules)\n"
        "logging.getLogger('pinelabs_online').addFilter(lambda record: print(record.pinelabs_status))\n"
        "pl.orders.get(order_id='v1-1')\n"
        "print(set(sys.modules) - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "200", "set()"]


def test_a_program_that_has_not_set_up_logging_gets_nothing_on_its_standard_error() -> None:
    program = (
        "import logging; from pinelabs_online import PineLabs\n"
        "pl = PineLabs(client_id='id', client_secret='secret', base_url='http://127.0.0.1:1', max_retries=0)\n"
        "try: pl.orders.get(order_id='v1-1')\n"
        "except Exception: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("refused\n", "")
