"""The built-in transport over real sockets: what it tells of a request that got no answer, proxies, TLS."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme
from pinelabs_online import NetworkError, PineLabs, PineLabsError
from servers import NOT_FOUND, ORDER, TOKEN, Handler, answer, gateway, read_request, reset, serving

CREDENTIALS: dict[str, Any] = {
    "client_id": "a17ce30e-f88e-4f81-ada1-c3b4909ed232",
    "client_secret": "an-invented-secret",
}
AMOUNT: Any = {"value": 100, "currency": "INR"}


def failure(handle: Handler, stop_after_token: bool = False, **settings: Any) -> PineLabsError:
    """What becomes of a write at a server that gives a token and then does this."""

    def talk(connection: socket.socket, request: bytes) -> None:
        line = request.split(b"\r\n")[0]
        if b"/auth/" in line:
            if stop_after_token:
                server.close()
            connection.sendall(answer(TOKEN))
        elif line.startswith(b"GET "):
            # The inquiry finds nothing, and so does not settle what a request in flight may still do.
            connection.sendall(answer(b"{}", "503 Service Unavailable"))
        else:
            handle(connection, request)

    with serving(talk) as server:
        client = PineLabs(**CREDENTIALS, base_url=server.url, max_retries=0, total_timeout_ms=2000, **settings)
        with pytest.raises(PineLabsError) as raised:
            client.orders.create(order_amount=AMOUNT)
    return raised.value


def never(connection: socket.socket, request: bytes) -> None:
    raise AssertionError("this was not to arrive")


def test_a_refused_connection_did_nothing() -> None:
    error = failure(never, stop_after_token=True)
    assert isinstance(error, NetworkError)
    assert (error.effect, error.inquiry) == ("none", None)


def test_an_unknown_host_did_nothing() -> None:
    client = PineLabs(**CREDENTIALS, base_url="https://nowhere.invalid", max_retries=0)
    with pytest.raises(NetworkError) as raised:
        client.orders.create(order_amount=AMOUNT)
    assert raised.value.effect == "none"


def hang(connection: socket.socket, request: bytes) -> None:
    threading.Event().wait(3)


def garbage(connection: socket.socket, request: bytes) -> None:
    connection.sendall(b"220 smtp.example ESMTP\r\n")


def half(connection: socket.socket, request: bytes) -> None:
    connection.sendall(answer(ORDER)[:-10])


@pytest.mark.parametrize("handle", [lambda c, r: reset(c), lambda c, r: c.close(), hang, garbage, half])
def test_a_lost_answer_may_hide_what_was_done(handle: Callable[..., None]) -> None:
    error = failure(handle, timeout_ms=1000)
    assert error.effect == "unknown"
    assert error.inquiry is not None and error.inquiry["operation"] == "orders.get_by_reference"


def test_an_answer_that_is_too_large_is_cut_off() -> None:
    error = failure(
        lambda connection, request: connection.sendall(answer(ORDER + b" " * 70_000)), max_body_bytes=65_536
    )
    assert error.effect == "unknown"


def test_what_did_not_happen_is_repeated_and_happens_once() -> None:
    orders: list[bytes] = []

    def talk(connection: socket.socket, request: bytes) -> None:
        line = request.split(b"\r\n")[0]
        if b"/auth/" in line:
            connection.sendall(answer(TOKEN))
        elif line.startswith(b"GET "):
            connection.sendall(answer(NOT_FOUND, "404 Not Found"))
        else:
            orders.append(request)
            reset(connection) if len(orders) == 1 else connection.sendall(answer(ORDER))

    with serving(talk) as server:
        client = PineLabs(**CREDENTIALS, base_url=server.url)
        assert client.orders.create(order_amount=AMOUNT)["status"] == "CREATED"
    references = {order.partition(b"\r\n\r\n")[2] for order in orders}
    assert len(orders) == 2 and len(references) == 1


def test_redirects_are_not_followed() -> None:
    elsewhere = b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n"
    error = failure(lambda connection, request: connection.sendall(elsewhere))
    assert (error.status, error.effect) == (302, "unknown")


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def test_a_ca_bundle_is_trusted_as_a_file_and_as_bytes(
    authority: trustme.CA, tls: ssl.SSLContext, tmp_path: Path
) -> None:
    pem = authority.cert_pem.bytes()
    (tmp_path / "ca.pem").write_bytes(pem)
    with serving(gateway, tls) as server:
        for bundle in (pem, tmp_path / "ca.pem", str(tmp_path / "ca.pem")):
            client = PineLabs(**CREDENTIALS, base_url=server.url, ca_bundle=bundle)
            assert client.orders.get(order_id="v1-1")["status"] == "CREATED"


def test_an_unknown_authority_is_refused_before_anything_is_sent(tls: ssl.SSLContext) -> None:
    with serving(gateway, tls) as server:
        client = PineLabs(**CREDENTIALS, base_url=server.url, max_retries=0)
        with pytest.raises(NetworkError) as raised:
            client.orders.get(order_id="v1-1")
        assert raised.value.effect == "none"
        assert "certificate" in raised.value.message
        assert server.requests == []


def test_a_certificate_for_another_name_is_refused(authority: trustme.CA) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("other.example").configure_cert(context)
    with serving(gateway, context) as server:
        pem = authority.cert_pem.bytes()
        client = PineLabs(**CREDENTIALS, base_url=server.url, ca_bundle=pem, max_retries=0)
        with pytest.raises(NetworkError):
            client.orders.get(order_id="v1-1")
        assert server.requests == []


NO_PROXIES = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"), "")
NO_PROXIES |= {name.lower(): "" for name in NO_PROXIES}


def test_proxies_of_the_environment_are_followed_unless_told_otherwise(
    authority: trustme.CA, tmp_path: Path, run_program: Callable[..., str]
) -> None:
    (tmp_path / "ca.pem").write_bytes(authority.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("gateway.invalid").configure_cert(context)

    def tunnel(connection: socket.socket, request: bytes) -> None:
        """The proxy, and the gateway behind it, which no name leads to."""
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with context.wrap_socket(connection, server_side=True) as inside:
            gateway(inside, read_request(inside))

    with serving(tunnel) as proxy:
        read = ("read_order.py", "https://gateway.invalid")
        environment = {**NO_PROXIES, "HTTPS_PROXY": proxy.url}
        assert run_program(*read, "follow", str(tmp_path / "ca.pem"), env=environment) == "CREATED\n"
        assert [request.split(b" HTTP")[0] for request in proxy.requests] == [b"CONNECT gateway.invalid:443"] * 2
        for other in ({"ALL_PROXY": proxy.url}, {"all_proxy": proxy.url}, {"https_proxy": proxy.url}):
            # An empty variable in upper case would say that there is none.
            unset = {name: value for name, value in NO_PROXIES.items() if name != next(iter(other)).upper()}
            before = len(proxy.requests)
            program = run_program(*read, "follow", str(tmp_path / "ca.pem"), env={**unset, **other})
            assert program == "CREATED\n" and len(proxy.requests) == before + 2
        before = len(proxy.requests)
        assert run_program(*read, "ignore", env=environment).startswith("network none")
        for name in ("gateway.invalid", ".invalid", "*"):
            assert run_program(*read, "follow", env={**environment, "NO_PROXY": name}).startswith("network none")
        assert len(proxy.requests) == before


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_loopback_is_never_reached_through_a_proxy(
    name: str, tls: ssl.SSLContext, authority: trustme.CA, tmp_path: Path, run_program: Callable[..., str]
) -> None:
    (tmp_path / "ca.pem").write_bytes(authority.cert_pem.bytes())
    unset = {other: value for other, value in NO_PROXIES.items() if other != name.upper()}
    with serving(gateway) as proxy, serving(gateway) as direct, serving(gateway, tls) as secure:
        environment = {**unset, name: proxy.url}
        for url in (
            direct.url,
            direct.url.replace("localhost", "127.0.0.1"),
            direct.url.replace("localhost", "LOCALHOST"),
        ):
            assert run_program("read_order.py", url, "follow", env=environment) == "CREATED\n"
        assert (
            run_program("read_order.py", secure.url, "follow", str(tmp_path / "ca.pem"), env=environment) == "CREATED\n"
        )
        assert proxy.requests == [] and len(direct.requests) == 6 and len(secure.requests) == 2


@pytest.mark.parametrize("value", ["http://user:a-password@[bad", "socks5://user:a-password@proxy.example", "http://"])
@pytest.mark.parametrize("name", ["HTTP_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_proxy_that_cannot_be_read_is_an_error_with_its_name(
    name: str, value: str, run_program: Callable[..., str]
) -> None:
    unset = {other: text for other, text in NO_PROXIES.items() if other != name.upper()}
    with serving(gateway) as direct:
        told = run_program("read_order.py", direct.url, "follow", env={**unset, name: value})
        assert told.startswith(f"config none {name} expected the URL of an HTTP proxy") and "a-password" not in told
        assert direct.requests == []
        assert run_program("read_order.py", direct.url, "ignore", env={**unset, name: value}) == "CREATED\n"


def test_a_write_without_a_body_says_so_and_a_read_says_nothing() -> None:
    def head(call: Callable[[PineLabs], object]) -> list[bytes]:
        with serving(gateway) as server:
            # What the answer means is not what counts here.
            with contextlib.suppress(PineLabsError):
                call(PineLabs(**CREDENTIALS, base_url=server.url, max_retries=0, total_timeout_ms=2000))
            return server.requests[1].partition(b"\r\n\r\n")[0].lower().split(b"\r\n")

    def lengths(lines: list[bytes]) -> list[bytes]:
        return [line for line in lines if line.startswith((b"content-length", b"transfer-encoding"))]

    assert lengths(head(lambda pl: pl.orders.cancel(order_id="v1-1"))) == [b"content-length: 0"]
    assert lengths(head(lambda pl: pl.raw(method="POST", path="/api/x"))) == [b"content-length: 0"]
    assert lengths(head(lambda pl: pl.raw(method="PATCH", path="/api/x"))) == [b"content-length: 0"]
    assert lengths(head(lambda pl: pl.orders.get(order_id="v1-1"))) == []
    names = [line.split(b":")[0] for line in head(lambda pl: pl.orders.create(order_amount=AMOUNT))[1:]]
    assert len(names) == len(set(names)) and names.count(b"user-agent") == 1
