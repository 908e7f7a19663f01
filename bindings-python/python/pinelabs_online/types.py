"""Types of what is neither request nor answer; for annotations, nothing imports it at run time."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Literal, TypedDict, Union

from .models import Customer, EventType, Method, Order, Subscription, Token
from .transport import Request, Response

__all__ = [
    "AppInfo",
    "AsyncTransport",
    "Body",
    "CustomerEvent",
    "Event",
    "Fields",
    "Form",
    "Headers",
    "KnownToken",
    "Observer",
    "OrderEvent",
    "OtherEvent",
    "Outcome",
    "SubscriptionEvent",
    "TokenEvent",
    "Transport",
    "WebhookEvent",
]

Body = Union[bytes, bytearray, memoryview, str]
"""What a framework received, before any parsing."""

Fields = Union[Mapping[str, Any], Iterable[tuple[str, str]]]
"""The decoded fields of a form: a mapping to texts or lists of texts, or pairs."""

Form = Union[Body, Fields]
"""A posted form: its raw body, or its decoded fields."""

Headers = Union[Mapping[str, Any], Iterable[tuple[str, str]], Iterable[tuple[bytes, bytes]]]
"""The headers of a request: a mapping to texts or lists of texts, or pairs."""

Transport = Callable[[Request], Response]
"""HTTP of your own for `PineLabs`."""

AsyncTransport = Callable[[Request], Awaitable[Response]]
"""HTTP of your own for `AsyncPineLabs`."""


class _Named(TypedDict):
    name: str
    """Its name: letters, digits, `-`, `_` and `.`, at most 64 characters."""


class AppInfo(_Named, total=False):
    """The program that uses this package: it is added to the `User-Agent`."""

    version: str
    """Its version, of the same characters."""
    url: str
    """Where more is known about it: at most 128 visible ASCII characters."""


class KnownToken(TypedDict):
    """An access token with its end, to be kept outside of the process: a secret."""

    access_token: str
    """The bearer token."""
    expires_at_ms: int
    """When it ends, in milliseconds since 1970."""


class Outcome(TypedDict):
    """What came of a request."""

    duration_ms: int
    """How long it took, in milliseconds."""
    status: int | None
    """The HTTP status, if an answer came."""
    failure: str | None
    """Why none came."""


class Event(TypedDict):
    """What an observer is told: once when a request goes out, once when its answer is in. Fit for a log."""

    operation: str
    """The operation in whose service the request is sent."""
    method: Method
    """The HTTP method."""
    path_template: str
    """The path with its parameters unfilled."""
    attempt: int
    """1 for the first time, 2 for the second, .."""
    request_id: str
    """The `Request-ID`."""
    outcome: Outcome | None
    """None when the request goes out, what came of it afterwards."""


Observer = Callable[[Event], object]
"""A function that is told of every request and every answer, to log or to count."""


class _WebhookEvent(TypedDict):
    id: str
    """The event's id: the same when it is sent again."""
    timestamp: int
    """The time of signing, in seconds since 1970."""
    event_type: EventType
    """What happened."""
    other: dict[str, Any]
    """What the body said beside `event_type` and `data`."""


class OrderEvent(_WebhookEvent):
    """An event of an order, or of a refund, which is an order of type `REFUND`."""

    kind: Literal["order", "refund"]
    """What `data` is."""
    data: Order
    """The order."""


class CustomerEvent(_WebhookEvent):
    """An event of a customer."""

    kind: Literal["customer"]
    """What `data` is."""
    data: Customer
    """The customer."""


class TokenEvent(_WebhookEvent):
    """An event of a saved card."""

    kind: Literal["token"]
    """What `data` is."""
    data: Token
    """The saved card."""


class SubscriptionEvent(_WebhookEvent):
    """An event of a subscription. It calls the merchant's references `merchant_order_reference`."""

    kind: Literal["subscription"]
    """What `data` is."""
    data: Subscription
    """The subscription."""


class OtherEvent(_WebhookEvent):
    """An event of anything else."""

    kind: Literal["other"]
    """What `data` is."""
    data: Any
    """What the gateway said, as it came."""


WebhookEvent = Union[OrderEvent, CustomerEvent, TokenEvent, SubscriptionEvent, OtherEvent]
"""An authentic event, read. It is no proof of the present state: it may be old, and events come out of order.

`kind` says what `data` is.
"""
