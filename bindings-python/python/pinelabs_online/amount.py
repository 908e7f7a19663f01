"""Amounts of money, exactly: floats are refused."""

from __future__ import annotations

from . import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import Amount

__all__ = ["format", "inr"]


def inr(value: str | int) -> Amount:
    """Indian rupees, from their decimal text or from whole paise: `inr("1100.50")` is `inr(110_050)`.

    Raises `InputError` for a float, and for a text of anything but digits with at most two more after a point.
    """
    return {"value": _native.paise(value), "currency": "INR"}


def format(amount: Amount) -> str:
    """An amount as people read it: `INR 1,100.50`, grouped as in India for `INR` and by thousands for others."""
    return _native.format_amount(amount["value"], amount["currency"])
