"""What must type-check, as it stands: `mypy --strict` and pyright."""

from __future__ import annotations

import asyncio

from typing_extensions import assert_type

from pinelabs_online import (
    AbortedError,
    AsyncPineLabs,
    PineLabs,
    PineLabsError,
    Request,
    Response,
    callbacks,
    order_status,
    webhooks,
)
from pinelabs_online.models import (
    AccessToken,
    Amount,
    CallOptions,
    CardDetails,
    Customer,
    Effect,
    Inquiry,
    NewPayment,
    Order,
    OrderStatus,
    PaymentOption,
    Tokens,
)
from pinelabs_online.reply import Reply
from pinelabs_online.types import Event, WebhookEvent

pl = PineLabs(client_id="id", client_secret="secret", environment="uat", timeout_ms=10_000)


def checkout(pl: PineLabs) -> Order:
    amount: Amount = {"value": 110_000, "currency": "INR"}
    customer = pl.customers.create(first_name="Kevin", merchant_metadata={"k": "v"})
    assert_type(customer, Customer)
    order = pl.orders.create(
        order_amount=amount,
        pre_auth=True,
        purchase_details={"customer": {"customer_id": customer["customer_id"]}},
    )
    assert_type(order, Order)
    assert_type(order["status"], OrderStatus)
    card: CardDetails = {"card_number": "4012001037141112", "cvv": "123", "expiry_month": "12", "expiry_year": "2031"}
    payment: NewPayment = {
        "payment_method": "CARD",
        "payment_amount": amount,
        "payment_option": {"card_details": card},
    }
    pl.payments.create(order_id=order["order_id"], payments=[payment])
    collect: PaymentOption = {"upi_details": {"txn_mode": "COLLECT", "payer": {"vpa": "kevin@okbank"}}}
    bank: PaymentOption = {"netbanking_details": {"pay_code": "NB1531"}}
    for option in (collect, bank):
        pl.payments.create(
            order_id=order["order_id"],
            payments=[{"payment_amount": amount, "payment_option": option}],
            options={"idempotency_key": True},
        )
    pl.payments.create(
        order_id=order["order_id"],
        payments=[
            {
                "payment_method": "CARD",
                "payment_amount": {"value": 1, "currency": "INR"},
                "payment_option": {
                    "card_token_details": {"token_id": "token-v1-1", "token_txn_type": "NETWORK_TOKEN", "cvv": "123"}
                },
            }
        ],
    )
    options: CallOptions = {"timeout_ms": 5_000, "headers": {"Merchant-ID": "1"}}
    pl.raw(method="GET", path="/api/pay/v1/orders/v1-1", options=options)
    assert_type(pl.tokens.list(customer_id="c"), Tokens)
    reply = pl.with_response.orders.get(order_id="v1-1")
    assert_type(reply, Reply[Order])
    assert_type(reply.data, Order)
    assert_type(reply.response.headers, dict[str, str])
    assert_type(pl.auth.generate_token(), AccessToken)
    return pl.orders.capture(order_id=order["order_id"], capture_amount=amount, options={"max_retries": 0})


def careful(pl: PineLabs) -> None:
    try:
        checkout(pl)
    except PineLabsError as error:
        assert_type(error.effect, Effect)
        assert_type(error.inquiry, "Inquiry | None")
        assert_type(error.retry_after, "float | None")
        if error.inquiry is not None:
            pl.invoke(error.inquiry["operation"], error.inquiry["params"])
    except KeyboardInterrupt as interruption:
        assert_type(AbortedError.behind(interruption), "PineLabsError | None")
        raise


async def asynchronous() -> Order:
    async with AsyncPineLabs(client_id="id", client_secret="secret", transport=send) as apl:
        orders = await asyncio.gather(apl.orders.get(order_id="a"), apl.orders.get(order_id="b"))
        assert_type(await apl.auth.generate_token(), AccessToken)
        assert_type(await apl.with_response.orders.get(order_id="a"), Reply[Order])
        await apl.invoke("orders.get", {"order_id": "a"}, options={"timeout_ms": 1})
        return orders[0]


async def send(request: Request) -> Response:
    assert_type(request.headers, "list[tuple[str, str]]")
    assert_type(request.body, "bytes | None")
    return Response(200, {"Content-Type": "application/json"}, b"{}")


def observe(event: Event) -> None:
    outcome = event["outcome"]
    print(event["operation"], outcome["status"] if outcome else "..")


def helpers(form: bytes, body: bytes, headers: dict[str, str]) -> None:
    callback = callbacks.verify(form, "c0ffee")
    assert_type(callback["order_id"], str)
    verified = webhooks.verify(body, headers, "secret")
    assert_type(verified.id, str)
    event = verified.event()
    assert_type(event, WebhookEvent)
    if event["kind"] == "order":
        assert_type(event["data"], Order)
    elif event["kind"] == "customer":
        assert_type(event["data"], Customer)
    order_status.check("AUTHORIZED", "capture", pre_auth=True)
    print(order_status.observe("PENDING", "AUTHORIZED") == "forward", order_status.actions("CREATED"))


PineLabs(client_id="id", client_secret="secret", transport=lambda request: Response(200), observer=observe)
