"""Forms, bodies and headers in whatever shape a framework has them, and never more of them than may be read."""

from __future__ import annotations

import base64
import email.message
import http.client
import os
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl

import httpx
import pytest
from conftest import set_up_django
from django.http import HttpHeaders, QueryDict
from pinelabs_online import InputError, SignatureError, callbacks, webhooks
from starlette.datastructures import FormData
from starlette.datastructures import Headers as StarletteHeaders
from werkzeug.datastructures import EnvironHeaders, ImmutableMultiDict, MultiDict
from werkzeug.datastructures import Headers as WerkzeugHeaders

set_up_django()

KEY = "c0ffee" * 8
SECRET = "the-webhook-secret"
FIELDS = [("order_id", "v1-1"), ("status", "AUTHORIZED")]
FORM = callbacks.sign_form(FIELDS, KEY)
TWICE = FORM + "&status=AUTHORIZED"
CALLBACK = {"order_id": "v1-1", "status": "AUTHORIZED", "other": {}}
BODY = b'{"event_type":"ORDER_AUTHORIZED","data":{"order_id":"v1-1"}}'
NOW = 1_728_543_028
HEADERS = webhooks.sign(BODY, SECRET, id="msg_1", timestamp=NOW)


class Items:
    """A mapping in no more than name: its pairs come from one method."""

    def __init__(self, method: str, pairs: Iterable[Any]) -> None:
        setattr(self, method, lambda: list(pairs))


FORMS: dict[str, Callable[[str], Any]] = {
    "bytes": lambda form: form.encode(),
    "bytearray": lambda form: bytearray(form.encode()),
    "memoryview": lambda form: memoryview(form.encode()),
    "memoryview of every second byte": lambda form: memoryview(b"".join(bytes([b, 0]) for b in form.encode()))[::2],
    "str": lambda form: form,
    "parse_qs": parse_qs,
    "parse_qs of bytes": lambda form: parse_qs(form.encode()),
    "parse_qsl": parse_qsl,
    "tuples of values": lambda form: {name: tuple(values) for name, values in parse_qs(form).items()},
    "an iterator": lambda form: iter(parse_qsl(form)),
    "Django": lambda form: QueryDict(form),
    "Flask": lambda form: ImmutableMultiDict(parse_qsl(form)),
    "Werkzeug": lambda form: MultiDict(parse_qsl(form)),
    "Starlette": lambda form: FormData([*parse_qsl(form)]),
    "httpx": lambda form: httpx.QueryParams(form),
    "Bottle": lambda form: Items("allitems", parse_qsl(form)),
    "aiohttp, webob": lambda form: Items("items", parse_qsl(form)),
}


@pytest.mark.parametrize("shape", FORMS)
def test_a_form_is_read_in_every_shape(shape: str) -> None:
    assert callbacks.verify(FORMS[shape](FORM), KEY) == CALLBACK


@pytest.mark.parametrize("shape", FORMS)
def test_no_shape_hides_a_field_that_was_posted_twice(shape: str) -> None:
    with pytest.raises(SignatureError, match="`status` is given twice"):
        callbacks.verify(FORMS[shape](TWICE), KEY)


def test_a_dict_of_texts_is_read_and_a_list_of_none_is_a_field_that_was_not_posted() -> None:
    fields = dict(parse_qsl(FORM))
    assert callbacks.verify(fields, KEY) == CALLBACK
    assert callbacks.verify({**fields, "x": []}, KEY) == CALLBACK
    assert callbacks.sign({name: [value] for name, value in FIELDS}, KEY) == callbacks.sign(FIELDS, KEY)


@pytest.mark.parametrize("value", [5, None, BytesIO(b"file"), {"a": "b"}, ["x", 5], b"\xff", [["x"]], 1.5, True])
def test_a_field_that_is_no_text_is_an_error_of_the_caller(value: object) -> None:
    with pytest.raises(InputError, match="a field of the form is not text"):
        callbacks.verify({**dict(parse_qsl(FORM)), "x": value}, KEY)


SHAPES: dict[str, Callable[[dict[str, str]], Any]] = {
    "dict": dict,
    "upper case": lambda headers: {name.upper(): value for name, value in headers.items()},
    "pairs": lambda headers: list(headers.items()),
    "an iterator": lambda headers: iter(headers.items()),
    "ASGI": lambda headers: [(name.encode(), value.encode()) for name, value in headers.items()],
    "multiValueHeaders of API Gateway": lambda headers: {name: [value] for name, value in headers.items()},
    "bytes, as of Tornado": lambda headers: {name: value.encode() for name, value in headers.items()},
    "email.message.Message": lambda headers: message(email.message.Message(), headers),
    "http.client.HTTPMessage": lambda headers: message(http.client.HTTPMessage(), headers),
    "httpx": lambda headers: httpx.Headers(headers),
    "Starlette": lambda headers: StarletteHeaders(headers),
    "Werkzeug": lambda headers: WerkzeugHeaders(headers),
    "Flask": lambda headers: EnvironHeaders(environ(headers)),
    "Django": lambda headers: HttpHeaders(environ(headers)),
}


def message(empty: Any, headers: dict[str, str]) -> Any:
    for name, value in headers.items():
        empty[name] = value
    return empty


def environ(headers: dict[str, str]) -> dict[str, str]:
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}


@pytest.mark.parametrize("shape", SHAPES)
def test_headers_are_read_in_every_shape(shape: str) -> None:
    headers = SHAPES[shape]({"Host": "shop.example", **HEADERS})
    assert webhooks.verify(BODY, headers, SECRET, now_ms=NOW * 1000).id == "msg_1"


@pytest.mark.parametrize(
    "headers",
    [
        [*HEADERS.items(), ("Webhook-Id", "msg_1")],
        {**HEADERS, "webhook-id": ["msg_1", "msg_1"]},
        httpx.Headers([*HEADERS.items(), ("webhook-id", "msg_1")]),
        WerkzeugHeaders([*HEADERS.items(), ("webhook-id", "msg_1")]),
        message(message(email.message.Message(), HEADERS), {"webhook-id": "msg_1"}),
    ],
)
def test_a_header_that_was_sent_twice_is_found_in_every_shape(headers: Any) -> None:
    with pytest.raises(SignatureError, match="the header `webhook-id` is given twice"):
        webhooks.verify(BODY, headers, SECRET, now_ms=NOW * 1000)


@pytest.mark.parametrize("value", [5, None, b"\xff", {"a": "b"}, [5]])
def test_a_header_that_is_no_text_is_an_error_of_the_caller(value: object) -> None:
    with pytest.raises(InputError, match="the header `webhook-id` is not text"):
        webhooks.verify(BODY, {**HEADERS, "webhook-id": value}, SECRET, now_ms=NOW * 1000)


@pytest.mark.parametrize("headers", [None, 5, object(), [1], ["webhook-id"], [("a", "b", "c")]])
def test_what_are_no_headers_is_an_error_of_the_caller(headers: Any) -> None:
    with pytest.raises(InputError) as raised:
        webhooks.verify(BODY, headers, SECRET)
    assert raised.value.path == "headers"


@pytest.mark.parametrize("shape", [bytes, bytearray, memoryview, bytes.decode])
def test_a_webhook_is_read_in_every_shape(shape: Callable[[bytes], Any]) -> None:
    verified = webhooks.verify(shape(BODY), HEADERS, SECRET, now_ms=NOW * 1000)
    assert verified.body == BODY and verified.event()["event_type"] == "ORDER_AUTHORIZED"
    assert webhooks.sign(shape(BODY), SECRET, id="msg_1", timestamp=NOW) == HEADERS


@pytest.mark.parametrize("encode", [base64.b64encode, base64.encodebytes])
def test_a_body_in_base64_is_named(encode: Callable[[bytes], bytes]) -> None:
    for form in (encode(FORM.encode()), encode(FORM.encode()).decode()):
        with pytest.raises(SignatureError, match="is base64, as API Gateway passes it: decode it first"):
            callbacks.verify(form, KEY)
    for body in (encode(BODY), encode(BODY).decode()):
        with pytest.raises(SignatureError, match="is base64, as API Gateway passes it: decode it first"):
            webhooks.verify(body, HEADERS, SECRET, now_ms=NOW * 1000)


def test_what_only_looks_like_base64_is_refused_for_what_it_is() -> None:
    for form in ("order", "order=", base64.b64encode(b"anything else").decode()):
        with pytest.raises(SignatureError, match="missing"):
            callbacks.verify(form, KEY)
    for body in ("e30", "12345678", base64.b64encode(b"anything else").decode()):
        with pytest.raises(SignatureError, match="does not match"):
            webhooks.verify(body, HEADERS, SECRET, now_ms=NOW * 1000)


def test_a_signed_body_in_base64_is_what_was_signed() -> None:
    body = base64.b64encode(BODY)
    headers = webhooks.sign(body, SECRET, id="msg_1", timestamp=NOW)
    assert webhooks.verify(body, headers, SECRET, now_ms=NOW * 1000).body == body


MIB = 1 << 20


def endless() -> Iterator[tuple[str, str]]:
    while True:
        yield "a", "b"


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize(
    "form",
    [
        b"a" * (64 * 1024 + 1),
        bytearray(64 * 1024 + 1),
        memoryview(bytes(64 * 1024 + 1)),
        "a" * (64 * 1024 + 1),
        "\u20b9" * (22 * 1024),
        {"a": "b" * (64 * 1024)},
        {"a": ["b" * (32 * 1024), "c" * (32 * 1024)]},
        {"a": b"b" * (64 * 1024)},
    ],
    ids=lambda form: type(form).__name__,
)
def test_a_form_above_64_kib_is_not_authentic(form: Any) -> None:
    with pytest.raises(SignatureError, match="more than 65536 bytes"):
        callbacks.verify(form, KEY)


def test_more_than_64_fields_are_not_read() -> None:
    for form in (endless(), {"a": ["b"] * 65}, {str(i): "b" for i in range(65)}):
        with pytest.raises(SignatureError, match="more than 64 fields"):
            callbacks.verify(form, KEY)


@pytest.mark.parametrize("shape", [bytes, bytearray, memoryview, bytes.decode])
def test_a_webhook_above_1_mib_is_not_authentic(shape: Callable[[bytes], Any]) -> None:
    body = b"a" * MIB
    headers = webhooks.sign(shape(body), SECRET, id="msg_1", timestamp=NOW)
    assert webhooks.verify(shape(body), headers, SECRET, now_ms=NOW * 1000).body == body
    for call in (
        lambda: webhooks.verify(shape(body + b"a"), headers, SECRET, now_ms=NOW * 1000),
        lambda: webhooks.sign(shape(body + b"a"), SECRET, id="msg_1", timestamp=NOW),
    ):
        with pytest.raises(SignatureError, match="more than 1048576 bytes"):
            call()


def test_a_header_above_8_kib_is_not_authentic() -> None:
    with pytest.raises(SignatureError, match="longer than 8192"):
        webhooks.verify(BODY, {**HEADERS, "webhook-signature": "\u20b9" * 10_000}, SECRET)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_what_is_too_long_is_not_copied() -> None:
    # Text that is not ASCII, of which Python would make and keep UTF-8.
    text = "\u20b9" * (40 * MIB)
    bodies: list[Any] = [
        text,
        bytearray(100 * MIB),
        memoryview(bytearray(100 * MIB)),
        {"a": text},
        {text: "a"},
        [("a", text)],
    ]
    headers: list[Any] = [{"webhook-id": text}, {text: "a"}, [(text, "a")], {"webhook-id": [text]}]
    tracemalloc.start()
    before = resident()
    for body in bodies:
        with pytest.raises(SignatureError):
            callbacks.verify(body, KEY)
        if not isinstance(body, (dict, list)):
            with pytest.raises(SignatureError):
                webhooks.verify(body, HEADERS, SECRET)
    for header in headers:
        with pytest.raises(SignatureError):
            webhooks.verify(BODY, header, SECRET)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MIB and resident() - before < 20 * MIB
