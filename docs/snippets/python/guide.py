"""The steps of the documentation in Python; a test runs them against the sandbox."""

from __future__ import annotations

from collections.abc import Mapping

from pinelabs_online import AsyncPineLabs, PineLabs, PineLabsError, SignatureError, amount
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.models import Customer, Order, Subscription, Tokens
from pinelabs_online.webhooks import WebhookVerifier


def start(pl: PineLabs) -> Order:
    # --8<-- [start:start]
    # pl = PineLabs(client_id="your-client-id", client_secret="your-client-secret")
    order = pl.orders.create(order_amount=amount.inr("1100.00"), pre_auth=True)
    print(order["order_id"], order["status"])
    # --8<-- [end:start]
    return order


def token(pl: PineLabs) -> int:
    # --8<-- [start:token]
    token = pl.auth.generate_token()
    print("valid for", token.get("expires_in"), "seconds")
    # --8<-- [end:token]
    return token.get("expires_in") or 0


def customer(pl: PineLabs) -> Customer:
    # --8<-- [start:customer]
    customer = pl.customers.create(
        first_name="Kevin",
        last_name="Bob",
        country_code="91",
        mobile_number="9876543210",
        email_id="kevin.bob@example.com",
    )
    print(customer["customer_id"], customer.get("status"))
    # --8<-- [end:customer]
    return customer


def create_order(pl: PineLabs, customer_id: str, reference: str, return_url: str) -> Order:
    # --8<-- [start:order]
    order = pl.orders.create(
        merchant_order_reference=reference,  # stored before this call
        order_amount={"value": 110_000, "currency": "INR"},  # paise
        pre_auth=True,
        callback_url=return_url,
        purchase_details={"customer": {"customer_id": customer_id}},
    )
    # --8<-- [end:order]
    return order


def pay_by_card(pl: PineLabs, order: Order) -> str | None:
    # --8<-- [start:card]
    order = pl.payments.create(
        order_id=order["order_id"],
        payments=[
            {
                "payment_method": "CARD",
                "payment_amount": {"value": 110_000, "currency": "INR"},
                "payment_option": {
                    "card_details": {
                        "name": "Kevin Bob",
                        "card_number": "4895489548954895",
                        "cvv": "065",
                        "expiry_month": "12",
                        "expiry_year": "2030",
                        "save": True,  # with the shopper's consent
                    }
                },
            }
        ],
    )
    challenge_url = order.get("challenge_url")  # send the shopper's browser there
    # --8<-- [end:card]
    return challenge_url


def pay_by_saved_card(pl: PineLabs, order: Order, token_id: str) -> str | None:
    # --8<-- [start:saved]
    order = pl.payments.create(
        order_id=order["order_id"],
        payments=[
            {
                "payment_method": "CARD",
                "payment_amount": {"value": 110_000, "currency": "INR"},
                "payment_option": {
                    "card_token_details": {
                        "token_id": token_id,
                        "token_txn_type": "NETWORK_TOKEN",
                        "cvv": "065",
                    }
                },
            }
        ],
    )
    # --8<-- [end:saved]
    return order.get("challenge_url")


def pay_by_foreign_token(pl: PineLabs, order: Order) -> str | None:
    # --8<-- [start:foreign]
    order = pl.payments.create(
        order_id=order["order_id"],
        payments=[
            {
                "payment_method": "CARD",
                "payment_amount": {"value": 110_000, "currency": "INR"},
                "payment_option": {
                    "card_token_details": {
                        "token": "4122980000000008",
                        "cryptogram": "AgAAAGQkm6LscccAAAA5gz4AAAA=",
                        "token_txn_type": "ALT_TOKEN",
                        "expiry_month": "03",
                        "expiry_year": "2030",
                        "last4_digit": "4026",
                        "cvv": "123",
                        "name": "Kevin Bob",
                    }
                },
            }
        ],
    )
    # --8<-- [end:foreign]
    return order.get("challenge_url")


# --8<-- [start:callback]
def on_return(pl: PineLabs, verifier: CallbackVerifier, body: bytes, expected_order_id: str) -> str:
    try:
        callback = verifier.verify(body)
    except SignatureError:
        return "refused"
    if callback["order_id"] != expected_order_id:
        return "refused"
    # Authentic, not paid: the order is the truth.
    try:
        order = pl.orders.get(order_id=expected_order_id)
    except PineLabsError:
        return "Your payment is being checked."
    return order["status"]
    # --8<-- [end:callback]


# --8<-- [start:webhook]
def on_webhook(verifier: WebhookVerifier, body: bytes, headers: Mapping[str, str], handled: set[str]) -> int:
    try:
        verified = verifier.verify(body, headers)
    except SignatureError:
        return 400
    if verified.id not in handled:  # a webhook may come more than once
        event = verified.event()
        if event["kind"] == "order" or event["kind"] == "refund":
            print(event["event_type"], event["data"]["order_id"])
        handled.add(verified.id)  # in one transaction with what the event changes
    return 204
    # --8<-- [end:webhook]


def capture(pl: PineLabs, order_id: str, reference: str) -> Order:
    # --8<-- [start:capture]
    order = pl.orders.capture(
        order_id=order_id,
        merchant_capture_reference=reference,
        capture_amount={"value": 40_000, "currency": "INR"},  # absent: all of it
    )
    # --8<-- [end:capture]
    return order


def cancel(pl: PineLabs, order_id: str) -> Order:
    # --8<-- [start:cancel]
    order = pl.orders.cancel(order_id=order_id)
    # --8<-- [end:cancel]
    return order


def refund(pl: PineLabs, order_id: str, reference: str) -> Order:
    # --8<-- [start:refund]
    refund = pl.refunds.create(
        order_id=order_id,
        merchant_order_reference=reference,  # of the refund, not of the order
        order_amount={"value": 10_000, "currency": "INR"},
    )
    # --8<-- [end:refund]
    return refund


def cards(pl: PineLabs, customer_id: str) -> Tokens:
    # --8<-- [start:cards]
    saved = pl.tokens.list(customer_id=customer_id)
    for card in saved["tokens"]:
        data = card.get("card_data") or {}
        print(card["token_id"], card.get("status"), data.get("last4_digit"))
    # --8<-- [end:cards]
    return saved


def forget_card(pl: PineLabs, customer_id: str, token_id: str) -> None:
    # --8<-- [start:forget]
    pl.tokens.delete(customer_id=customer_id, token_id=token_id)
    # --8<-- [end:forget]


def subscribe(pl: PineLabs, customer_id: str, reference: str) -> Subscription:
    # --8<-- [start:subscribe]
    plan = pl.plans.create(
        plan_name="Pay as you go",
        frequency="AS",  # charged as presented
        amount=amount.inr("499.00"),
        max_limit_amount=amount.inr("5000.00"),
        end_date="2035-01-01T00:00:00Z",
    )
    subscription = pl.subscriptions.create(
        merchant_subscription_reference=reference,  # stored before this call
        plan_id=plan["plan_id"],
        customer_id=customer_id,
        start_date="2026-01-01T00:00:00Z",
        end_date="2034-01-01T00:00:00Z",
        integration_mode="REDIRECT",
        callback_url="https://shop.example/return",
    )
    print(subscription.get("redirect_url"))  # send the customer's browser there
    # --8<-- [end:subscribe]
    return subscription


def debit(pl: PineLabs, subscription_id: str, reference: str) -> str | None:
    # --8<-- [start:debit]
    presentation = pl.presentations.create(
        subscription_id=subscription_id,
        merchant_presentation_reference=reference,  # stored before this call
        amount=amount.inr("499.00"),
        due_date="2026-06-05T06:00:00Z",
    )
    # Later, and after each event of the subscription: only COMPLETED says that money came.
    presentation = pl.presentations.get(presentation_id=presentation["presentation_id"])
    # --8<-- [end:debit]
    return presentation.get("status")


def errors(pl: PineLabs, order_id: str) -> str:
    # --8<-- [start:errors]
    try:
        pl.orders.capture(order_id=order_id, merchant_capture_reference="capture-1")
    except PineLabsError as error:
        if error.effect == "none":
            return "nothing was done: try again"
        if error.effect == "rejected":
            return f"refused: {error.code}"
        # It may have happened: store the inquiry, and ask before anything else.
        assert error.inquiry is not None
        print(error.inquiry["operation"], error.inquiry["params"])
        return "unknown"
    return "captured"
    # --8<-- [end:errors]


# --8<-- [start:reconcile]
def reconcile(pl: PineLabs, order_id: str | None, order_ref: str) -> Order | None:
    """The order as the gateway has it; `None` if the gateway has none with this reference."""
    try:
        if order_id is not None:
            return pl.orders.get(order_id=order_id)
        return pl.orders.get_by_reference(merchant_order_reference=order_ref)
    except PineLabsError as error:
        if error.code == "ORDER_NOT_FOUND":  # a code that says so, not the HTTP status alone
            return None
        raise
    # --8<-- [end:reconcile]


async def asyncio_start(pl: AsyncPineLabs) -> Order:
    # --8<-- [start:async]
    # pl = AsyncPineLabs(client_id="your-client-id", client_secret="your-client-secret")
    order = await pl.orders.create(order_amount=amount.inr("1100.00"), pre_auth=True)
    # --8<-- [end:async]
    return order
