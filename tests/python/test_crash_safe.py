"""The Python recipes of `docs/crash-safe-checkout.md`, on the sandbox: every step, and every step once more."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from conftest import HERE, ROOT, Sandbox
from pinelabs_online import PineLabs, PineLabsError, Response
from pinelabs_online.testing import ScriptedTransport, rejected
from pinelabs_online.testing import order as order_of
from test_recipes import load

CARD = {
    "card_number": "4000000000000010",
    "cvv": "123",
    "expiry_month": "12",
    "expiry_year": "2031",
    "name": "Kevin Bob",
}


@pytest.fixture
def recipe(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Any:
    return load("crash_safe_checkout", sandbox, monkeypatch)


@pytest.fixture
def ref() -> str:
    return f"cart-{uuid4().hex}"


def pay(pl: PineLabs, order: Any, payment_ref: str) -> None:
    payment: Any = {
        "merchant_payment_reference": payment_ref,
        "payment_method": "CARD",
        "payment_amount": order["order_amount"],
        "payment_option": {"card_details": CARD},
    }
    pl.payments.create(order_id=order["order_id"], payments=[payment])


def test_the_document_shows_the_recipe_that_is_tested() -> None:
    recipe = (HERE / "recipes" / "crash_safe_checkout.py").read_text("utf-8")
    document = (ROOT / "docs" / "crash-safe-checkout.md").read_text("utf-8")
    assert f"### Python\n\n```python\n{recipe}```" in document


def test_every_step_can_be_done_again(recipe: Any, pl: PineLabs, sandbox: Sandbox, ref: str) -> None:
    order = recipe.order(pl, ref, 110_000)
    assert recipe.order(pl, ref, 110_000)["order_id"] == order["order_id"]
    order_id = order["order_id"]
    assert not recipe.is_known(pl, order_id, f"{ref}-p")
    pay(pl, order, f"{ref}-p")
    assert recipe.is_known(pl, order_id, f"{ref}-p")
    assert recipe.told(lambda: pl.orders.get(order_id=order_id)) == "Thank you, your payment has arrived."
    assert recipe.capture(pl, order_id, f"{ref}-c") is True
    assert recipe.capture(pl, order_id, f"{ref}-c") is True
    refund = recipe.refund(pl, order_id, f"{ref}-r", 50_000)
    assert recipe.refund(pl, order_id, f"{ref}-r", 50_000)["order_id"] == refund["order_id"]
    tally = sandbox.api("GET", f"ledger/{ref}")
    assert (tally["captures"], tally["refunds"]) == (1, 1), tally


def test_an_order_is_found_by_its_id_or_by_its_reference_or_it_is_not_there(
    recipe: Any, pl: PineLabs, ref: str
) -> None:
    assert recipe.reconcile(pl, None, ref) is None
    order_id = recipe.order(pl, ref, 100)["order_id"]
    assert recipe.reconcile(pl, None, ref)["order_id"] == order_id
    assert recipe.reconcile(pl, order_id, ref)["order_id"] == order_id
    # A 404 of something between here and the gateway is no answer.
    lost = ScriptedTransport().respond("orders.get", Response(404, body="<html>"), times=None).client()
    with pytest.raises(PineLabsError):
        recipe.reconcile(lost, "v1-1", ref)


def test_a_capture_that_is_refused_is_told_and_one_that_is_lost_is_raised(recipe: Any) -> None:
    refused = ScriptedTransport().reject("orders.capture", "INVALID_REQUEST", status=422).client()
    assert recipe.capture(refused, "v1-1", "c-1") is False
    lost = ScriptedTransport().lose("orders.capture", times=None).lose("orders.get", times=None).client()
    with pytest.raises(PineLabsError) as raised:
        recipe.capture(lost, "v1-1", "c-1")
    assert raised.value.effect == "unknown"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("AUTHORIZED", "Thank you"), ("PARTIALLY_CAPTURED", "Thank you"), ("PROCESSED", "Thank you"),
        ("FAILED", "Your payment failed. Nothing"), ("CANCELLED", "Your payment failed. Nothing"),
        ("ATTEMPTED", "Your payment failed. Please try again."),
        ("CREATED", "Your payment is being checked."), ("PENDING", "Your payment is being checked."),
        ("NEW_IN_2030", "Your payment is being checked."),
    ],
)  # fmt: skip
def test_the_shopper_is_told_what_is_known(recipe: Any, status: str, said: str) -> None:
    assert recipe.told(lambda: order_of(status=status)).startswith(said)


def test_an_order_that_cannot_be_read_is_being_checked(recipe: Any) -> None:
    def read() -> Any:
        raise rejected("INTERNAL_ERROR", status=500)

    assert recipe.told(read) == "Your payment is being checked. Please do not pay again."


def test_saved_cards_are_forgotten(recipe: Any) -> None:
    transport = ScriptedTransport().answer("tokens.list").answer("tokens.delete")
    recipe.forget_cards(transport.client(), "cust-1")
    assert [request.operation for request in transport.requests] == ["tokens.list", "tokens.delete"]
    transport.check()
