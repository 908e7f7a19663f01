"""What a package that was built from its sources must do, wherever it is installed."""

import pinelabs_online
from pinelabs_online import callbacks, testing


def test_an_order_is_made_through_a_scripted_gateway() -> None:
    gateway = testing.ScriptedTransport().answer("orders.create")
    with gateway.client() as pl:
        order = pl.orders.create(order_amount={"value": 110000, "currency": "INR"}, pre_auth=True)
    assert order["order_id"]
    assert gateway.bodies("orders.create")[0]["order_amount"]["value"] == 110000


def test_a_signed_callback_is_verified() -> None:
    assert callbacks.verify(testing.callback_form(), testing.CALLBACK_KEY)["order_id"]


def test_it_has_a_version() -> None:
    assert pinelabs_online.__version__
