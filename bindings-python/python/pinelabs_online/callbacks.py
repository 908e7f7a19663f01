"""The signed form that the shopper's browser posts to the return URL.

A verified callback is authentic, not paid: compare its `order_id` with the order that you created for this shopper, and
decide by the answer of `pl.orders.get`.
"""

from __future__ import annotations

from ._native import CallbackVerifier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import Callback
    from .types import Fields, Form

__all__ = ["CallbackVerifier", "sign", "sign_form", "verify"]


def verify(form: Form, key: str) -> Callback:
    """Verifies a callback: the raw body of the post, or its decoded fields.

    Give the fields as the framework has them (Django's `QueryDict`, Flask's `request.form`, Starlette's `FormData`,
    `urllib.parse.parse_qs`, pairs): a plain dict that keeps one of two equal names hides a forgery. `key` is the hexadecimal secret key from
    onboarding; for many callbacks prepare a `CallbackVerifier` once.

    Raises `SignatureError` for what is not authentic, `ConfigError` for a key that is none, `InputError` for what is
    no form.
    """
    try:
        return CallbackVerifier(key).verify(form)
    finally:
        # No frame of a traceback keeps a secret.
        del form, key


def sign(fields: Fields, key: str) -> str:
    """The signature of these fields, as the gateway would make it: for tests."""
    try:
        return CallbackVerifier(key).sign(fields)
    finally:
        del fields, key


def sign_form(fields: Fields, key: str) -> str:
    """A whole body for the return URL with these fields and their signature: for tests."""
    try:
        return CallbackVerifier(key).sign_form(fields)
    finally:
        del fields, key
