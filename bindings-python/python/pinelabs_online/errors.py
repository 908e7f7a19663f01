"""Every failure, one class for each kind.

Look at `effect` first: it says what the failure means for the money.

- `"none"`: nothing was done; the call may be made again freely.
- `"rejected"`: the gateway said no; nothing was done, and the same call will be refused again.
- `"unknown"`: it may have happened; make the `inquiry` before anything else.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .models import Effect, ErrorKind, Inquiry

__all__ = [
    "AbortedError",
    "AuthenticationError",
    "ConfigError",
    "InputError",
    "NetworkError",
    "NotAllowedError",
    "PineLabsError",
    "RateLimitedError",
    "RejectedError",
    "ServerError",
    "SignatureError",
    "UnreadableAnswerError",
]


class PineLabsError(Exception):
    """Any failure of this package: what happened, and what it means for the money.

    Neither `str()` nor `repr()` nor a pickle holds a secret.
    """

    kind: ErrorKind
    """What went wrong, in one word."""
    effect: Effect
    """What it means for the money: `"none"`, `"rejected"` or `"unknown"`."""
    message: str
    """What went wrong, in a sentence."""
    path: str | None
    """The field that is wrong, such as `payments[0].payment_amount.value`."""
    operation: str | None
    """The operation, such as `orders.capture`."""
    status: int | None
    """The HTTP status of the answer, if one came."""
    code: str | None
    """The gateway's error code, such as `DUPLICATE_REQUEST`."""
    request_id: str | None
    """The `Request-ID` that was sent; quote it to Pine Labs support."""
    retry_after_ms: int | None
    """How long the gateway asks to wait, in milliseconds."""
    inquiry: Inquiry | None
    """The question that settles the doubt: `pl.invoke(error.inquiry["operation"], error.inquiry["params"])`."""

    _effect: Effect = "unknown"
    """The effect of an error that does not say it: nothing is claimed without proof."""

    def __init__(
        self,
        message: str = "",
        fields: Mapping[str, Any] | None = None,
        *,
        effect: Effect | None = None,
        path: str | None = None,
        operation: str | None = None,
        status: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        retry_after_ms: int | None = None,
        inquiry: Inquiry | None = None,
        body: str | None = None,
    ) -> None:
        """Without an effect it is `"unknown"`, but of classes that speak of nothing sent, where it is `"none"`.

        `fields`, those of `to_dict()`, go before the keywords. They are the second of `args`, so that
        `type(error)(*error.args)`, as serialisers of exceptions do it, is the same error without its body.
        """
        if fields is None:
            fields = {
                "effect": effect or self._effect, "path": path, "operation": operation, "status": status, "code": code,
                "request_id": request_id, "retry_after_ms": retry_after_ms, "inquiry": inquiry,
            }  # fmt: skip
        elif not isinstance(fields, dict):
            # A serialiser that does not keep dicts lost what they said.
            fields = {}
        said = fields.get("effect")
        self.effect = said if said in ("none", "rejected", "unknown") else "unknown"
        self.message = message
        self.path = fields.get("path")
        self.operation = fields.get("operation")
        self.status = fields.get("status")
        self.code = fields.get("code")
        self.request_id = fields.get("request_id")
        self.retry_after_ms = fields.get("retry_after_ms")
        self.inquiry = fields.get("inquiry")
        if not hasattr(self, "kind") and "kind" in fields:
            # Of a later release.
            self.kind = fields["kind"]
        # A function, so that no debugger and no error reporter prints it with the other attributes.
        self._body = None if body is None else lambda: body
        rest = self.to_dict()
        rest.pop("message", None)
        super().__init__(message, rest)

    @property
    def retry_after(self) -> float | None:
        """How long the gateway asks to wait, in seconds, as `time.sleep` takes it."""
        return None if self.retry_after_ms is None else self.retry_after_ms / 1000

    @property
    def body(self) -> str | None:
        """The gateway's answer as it came. It may hold secrets: it is in no text, no dict and no pickle."""
        return None if self._body is None else self._body()

    def to_dict(self) -> dict[str, Any]:
        """The error for a structured log, the same in every language: every field but the body, if it has a value."""
        names = (
            "kind",
            "effect",
            "message",
            "path",
            "operation",
            "status",
            "code",
            "request_id",
            "retry_after_ms",
            "inquiry",
        )
        fields = ((name, getattr(self, name, None)) for name in names)
        return {name: value for name, value in fields if value is not None}

    def to_json(self) -> str:
        """`to_dict()` as JSON text."""
        from json import dumps

        return dumps(self.to_dict(), ensure_ascii=False)

    @staticmethod
    def from_dict(fields: Mapping[str, Any]) -> PineLabsError:
        """The error that `to_dict()` told of, in any language: of the class of its kind, and without its body.

        If the effect was lost on the way, it is `"unknown"`.
        """
        if not isinstance(fields, dict):
            raise InputError("expected the fields of an error, as a dict")
        kind, message = fields.get("kind"), fields.get("message")
        cls = _CLASSES.get(kind, PineLabsError) if isinstance(kind, str) else PineLabsError
        return cls(message if isinstance(message, str) else "", fields)

    @staticmethod
    def from_json(text: str | bytes) -> PineLabsError:
        """The error that `to_json()` told of, in any language."""
        from json import loads

        try:
            fields = loads(text)
        except (TypeError, ValueError):
            raise InputError("expected the fields of an error, as JSON text") from None
        return PineLabsError.from_dict(fields)

    def __str__(self) -> str:
        text = self.message
        if self.path is not None:
            text = f"`{self.path}`: {text}"
        if self.operation is not None:
            text = f"{self.operation}: {text}"
        if self.status is not None:
            text += f" (HTTP {self.status})" if self.code is None else f" (HTTP {self.status}, {self.code})"
        return text

    def __repr__(self) -> str:
        fields = self.to_dict()
        fields.pop("kind", None)
        message = fields.pop("message", "")
        rest = "".join(f", {name}={value!r}" for name, value in fields.items())
        return f"{type(self).__name__}({message!r}{rest})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _revive, (type(self), self.to_dict())


class InputError(PineLabsError):
    """The caller's parameters are wrong; nothing was sent. `path` names the field."""

    kind = "input"
    _effect = "none"


class ConfigError(PineLabsError):
    """The configuration is wrong: base URL, key, header, option; nothing was sent. `path` names it."""

    kind = "config"
    _effect = "none"


class AuthenticationError(PineLabsError):
    """The gateway does not accept the credentials or the access token."""

    kind = "authentication"


class RejectedError(PineLabsError):
    """The gateway refused the request (4xx). `code` says why."""

    kind = "rejected"


class RateLimitedError(PineLabsError):
    """The gateway asks for fewer requests (429). `retry_after` may say when."""

    kind = "rate_limited"


class ServerError(PineLabsError):
    """The gateway failed (5xx)."""

    kind = "server"


class NetworkError(PineLabsError):
    """The network failed: no connection, no answer in time, or the connection was lost."""

    kind = "network"


class UnreadableAnswerError(PineLabsError):
    """An answer came that cannot be read as what was asked for."""

    kind = "unreadable_answer"


class AbortedError(PineLabsError):
    """The caller gave up: Ctrl-C, or a cancelled task.

    It is never raised by itself: `KeyboardInterrupt` or `asyncio.CancelledError` is, as Python expects, with this
    error behind it. `AbortedError.behind` finds it.
    """

    kind = "aborted"
    _answer: Callable[[], Any] | None = None

    @property
    def answer(self) -> Any:
        """The call's answer, if the caller gave up in the moment in which it succeeded; else None.

        It may hold secrets: it is in no text, no dict and no pickle.
        """
        return None if self._answer is None else self._answer()

    @staticmethod
    def behind(exception: BaseException) -> PineLabsError | None:
        """What the call that this exception interrupted may have left behind; None if it interrupted none.

        Looks through causes and contexts, so that it finds the call behind a `TimeoutError` of `asyncio.timeout` and
        `asyncio.wait_for` too. It is an `AbortedError`, or the failure that the call ended with at the same moment.
        """
        seen: set[int] = set()
        at: BaseException | None = exception
        while at is not None and id(at) not in seen:
            if isinstance(at, PineLabsError):
                return at
            seen.add(id(at))
            at = at.__cause__ or at.__context__
        return None


class SignatureError(PineLabsError):
    """A callback or webhook is not authentic, or its form is wrong."""

    kind = "signature"
    _effect = "none"


class NotAllowedError(PineLabsError):
    """The order's status does not allow the action."""

    kind = "not_allowed"
    _effect = "none"


_CLASSES: dict[str, type[PineLabsError]] = {
    cls.kind: cls
    for cls in (
        InputError,
        ConfigError,
        AuthenticationError,
        RejectedError,
        RateLimitedError,
        ServerError,
        NetworkError,
        UnreadableAnswerError,
        AbortedError,
        SignatureError,
        NotAllowedError,
    )
}


def from_fields(fields: dict[str, Any]) -> PineLabsError:
    """The exception for an error of the core: its fields, its body, and the answer of a call that was given up."""
    body, answer = fields.pop("body", None), fields.pop("answer", None)
    error = PineLabsError.from_dict(fields)
    if body is not None:
        error._body = lambda: body
    if isinstance(error, AbortedError) and answer is not None:
        error._answer = lambda: answer
    return error


def _revive(cls: type[PineLabsError], fields: dict[str, Any]) -> PineLabsError:
    return cls(fields.get("message", ""), fields)
