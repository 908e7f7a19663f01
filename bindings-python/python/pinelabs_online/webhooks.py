"""The signed events that the gateway posts to the merchant's server.

Verify the raw body: parsing and printing it again changes it. An event can come more than once, so remember
`Verified.id`, and answer 2xx without acting if it is known.
"""

from __future__ import annotations

from ._native import Verified, WebhookVerifier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .types import Body, Headers

__all__ = ["Verified", "WebhookVerifier", "sign", "verify"]


def verify(
    body: Body,
    headers: Headers,
    secret: str,
    *,
    encoding: Literal["plain", "base64"] = "plain",
    now_ms: int | None = None,
) -> Verified:
    """Verifies a webhook: its signature over the raw body, and that it was signed within 300 seconds of now.

    `secret` is the webhook secret; `encoding` says whether its characters are the key (the usual form) or base64
    of it. `headers` are those of the request as the framework has them; lists of values, as in API Gateway's
    `multiValueHeaders`, are read too. `now_ms` is another clock, in milliseconds since 1970. For many events prepare a `WebhookVerifier` once.

    Raises `SignatureError` for what is not authentic, `ConfigError` for a secret that is none, `InputError` for a
    body that was parsed already.
    """
    try:
        return WebhookVerifier(secret, encoding=encoding).verify(body, headers, now_ms=now_ms)
    finally:
        # No frame of a traceback keeps a secret.
        del body, headers, secret


def sign(
    body: Body,
    secret: str,
    *,
    id: str,
    timestamp: int,
    encoding: Literal["plain", "base64"] = "plain",
) -> dict[str, str]:
    """The three headers of a webhook with this body, as the gateway would make them: for tests.

    `timestamp` is in seconds since 1970.
    """
    try:
        return WebhookVerifier(secret, encoding=encoding).sign(body, id, timestamp)
    finally:
        del body, secret
