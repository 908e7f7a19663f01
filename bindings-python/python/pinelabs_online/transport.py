"""Your own HTTP in the place of the built-in: `PineLabs(transport=..)`.

A transport is any callable from `Request` to `Response`; of `AsyncPineLabs`, any coroutine function. It must follow no
redirects, keep to `request.timeout_ms`, and raise `TransportFailure` when there is no answer.
"""

from __future__ import annotations

import time
from os import urandom

from ._native import Request
from .errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["AsyncPlatform", "Platform", "Request", "Response", "TransportFailure"]


class Response:
    """An HTTP answer as it came; `repr()` shows its status and the length of its body."""

    __slots__ = ("body", "headers", "status")

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: bytes | str = b"",
    ) -> None:
        self.status = status
        """The status."""
        pairs = headers.items() if hasattr(headers, "items") else headers
        self.headers: list[tuple[str, str]] = [(name, value) for name, value in pairs]
        """The headers; names in any case."""
        try:
            self.body: bytes = body.encode() if isinstance(body, str) else bytes(body)
            """The body's bytes."""
        except UnicodeEncodeError:
            raise InputError("expected text without half a character (a lone surrogate)", path="body") from None

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.body)} bytes>"


class TransportFailure(Exception):
    """No answer came.

    Behind an error of a call it is a copy: what the transport raised may quote the request, so only its text goes on,
    without the secrets of the call.

    `sent` must be true whenever the gateway may have received the request: an honest false (refused, unresolved, TLS
    refused) lets the call repeat at once, a false false can charge twice. Any other exception of a transport
    counts as sent.
    """

    __notes__: list[str]

    def __init__(self, message: str, *, sent: bool) -> None:
        super().__init__(message)
        self.message = message
        """What happened, without any secret."""
        self.sent = sent
        """Whether the gateway may have got the request."""

    def __reduce__(self) -> tuple[object, ...]:
        return _failure, (self.message, self.sent)


def _failure(message: str, sent: bool) -> TransportFailure:
    return TransportFailure(message, sent=sent)


class Platform:
    """Clock, entropy and sleep of a client with a transport of its own; a test can override them."""

    def unix_ms(self) -> int:
        """The clock, in milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def entropy(self) -> bytes:
        """Sixteen fresh bytes of the operating system's randomness."""
        return urandom(16)

    def sleep(self, ms: int) -> None:
        """Waits so many milliseconds."""
        time.sleep(ms / 1000)


class AsyncPlatform:
    """The same for `AsyncPineLabs`."""

    def unix_ms(self) -> int:
        """The clock, in milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def entropy(self) -> bytes:
        """Sixteen fresh bytes of the operating system's randomness."""
        return urandom(16)

    async def sleep(self, ms: int) -> None:
        """Waits so many milliseconds."""
        from asyncio import sleep

        await sleep(ms / 1000)
