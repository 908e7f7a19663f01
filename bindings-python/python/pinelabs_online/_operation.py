"""What makes a method that is declared in `operations` the call of its operation."""

from __future__ import annotations

from ._native import next_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
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
            methods = [
                (method, declared)
                for method, declared in vars(cls).items()
                if hasattr(declared, "__code__") and not method.startswith("_")
            ]
            is_async = any(declared.__code__.co_flags & _COROUTINE for _, declared in methods)
            for method, declared in methods:
                operation, pages = f"{name}.{method}" if name else method, ""
                if method.endswith(_PAGES):
                    operation, pages = operation[: -len(_PAGES)], "async" if is_async else "sync"
                setattr(cls, method, _operation(operation, declared, pages))

    def __init__(self, call: Callable[..., Any] = _without_client) -> None:
        self._call = call

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


_PAGES = "_pages"
"""What ends the name of the method that gives the pages of an operation."""


def _operation(name: str, declared: FunctionType, pages: str) -> FunctionType:
    kinds = {"sync": _page_call, "async": _async_page_call}
    is_coroutine = declared.__code__.co_flags & _COROUTINE
    call = kinds.get(pages, _async_call if is_coroutine else _call)(name, declared)
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


def _page_call(name: str, declared: FunctionType) -> FunctionType:
    def call(self: Group, /, *args: object, options: Any = None, **params: object) -> Any:
        if args:
            raise TypeError(_keywords(declared.__name__, declared))
        return _pages(self._call, name, params, options)

    return call  # type: ignore[return-value]


def _pages(call: Callable[..., Any], name: str, params: Any, options: Any) -> Generator[Any, None, None]:
    while params is not None:
        page = call(name, params, options)
        # Known before the caller has the page, and may change it.
        params = next_page(name, params, page)
        yield page


def _async_page_call(name: str, declared: FunctionType) -> FunctionType:
    def call(self: Group, /, *args: object, options: Any = None, **params: object) -> Any:
        if args:
            raise TypeError(_keywords(declared.__name__, declared))
        return _async_pages(self._call, name, params, options)

    return call  # type: ignore[return-value]


async def _async_pages(call: Callable[..., Any], name: str, params: Any, options: Any) -> AsyncGenerator[Any, None]:
    while params is not None:
        page = await call(name, params, options)
        params = next_page(name, params, page)
        yield page


def _keywords(name: str, declared: FunctionType) -> str:
    """The error for an argument without a name."""
    code, optional = declared.__code__, declared.__kwdefaults__ or {}
    keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    required = [keyword for keyword in keywords if keyword not in optional]
    named = [f"{keyword}=.." for keyword in required or keywords[:2]]
    return f"{name}() takes keyword arguments: {', '.join(named)}"
