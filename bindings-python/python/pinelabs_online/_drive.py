"""How a call is made: by the native client, or by this loop around a transport of the user's."""

from __future__ import annotations

from ._blocking import warn_if_blocking
from ._log import observer_of_call
from ._native import tell
from .errors import ConfigError, PineLabsError
from .transport import Response, TransportFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from . import _native
    from .transport import AsyncPlatform, Platform, Request
    from .types import AsyncTransport, Observer, Outcome, Transport

    _MakeReply = Callable[[Any, dict[str, Any]], Any]
    """Makes what a call gives of its answer and of the response around it."""


class Caller:
    """What all operations of a `PineLabs` share."""

    __slots__ = ("native", "observer", "platform", "transport")

    def __init__(
        self,
        native: _native.Client,
        transport: Transport | None,
        platform: Platform,
        observer: Observer | None,
    ) -> None:
        self.native: _native.Client | None = native
        self.transport = transport
        self.platform = platform
        self.observer = observer

    def __call__(self, name: str, params: Any, options: Any, *, reply: _MakeReply | None = None) -> Any:
        try:
            if self.native is None:
                raise ConfigError("the client is closed")
            warn_if_blocking(built_in=self.transport is None)
            if self.transport is None:
                return self.native.call(name, params, options, *observer_of_call(self.observer), reply)
            call = self.native.begin(name, params, options, reply)
        finally:
            # A card number must not stay in a frame of a traceback: error reporters print those.
            del params, options
        return self.drive(call, self.transport)

    def drive(self, call: _native.Call, transport: Transport) -> Any:
        platform = self.platform
        observer, _ = observer_of_call(self.observer)
        cause: TransportFailure | None = None
        try:
            while True:
                step, value = call.step(platform.unix_ms(), platform.entropy())
                if step == "done":
                    return value
                if step == "sleep":
                    platform.sleep(value)
                    continue
                exchange = _Exchange(call, value, platform, observer)
                try:
                    exchange.receive(transport(value))
                except Exception as failure:  # noqa: BLE001 - a transport may raise whatever it likes
                    cause = exchange.fail(failure)
        except PineLabsError as error:
            if cause is not None:
                error.__cause__ = cause
            raise
        except BaseException as interruption:
            interruption.__context__ = call.abandon()
            raise


class AsyncCaller:
    """What all operations of an `AsyncPineLabs` share."""

    __slots__ = ("native", "observer", "platform", "transport")

    def __init__(
        self,
        native: _native.Client,
        transport: AsyncTransport | None,
        platform: AsyncPlatform,
        observer: Observer | None,
    ) -> None:
        self.native: _native.Client | None = native
        self.transport = transport
        self.platform = platform
        self.observer = observer

    async def __call__(self, name: str, params: Any, options: Any, *, reply: _MakeReply | None = None) -> Any:
        try:
            if self.native is None:
                raise ConfigError("the client is closed")
            if self.transport is None:
                pending = self.native.start(name, params, options, *observer_of_call(self.observer), reply)
            else:
                call = self.native.begin(name, params, options, reply)
        finally:
            # As in `Caller`.
            del params, options
        if self.transport is not None:
            return await self.drive(call, self.transport)
        try:
            return await pending.future
        except PineLabsError:
            raise
        except BaseException as interruption:
            left = pending.abandon()
            if left is not interruption:
                interruption.__context__ = left
            raise

    async def drive(self, call: _native.Call, transport: AsyncTransport) -> Any:
        platform = self.platform
        observer, _ = observer_of_call(self.observer)
        cause: TransportFailure | None = None
        try:
            while True:
                step, value = call.step(platform.unix_ms(), platform.entropy())
                if step == "done":
                    return value
                if step == "sleep":
                    await platform.sleep(value)
                    continue
                exchange = _Exchange(call, value, platform, observer)
                try:
                    exchange.receive(await transport(value))
                except Exception as failure:  # noqa: BLE001 - a transport may raise whatever it likes
                    cause = exchange.fail(failure)
        except PineLabsError as error:
            if cause is not None:
                error.__cause__ = cause
            raise
        except BaseException as interruption:
            interruption.__context__ = call.abandon()
            raise


class _Exchange:
    """One request and what comes of it, told to the call and to the observer."""

    __slots__ = ("call", "observer", "platform", "request", "since")

    def __init__(
        self,
        call: _native.Call,
        request: Request,
        platform: Platform | AsyncPlatform,
        observer: Observer | None,
    ) -> None:
        self.call = call
        self.request = request
        self.platform = platform
        self.observer = observer
        if observer is not None:
            self.since = platform.unix_ms()
            self.tell(None)

    def receive(self, response: Response) -> None:
        if not isinstance(response, Response):
            if hasattr(response, "__await__") and hasattr(response, "close"):
                response.close()
                message = "the transport is a coroutine function, which `AsyncPineLabs` takes and `PineLabs` does not"
                raise TransportFailure(message, sent=False)
            raise TypeError(f"the transport gave a `{type(response).__name__}`, not a `Response`")
        self.call.receive(response.status, response.headers, response.body)
        self.end(response.status, None)

    def fail(self, failure: Exception) -> TransportFailure:
        """Takes a failure of the transport, and gives what can be told of it.

        The failure may quote the request in its text, its attributes, its causes and the variables of its frames: none
        of them goes on, but the text without the secrets of the call, and the lines where it was raised.
        """
        # What is not known to be unsent may have been done.
        sent, text = True, type(failure).__name__
        try:
            if isinstance(failure, TransportFailure):
                sent, text = bool(failure.sent), str(failure.message)
            else:
                said = str(failure)
                text = f"{text}: {said}" if said else text
        except Exception:  # noqa: BLE001
            # Its text is code of the user's too.
            pass
        message = self.call.clean(text)
        self.call.fail(sent, message)
        self.end(None, message)
        told = TransportFailure(message, sent=sent)
        if places := _places(failure):
            told.__notes__ = places
        return told

    def end(self, status: int | None, failure: str | None) -> None:
        if self.observer is not None:
            duration_ms = max(0, self.platform.unix_ms() - self.since)
            self.tell({"duration_ms": duration_ms, "status": status, "failure": failure})

    def tell(self, outcome: Outcome | None) -> None:
        if self.observer is not None:
            tell(
                self.observer,
                {
                    "operation": self.request.operation,
                    "method": self.request.method,
                    "path_template": self.request.path_template,
                    "attempt": self.request.attempt,
                    "request_id": self.request.request_id,
                    "outcome": outcome,
                },
            )


def _places(failure: Exception) -> list[str]:
    """The lines of the transport through which a failure came, for its traceback: what `add_note` would keep."""
    # The first frame is the loop's own.
    at = failure.__traceback__ and failure.__traceback__.tb_next
    lines: list[str] = []
    while at is not None:
        code = at.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {at.tb_lineno}, in {code.co_name}')
        at = at.tb_next
    return ["Raised in the transport:", *lines[-8:]] if lines else []
