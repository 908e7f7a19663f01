"""The rules of the order's state, without a network: what is late, repeated or wrong does no harm."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pinelabs_online import models as gateway
from pinelabs_online.testing import ScriptedTransport, order
from sqlalchemy.orm import Session, sessionmaker

from shop import database, orders
from shop.checkout import Checkout, NotPayable
from shop.fulfilment import Fulfilment, NotAllowed
from shop.models import Action, Order, Payment, Shopper, now_ms
from shop.settings import Settings

ORDER = "order-" + "0" * 32
CARD: gateway.PaymentOption = {
    "card_details": {"card_number": "4895489548954895", "cvv": "065", "expiry_month": "12", "expiry_year": "2035"}
}


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    engine = database.connect(f"sqlite:///{tmp_path}/shop.db")
    database.migrate(engine)
    made = database.sessions(engine)
    with made.begin() as db:
        db.add(Shopper(id="shopper-1", customer_id="cust-1", created_at=now_ms()))
        db.flush()
        db.add(Order(id=ORDER, shopper_id="shopper-1", amount_paise=110_000, state="new", created_at=now_ms()))
    yield made
    engine.dispose()


def shop(sessions: sessionmaker[Session], transport: ScriptedTransport) -> Checkout:
    settings = Settings(
        None, "id", "secret", "00", "hook", "", ("127.0.0.1", 0), "http://127.0.0.1", "s" * 12, "p" * 12, 20_000, 90_000, 600_000
    )
    return Checkout(settings, sessions, transport.client())


def told(status: str, *payments: dict[str, Any], **fields: Any) -> gateway.Order:
    return order(status=status, merchant_order_reference=ORDER, payments=[{"capture_data": [], **p} for p in payments], **fields)


def paid(ref: str | None, status: str = "AUTHORIZED") -> dict[str, Any]:
    return {"merchant_payment_reference": ref, "status": status}


def news(sessions: sessionmaker[Session], what: gateway.Order) -> tuple[str, Order]:
    with sessions.begin() as db:
        row = database.lock_order(db, ORDER)
        assert row is not None
        return orders.apply(db, row, what, 600_000), row


def started(sessions: sessionmaker[Session]) -> str:
    ref = shop(sessions, ScriptedTransport()).claim(ORDER, "card")
    with sessions() as db:
        assert db.get_one(Order, ORDER).state == "paying"
    return ref


def test_late_and_repeated_news_change_nothing(sessions: sessionmaker[Session]) -> None:
    ref = started(sessions)
    assert news(sessions, told("AUTHORIZED", paid(ref)))[1].state == "authorised"
    assert news(sessions, told("AUTHORIZED", paid(ref)))[0] == "same"
    move, row = news(sessions, told("PENDING", paid(ref, "PENDING")))
    assert (move, row.state, row.check_at) == ("stale", "authorised", None)


def test_the_failure_of_an_earlier_payment_does_not_fail_the_one_under_way(sessions: sessionmaker[Session]) -> None:
    first = started(sessions)
    assert news(sessions, told("ATTEMPTED", paid(first, "FAILED")))[1].state == "failed"
    second = started(sessions)
    move, row = news(sessions, told("ATTEMPTED", paid(first, "FAILED")))
    assert (move, row.state) == ("stale", "paying")
    assert row.check_at is not None
    assert news(sessions, told("ATTEMPTED", paid(first, "FAILED"), paid(second, "FAILED")))[1].state == "failed"


def test_another_amount_is_shown_to_a_person_and_not_taken(sessions: sessionmaker[Session]) -> None:
    started(sessions)
    move, row = news(sessions, told("AUTHORIZED", order_amount={"value": 110_001, "currency": "INR"}))
    assert (move, row.state) == ("inconsistent", "paying")
    assert row.problem is not None


def test_of_two_clicks_one_pays(sessions: sessionmaker[Session]) -> None:
    started(sessions)
    with pytest.raises(NotPayable):
        started(sessions)


def test_an_unknown_payment_is_being_checked_and_cannot_be_paid_again(sessions: sessionmaker[Session]) -> None:
    transport = ScriptedTransport().answer("orders.create", status="CREATED", order_amount={"value": 110_000, "currency": "INR"})
    transport.lose("payments.create", times=None).lose("orders.get", times=None)
    checkout = shop(sessions, transport)
    assert checkout.pay(ORDER, "card", CARD) is None
    with sessions() as db:
        row = db.get_one(Order, ORDER)
        assert (row.state, row.check_at is not None) == ("checking", True)
    with pytest.raises(NotPayable):
        checkout.pay(ORDER, "card", CARD)


def test_a_payment_that_was_given_up_and_appears_is_taken(sessions: sessionmaker[Session]) -> None:
    first = started(sessions)
    with sessions.begin() as db:
        db.get_one(Payment, first).created_at -= 700_000
    assert news(sessions, told("CREATED"))[1].state == "failed"
    assert news(sessions, told("AUTHORIZED", paid(first)))[1].state == "authorised"
    with sessions() as db:
        assert db.get_one(Payment, first).state == "paid"


def test_the_first_payment_decides_whether_the_money_is_blocked(sessions: sessionmaker[Session]) -> None:
    checkout = shop(sessions, ScriptedTransport())
    first = checkout.claim(ORDER, "upi")
    assert checkout.read(ORDER).pre_auth == 0
    with sessions.begin() as db:
        # Begun by card, and failed.
        db.get_one(Payment, first).state = "failed"
        order = db.get_one(Order, ORDER)
        order.state, order.pre_auth = "failed", 1
    with pytest.raises(NotPayable):
        checkout.claim(ORDER, "upi")
    checkout.claim(ORDER, "card")
    assert checkout.read(ORDER).pre_auth == 1


def test_an_action_keeps_its_reference_until_its_outcome_is_known(sessions: sessionmaker[Session]) -> None:
    ref = started(sessions)
    news(sessions, told("AUTHORIZED", paid(ref)))
    transport = ScriptedTransport().lose("orders.capture", times=None).lose("orders.get", times=None)
    fulfilment = Fulfilment(shop(sessions, transport))
    fulfilment.start(ORDER, "capture", "capture-1")
    with sessions() as db:
        assert db.get_one(Action, "capture-1").state == "started"
    with pytest.raises(NotAllowed):
        fulfilment.start(ORDER, "cancel", "cancel-1")
    done = told("PROCESSED", {**paid(ref, "PROCESSED"), "capture_data": [capture("capture-1")]})
    again = ScriptedTransport().answer("orders.capture", done)
    Fulfilment(shop(sessions, again)).carry_out("capture-1")
    assert [body["merchant_capture_reference"] for body in again.bodies("orders.capture")] == ["capture-1"]
    with sessions() as db:
        row = db.get_one(Order, ORDER)
        assert (row.state, row.captured_paise, db.get_one(Action, "capture-1").state) == ("paid", 110_000, "done")


def capture(ref: str) -> dict[str, Any]:
    return {"merchant_capture_reference": ref, "capture_amount": {"value": 110_000, "currency": "INR"}}
