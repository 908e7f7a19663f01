"""The checkout of the Tokenization guide: three orders, paid in three ways; and two more, by UPI and hosted.

Against the sandbox everything runs by itself. Against UAT, set your credentials and open the challenge URLs in a browser
when asked:

| variable | what |
|---|---|
| `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET` | credentials |
| `PINELABS_CALLBACK_KEY` | the hex key of the callback's signature |
| `PINELABS_WEBHOOK_SECRET` | the plain secret of the webhooks |
| `PINELABS_BASE_URL` | the sandbox's URL; UAT if absent |
| `PINELABS_MERCHANT_ADDRESS` | where this shop listens; default `127.0.0.1:8000` |
| `PINELABS_MERCHANT_URL` | how a browser reaches this shop; default `http://` and the address |

`checkout_async.py` is the same with `AsyncPineLabs`.
"""

import os
import sys

from pinelabs_online import PineLabs
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.models import Amount, EventType, Order, PaymentOption
from pinelabs_online.webhooks import WebhookVerifier
from shop import Shop
from shopper import Shopper


def main() -> None:
    base_url = os.environ.get("PINELABS_BASE_URL")
    with PineLabs(
        client_id=os.environ["PINELABS_CLIENT_ID"],
        client_secret=os.environ["PINELABS_CLIENT_SECRET"],
        base_url=base_url,
    ) as pl:
        checkout = Checkout(pl, Shop(), Shopper(sandbox=base_url is not None))

        print("1. Access token")
        token = pl.auth.generate_token()
        print(f"   valid for {token.get('expires_in', 0)} seconds")

        print("2. Customer")
        customer = pl.customers.create(
            first_name="Kevin",
            last_name="Bob",
            country_code="91",
            mobile_number="9876543210",
            email_id="kevin.bob@example.com",
        )
        print(f"   {customer['customer_id']} is {customer.get('status', '')}")

        checkout.pay_by_card_and_capture(customer["customer_id"])
        checkout.pay_by_saved_card_and_cancel(customer["customer_id"])
        checkout.pay_by_token_of_another_gateway(customer["customer_id"])
        checkout.pay_by_upi()
        checkout.pay_on_the_gateways_page()
        print("Done: one order captured in part, one cancelled, one captured in full, two paid at once.")


class Checkout:
    def __init__(self, pl: PineLabs, shop: Shop, shopper: Shopper) -> None:
        self.pl = pl
        self.shop = shop
        self.shopper = shopper
        self.callback_verifier = CallbackVerifier(os.environ["PINELABS_CALLBACK_KEY"])
        self.webhook_verifier = WebhookVerifier(os.environ["PINELABS_WEBHOOK_SECRET"])

    def pay_by_card_and_capture(self, customer_id: str) -> None:
        """Sections 3, 4.1, 5 and 6 of the guide: an order of INR 1,100.00 is paid by card, and the card saved."""
        print("3. Order of INR 1100.00, paid by card, the card saved")
        card: PaymentOption = {
            "card_details": {
                "card_number": "4895489548954895",
                "cvv": "065",
                "expiry_month": "12",
                "expiry_year": "2030",
                "name": "Kevin Bob",
                "save": True,
            }
        }
        order = self.order_and_pay(customer_id, inr(110_000), card)

        print("4. Capture of INR 400.00, the rest goes back to the customer")
        order = self.pl.orders.capture(order_id=order["order_id"], capture_amount=inr(40_000))
        print(f"   {order['order_id']} is {order['status']}")
        self.webhook(order["order_id"], "ORDER_PROCESSED")

    def pay_by_saved_card_and_cancel(self, customer_id: str) -> None:
        """Sections 4.2 and 7 of the guide: the saved card pays a second order, which is cancelled."""
        print("5. Saved cards of the customer")
        saved = self.pl.tokens.list(customer_id=customer_id)
        token = (saved.get("tokens") or sys.exit("the card was not saved"))[0]
        last4 = (token.get("card_data") or {}).get("last4_digit") or "????"
        print(f"   {token['token_id']} ends in {last4}")

        print("6. Order of INR 250.00, paid by the saved card")
        option: PaymentOption = {
            "card_token_details": {"token_id": token["token_id"], "token_txn_type": "NETWORK_TOKEN", "cvv": "065"}
        }
        order = self.order_and_pay(customer_id, inr(25_000), option)

        print("7. Cancellation")
        order = self.pl.orders.cancel(order_id=order["order_id"])
        print(f"   {order['order_id']} is {order['status']}")
        self.webhook(order["order_id"], "ORDER_CANCELLED")

    def pay_by_token_of_another_gateway(self, customer_id: str) -> None:
        """Section 4.3 of the guide: a token of another PA/PG pays a third order, with its cryptogram."""
        print("8. Order of INR 99.00, paid by another gateway's token and cryptogram")
        token: PaymentOption = {
            "card_token_details": {
                "token": "4122980000000008",
                "cryptogram": "AgAAAGQkm6LscccAAAA5gz4AAAA=",
                "token_txn_type": "ALT_TOKEN",
                "expiry_month": "03",
                "expiry_year": "2030",
                "name": "Kevin Bob",
                "last4_digit": "4026",
                "cvv": "123",
            }
        }
        order = self.order_and_pay(customer_id, inr(9_900), token)

        print("9. Capture of all of it")
        order = self.pl.orders.capture(order_id=order["order_id"])
        print(f"   {order['order_id']} is {order['status']}")
        self.webhook(order["order_id"], "ORDER_PROCESSED")

    def pay_by_upi(self) -> None:
        """Beyond the guide: a fourth order is paid in the shopper's UPI app, at once."""
        print("10. Order of INR 49.00, paid by UPI")
        order = self.pl.orders.create(order_amount=inr(4_900))
        print(f"   {order['order_id']} is {order['status']}")

        intent: PaymentOption = {"upi_details": {"txn_mode": "INTENT"}}
        order = self.pl.payments.create(
            order_id=order["order_id"], payments=[{"payment_amount": inr(4_900), "payment_option": intent}]
        )
        print(f"   {order['order_id']} is {order['status']}, the shopper opens a UPI app")
        link = order.get("challenge_url") or sys.exit("there is no link for the app")
        self.shopper.approve(link)

        # No browser comes back from an app: the webhook tells, or the order when it is asked for.
        self.webhook(order["order_id"], "ORDER_PROCESSED")
        self.read(order["order_id"], "PROCESSED")

    def pay_on_the_gateways_page(self) -> None:
        """Beyond the guide: hosted checkout. The fifth order is paid on the gateway's own page; no card data comes here."""
        print("11. Order of INR 75.00, paid on the gateway's own page")
        checkout = self.pl.checkout.create(order_amount=inr(7_500), callback_url=f"{self.shop.url}/return")
        print(f"   {checkout['order_id']} is created, the shopper goes to the page")
        page = checkout.get("redirect_url") or sys.exit("there is no page")
        self.shopper.pay_on_page(page)

        order = self.read(self.callback(), "PROCESSED")
        self.webhook(order["order_id"], "ORDER_PROCESSED")

    def order_and_pay(self, customer_id: str, amount: Amount, option: PaymentOption) -> Order:
        """Creates an order, pays it, sends the shopper to the challenge, and comes back with the money blocked."""
        order = self.pl.orders.create(
            order_amount=amount,
            pre_auth=True,
            callback_url=f"{self.shop.url}/return",
            purchase_details={"customer": {"customer_id": customer_id}},
        )
        print(f"   {order['order_id']} is {order['status']}")

        order = self.pl.payments.create(
            order_id=order["order_id"],
            payments=[{"payment_method": "CARD", "payment_amount": amount, "payment_option": option}],
        )
        print(f"   {order['order_id']} is {order['status']}, the shopper goes to the challenge page")
        challenge_url = order.get("challenge_url") or sys.exit("there is no challenge URL")
        self.shopper.authenticate(challenge_url)

        order = self.read(self.callback(), "AUTHORIZED")
        self.webhook(order["order_id"], "ORDER_AUTHORIZED")
        return order

    def callback(self) -> str:
        """Waits for the shopper's browser to come back, and says for which order."""
        form = self.shop.returns.get()
        callback = self.callback_verifier.verify(form)
        print(f"   callback verified: {callback['order_id']} says {callback['status']}")
        return callback["order_id"]

    def read(self, order_id: str, expected: str) -> Order:
        """A callback is authentic, not paid: what counts is what the gateway says when asked."""
        order = self.pl.orders.get(order_id=order_id)
        print(f"   {order['order_id']} is {order['status']}")
        if order["status"] != expected:
            sys.exit(f"the order is {order['status']}")
        return order

    def webhook(self, order_id: str, event_type: EventType) -> None:
        """Waits for a webhook of this order and this type, and verifies everything that comes."""
        while True:
            posted = self.shop.webhooks.get(timeout=300)
            event = self.webhook_verifier.verify(posted.body, posted.headers).event()
            # What is passed over is another order's news, or older news of this one.
            if event["kind"] == "order" and event["data"]["order_id"] == order_id and event["event_type"] == event_type:
                print(f"   webhook verified: {event['event_type']}")
                return


def inr(paise: int) -> Amount:
    return {"value": paise, "currency": "INR"}


if __name__ == "__main__":
    main()
