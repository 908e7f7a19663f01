"""A gateway that answers by a script: tokens and envelopes are its own business."""

from __future__ import annotations

import time
from collections import deque
from json import dumps
from typing import TYPE_CHECKING, Any

from .._native import OPERATIONS
from ..client import AsyncPineLabs, PineLabs
from ..transport import AsyncPlatform, Platform, Request, Response, TransportFailure
from ._ready import body_of, enveloped, ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

__all__ = ["AsyncVirtualPlatform", "NothingScripted", "ScriptedTransport", "VirtualPlatform"]


class VirtualPlatform(Platform):
    """A clock that only sleeping moves: waits between repeats take no time."""

    def __init__(self) -> None:
        self._unix_ms = time.time_ns() // 1_000_000
        self.slept_ms = 0
        """How long was slept, in milliseconds."""

    def unix_ms(self) -> int:
        return self._unix_ms + self.slept_ms

    def sleep(self, ms: int) -> None:
        self.slept_ms += ms


class AsyncVirtualPlatform(AsyncPlatform):
    """The same for `AsyncPineLabs`."""

    def __init__(self) -> None:
        self._unix_ms = time.time_ns() // 1_000_000
        self.slept_ms = 0
        """How long was slept, in milliseconds."""

    def unix_ms(self) -> int:
        return self._unix_ms + self.slept_ms

    async def sleep(self, ms: int) -> None:
        self.slept_ms += ms


class NothingScripted(BaseException):
    """A request came for which the script has no answer.

    It is no `Exception`, so that it ends the test and is not taken for a failure of the network.
    """


class ScriptedTransport:
    """Answers each operation with what the script has for it, in order; access tokens are given without being scripted.

    Every method of the script gives the transport itself, so that calls of them can be chained. `times` is how often an
    answer is given, None for ever. An operation is named as in `pl.invoke`: `orders.capture`.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        """What was sent, without the requests for tokens."""
        self._script: dict[str, deque[tuple[Callable[[Request], Response], int | None]]] = {}

    def answer(self, operation: str, data: Any = None, /, *, times: int | None = 1, **fields: Any) -> Self:
        """Answers with `data` in the gateway's envelope; without it, with a ready answer that has these fields.

        A ready answer speaks of what was asked for: it has the ids and the reference of the request.
        """

        def respond(request: Request) -> Response:
            answer = (
                {**ready(request, self.requests), **fields} if data is None else {**data, **fields} if fields else data
            )
            return Response(200, {"Content-Type": "application/json"}, dumps(enveloped(operation, answer)))

        return self._add(operation, respond, times)

    def reject(
        self,
        operation: str,
        code: str,
        message: str = "the gateway refused",
        *,
        status: int = 400,
        times: int | None = 1,
    ) -> Self:
        """Answers with the gateway's error of this code."""
        body = dumps({"code": code, "message": message})
        return self.respond(operation, Response(status, {"Content-Type": "application/json"}, body), times=times)

    def lose(
        self, operation: str, message: str = "no answer in time", *, sent: bool = True, times: int | None = 1
    ) -> Self:
        """Gives no answer; `sent` says whether the gateway may have received the request."""

        def fail(request: Request) -> Response:
            raise TransportFailure(message, sent=sent)

        return self._add(operation, fail, times)

    def respond(
        self, operation: str, response: Response | Callable[[Request], Response], *, times: int | None = 1
    ) -> Self:
        """Answers with a response as it is, or with what a function makes of the request."""
        if isinstance(response, Response):
            made = response
            return self._add(operation, lambda request: made, times)
        return self._add(operation, response, times)

    def client(self, **options: Any) -> PineLabs:
        """A `PineLabs` on this transport, whose waits take no time."""
        return PineLabs(**{**_CREDENTIALS, "transport": self, "platform": VirtualPlatform(), **options})

    def async_client(self, **options: Any) -> AsyncPineLabs:
        """An `AsyncPineLabs` on this transport, whose waits take no time."""
        return AsyncPineLabs(**{**_CREDENTIALS, "transport": self.send, "platform": AsyncVirtualPlatform(), **options})

    def bodies(self, operation: str) -> list[Any]:
        """The bodies that were sent to this operation, read from their JSON; None where there was none."""
        return [body_of(request) for request in self.requests if request.operation == operation]

    def check(self) -> None:
        """Fails if the script has answers that were not asked for."""
        left = {
            name: len(queue) for name, queue in self._script.items() if any(times is not None for _, times in queue)
        }
        assert not left, f"answers that were not asked for: {left}"

    def __call__(self, request: Request) -> Response:
        if request.operation == "auth.generate_token" and request.operation not in self._script:
            return Response(200, body=dumps(ready(request, [])))
        self.requests.append(request)
        queue = self._script.get(request.operation)
        if not queue:
            raise NothingScripted(f"{request.operation}: the script has no answer to {request!r}")
        respond, times = queue[0]
        if times is not None:
            queue.popleft()
            if times > 1:
                queue.appendleft((respond, times - 1))
        return respond(request)

    async def send(self, request: Request) -> Response:
        """The same for `AsyncPineLabs(transport=..)`."""
        return self(request)

    def _add(self, operation: str, respond: Callable[[Request], Response], times: int | None) -> Self:
        known = [name for name, _, _ in OPERATIONS]
        if operation not in known:
            raise ValueError(f"`{operation}` is no operation; there are {', '.join(known)}")
        self._script.setdefault(operation, deque()).append((respond, times))
        return self


_CREDENTIALS = {"client_id": "an-invented-id", "client_secret": "an-invented-secret"}
