"""An answer with the response around it: what `pl.with_response` gives."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

__all__ = ["Reply", "ResponseInfo"]

_Data = TypeVar("_Data")


class ResponseInfo:
    """The HTTP response that an answer was read from, and what it took to get it; `repr()` shows no header's value.

    Of a write whose answer was lost and which an inquiry found done, `status` and `headers` are the inquiry's.
    """

    __slots__ = ("attempts", "duration_ms", "headers", "request_id", "status")

    def __init__(
        self, *, status: int, request_id: str, duration_ms: int, attempts: int, headers: list[tuple[str, str]]
    ) -> None:
        self.status = status
        """The HTTP status, 200 to 299."""
        self.request_id = request_id
        """The `Request-ID` under which the operation was sent, the same on every repeat."""
        self.duration_ms = duration_ms
        """How long the call took, in milliseconds: access token, repeats, waits and inquiries included."""
        self.attempts = attempts
        """How often the operation was sent: 1 unless it was repeated. Inquiries do not count."""
        self.headers: dict[str, str] = {}
        """The headers, by their names in lower case; the values of one that came more than once are joined by `, `."""
        for name, value in headers:
            name = name.lower()
            self.headers[name] = f"{self.headers[name]}, {value}" if name in self.headers else value

    def __repr__(self) -> str:
        return (
            f"<ResponseInfo {self.status} request_id={self.request_id} duration_ms={self.duration_ms}"
            f" attempts={self.attempts} headers={sorted(self.headers)}>"
        )


class Reply(Generic[_Data]):
    """An answer, and the response from which it was read; `repr()` shows neither the answer nor a header."""

    __slots__ = ("data", "response")

    def __init__(self, data: _Data, response: ResponseInfo) -> None:
        self.data = data
        """The answer, as the method without `with_response` gives it."""
        self.response = response
        """The response."""

    def __repr__(self) -> str:
        return f"<Reply {self.response!r}>"


def make(data: _Data, fields: dict[str, Any]) -> Reply[_Data]:
    """Makes the reply of a call."""
    return Reply(data, ResponseInfo(**fields))
