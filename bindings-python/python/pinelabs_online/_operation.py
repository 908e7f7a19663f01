"""What makes a method that is declared in `operations` the call of its operation."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any

_COROUTINE = 0x80
"""`inspect.CO_COROUTINE`, without the module."""


def _without_client(name: str, params: object, options: object) -> Any:
    raise TypeError(f"{name}() needs a client: make one, `pl = PineLabs(..)`, and call `pl.{name}`")


class Group:
    """A group of operations: every method that a subclass declares becomes the call of its operation.

    Signature and text stay as declared.
    """

    def __init_subclass__(cls, *, name: str | None = None) -> None:
        if name is not None:
            for method, declared in list(vars(cls).items()):
                if hasattr(declared, "__code__") and not method.startswith("_"):
                    setattr(cls, method, _operation(f"{name}.{method}" if name else method, declared))

    def __init__(self, call: Callable[..., Any] = _without_client) -> None:
        self._call = call

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def _operation(name: str, declared: FunctionType) -> FunctionType:
    call = (_async_call if declared.__code__.co_flags & _COROUTINE else _call)(name, declared)
    # As `functools.wraps`, without the module.
    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(call, attribute, getattr(declared, attribute))
    call.__wrapped__ = declared  # type: ignore[attr-defined]
    return call


def _call(name: str, declared: FunctionType) -> FunctionType:
    def call(self: Group, /, *args: object, options: Any = None, **params: object) -> Any:
        try:
            if args:
                raise TypeError(_keywords(name, declared))
            return self._call(name, params, options)
        except BaseException:
            # A card number must not stay in a frame of the traceback: error reporters print those.
            params.clear()
            del args, options
            raise

    return call  # type: ignore[return-value]


def _async_call(name: str, declared: FunctionType) -> FunctionType:
    async def call(self: Group, /, *args: object, options: Any = None, **params: object) -> Any:
        try:
            if args:
                raise TypeError(_keywords(name, declared))
            pending = self._call(name, params, options)
        finally:
            # As above; this frame stays until the answer is there.
            del args, options, params
        return await pending

    return call  # type: ignore[return-value]


def _keywords(name: str, declared: FunctionType) -> str:
    """The error for an argument without a name."""
    code, optional = declared.__code__, declared.__kwdefaults__ or {}
    keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    required = [keyword for keyword in keywords if keyword not in optional]
    named = [f"{keyword}=.." for keyword in required or keywords[:2]]
    return f"{name}() takes keyword arguments: {', '.join(named)}"
