"""Answers and errors as a client gives them, for mocks and for scripts; every field can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ..errors import NetworkError, RejectedError

if TYPE_CHECKING:
    from ..models import Customer, Inquiry, Order, Otp, Token

__all__ = ["customer", "lost", "order", "otp", "refund", "rejected", "token"]


def order(**fields: Any) -> Order:
    """An order of INR 1,100.00 in the status `CREATED`."""
    ready = {
        "order_id": "v1-4405071524-aa-qlAtAf",
        "type": "CHARGE",
        "status": "CREATED",
        "order_amount": {"value": 110000, "currency": "INR"},
        "pre_auth": False,
        "allowed_payment_methods": [],
        "payments": [],
        "refunds": [],
    }
    return cast("Order", {**ready, **fields})


def refund(**fields: Any) -> Order:
    """A refund, which is an order of the type `REFUND`, in the status `PROCESSED`."""
    ready = {"order_id": "v1-4405071524-aa-rfNdXx", "parent_order_id": "v1-4405071524-aa-qlAtAf", "type": "REFUND", "status": "PROCESSED"}
    return order(**{**ready, **fields})


def customer(**fields: Any) -> Customer:
    """A customer in the status `ACTIVE`."""
    return cast("Customer", {"customer_id": "cust-v1-0811030624-aa-RBDgpR", "status": "ACTIVE", **fields})


def token(**fields: Any) -> Token:
    """A saved card in the status `ACTIVE`."""
    ready = {"token_id": "token-v1-0811030624-bb-RBDgpR", "customer_id": "cust-v1-0811030624-aa-RBDgpR", "status": "ACTIVE"}
    return cast("Token", {**ready, **fields})


def otp(**fields: Any) -> Otp:
    """An OTP that was accepted."""
    return cast("Otp", {"status": "SUCCESS", "next": [], **fields})


def rejected(code: str, message: str = "the gateway refused", *, status: int = 400, **fields: Any) -> RejectedError:
    """The gateway's refusal with this code: nothing was done. `fields` are those of the exception."""
    return RejectedError(message, effect="rejected", code=code, status=status, **fields)


def lost(inquiry: Inquiry, message: str = "no answer in time", **fields: Any) -> NetworkError:
    """A write whose answer is lost: it may have happened, and the inquiry says how to find out."""
    return NetworkError(message, effect="unknown", inquiry=inquiry, **fields)
