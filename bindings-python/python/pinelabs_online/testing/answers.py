"""Answers and errors as a client gives them, for mocks and for scripts; every field can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ..errors import NetworkError, RejectedError
from ._ready import answer

if TYPE_CHECKING:
    from ..models import Customer, Inquiry, Order, Otp, PaymentLink, Plan, Presentation, Subscription, Token

__all__ = [
    "customer",
    "lost",
    "order",
    "otp",
    "payment_link",
    "plan",
    "presentation",
    "refund",
    "rejected",
    "subscription",
    "token",
]


def order(**fields: Any) -> Order:
    """An order of INR 1,100.00 in the status `CREATED`."""
    return cast("Order", answer("order", fields))


def refund(**fields: Any) -> Order:
    """A refund, which is an order of the type `REFUND`, in the status `PROCESSED`."""
    return cast("Order", answer("refund", fields))


def customer(**fields: Any) -> Customer:
    """A customer in the status `ACTIVE`."""
    return cast("Customer", answer("customer", fields))


def token(**fields: Any) -> Token:
    """A saved card in the status `ACTIVE`."""
    return cast("Token", answer("token", fields))


def otp(**fields: Any) -> Otp:
    """An OTP that was accepted."""
    return cast("Otp", answer("otp", fields))


def payment_link(**fields: Any) -> PaymentLink:
    """A payment link of INR 1,100.00 in the status `CREATED`."""
    return cast("PaymentLink", answer("payment_link", fields))


def plan(**fields: Any) -> Plan:
    """A monthly plan of INR 1,100.00 in the status `ACTIVE`."""
    return cast("Plan", answer("plan", fields))


def subscription(**fields: Any) -> Subscription:
    """A subscription in the status `CREATED`."""
    return cast("Subscription", answer("subscription", fields))


def presentation(**fields: Any) -> Presentation:
    """A presentation of INR 1,100.00 in the status `CREATED`."""
    return cast("Presentation", answer("presentation", fields))


def rejected(code: str, message: str = "the gateway refused", *, status: int = 400, **fields: Any) -> RejectedError:
    """The gateway's refusal with this code: nothing was done. `fields` are those of the exception."""
    return RejectedError(message, effect="rejected", code=code, status=status, **fields)


def lost(inquiry: Inquiry, message: str = "no answer in time", **fields: Any) -> NetworkError:
    """A write whose answer is lost: it may have happened, and the inquiry says how to find out."""
    return NetworkError(message, effect="unknown", inquiry=inquiry, **fields)
