"""Warnings, in development mode, for a call that blocks more than its own task."""

from __future__ import annotations

from sys import flags, modules


def warn_if_blocking(built_in: bool) -> None:
    """Warns if a call of `PineLabs` made here keeps an event loop or a gevent hub waiting.

    In Python's development mode (`python -X dev`, `PYTHONDEVMODE=1`), and where the event loop is in debug mode.
    """
    if "asyncio" in modules:
        loop = modules["asyncio"]._get_running_loop()
        if loop is not None and (flags.dev_mode or loop.get_debug()):
            _warn("`PineLabs` blocks the event loop while it waits: use `AsyncPineLabs`, or `asyncio.to_thread`")
    if built_in and flags.dev_mode and "gevent" in modules:
        gevent = modules["gevent"]
        if isinstance(gevent.getcurrent(), gevent.Greenlet):
            _warn(
                "`PineLabs` blocks gevent's hub while it waits: call it by `gevent.get_hub().threadpool.apply`, or give it"
                " a transport that gevent has patched"
            )


def _warn(message: str) -> None:
    from warnings import warn

    # The line that called the method: above it are this function, the one that looked, the caller and the method.
    warn(message, RuntimeWarning, stacklevel=5)
