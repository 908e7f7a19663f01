"""The clients: `PineLabs` for synchronous code, `AsyncPineLabs` for asyncio."""

from __future__ import annotations

from os import environ

from . import _native
from ._drive import AsyncCaller, Caller
from .errors import ConfigError, from_fields
from .operations import AsyncOperations, Operations
from .transport import AsyncPlatform, Platform

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from types import TracebackType
    from typing import Any, Generic, Literal, TypeVar

    from typing_extensions import Self

    from .models import CallOptions
    from .types import AppInfo, AsyncTransport, KnownToken, Observer, Transport
    from .with_response import AsyncWithResponse, WithResponse

    _Transport = TypeVar("_Transport", Transport, AsyncTransport)
    _Platform = TypeVar("_Platform", Platform, AsyncPlatform)

    class _Options(Generic[_Transport, _Platform]):
        """What a transport and a platform are differs between the clients."""
else:

    class _Options:
        def __class_getitem__(cls, _):
            return cls


__all__ = ["AsyncPineLabs", "PineLabs"]


class _Client(_Options["_Transport", "_Platform"]):
    """What both clients share: their options, and their end."""

    _caller: Caller | AsyncCaller

    def __init_subclass__(cls) -> None:
        if _Client in cls.__bases__:
            # A copy, because Python names the function where an option is missing or misspelt: it is the class's own.
            shared: Any = _Client.__init__
            own = type(shared)(shared.__code__, shared.__globals__, shared.__name__)
            for attribute in ("__kwdefaults__", "__annotations__", "__doc__", "__module__"):
                setattr(own, attribute, getattr(shared, attribute))
            own.__qualname__ = f"{cls.__name__}.__init__"
            setattr(cls, "__init__", own)  # noqa: B010 - type checkers refuse to assign to a method

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        environment: Literal["uat", "production"] | None = None,
        base_url: str | None = None,
        timeout_ms: int | None = None,
        total_timeout_ms: int | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        idempotency_key: bool | None = None,
        app_info: AppInfo | None = None,
        access_token: KnownToken | None = None,
        connect_timeout_ms: int | None = None,
        max_idle_connections: int | None = None,
        idle_timeout_ms: int | None = None,
        max_body_bytes: int | None = None,
        ca_bundle: str | PathLike[str] | bytes | None = None,
        proxy_from_environment: bool | None = None,
        transport: _Transport | None = None,
        platform: _Platform | None = None,
        observer: Observer | None = None,
    ) -> None:
        try:
            native = _open(
                {
                    "client_id": client_id,
                    "client_secret": client_secret,
                    "environment": environment,
                    "base_url": base_url,
                    "timeout_ms": timeout_ms,
                    "total_timeout_ms": total_timeout_ms,
                    "max_retries": max_retries,
                    "headers": headers,
                    "idempotency_key": idempotency_key,
                    "app_info": app_info,
                    "access_token": access_token,
                },
                {
                    "connect_timeout_ms": connect_timeout_ms,
                    "max_idle_connections": max_idle_connections,
                    "idle_timeout_ms": idle_timeout_ms,
                    "max_body_bytes": max_body_bytes,
                    "ca_bundle": ca_bundle,
                    "proxy_from_environment": proxy_from_environment,
                },
                transport,
                platform,
                observer,
            )
        finally:
            # A secret must not stay in a frame of a traceback: error reporters print those.
            del client_secret, access_token
        self._caller = self._start(native, transport, platform, observer)

    def _start(
        self,
        native: _native.Client,
        transport: _Transport | None,
        platform: _Platform | None,
        observer: Observer | None,
    ) -> Caller | AsyncCaller:
        """Makes what the operations call, and the operations."""
        raise NotImplementedError

    @classmethod
    def from_env(cls, **options: Any) -> Self:
        """A client with the credentials of the process's environment; `options` are further ones, and replace them.

        `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET`, `PINELABS_ENVIRONMENT` (`uat`, the default, or `production`) and
        `PINELABS_BASE_URL`. Raises `ConfigError` with the variable's name for one that is needed and missing.
        """
        try:
            return cls(**_with_environment(options))
        finally:
            options.clear()

    def access_token(self) -> KnownToken | None:
        """The access token that is cached, with its end: a secret. None before the first call that needed one.

        Keep it where other processes find it, and give it to their option `access_token`.
        """
        known = None if self._caller.native is None else self._caller.native.access_token()
        return None if known is None else {"access_token": known[0], "expires_at_ms": known[1]}

    def close(self) -> None:
        """Ends the client: further calls raise `ConfigError`, those of groups and methods held earlier too.

        Calls under way go on. The connections are the process's and stay. Closing twice is closing once.
        """
        self._caller.native = None

    def __repr__(self) -> str:
        # A client that could not be made is shown by those who show the frames of a traceback.
        caller = getattr(self, "_caller", None)
        state = "closed" if caller is None or caller.native is None else "open"
        return f"<{type(self).__name__} {state}>"


class PineLabs(_Client["Transport", "Platform"], Operations):
    """A merchant's client. Make one and keep it: threads may share it, and so may the children of a fork.

    The operations are methods of its groups: `pl.orders.capture(order_id=..)`.

    - `client_id`, `client_secret`: the credentials, from the dashboard's settings.
    - `environment`: `"uat"`, where no money moves, or `"production"`.
    - `base_url`: another gateway, such as the sandbox: https, or http on loopback.
    - `timeout_ms`: how long one HTTP exchange may take, 1 to 600,000. Default 30,000.
    - `total_timeout_ms`: how long a whole call may take with its repeats and inquiries, 1 to 3,600,000.
      Default 120,000.
    - `max_retries`: how often a request is repeated after a failure that allows it, 0 to 10. Default 2.
    - `headers`: headers of every request but that for the token, such as `Merchant-ID`; those of a call replace them.
    - `idempotency_key`: whether requests that are no GET carry the header `Idempotency-Key`, equal to their
      `Request-ID`. Default false.
    - `app_info`: your program, for the `User-Agent`: `{"name": .., "version": .., "url": ..}`.
    - `access_token`: an access token that another client has fetched, as `access_token()` gives it.
    - `connect_timeout_ms`: how long connecting may take, TLS included. Default 10,000.
    - `max_idle_connections`: how many idle connections are kept. Default 64.
    - `idle_timeout_ms`: how long an idle connection is kept. Default 30,000.
    - `max_body_bytes`: the largest answer that is read. Default 4 MiB.
    - `ca_bundle`: more root certificates beside the system's, in PEM: the path of a file, or bytes.
    - `proxy_from_environment`: whether `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are followed. Default
      true. Loopback is never reached through a proxy.
    - `transport`: HTTP of your own, any function from `Request` to `Response`.
    - `platform`: clock, entropy and sleep for a transport of your own, for tests.
    - `observer`: a function that is told of every request and every answer, to log or to count; never a secret. Not a
      coroutine function.

    Raises `ConfigError` with the option's name. A client without options of its own for connections shares those of
    the process.
    """

    _caller: Caller

    def _start(
        self, native: _native.Client, transport: Transport | None, platform: Platform | None, observer: Observer | None
    ) -> Caller:
        caller = Caller(native, transport, platform or Platform(), observer)
        Operations.__init__(self, caller)
        return caller

    @property
    def with_response(self) -> WithResponse:
        """The same operations, whose methods give a `Reply`: the answer as `data`, the `response` around it.

        `pl.with_response.orders.get(order_id="v1-1").response.request_id`
        """
        from functools import partial

        from .reply import make
        from .with_response import WithResponse

        return WithResponse(partial(self._caller, reply=make))

    def invoke(self, operation: str, params: dict[str, Any], *, options: CallOptions | None = None) -> Any:
        """Makes a call by the operation's name: `pl.invoke(error.inquiry["operation"], error.inquiry["params"])`."""
        try:
            return self._caller(operation, params, options)
        finally:
            del params, options

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> None:
        self.close()


class AsyncPineLabs(_Client["AsyncTransport", "AsyncPlatform"], AsyncOperations):
    """A merchant's client for asyncio. Make one and keep it: event loops may share it, and so may a fork's children.

    The operations are methods of its groups: `await pl.orders.capture(order_id=..)`. Cancelling the task drops the
    request; `AbortedError.behind` says what it may have left behind. The arguments are those of `PineLabs`, except
    that a transport is a coroutine function and a platform is an `AsyncPlatform`.
    """

    _caller: AsyncCaller

    def _start(
        self,
        native: _native.Client,
        transport: AsyncTransport | None,
        platform: AsyncPlatform | None,
        observer: Observer | None,
    ) -> AsyncCaller:
        caller = AsyncCaller(native, transport, platform or AsyncPlatform(), observer)
        AsyncOperations.__init__(self, caller)
        return caller

    @property
    def with_response(self) -> AsyncWithResponse:
        """The same operations, whose methods give a `Reply`: the answer as `data`, the `response` around it.

        `(await pl.with_response.orders.get(order_id="v1-1")).response.request_id`
        """
        from functools import partial

        from .reply import make
        from .with_response import AsyncWithResponse

        return AsyncWithResponse(partial(self._caller, reply=make))

    async def invoke(self, operation: str, params: dict[str, Any], *, options: CallOptions | None = None) -> Any:
        """Makes a call by the operation's name, such as that of an error's inquiry."""
        call = self._caller(operation, params, options)
        del params, options
        return await call

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> None:
        self.close()


def _with_environment(options: dict[str, Any]) -> dict[str, Any]:
    """The options with those of the environment where they are not given; an empty variable counts as not set."""
    variables = ("client_id", "client_secret", "environment", "base_url")
    named = {name: f"PINELABS_{name.upper()}" for name in variables if options.get(name) is None}
    found = {name: value for name, variable in named.items() if (value := environ.get(variable))}
    for name in ("client_id", "client_secret"):
        if name in named and name not in found:
            found.clear()
            raise ConfigError("not set in the environment", path=named[name])
    if found.get("environment", "uat") not in ("uat", "production"):
        found.clear()
        raise ConfigError("expected `uat` or `production`", path=named["environment"])
    return {**options, **found}


def _open(
    config: dict[str, Any],
    http: dict[str, Any],
    transport: Transport | AsyncTransport | None,
    platform: Platform | AsyncPlatform | None,
    observer: Observer | None,
) -> _native.Client:
    try:
        http = {name: value for name, value in http.items() if value is not None}
        if transport is not None:
            for name in http:
                raise ConfigError("this is an option of the built-in transport, and there is another", path=name)
        elif platform is not None:
            raise ConfigError(
                "expected together with a transport: the built-in one has a platform of its own", path="platform"
            )
        for name, value in (("transport", transport), ("observer", observer)):
            if value is not None and not callable(value):
                raise ConfigError("expected a function", path=name)
        if observer is not None and _is_async(observer):
            raise ConfigError(
                "expected a plain function, not a coroutine function: start a task in it", path="observer"
            )
        if "ca_bundle" in http:
            http["ca_bundle"] = _pem(http["ca_bundle"])
        for name in [name for name, value in config.items() if value is None]:
            del config[name]
        return _native.Client(config, http, from_fields)
    except BaseException:
        # As in `__init__`.
        config.clear()
        raise


def _is_async(function: Any) -> bool:
    """As `inspect.iscoroutinefunction`, without importing it; of objects, and of coroutine generators too."""
    while type(function).__name__ == "partial":
        function = function.func
    for candidate in (function, getattr(type(function), "__call__", None)):  # noqa: B004 - the method itself is wanted
        code = getattr(getattr(candidate, "__func__", candidate), "__code__", None)
        if getattr(code, "co_flags", 0) & 0x280:
            return True
    return False


def _pem(bundle: str | PathLike[str] | bytes) -> bytes:
    if isinstance(bundle, (bytes, bytearray)):
        return bytes(bundle)
    try:
        with open(bundle, "rb") as file:
            return file.read()
    except UnicodeError:
        raise ConfigError("expected text without half a character (a lone surrogate)", path="ca_bundle") from None
    except (OSError, TypeError, ValueError) as error:
        raise ConfigError(f"this file cannot be read: {error}", path="ca_bundle") from error
