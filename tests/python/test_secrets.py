"""No secret stays in an error: not in its chain, and not in the frames of the package that its traceback holds."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import pinelabs_online
import pytest
from pinelabs_online import (
    AsyncPineLabs,
    PineLabs,
    PineLabsError,
    Request,
    Response,
    TransportFailure,
    callbacks,
    testing,
    webhooks,
)
from scripted import AsyncScripted, Scripted, World, without_chance

PAN, CVV, BEARER, SECRET = "4012001037141112", "9187", "a-bearer-token", "an-invented-secret"
KEY, BODY = "c0ffee" * 8, "a-webhook-body"
SECRETS = [PAN, CVV, BEARER, SECRET, KEY, BODY]
CREDENTIALS: dict[str, Any] = {"client_id": "an-id", "client_secret": SECRET}
PACKAGE = Path(pinelabs_online.__file__).parent
TOKEN = Response(200, body=f'{{"access_token":"{BEARER}","expires_in":3600}}')


def payment() -> Any:
    """Made anew, so that only the package's own frames can hold it."""
    card = {"card_number": PAN, "cvv": CVV, "expiry_month": "12", "expiry_year": "2031", "name": "Kevin Bob"}
    amount = {"value": 100, "currency": "INR"}
    return {
        "order_id": "v1-1",
        "payments": [{"payment_method": "CARD", "payment_amount": amount, "payment_option": {"card_details": card}}],
    }


def chain(error: BaseException) -> Iterator[BaseException]:
    """An exception with all its causes and contexts."""
    waiting, seen = [error], set()
    while waiting:
        at = waiting.pop()
        if id(at) not in seen:
            seen.add(id(at))
            yield at
            waiting += [other for other in (at.__cause__, at.__context__) if other is not None]


def frames(at: TracebackType | None) -> Iterator[FrameType]:
    while at is not None:
        yield at.tb_frame
        at = at.tb_next


def found(error: BaseException) -> list[str]:
    """The secrets that an error reporter would see, each with its place."""
    places: dict[str, str] = {}
    ours = 0
    for one in chain(error):
        places |= {f"text of {one!r}": str(one), f"attributes of {one!r}": f"{one!r} {one.args!r} {vars(one)!r}"}
        for frame in frames(one.__traceback__):
            if Path(frame.f_code.co_filename).is_relative_to(PACKAGE):
                ours += 1
                places[f"{frame.f_code.co_name} in {frame.f_code.co_filename}"] = repr(frame.f_locals)
        told = traceback.TracebackException.from_exception(one, capture_locals=True, compact=True)
        places["traceback"] = "".join(
            str(summary.locals) for summary in told.stack if Path(summary.filename).is_relative_to(PACKAGE)
        )
    assert ours, "no frame of the package was looked at"
    return [
        f"{secret} in {place}" for place, text in places.items() for secret in SECRETS if secret in without_chance(text)
    ]


class Quoting(Exception):
    """What a careless HTTP library raises: it quotes the request in its text and keeps it."""

    def __init__(self, request: Request) -> None:
        super().__init__(f"{request.method} {request.headers} {request.body!r}")
        self.request, self.body = request, request.body


def quote(request: Request) -> Response:
    if request.operation == "auth.generate_token":
        return TOKEN
    try:
        raise Quoting(request)
    except Quoting as inner:
        raise OSError(f"cannot send {request.body!r} with {request.headers}") from inner


def quote_in_failure(request: Request) -> Response:
    if request.operation == "auth.generate_token":
        return TOKEN
    failure = TransportFailure(f"cannot send {request.body!r} with {request.headers}", sent=False)
    failure.request = request.body  # type: ignore[attr-defined]
    raise failure


def interrupt(request: Request) -> Response:
    if request.operation == "auth.generate_token":
        return TOKEN
    raise KeyboardInterrupt


def answer(status: int, body: str) -> Callable[[Request], Response]:
    return lambda request: TOKEN if request.operation == "auth.generate_token" else Response(status, body=body)


TRANSPORTS: dict[str, Callable[[Request], Response]] = {
    "a careless library": quote,
    "a careless failure": quote_in_failure,
    "an interruption": interrupt,
    "no response": lambda request: TOKEN if request.operation == "auth.generate_token" else None,  # type: ignore[dict-item, return-value]
    "refused": answer(422, '{"code":"INVALID_REQUEST","message":"no"}'),
    "failed": answer(500, "{}"),
    "unreadable": answer(200, "<html>"),
    "no token": lambda request: Response(401, body="{}"),
}


def raised_by(call: Callable[[], object]) -> BaseException:
    try:
        call()
    except BaseException as error:
        return error
    raise AssertionError("it succeeded")


@pytest.mark.parametrize("name", TRANSPORTS)
def test_no_secret_stays_in_an_error_of_ones_own_transport(name: str) -> None:
    world = World([])
    events: list[object] = []
    settings: Any = {
        **CREDENTIALS,
        "transport": TRANSPORTS[name],
        "platform": Scripted(world),
        "observer": events.append,
    }
    with PineLabs(**settings) as client:
        assert found(raised_by(lambda: client.payments.create(**payment()))) == []
        assert found(raised_by(lambda: client.invoke("payments.create", payment()))) == []
    assert events and not [secret for secret in SECRETS if secret in repr(events)]


@pytest.mark.parametrize("name", TRANSPORTS)
def test_no_secret_stays_in_an_error_of_ones_own_transport_on_asyncio(name: str) -> None:
    async def transport(request: Request) -> Response:
        await asyncio.sleep(0)
        try:
            return TRANSPORTS[name](request)
        except KeyboardInterrupt:
            raise asyncio.CancelledError from None

    async def call(how: Callable[[AsyncPineLabs], Any]) -> BaseException:
        settings: Any = {**CREDENTIALS, "transport": transport, "platform": AsyncScripted(World([]))}
        try:
            await how(AsyncPineLabs(**settings))
        except BaseException as error:
            return error
        raise AssertionError("it succeeded")

    assert found(asyncio.run(call(lambda client: client.payments.create(**payment())))) == []
    assert found(asyncio.run(call(lambda client: client.invoke("payments.create", payment())))) == []


WRONG: dict[str, Callable[[Any], Any]] = {
    "an input error of the binding": lambda params: {**params, "x": object()},
    "an input error of the core": lambda params: {**params, "x": 1},
    "half a character": lambda params: {**params, "order_id": "\ud800"},
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("own", [False, True])
def test_no_secret_stays_in_an_input_error(name: str, own: bool) -> None:
    settings: Any = {**CREDENTIALS, **({"transport": quote} if own else {})}
    client = PineLabs(**settings)

    def params() -> Any:
        return WRONG[name](payment())

    assert found(raised_by(lambda: client.payments.create(**params()))) == []
    assert found(raised_by(lambda: client.invoke("payments.create", params()))) == []
    assert found(raised_by(lambda: client.invoke("payments.crate", params()))) == []

    async def main() -> None:
        apl = AsyncPineLabs(**{**settings, "transport": None})
        for call in (lambda: apl.payments.create(**params()), lambda: apl.invoke("payments.create", params())):
            with pytest.raises(PineLabsError) as raised:
                await call()
            assert found(raised.value) == []

    asyncio.run(main())


def test_no_secret_stays_in_an_error_of_the_built_in_transport() -> None:
    settings: Any = {**CREDENTIALS, "base_url": "http://127.0.0.1:1", "max_retries": 0}
    assert found(raised_by(lambda: PineLabs(**settings).payments.create(**payment()))) == []

    async def main() -> None:
        with pytest.raises(PineLabsError) as raised:
            await AsyncPineLabs(**settings).payments.create(**payment())
        assert found(raised.value) == []
        task = asyncio.create_task(AsyncPineLabs(**settings).payments.create(**payment()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as cancelled:
            await task
        assert found(cancelled.value) == []

    asyncio.run(main())


def test_no_secret_stays_in_an_error_of_a_closed_client() -> None:
    client = PineLabs(**CREDENTIALS)
    client.close()
    assert found(raised_by(lambda: client.payments.create(**payment()))) == []


@pytest.mark.parametrize("client", [PineLabs, AsyncPineLabs])
@pytest.mark.parametrize(
    "setting", [{"base_url": "http://a.example"}, {"observer": 5}, {"timeout_ms": object()}, {"max_body_bytes": 0}]
)
def test_no_secret_stays_in_a_config_error(client: Any, setting: dict[str, Any]) -> None:
    # A literal would be in the line of this file that a traceback shows.
    secret = "-".join(["an", "invented", "secret"])  # noqa: FLY002
    assert found(raised_by(lambda: client(client_id="id", client_secret=secret, **setting))) == []


CHECKS: list[Callable[[], object]] = [
    lambda: callbacks.verify(f"order_id={BODY}&status=X&signature=00", KEY),
    lambda: callbacks.verify({"order_id": BODY, "status": "X", "signature": "00"}, KEY),
    lambda: callbacks.verify("a=1", KEY + "x"),
    lambda: callbacks.sign({BODY: object()}, KEY),
    lambda: callbacks.sign_form({BODY: object()}, KEY),
    lambda: webhooks.verify(BODY, {"webhook-id": BODY}, SECRET),
    lambda: webhooks.sign(BODY, SECRET, id="a.b", timestamp=1),
]


@pytest.mark.parametrize("check", CHECKS)
def test_no_secret_stays_in_an_error_of_a_verifier(check: Callable[[], object]) -> None:
    assert found(raised_by(check)) == []


def test_the_packages_own_objects_print_nothing_of_what_they_hold() -> None:
    seen: list[Any] = []

    def transport(request: Request) -> Response:
        answer: Any = {"access_token": "a-token-that-is-secret", "expires_in": 3600}
        if request.operation != "auth.generate_token":
            answer = {"data": {"order_id": "v1-1", "status": "PENDING", "challenge_url": "https://x/?token=S50"}}
        response = Response(200, body=json.dumps(answer))
        seen.extend([repr(request), str(request), repr(response)])
        return response

    pl = PineLabs(client_id="id", client_secret="a-client-secret", transport=transport, observer=seen.append)
    order: Any = pl.payments.create(**payment())
    webhook = testing.webhook(
        data={"order_id": "v1-1", "status": "AUTHORIZED", "challenge_url": "https://x/?token=S50"}
    )
    verifier = webhooks.WebhookVerifier(testing.WEBHOOK_SECRET)
    verified = verifier.verify(webhook.body, webhook.headers)
    seen.extend([repr(pl), repr(pl.orders), repr(verifier), repr(verified), repr(callbacks.CallbackVerifier("c0ffee"))])
    text = " ".join(map(str, seen))
    for secret in ("a-client-secret", "a-token-that-is-secret", "S50", testing.WEBHOOK_SECRET, "c0ffee", PAN, "v1-1"):
        assert secret not in text, secret
    # Answers and events are plain dicts, and print all that they hold.
    assert "S50" in repr(order) and "S50" in repr(verified.event())
