"""What must not type-check. Every line with a comment is an error; a comment without one is an error too."""

from __future__ import annotations

from pinelabs_online import AsyncPineLabs, PineLabs, Request, Response, order_status, webhooks
from pinelabs_online.models import Amount, CardDetails

pl = PineLabs(client_id="id", client_secret="secret")
amount: Amount = {"value": 100, "currency": "INR"}
card: CardDetails = {"card_number": "4012001037141112", "cvv": "123", "expiry_month": "12", "expiry_year": "2031"}

# A misspelt keyword.
pl.orders.capture(order_id="v1-1", capture_amonut=amount)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# A float amount.
pl.orders.create(order_amount={"value": 1100.5, "currency": "INR"})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# Two kinds of payment at once.
pl.payments.create(
    order_id="v1-1",
    payments=[
        {
            "payment_method": "CARD",
            "payment_amount": amount,
            "payment_option": {"card_details": card, "card_token_details": {"token_id": "t", "token_txn_type": "NETWORK_TOKEN"}},  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
        }
    ],
)
# A collect request without who is asked.
pl.payments.create(
    order_id="v1-1",
    payments=[{"payment_amount": amount, "payment_option": {"upi_details": {"txn_mode": "COLLECT"}}}],  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
)
# A missing field.
pl.orders.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
pl.orders.create(order_amount={"value": 100})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# A misspelt field.
pl.orders.create(order_amount={"value": 100, "curency": "INR"})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# A value that is none of the words.
pl.orders.create(order_amount=amount, allowed_payment_methods=["CASH"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
PineLabs(client_id="id", client_secret="secret", environment="live")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
order_status.check("AUTHORIZED", "steal")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# An answer is not its reply.
pl.with_response.orders.get(order_id="v1-1")["status"]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
# A method that is not there.
pl.orders.captrue(order_id="v1-1")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
# Positional arguments.
pl.orders.get("v1-1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# A misspelt option.
pl.orders.get(order_id="v1-1", options={"timeout": 5})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# A parsed webhook.
webhooks.verify({"event_type": "ORDER_AUTHORIZED"}, {}, "secret")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def send(request: Request) -> Response:
    return Response(200)


def send_now(request: Request) -> Response:
    return Response(200)


# A transport of the other client.
PineLabs(client_id="id", client_secret="secret", transport=send)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
AsyncPineLabs(client_id="id", client_secret="secret", transport=send_now)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def forgets_to_await(apl: AsyncPineLabs) -> None:
    order = apl.orders.get(order_id="v1-1")
    order["order_id"]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
