"""SDK for Pine Labs Online (formerly Plural), the Indian payment gateway.

>>> from pinelabs_online import PineLabs
>>> pl = PineLabs(client_id="your-client-id", client_secret="your-client-secret")
>>> order = pl.orders.create(order_amount={"value": 110000, "currency": "INR"}, pre_auth=True)  # doctest: +SKIP

`PineLabs` and `AsyncPineLabs` make calls; `callbacks`, `webhooks` and the tables of statuses (`order_status`, `link_status`,
`plan_status`, `subscription_status`, `presentation_status`) need no client. Every failure is a `PineLabsError`, whose `effect` says what it means for the money. Types of requests and answers are in `models`.
"""

try:
    from ._native import OPERATIONS, __version__
except ImportError as _error:
    if "interpreter" not in str(_error):
        raise
    raise ImportError(
        "pinelabs_online works in the main interpreter of a process only, not in a sub-interpreter"
        " (with mod_wsgi: `WSGIApplicationGroup %{GLOBAL}`)"
    ) from None

from . import amount, callbacks, order_status, webhooks
from .client import AsyncPineLabs, PineLabs
from .errors import (
    AbortedError,
    AuthenticationError,
    ConfigError,
    InputError,
    NetworkError,
    NotAllowedError,
    PineLabsError,
    RateLimitedError,
    RejectedError,
    ServerError,
    SignatureError,
    UnreadableAnswerError,
)
from .lifecycle import link_status, plan_status, presentation_status, subscription_status
from .transport import AsyncPlatform, Platform, Request, Response, TransportFailure

__all__ = [
    "OPERATIONS",
    "AbortedError",
    "AsyncPineLabs",
    "AsyncPlatform",
    "AuthenticationError",
    "ConfigError",
    "InputError",
    "NetworkError",
    "NotAllowedError",
    "PineLabs",
    "PineLabsError",
    "Platform",
    "RateLimitedError",
    "RejectedError",
    "Request",
    "Response",
    "ServerError",
    "SignatureError",
    "TransportFailure",
    "UnreadableAnswerError",
    "__version__",
    "amount",
    "callbacks",
    "link_status",
    "order_status",
    "plan_status",
    "presentation_status",
    "subscription_status",
    "webhooks",
]
