"""The logger `pinelabs_online`: one record for every request, from what an observer is told.

Nothing is imported here, neither `logging` nor by a call: a thread of a process that forks could be in the middle of
it, and in the child the lock of that import would be held for ever.
"""

from __future__ import annotations

from sys import modules

from ._native import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from logging import Logger

    from .types import Event, Observer

_WARNING, _INFO, _DEBUG = 30, 20, 10
"""The levels of `logging`."""

_logger: Logger | None = None


def observer_of_call(own: Observer | None) -> tuple[Observer | None, bool]:
    """The observer of a call, and whether it only wants to be told of requests that are not as usual.

    It is the user's, the logger, both in one, or None if there is none and the logger is not enabled.
    """
    logger = _logger or _find_logger()
    if logger is None or not logger.isEnabledFor(_WARNING):
        return own, False
    if own is None:
        return _record, not logger.isEnabledFor(_DEBUG)

    def both(event: Event) -> None:
        tell(_record, event)
        tell(own, event)

    return both, False


def _find_logger() -> Logger | None:
    """The logger, of a program that has loaded `logging`."""
    global _logger
    logging = modules.get("logging")
    if (
        _logger is None
        and logging is not None
        and not getattr(getattr(logging, "__spec__", None), "_initializing", False)
    ):
        logger: Logger = logging.getLogger("pinelabs_online")
        if not logger.handlers:
            # As libraries do: a program that has not set up logging gets nothing on its standard error.
            logger.addHandler(logging.NullHandler())
        _logger = logger
    return _logger


def _record(event: Event) -> None:
    logger = _find_logger()
    outcome = event["outcome"]
    if logger is None or outcome is None:
        return
    status, attempt = outcome["status"], event["attempt"]
    if status is None or status == 429 or status >= 500:
        level = _WARNING
    elif status >= 300 or attempt > 1:
        level = _INFO
    else:
        level = _DEBUG
    if logger.isEnabledFor(level):
        logger.log(
            level,
            "%s: %s after %d ms (%s %s, attempt %d, request %s)",
            event["operation"],
            outcome["failure"] if status is None else status,
            outcome["duration_ms"],
            event["method"],
            event["path_template"],
            attempt,
            event["request_id"],
            # With a prefix: `extra` must not name what a filter or a record factory of the program sets.
            extra={f"pinelabs_{name}": value for name, value in {**event, **outcome}.items() if name != "outcome"},
        )
